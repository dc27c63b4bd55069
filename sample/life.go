package sample

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// life is all that ever happens to one made-up child with the authority, as it happens: what an export says of it on a
// day is cut from this. Each slice is in day order.
type life struct {
	id     string
	family int
	born   day.Day
	person record.Person

	contacts    []record.Contact
	earlyHelp   []record.EarlyHelp
	referrals   []record.Referral
	assessments []assessment
	enquiries   []enquiry
	needs       []need
	plans       []plan
	care        []carePeriod
	leaving     *leaving
	adoptions   []record.Adoption
	seen        []day.Day  // visits to the child in need
	police      []day.Day  // police protection or emergency protection orders
	desks       []deskFrom // who has held the child, from when
	fault       fault
}

// assessment knows its desk: who holds it is told as at the day of the export.
type assessment struct {
	record.Assessment
	desk *desk
}

// enquiry knows when it was decided whether a conference is needed.
type enquiry struct {
	record.Enquiry
	desk    *desk
	decided day.Day
}

// need knows when its plan began: until then it is an open assessment.
type need struct {
	record.NeedEpisode
	planned day.Day
}

type plan struct {
	record.ProtectionPlan
	recategorised day.Day // Never where the category stays
	visits        []visit
	reviews       []day.Day
}

type visit struct {
	day   day.Day
	alone codelist.Code
}

type carePeriod struct {
	record.CarePeriod
	unaccompanied     bool
	legal             []record.LegalStatus
	placements        []record.Placement
	permanence        []permanence
	visits, reviewers []day.Day
	reviews           []day.Day
	health, dental    []day.Day
	missing           []absence
	absent            []day.Day
}

type permanence struct {
	from day.Day
	plan codelist.Code
}

type absence struct {
	day               day.Day
	offered, accepted codelist.Code
}

// leaving is a young person's time with the leaving-care service.
type leaving struct {
	span                     day.Span
	unaccompanied            bool
	adviser                  *desk
	states                   []leavingState
	contacts, pathwayReviews []day.Day
}

// leavingState is how the young person lives from a day on.
type leavingState struct {
	from                                     day.Day
	touch, accommodation, suitable, activity codelist.Code
}

type deskFrom struct {
	from day.Day
	desk *desk
}

// heldOn is who holds the child on a day.
func (l *life) heldOn(d day.Day) record.Holding {
	for i := len(l.desks) - 1; i >= 0; i-- {
		if l.desks[i].from <= d {
			return l.desks[i].desk.on(d)
		}
	}
	return record.Holding{}
}

// latest is the newest day on or before a day, and Never where there is none.
func latest(days []day.Day, on day.Day) day.Day {
	for i := len(days) - 1; i >= 0; i-- {
		if days[i] <= on {
			return days[i]
		}
	}
	return day.Never
}
