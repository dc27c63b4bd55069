package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// careReviewsInTime is cla-review-on-time.
var careReviewsInTime = &indicator.StockShare[record.CarePeriod]{
	Words: indicator.Words{
		Code: "cla-review-on-time", Area: indicator.InCare,
		Title:    "Children in care whose reviews were in time",
		Question: "Do we look again at each child's care plan as often as the law asks?",
		Counts:   "children looked after on the day whose first review has fallen due, without series of short breaks",
		Meets: "no review that fell due in the last twelve months was late: the first within twenty working days of coming into care, the second " +
			"within three months of the first, later ones within six months of the one before",
		Source:   "SI 2010/959 (care planning regulations), regulation 33(1) and (2)",
		ValueIn:  "days since the last review or coming into care",
		Polarity: indicator.Higher, Pair: "cla-reviews-late-left",
		PairNote: "whether children took part in their reviews would be seen by cla-review-participation, which needs the participation codes of the " +
			"children looked after return",
		Compare: "not published nationally",
		Needs:   []record.Feed{record.CarePeriods}, Latest: true,
		Proxy: "Annex A tells the latest review only: with one delivery this says whether the next review is overdue; each monthly delivery adds what was " +
			"overdue then. A review that is the first known and came after twenty working days may have followed others, so six months are allowed after it. " +
			"Reviews that had to come sooner (regulation 33(3)) are not told",
	},
	Of:    carePeriods,
	Open:  inCare,
	Judge: reviewedInTime,
}
