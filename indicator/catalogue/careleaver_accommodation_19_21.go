package catalogue

import (
	"goldthread/clock"
	"goldthread/codelist"
	"goldthread/indicator"
	"goldthread/record"
)

// leaversHoused is careleaver-accommodation-19-21.
var leaversHoused = &indicator.State{
	Words: indicator.Words{
		Code: "careleaver-accommodation-19-21", Area: indicator.CareLeavers,
		Title:    "Care leavers aged 19 to 21 in suitable accommodation",
		Question: "Do the young people who grew up in our care have a fit place to live?",
		Counts: "former relevant young people aged 19 to 21 on the day who receive leaving-care services, with those the authority is not in touch with; without " +
			"those abroad, deported or whose residence is not known",
		Meets:    "the accommodation is judged suitable",
		Source:   "Local Authority Interactive Tool (DfE), measure CareLeaverAcc; SI 2010/2571 (care leavers regulations), regulation 9",
		Polarity: indicator.Higher, Pair: "careleaver-not-in-touch", LAIT: "CareLeaverAcc",
		PairNote: "those whose residence is not known are left out: their number stands in the list of care leavers",
		Compare:  "published for the year to 31 March, at the 19th, 20th or 21st birthday, and only for those in care for thirteen weeks after their fourteenth birthday",
		Needs:    []record.Feed{record.CareLeavers}, Latest: true,
		Proxy: "list 9 tells what holds on the day, not at the birthday, and not how long the young person was in care. Custody and no fixed abode are unsuitable by the " +
			"national codes, whatever the list judges",
	},
	In:    indicator.Percent,
	Cases: leavers(atNineteen(housed)),
}

func housed(l *clock.LeaverOn) indicator.Judgement {
	switch l.Accommodation {
	case "G", "H", "R": // abroad, deported, residence not known
		return indicator.Judgement{Met: indicator.Out}
	case "S", "X":
		return indicator.Judgement{Met: indicator.No, Why: "no fixed abode or custody"}
	}
	switch {
	case l.Suitability == codelist.Suitable:
		return indicator.Judgement{Met: indicator.Yes, Why: "suitable"}
	case l.Suitability == codelist.Unsuitable:
		return indicator.Judgement{Met: indicator.No, Why: "unsuitable"}
	case notInTouch(l):
		return indicator.Judgement{Met: indicator.No, Why: "the authority is not in touch"}
	}
	return indicator.Judgement{Met: indicator.CannotTell, Why: "the suitability is left blank"}
}
