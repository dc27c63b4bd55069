package journey

import (
	"goldthread/clock"
	"goldthread/day"
)

// Windows say which event still belongs to the journey before it. No list ties a referral to its contact or an
// assessment to its referral: the child and the days do. All are calendar days and local standards.
type Windows struct {
	// Referral is how long after a contact a referral, or a further contact, belongs to it: the same limit by which the
	// indicator contact-to-referral judges.
	Referral clock.Limit
	// EarlyHelp is how long after a contact an early-help assessment may begin to be what the contact became.
	EarlyHelp day.Day
	// StepUp is how long after early help was completed a referral still belongs to it.
	StepUp day.Day
	// Assessment is how long after a referral an assessment, an enquiry or care may begin that it led to.
	Assessment day.Day
	// Conference is how long after the strategy discussion an enquiry may wait for its conference or decision.
	Conference day.Day
	// Afterwards is how long after the end of work a plan, an enquiry or early help still belongs to it.
	Afterwards day.Day
}

// Usual are the windows of an authority with these limits of its own: thirty days where no clock says otherwise, a month
// being what case systems allow a decision to trail behind; forty-five for a conference, three times its fifteen working
// days in calendar days, since late ones are what people look for.
func Usual(local clock.Local, on day.Day) Windows {
	return Windows{
		Referral:  local.Limit(clock.ContactToReferral, on),
		EarlyHelp: 30, StepUp: 30, Assessment: 30, Conference: 45, Afterwards: 30,
	}
}

// longest is the most days by which a first event may lie before one that belongs to it, with nothing running.
func (w Windows) longest() day.Day { return max(w.EarlyHelp, w.Assessment, w.Conference, w.Afterwards) }
