package catalogue

import (
	"goldthread/clock"
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// The ages in years between which the national measures look at care leavers.
const leaverFrom, leaverTo = 19, 21

// leavers makes the cases of young people who receive leaving-care services on a day; those who died or went home to
// their parents are left out of every figure.
func leavers(judge func(*indicator.Rules, *record.Child, *clock.LeaverOn, day.Day) indicator.Judgement) func(*indicator.Rules, *record.Child, day.Day, func(indicator.Case)) {
	return func(r *indicator.Rules, c *record.Child, on day.Day, f func(indicator.Case)) {
		l, ok := clock.CareLeaver(c, on)
		if !ok || !l.Counts() {
			return
		}
		held := record.Holding{Team: l.Team, Worker: l.Worker}
		if held.Worker == "" {
			held.Worker = l.Adviser
		}
		f(indicator.Case{Record: record.Key{Kind: "child"}, Day: on, Holding: held, Judgement: judge(r, c, &l, on)})
	}
}

// atNineteen leaves a figure to former relevant young people aged 19 to 21 on the day.
func atNineteen(judge func(*clock.LeaverOn) indicator.Judgement) func(*indicator.Rules, *record.Child, *clock.LeaverOn, day.Day) indicator.Judgement {
	return func(_ *indicator.Rules, c *record.Child, l *clock.LeaverOn, on day.Day) indicator.Judgement {
		age, aged := clock.AgeOn(c, on)
		switch {
		case aged && (age < leaverFrom || age > leaverTo), l.Eligibility != "" && l.Eligibility != clock.FormerRelevant:
			return indicator.Judgement{Met: indicator.Out}
		}
		j := judge(l)
		switch {
		case j.Met == indicator.Out:
		case !aged:
			j = indicator.Judgement{Met: indicator.CannotTell, Why: "the age is not known"}
		case l.Eligibility == "":
			j = indicator.Judgement{Met: indicator.CannotTell, Why: "the category of care leaver is left blank"}
		}
		return j
	}
}

// notInTouch says whether the authority is not in touch for any reason: nor when the young person refuses contact or no
// longer wants services.
func notInTouch(l *clock.LeaverOn) bool {
	return l.Touch == "NO" || l.Touch == "REFU" || l.Touch == "NREQ"
}

// inEducationOrWork reads the activity of a care leaver; known is false for a blank.
func inEducationOrWork(activity codelist.Code) (busy, known bool) {
	if _, ok := codelist.Activity.Entry(activity); !ok {
		return false, false
	}
	return activity[0] == 'F' || activity[0] == 'P', true // full or part time; G stands for neither
}
