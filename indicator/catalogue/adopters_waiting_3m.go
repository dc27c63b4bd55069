package catalogue

import (
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// adoptersWaited is adopters-waiting-3m.
var adoptersWaited = &indicator.Plain{
	Words: indicator.Words{
		Code: "adopters-waiting-3m", Area: indicator.Adoption,
		Title:    "Adoptive families who waited three months or longer for a match",
		Question: "Do families who are ready to adopt wait long for a child?",
		Counts:   "adoptive families matched with a child in the period, a couple counted once",
		Meets:    "three months or longer passed from the approval of the family to its match",
		Source:   "Adoption scorecards (DfE), methodology, indicator A12",
		ValueIn:  "days from approval to match",
		Polarity: indicator.Lower, Pair: "adopters-still-waiting",
		Compare: "the scorecard's year ends on 31 March",
		Needs:   []record.Feed{record.Adopters},
	},
	In: indicator.Percent,
	Cases: func(r *indicator.Rules, window day.Span) []indicator.Case {
		var cases []indicator.Case
		for _, f := range families(r.Book) {
			if window.Has(f.matched) {
				cases = append(cases, indicator.Case{Child: indicator.NoChild, Record: f.key, Day: f.matched, Judgement: f.waited(r)})
			}
		}
		return cases
	},
}

func (f *family) waited(r *indicator.Rules) indicator.Judgement {
	if !f.approved.Known() {
		return indicator.Judgement{Met: indicator.CannotTell, Why: "the day of approval is left blank"}
	}
	return lasted(r.Limit(clock.AdopterMatch, f.approved), f.approved, f.matched)
}
