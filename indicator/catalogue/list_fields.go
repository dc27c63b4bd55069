package catalogue

import (
	"goldthread/clock"
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// What may not be blank in each list, apart from the child's own fields (see personFields): the days and codes that the
// guidance of Ofsted's template of August 2019 wants filled, as the regional schema of 2024 marks them, and those that it
// wants once a row is closed. The day that makes a row one (a contact's day, a plan's start) is not here: without it the
// row is refused when it is read. Names and counts are not here either: cases-unallocated sees blank workers.
var (
	list1 = annexaList[record.Contact]{
		number: 1,
		of:     whatever(contacts), key: keyOf[record.Contact],
		shown: func(e *record.Contact, on day.Day) bool { return recent(e.Day, on, lookBack) },
		required: []required[record.Contact]{
			{"source", func(_ *record.Child, e *record.Contact, _ day.Day) bool { return e.Source == "" }},
		},
		days: func(e *record.Contact) [8]day.Day { return [8]day.Day{e.Day} },
	}
	list2 = annexaList[record.EarlyHelp]{
		number: 2,
		of:     whatever(earlyHelp), key: keyOf[record.EarlyHelp],
		shown: func(e *record.EarlyHelp, on day.Day) bool {
			return recent(e.Start, on, lookBack) || current(e.Start, e.Completed, day.Never, on)
		},
		days: func(e *record.EarlyHelp) [8]day.Day { return [8]day.Day{e.Start, e.Completed} },
	}
	list3 = annexaList[record.Referral]{
		number: 3,
		of:     whatever(referrals), key: keyOf[record.Referral],
		shown: func(e *record.Referral, on day.Day) bool { return recent(e.Day, on, lookBack) },
		required: []required[record.Referral]{
			{"source", func(_ *record.Child, e *record.Referral, _ day.Day) bool { return e.Source == "" }},
			{"no further action", func(_ *record.Child, e *record.Referral, _ day.Day) bool { return e.NoFurtherAction == "" }},
		},
		days: func(e *record.Referral) [8]day.Day { return [8]day.Day{e.Day} },
	}
	list4 = annexaList[record.Assessment]{
		number: 4,
		of:     whatever(assessments), key: keyOf[record.Assessment],
		shown: func(e *record.Assessment, on day.Day) bool { return current(e.Start, e.Authorised, day.Never, on) },
		required: []required[record.Assessment]{
			{"outcome of an authorised assessment", func(_ *record.Child, e *record.Assessment, on day.Day) bool {
				return by(e.Authorised, on) && e.NeedsSupport == ""
			}},
		},
		days: func(e *record.Assessment) [8]day.Day { return [8]day.Day{e.Start, e.Authorised} },
	}
	list5 = annexaList[record.Enquiry]{
		number: 5,
		of:     whatever(enquiries), key: keyOf[record.Enquiry],
		shown: func(e *record.Enquiry, on day.Day) bool { return recent(e.StrategyDiscussion, on, lookBack) },
		days: func(e *record.Enquiry) [8]day.Day {
			return [8]day.Day{e.StrategyDiscussion, e.Conference}
		},
	}
	list6 = annexaList[record.NeedEpisode]{
		number: 6,
		of:     whatever(episodes), key: keyOf[record.NeedEpisode],
		oneRow: true,
		shown:  func(e *record.NeedEpisode, on day.Day) bool { return current(e.Start, e.Closed, e.Gone, on) },
		required: []required[record.NeedEpisode]{
			{"primary need", func(_ *record.Child, e *record.NeedEpisode, _ day.Day) bool { return e.Need == "" }},
			{"case status", func(c *record.Child, _ *record.NeedEpisode, on day.Day) bool {
				return leftBlank(c, 6, record.CaseStatus, on)
			}},
			{"reason for closing", func(_ *record.Child, e *record.NeedEpisode, on day.Day) bool {
				return by(e.Closed, on) && e.Reason == ""
			}},
			{"day of closing", closedWithoutDay},
		},
		days: func(e *record.NeedEpisode) [8]day.Day { return [8]day.Day{e.Start, e.Closed} },
		told: []record.Purpose{record.LastSeen},
	}
	list7 = annexaList[record.ProtectionPlan]{
		number: 7,
		of:     whatever(plans), key: keyOf[record.ProtectionPlan],
		oneRow: true,
		shown:  func(e *record.ProtectionPlan, on day.Day) bool { return current(e.Start, e.End, e.Gone, on) },
		required: []required[record.ProtectionPlan]{
			{"initial category of abuse", func(_ *record.Child, e *record.ProtectionPlan, _ day.Day) bool { return e.InitialCategory == "" }},
			{"latest category of abuse", func(_ *record.Child, e *record.ProtectionPlan, _ day.Day) bool { return e.LatestCategory == "" }},
			{"emergency protection", func(c *record.Child, _ *record.ProtectionPlan, on day.Day) bool {
				return leftBlank(c, 7, record.EmergencyProtection, on)
			}},
		},
		days: func(e *record.ProtectionPlan) [8]day.Day { return [8]day.Day{e.Start, e.End} },
		told: []record.Purpose{record.ForProtection},
	}
	list8 = annexaList[record.CarePeriod]{
		number: 8,
		of:     whatever(carePeriods), key: keyOf[record.CarePeriod],
		oneRow: true,
		shown:  func(e *record.CarePeriod, on day.Day) bool { return current(e.Start, e.Ceased, e.Gone, on) },
		required: []required[record.CarePeriod]{
			{"category of need", func(_ *record.Child, e *record.CarePeriod, _ day.Day) bool { return e.Need == "" }},
			{"unaccompanied", func(c *record.Child, _ *record.CarePeriod, on day.Day) bool {
				return leftBlank(c, 8, record.Unaccompanied, on)
			}},
			{"second period of care", func(c *record.Child, _ *record.CarePeriod, on day.Day) bool {
				return leftBlank(c, 8, record.SecondCarePeriod, on)
			}},
			{"reason for ceasing", func(_ *record.Child, e *record.CarePeriod, on day.Day) bool {
				return by(e.Ceased, on) && e.Reason == ""
			}},
			{"legal status", ofLegalStatus(func(s *record.LegalStatus) bool { return s == nil || s.Status == "" })},
			{"start of the legal status", ofLegalStatus(func(s *record.LegalStatus) bool { return s == nil || !s.Start.Known() })},
			{"start of the placement", ofPlacement(func(at *record.Placement) bool { return at == nil })},
			{"type of placement", ofPlacement(func(at *record.Placement) bool { return at == nil || at.Type == "" })},
			{"provider of the placement", ofPlacement(func(at *record.Placement) bool { return at == nil || at.Provider == "" })},
			{"location of the placement", ofPlacement(func(at *record.Placement) bool { return at == nil || at.Location == "" })},
			{"authority of the placement", ofPlacement(func(at *record.Placement) bool { return at == nil || at.Authority == "" })},
		},
		days:  func(e *record.CarePeriod) [8]day.Day { return [8]day.Day{e.Start, e.Ceased} },
		told:  []record.Purpose{record.ForCare, record.ByReviewer, record.HealthCheckUp, record.DentalCheckUp},
		wrong: inCareGrownUp,
	}
	list9 = annexaList[clock.LeaverOn]{
		number: 9,
		of:     leaverRow, key: leaverKey,
		shown: func(*clock.LeaverOn, day.Day) bool { return true },
		required: []required[clock.LeaverOn]{
			{"category of care leaver", func(_ *record.Child, l *clock.LeaverOn, _ day.Day) bool { return l.Eligibility == "" }},
			{"in touch", func(_ *record.Child, l *clock.LeaverOn, _ day.Day) bool { return l.Touch == "" }},
			{"accommodation of one in touch", func(_ *record.Child, l *clock.LeaverOn, _ day.Day) bool {
				return l.Touch == codelist.InTouch && l.Accommodation == ""
			}},
			{"suitability for one in touch", func(_ *record.Child, l *clock.LeaverOn, _ day.Day) bool {
				return l.Touch == codelist.InTouch && l.Suitability == ""
			}},
			{"activity of one in touch", func(_ *record.Child, l *clock.LeaverOn, _ day.Day) bool {
				return l.Touch == codelist.InTouch && l.Activity == ""
			}},
		},
		days: func(l *clock.LeaverOn) [8]day.Day { return [8]day.Day{l.Day} },
		told: []record.Purpose{record.ForLeavingCare},
	}
	list10 = annexaList[record.Adoption]{
		number: 10,
		of:     whatever(adoptions), key: keyOf[record.Adoption],
		shown: onAdoptionList,
		required: []required[record.Adoption]{
			{"day of entering care", func(_ *record.Child, e *record.Adoption, _ day.Day) bool { return !e.EnteredCare.Known() }},
			{"reason no longer placed", func(_ *record.Child, e *record.Adoption, on day.Day) bool {
				return by(e.Reversed, on) && e.Reason == ""
			}},
		},
		days: func(e *record.Adoption) [8]day.Day {
			begun := e.EnteredCare
			if !begun.Known() {
				begun = e.Decision
			}
			return [8]day.Day{begun, e.Decision, e.PlacementOrder, e.Matched, e.Placed, e.Order, e.Reversed, e.EarlyFoster}
		},
	}
)

// personFields adds what is blank of the child itself, which every list asks for; disability is asked from list 4 on. The
// day of birth may be blank.
func personFields(blank []string, c *record.Child, list uint8) []string {
	if c.Sex == "" {
		blank = append(blank, "sex")
	}
	if c.Ethnicity == "" {
		blank = append(blank, "ethnicity")
	}
	if list >= 4 && c.Disability == "" {
		blank = append(blank, "disability")
	}
	return blank
}

// closedWithoutDay is an episode of need that its list calls closed and gives no day for.
func closedWithoutDay(c *record.Child, e *record.NeedEpisode, on day.Day) bool {
	said, ok := c.Observed(record.CaseStatus, on)
	return ok && codelist.Code(said.Text) == codelist.StatusClosed && said.Day >= e.Start && !e.Closed.Known()
}

// ofLegalStatus looks at the legal status on the day; where the record tells only a later one, nobody left it blank.
func ofLegalStatus(blank func(*record.LegalStatus) bool) func(*record.Child, *record.CarePeriod, day.Day) bool {
	return func(c *record.Child, _ *record.CarePeriod, on day.Day) bool {
		s := clock.LegalStatusOn(c, on)
		return blank(s) && (s != nil || len(c.Care.LegalStatuses) == 0)
	}
}

// ofPlacement looks at the placement on the day; where the record tells only a later one, nobody left it blank.
func ofPlacement(blank func(*record.Placement) bool) func(*record.Child, *record.CarePeriod, day.Day) bool {
	return func(c *record.Child, p *record.CarePeriod, on day.Day) bool {
		at := clock.PlacementOn(c, p, on)
		return blank(at) && (at != nil || clock.PlacementOn(c, p, day.Day(1<<30)) == nil)
	}
}

// inCareGrownUp finds a period of care that runs on past childhood: nobody is looked after from the eighteenth birthday
// on, so the day of leaving care was not written down, or the day of birth is wrong.
func inCareGrownUp(c *record.Child, e *record.CarePeriod, on day.Day) string {
	if age, ok := clock.AgeOn(c, on); ok && age >= careUntil && e.Open(on) {
		return "aged 18 or over and still in care"
	}
	return ""
}

// careUntil is the age in years at which care ends.
const careUntil = 18

// onAdoptionList says whether list 10 shows the child: adopted in the last twelve months, not yet adopted, or the
// decision reversed in the last twelve months.
func onAdoptionList(e *record.Adoption, on day.Day) bool {
	if !by(e.Decision, on) {
		return false
	}
	over := by(e.Order, on) || by(e.Reversed, on)
	return !over || recent(e.Order, on, adoptionLookBack) || recent(e.Reversed, on, adoptionLookBack)
}
