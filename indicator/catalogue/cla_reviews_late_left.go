package catalogue

import (
	"goldthread/clock"
	"goldthread/indicator"
	"goldthread/record"
)

// careReviewsLateLeft is cla-reviews-late-left: cla-review-on-time loses sight of a late review when the child leaves care.
var careReviewsLateLeft = &indicator.Share[record.CarePeriod]{
	Words: indicator.Words{
		Code: "cla-reviews-late-left", Area: indicator.InCare,
		Title:    "Children who left care after a late review",
		Question: "Did children leave care while a review of their plan was late?",
		Counts:   "periods of care that ended in the period, of children whose first review had fallen due; series of short breaks are left out",
		Meets:    "a review was overdue on the day that the child left care, or was late in the twelve months before",
		Source:   "local standard, from SI 2010/959 (care planning regulations), regulation 33(1) and (2)",
		ValueIn:  "days since the last review or coming into care",
		Polarity: indicator.Lower, Pair: "cla-review-on-time",
		Needs: []record.Feed{record.CarePeriods},
		Proxy: "Annex A tells the latest review only, so a review that was late and then held before the child left is seen only where a delivery fell in between",
	},
	Of:    carePeriods,
	Dated: ceasedOn,
	Judge: func(r *indicator.Rules, c *record.Child, p *record.CarePeriod) indicator.Judgement {
		switch {
		case clock.ShortBreaks(c, p, p.Ceased):
			return indicator.Judgement{Met: indicator.Out}
		case p.Ceased < p.Start:
			return indicator.Judgement{Met: indicator.CannotTell, Why: "the end is before the start"}
		}
		return not(reviewedInTime(r, c, p, p.Ceased))
	},
}

// not turns what was met into what was not.
func not(j indicator.Judgement) indicator.Judgement {
	switch j.Met {
	case indicator.Yes:
		j.Met = indicator.No
	case indicator.No:
		j.Met = indicator.Yes
	}
	return j
}
