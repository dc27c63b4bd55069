// Package indicator makes figures. An indicator looks at one child's record and says which cases it sees there; only the
// engine counts. So the figure, the list of children, the split by team and the trend come from the same cases and
// cannot disagree.
//
// An indicator is a value of a shape (Count, Share, Stock, StockShare and their rates and averages): what it looks at,
// when that happened, and whether the test is met. What fits no shape is a Plain function that returns cases.
package indicator

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/record"
)

// Polarity says which way is better.
type Polarity string

// The polarities, in the words that stand beside a figure.
const (
	Higher  Polarity = "higher is better"
	Lower   Polarity = "lower is better"
	Neither Polarity = "neither high nor low is better"
)

// Area is the part of the service that a figure belongs to, in the order of a scorecard.
type Area string

// The areas.
const (
	FrontDoor   Area = "Front door"
	Assessing   Area = "Assessment"
	InNeed      Area = "Children in need"
	Protection  Area = "Child protection"
	InCare      Area = "Children in care"
	Placements  Area = "Placements"
	Health      Area = "Health"
	Missing     Area = "Missing"
	Adoption    Area = "Adoption"
	CareLeavers Area = "Care leavers"
	Workforce   Area = "Workforce"
	Quality     Area = "Quality of records"
)

// Areas lists them in order.
var Areas = []Area{FrontDoor, Assessing, InNeed, Protection, InCare, Placements, Health, Missing, Adoption, CareLeavers, Workforce, Quality}

// Words is what an indicator says of itself: the scorecard, the papers and the definition page are made of it.
type Words struct {
	Code     string // stable, lower case with hyphens: other programs ask for it
	Area     Area
	Title    string
	Question string // the question it answers for somebody who is not of the field
	Counts   string // what is counted: the denominator of a share, in words
	Meets    string // when a case meets the test, in words; blank for a count
	ValueIn  string // what a case's Value counts, by the standard limits: "working days taken"; blank where cases have none
	Source   string // who defines it, edition and date
	Polarity Polarity
	Pair     string        // code of the indicator that would expose an improvement got by not doing the work
	PairNote string        // where that one needs a source that is not there yet: what it would be and what it needs
	LAIT     string        // the code under which the national figure is published, blank where there is none
	Compare  string        // how the published figure differs from ours, where it does
	Unlike   bool          // the published figure counts otherwise: it is shown, and ours is not judged against it
	Needs    []record.Feed // what must have been delivered for it to be told
	Since    int           // months before the window that must be known too (a re-referral looks back twelve)
	Latest   bool          // it reads what lists tell only the latest of: it can be told only as at a delivery
	SplitBy  Split         // the split it is always shown by, blank for none
	Proxy    string        // what the source cannot tell and what stands in for it
}

// About gives the words; a shape has it by embedding them.
func (w *Words) About() *Words { return w }

// Met says how a case stands to the test.
type Met int8

// How a case may stand.
const (
	Out        Met = iota // it is not in the figure at all
	No                    // counted, and the test is not met
	Yes                   // counted, and the test is met; every case of a plain count
	CannotTell            // it belongs, but the source does not tell whether the test is met: counted apart
)

// String is the word of the cases table.
func (m Met) String() string { return [...]string{"left out", "not met", "met", "cannot tell"}[m] }

// Judgement is what an indicator finds of one case. Value is a number that people want beside it (working days taken,
// placements), in the unit that Words.ValueIn names. Why is a sentence part, without a name.
type Judgement struct {
	Met   Met
	Value float64
	Why   string
}

// Case is one thing counted, with the child it is about.
type Case struct {
	Child  record.Ref // record.Ref(-1) for a case about no child (a worker, a family of adopters)
	Record record.Key
	Day    day.Day
	record.Holding
	Judgement
}

// NoChild is the reference of a case that is about no child.
const NoChild record.Ref = -1

// Rules is what an indicator may ask beside the child: the limits in force, and what the sources cover.
type Rules struct {
	Local      clock.Local
	Population func(on day.Day) (children, year int, ok bool) // children aged 0-17 of the authority; nil when not known
	Book       *record.Book
	AsAt       day.Day // the day that a figure is as at, set by the engine; what happened later does not count

	told *coverage
}

// Limit is the limit of a clock on a day, the authority's own where it has one.
func (r *Rules) Limit(c *clock.Clock, on day.Day) clock.Limit { return r.Local.Limit(c, on) }

// Indicator is a shape with its words.
type Indicator interface {
	About() *Words
	// Unit is the unit of its figures.
	Unit() Unit
	// OnDay says whether it is a state on the last day of a window rather than events within it.
	OnDay() bool
	// eachOnce says whether each child counts once in a window.
	eachOnce() bool
	// looksAt are the records of a child that cases rest on; nil where no single kind of them does.
	looksAt(c *record.Child) []record.Key
	// see tells each case that a child has in each of the windows that the eye looks through.
	see(v *eye, c *record.Child)
}

// Unit is what a figure is given in.
type Unit string

// The units.
const (
	Number        Unit = "number"
	Percent       Unit = "%"
	Rate10k       Unit = "per 10,000 children aged 0-17"
	Median        Unit = "days (median)"
	Mean          Unit = "days (mean)"
	WorkingMedian Unit = "working days (median)"
	Average       Unit = "average"
)
