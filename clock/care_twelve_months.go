package clock

// CareTwelveMonths is how long a child has been in care without a break before the yearly health figures count the
// child: all of the twelve months up to the day, so a child who came on 1 April counts on 31 March.
var CareTwelveMonths = &Clock{
	Code: "care-twelve-months", Name: "In care for twelve months",
	Starts: "the child became looked after", Stops: "the child is no longer looked after",
	Versions: []Version{{Limit: Limit{12, Months}, Source: "Children looked after in England (DfE), outcomes: looked after continuously for at least 12 months at 31 March"}},
}
