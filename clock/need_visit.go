package clock

// NeedVisit is the visit to a child with a child in need plan. No statute sets it: twenty working days or four weeks is
// common, six weeks is found.
var NeedVisit = &Clock{
	Code: "need-visit", Name: "Visit to a child with a child in need plan",
	Starts: "the child was last seen, or the start of the episode of need", Stops: "the child was seen, or the case was closed",
	Local:    true,
	Versions: []Version{{Limit: Limit{20, WorkingDays}, Source: "local standard"}},
}
