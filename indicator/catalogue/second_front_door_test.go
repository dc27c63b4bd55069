package catalogue_test

import (
	"time"

	"goldthread/day"
	"goldthread/record"
)

var twins = map[string]twin{
	"contacts-number":           {child: contactsSeen},
	"contact-to-referral":       {child: contactsFollowed},
	"contacts-repeat-12m":       {child: contactsAgain},
	"early-help-started":        {child: earlyHelpSeen},
	"referrals-number":          {child: referralsSeen},
	"referral-rate":             {child: referralsSeen},
	"re-referral-12m":           {child: referralsAgain},
	"referral-nfa":              {child: referralsDropped},
	"assessment-within-45wd":    {child: assessmentsDone},
	"assessment-median-days":    {child: assessmentsTook},
	"assessment-open-past-45wd": {child: assessmentsLate},
}

// counted is the verdict of what is only counted.
func counted(record string) verdict { return verdict{record: record, met: yes} }

// nobodys is who holds a contact or early help: lists 1 and 2 name neither team nor worker.
const nobodys = "/"

func contactsSeen(s *scene, c *record.Child) (all []verdict) {
	if c.Front == nil {
		return nil
	}
	for _, v := range c.Front.Contacts {
		if between(on(v.Day), s.from, s.to) {
			all = append(all, verdict{record: of("contact", v.Day, v.Nth), met: yes, held: nobodys})
		}
	}
	return all
}

// toldOn says whether some delivery tells all of a feed for a day.
func (s *scene) toldOn(f record.Feed, t time.Time) bool { return s.told[f][t] }

// A contact became a referral when one followed on its day or in the fourteen after it; before they are over nothing is told.
func contactsFollowed(s *scene, c *record.Child) (all []verdict) {
	if c.Front == nil {
		return nil
	}
	for _, v := range c.Front.Contacts {
		day0 := on(v.Day)
		if !between(day0, s.from, s.to) {
			continue
		}
		said := verdict{record: of("contact", v.Day, v.Nth), met: no}
		followed := -1
		for n := 14; n >= 0; n-- { // from the last day to the first, so that the first that there is stands in the end
			for _, r := range c.Front.Referrals {
				if on(r.Day).Equal(plusDays(day0, n)) {
					followed = n
				}
			}
		}
		if followed >= 0 {
			said = verdict{record: said.record, met: yes, value: float64(followed), said: true}
		}
		for n := range 15 { // a day that is still to come or was not told leaves the contact open, whatever the others say
			if then := plusDays(day0, n); then.After(s.to) || !s.toldOn(record.Referrals, then) {
				said = verdict{record: said.record, met: cannotTell}
			}
		}
		all = append(all, said)
	}
	return all
}

// again judges something that happened on a day by the earlier days of its kind: within twelve months is yes; none, and
// the record tells all of those months, is no.
func (s *scene) again(f record.Feed, day0 time.Time, days []time.Time) string {
	for _, d := range days {
		if d.Before(day0) && !plusMonths(d, 12).Before(day0) {
			return yes
		}
	}
	for n := 367; n > 0; n-- {
		if d := plusDays(day0, -n); !plusMonths(d, 12).Before(day0) && !s.toldOn(f, d) {
			return cannotTell
		}
	}
	return no
}

func contactsAgain(s *scene, c *record.Child) (all []verdict) {
	if c.Front == nil {
		return nil
	}
	var days []time.Time
	for _, v := range c.Front.Contacts {
		days = append(days, on(v.Day))
	}
	for i, v := range c.Front.Contacts {
		if between(days[i], s.from, s.to) {
			said := verdict{record: of("contact", v.Day, v.Nth), met: s.again(record.Contacts, days[i], days)}
			if s.again(record.Contacts, days[i], nil) == cannotTell { // with none before it, not even a "no" could be told
				said.met = cannotTell
			}
			all = append(all, said)
		}
	}
	return all
}

func earlyHelpSeen(s *scene, c *record.Child) (all []verdict) {
	if c.Front == nil {
		return nil
	}
	for _, v := range c.Front.EarlyHelp {
		if between(on(v.Start), s.from, s.to) {
			all = append(all, verdict{record: of("early-help", v.Start, v.Nth), met: yes, held: nobodys})
		}
	}
	return all
}

func referralsSeen(s *scene, c *record.Child) (all []verdict) {
	if c.Front == nil {
		return nil
	}
	for _, v := range c.Front.Referrals {
		if between(on(v.Day), s.from, s.to) {
			all = append(all, counted(of("referral", v.Day, v.Nth)))
		}
	}
	return all
}

func referralsAgain(s *scene, c *record.Child) (all []verdict) {
	if c.Front == nil {
		return nil
	}
	var days []time.Time
	for _, v := range c.Front.Referrals {
		days = append(days, on(v.Day))
	}
	for i, v := range c.Front.Referrals {
		if !between(days[i], s.from, s.to) {
			continue
		}
		met := s.again(record.Referrals, days[i], days)
		if met == cannotTell {
			met = s.countedBefore(c, days[i], days)
		}
		all = append(all, verdict{record: of("referral", v.Day, v.Nth), met: met})
	}
	return all
}

// countedBefore is what the newest list said that was made while the referral of that day was the child's latest.
func (s *scene) countedBefore(c *record.Child, day0 time.Time, days []time.Time) string {
	met := cannotTell
	for _, o := range c.Observations {
		made := on(o.Day)
		latest := true
		for _, d := range days {
			latest = latest && !(d.After(day0) && !d.After(made))
		}
		if o.About != record.ReferralsBefore || !between(made, day0, s.to) || !latest {
			continue
		}
		if met = no; o.Count > 0 {
			met = yes
		}
	}
	return met
}

func answered(code string) string {
	switch code {
	case "Y":
		return yes
	case "N":
		return no
	}
	return cannotTell
}

func referralsDropped(s *scene, c *record.Child) (all []verdict) {
	if c.Front == nil {
		return nil
	}
	for _, v := range c.Front.Referrals {
		if between(on(v.Day), s.from, s.to) {
			all = append(all, verdict{record: of("referral", v.Day, v.Nth), met: answered(string(v.NoFurtherAction))})
		}
	}
	return all
}

// within judges work that had n working days.
func (s *scene) within(record string, start, end time.Time, n int) verdict {
	if end.Before(start) || !known(start) {
		return verdict{record: record, met: cannotTell}
	}
	v := verdict{record: record, met: yes, value: float64(s.workingDays(start, end)), said: true}
	if end.After(s.nthWorkingDay(start, n)) {
		v.met = no
	}
	return v
}

func assessmentsDone(s *scene, c *record.Child) (all []verdict) {
	if c.Front == nil {
		return nil
	}
	for _, v := range c.Front.Assessments {
		if between(on(v.Authorised), s.from, s.to) {
			all = append(all, s.within(of("assessment", v.Start, v.Nth), on(v.Start), on(v.Authorised), 45))
		}
	}
	return all
}

func assessmentsTook(s *scene, c *record.Child) (all []verdict) {
	for _, v := range assessmentsDone(s, c) {
		if v.met == no {
			v.met = yes
		}
		all = append(all, v)
	}
	return all
}

func assessmentsLate(s *scene, c *record.Child) (all []verdict) {
	if c.Front == nil {
		return nil
	}
	for _, v := range c.Front.Assessments {
		if on(v.Start).After(s.to) || upTo(on(v.Authorised), s.to) || !s.nthWorkingDay(on(v.Start), 45).Before(s.to) {
			continue
		}
		all = []verdict{counted(of("assessment", v.Start, v.Nth))} // the latest stands for the child
	}
	return all
}

// openOn is how every episode is open: on the day it starts, not on the day it ends, nor from when a list had it no more.
func openOn(start, end, gone day.Day, t time.Time) bool {
	return upTo(on(start), t) && !upTo(on(end), t) && !upTo(on(gone), t)
}
