package catalogue

import (
	"goldthread/clock"
	"goldthread/indicator"
	"goldthread/record"
)

// leaversLost is careleaver-not-in-touch.
var leaversLost = &indicator.State{
	Words: indicator.Words{
		Code: "careleaver-not-in-touch", Area: indicator.CareLeavers,
		Title:    "Care leavers aged 19 to 21 with whom the authority is not in touch",
		Question: "Have we lost sight of young people who grew up in our care?",
		Counts:   "former relevant young people aged 19 to 21 on the day who receive leaving-care services",
		Meets: "the authority is not in touch, and does not know the young person's activity from anybody else; who refuses contact or no longer needs services is " +
			"not lost and does not meet it",
		Source:   "Local Authority Interactive Tool (DfE), measure CareLeavers_LA_NotInTouch",
		Polarity: indicator.Lower, Pair: "careleaver-contact-8wk", LAIT: "CareLeavers_LA_NotInTouch",
		Compare: "published for the year to 31 March, at the 19th, 20th or 21st birthday",
		Needs:   []record.Feed{record.CareLeavers}, Latest: true,
		Proxy: "list 9 tells what holds on the day, not at the birthday",
	},
	In:    indicator.Percent,
	Cases: leavers(atNineteen(lost)),
}

func lost(l *clock.LeaverOn) indicator.Judgement {
	_, known := inEducationOrWork(l.Activity)
	switch {
	case l.Touch == "":
		return indicator.Judgement{Met: indicator.CannotTell, Why: "whether the authority is in touch is left blank"}
	case l.Touch == "NO" && !known:
		return indicator.Judgement{Met: indicator.Yes, Why: "not in touch, and the activity is not known"}
	case l.Touch == "NO":
		return indicator.Judgement{Met: indicator.No, Why: "not in touch, but the activity is known"}
	}
	return indicator.Judgement{Met: indicator.No, Why: "in touch, or services are not wanted"}
}
