package catalogue

import (
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// adoptersWaiting is adopters-still-waiting: adopters-waiting-3m sees only the families that were matched in the end.
var adoptersWaiting = &indicator.Plain{
	Words: indicator.Words{
		Code: "adopters-still-waiting", Area: indicator.Adoption,
		Title:    "Approved adoptive families waiting for a match",
		Question: "How many families are ready to adopt and still wait?",
		Counts:   "adoptive families approved by the day, a couple counted once, who were not yet matched with a child and have not left",
		Source:   "Adoption scorecards (DfE), methodology, indicator A11",
		ValueIn:  "days since approval",
		Polarity: indicator.Lower, Pair: "adopters-waiting-3m",
		Compare: "the scorecard's day is 31 March",
		Needs:   []record.Feed{record.Adopters},
		Proxy:   "list 11 holds adopters with whom there was contact in twelve months: a family that waits longer with no word is not on it",
	},
	In:    indicator.Number,
	State: true,
	Cases: func(r *indicator.Rules, window day.Span) []indicator.Case {
		var cases []indicator.Case
		on := window.To
		for _, f := range families(r.Book) {
			if by(f.approved, on) && !by(f.matched, on) && !by(f.placed, on) && !by(f.left, on) {
				waiting := indicator.Judgement{Met: indicator.Yes, Value: float64(on - f.approved), Why: "days since approval"}
				cases = append(cases, indicator.Case{Child: indicator.NoChild, Record: f.key, Day: on, Judgement: waiting})
			}
		}
		return cases
	},
}
