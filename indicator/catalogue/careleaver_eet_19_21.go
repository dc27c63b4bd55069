package catalogue

import (
	"goldthread/clock"
	"goldthread/indicator"
	"goldthread/record"
)

// leaversBusy is careleaver-eet-19-21.
var leaversBusy = &indicator.State{
	Words: indicator.Words{
		Code: "careleaver-eet-19-21", Area: indicator.CareLeavers,
		Title:    "Care leavers aged 19 to 21 in education, employment or training",
		Question: "Are the young people who grew up in our care learning or at work?",
		Counts:   "former relevant young people aged 19 to 21 on the day who receive leaving-care services, with those the authority is not in touch with",
		Meets:    "in education, employment or training, full or part time",
		Source:   "Local Authority Interactive Tool (DfE), measure CareLeaverEET",
		Polarity: indicator.Higher, Pair: "careleaver-not-in-touch", LAIT: "CareLeaverEET",
		Compare: "published for the year to 31 March, at the 19th, 20th or 21st birthday, and only for those in care for thirteen weeks after their fourteenth birthday",
		Needs:   []record.Feed{record.CareLeavers}, Latest: true,
		Proxy: "list 9 tells what holds on the day, not at the birthday, and not how long the young person was in care. Died and returned home are left out; not in touch " +
			"stays in and counts as not in education or work unless the activity is told all the same",
	},
	In:    indicator.Percent,
	Cases: leavers(atNineteen(busy)),
}

func busy(l *clock.LeaverOn) indicator.Judgement {
	in, known := inEducationOrWork(l.Activity)
	switch {
	case in:
		return indicator.Judgement{Met: indicator.Yes, Why: "in education, employment or training"}
	case known:
		return indicator.Judgement{Met: indicator.No, Why: "not in education, employment or training"}
	case notInTouch(l):
		return indicator.Judgement{Met: indicator.No, Why: "the authority is not in touch"}
	}
	return indicator.Judgement{Met: indicator.CannotTell, Why: "the activity is left blank"}
}
