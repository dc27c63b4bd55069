package journey

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// outcome is what a journey ended in and on which day; the day is Never where it did not end or nobody says when.
type outcome struct {
	step Step
	day  day.Day
}

// outcome reads how a journey ended from what the lists tell of its last work.
func (r *reader) outcome(child *record.Child, c *chain) outcome {
	if c.openNow(r.asAt) {
		return outcome{step: StillOpen}
	}
	if c.passedOn.Known() {
		return outcome{ToEarlyHelp, c.passedOn}
	}
	if o, told := r.caseClosed(child, c); told {
		return o
	}
	switch c.deepest {
	case Contact:
		return r.afterContact(c)
	case EarlyHelp:
		return helpEnded(child, c)
	case Referral:
		return r.afterReferral(child, c)
	case Assessment:
		return r.afterAssessment(child, c)
	case Enquiry, Conference:
		return r.afterEnquiry(child, c)
	case Care:
		return careCeased(child, c)
	}
	return outcome{step: NotTold}
}

// openNow says whether early help, an assessment, an episode of need, a plan or care runs on the as-at day.
func (c *chain) openNow(asAt day.Day) bool {
	for i := range c.events {
		if e := &c.events[i]; e.ends == forever && e.step != Enquiry && !(e.step == EarlyHelp && c.deepest > EarlyHelp) {
			return true
		}
	}
	return false
}

// caseClosed is the outcome by list 6, where the journey has an episode of need: the last one's reason for closing. What
// ended care says more than "no longer in need".
func (r *reader) caseClosed(child *record.Child, c *chain) (o outcome, told bool) {
	var last *record.NeedEpisode
	for i := range c.events {
		if e := &c.events[i]; e.step == caseOpened {
			last = &child.Need.Episodes[e.at]
		}
	}
	if last == nil {
		return o, false
	}
	if !last.Closed.Known() || last.Closed > r.asAt {
		return outcome{step: NotTold}, true
	}
	return outcome{r.reason(child, c, last), max(last.Closed, c.lastDay())}, true
}

func (r *reader) reason(child *record.Child, c *chain, e *record.NeedEpisode) Step {
	switch e.Reason {
	case "RC1", "RC3", "RC4":
		return Permanence
	case "RC2":
		return Died
	case "RC5", "RC6":
		return Elsewhere
	}
	if s := leftCare(child, c); s != SupportEnded {
		return s
	}
	switch {
	case c.deepest >= Plan || c.deepest == InNeed:
		return SupportEnded
	case e.Reason == "RC9":
		return ToEarlyHelp
	case e.Reason == "RC8" || r.foundNoNeed(child, c):
		return NoServices
	}
	return SupportEnded
}

// leftCare is what the last period of care says of the outcome; SupportEnded where it says nothing that lasts, or there
// was none.
func leftCare(child *record.Child, c *chain) Step {
	s := SupportEnded
	for i := range c.events {
		if e := &c.events[i]; e.step == Care {
			s = ceased(child.Care.Periods[e.at].Reason)
		}
	}
	return s
}

func ceased(reason codelist.Code) Step {
	switch reason {
	case "E11", "E12", "E41", "E45", "E46", "E47", "E48":
		return Permanence
	case "E2":
		return Died
	case "E3", "E7":
		return Elsewhere
	}
	return SupportEnded
}

// lastDay is the last day that the journey's own work ran: a case is not closed before its plan ends, whatever was typed.
func (c *chain) lastDay() (last day.Day) {
	for i := range c.events {
		if e := &c.events[i]; e.ends != forever && (e.step <= c.deepest || e.step == caseOpened) {
			last = max(last, e.day)
		}
	}
	return last
}

// afterContact: list 1 tells no decision, so only the days say that nothing followed, and only where all was told.
func (r *reader) afterContact(c *chain) outcome {
	last := c.lastDay()
	due := max(c.until, c.referralBy)
	switch {
	case due > r.asAt:
		return outcome{step: TooSoon}
	case !r.told(record.Referrals, last, due) || !r.told(record.EarlyHelpFeed, last, due):
		return outcome{step: NotTold}
	}
	return outcome{step: NothingFollowed}
}

func helpEnded(child *record.Child, c *chain) outcome {
	var last *record.EarlyHelp
	for i := range c.events {
		if e := &c.events[i]; e.step == EarlyHelp {
			last = &child.Front.EarlyHelp[e.at]
		}
	}
	if last.Completed < last.Start {
		return outcome{step: NotTold}
	}
	return outcome{HelpCompleted, max(last.Completed, c.lastDay())}
}

// afterReferral: list 3 tells no day of the decision, so no further action stands on the referral's own.
func (r *reader) afterReferral(child *record.Child, c *chain) outcome {
	e := c.reached[Referral]
	if child.Front.Referrals[e.at].NoFurtherAction == codelist.Yes {
		return outcome{NoFurtherAction, max(e.day, c.lastDay())}
	}
	return r.waiting(e.day + r.windows.Assessment)
}

// afterAssessment: without an episode of need only a "no" is an outcome; a "yes" should have opened one.
func (r *reader) afterAssessment(child *record.Child, c *chain) outcome {
	if r.foundNoNeed(child, c) {
		return outcome{NoServices, max(r.authorised(child, c), c.lastDay())}
	}
	return outcome{step: NotTold}
}

func (r *reader) afterEnquiry(child *record.Child, c *chain) outcome {
	at := c.reached[c.deepest]
	e := &child.Protection.Enquiries[at.at]
	switch {
	case r.foundNoNeed(child, c):
		return outcome{NoServices, max(r.authorised(child, c), c.lastDay())}
	case c.deepest == Enquiry && e.ConferenceUnnecessary == codelist.Yes:
		return outcome{step: NoConference}
	case c.deepest == Conference && e.LedToPlan == codelist.No:
		return outcome{NoPlan, max(at.day, c.lastDay())}
	}
	return r.waiting(at.day + r.windows.Conference)
}

func careCeased(child *record.Child, c *chain) outcome {
	var last *record.CarePeriod
	for i := range c.events {
		if e := &c.events[i]; e.step == Care {
			last = &child.Care.Periods[e.at]
		}
	}
	if last.Ceased < last.Start {
		return outcome{step: NotTold}
	}
	return outcome{ceased(last.Reason), max(last.Ceased, c.lastDay())}
}

// waiting is too soon to tell until a day, and not told from then on.
func (r *reader) waiting(until day.Day) outcome {
	if until > r.asAt {
		return outcome{step: TooSoon}
	}
	return outcome{step: NotTold}
}

// foundNoNeed says whether the last assessment of the journey was authorised and found no need of services.
func (r *reader) foundNoNeed(child *record.Child, c *chain) bool {
	if a := lastAssessment(child, c); a != nil {
		return a.NeedsSupport == codelist.No && a.Authorised >= a.Start && a.Authorised <= r.asAt
	}
	return false
}

func (r *reader) authorised(child *record.Child, c *chain) day.Day {
	return lastAssessment(child, c).Authorised
}

func lastAssessment(child *record.Child, c *chain) (a *record.Assessment) {
	for i := range c.events {
		if e := &c.events[i]; e.step == Assessment {
			a = &child.Front.Assessments[e.at]
		}
	}
	return a
}
