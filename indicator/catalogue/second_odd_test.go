package catalogue_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// oddTown is a record that no council has: every child has values of many kinds on days drawn close to each limit that a
// rule may have, in whatever order, with blanks among the codes. A made-up life seldom ends on the last day of a limit;
// here it happens all the time.
func oddTown(t *testing.T, children int, seed uint64) town {
	t.Helper()
	last := day.MustParse("2025-03-31")
	d, ahead := &dice{rand.New(rand.NewPCG(seed, 2)), last}, &dice{rand.New(rand.NewPCG(seed, 3)), last}
	var told []record.Told
	for i := range children {
		values := d.child()
		if i%5 == 0 {
			values = append(values, ahead.toCome())
		}
		for _, v := range values {
			told = append(told, record.Told{Child: fmt.Sprintf("odd-%04d", i), Value: v})
		}
	}
	for i := range children / 2 {
		told = append(told, record.Told{Value: d.adopter(i)})
	}
	for i, asAt := range oddLists(last) {
		one := record.Delivery{ID: fmt.Sprint("odd ", i), AsAt: asAt}
		for j, f := range feeds {
			back := 420 - 35*j
			if f == record.Referrals {
				back = 150 // too short for most to look back twelve months
			}
			one.Covers = append(one.Covers, record.Covered{Feed: f, From: asAt - day.Day(back)})
		}
		told = append(told, record.Told{Value: one})
	}
	book, err := record.Assemble("370", told)
	if err != nil {
		t.Fatal(err)
	}
	return town{name: "odd", book: book, asAt: daysUpTo(last), odd: true}
}

// oddLists are the days of the lists: two with a gap between, one on the last day and one after it.
func oddLists(last day.Day) []day.Day {
	return []day.Day{last - 200, last - 59, last - 20, last, last + 12}
}

type dice struct {
	*rand.Rand
	last day.Day
}

func (d *dice) one(in int) bool { return d.IntN(in) == 0 }

// when is a day: near now, or close to a round number of days or months before.
func (d *dice) when() day.Day {
	near := day.Day(d.IntN(5) - 2)
	from := d.last
	if d.one(3) {
		from -= 31
	}
	switch d.IntN(6) {
	case 0:
		return from - day.Day(d.IntN(40)) + near
	case 1:
		return from - day.Day(7*d.IntN(14)) + near
	case 2:
		return from.AddMonths(-d.IntN(14)) + near
	case 3:
		return from.AddMonths(-[]int{3, 6, 12, 16, 24, 30, 36}[d.IntN(7)]) + near
	case 4:
		return from - 729 + near
	}
	return from - day.Day(d.IntN(900))
}

// toCome is a visit, review or check on a day close to that of the newest list, which is twelve days after the last.
func (d *dice) toCome() record.Value {
	on := d.last + 11 + day.Day(d.IntN(4))
	seen := []record.Purpose{record.LastSeen, record.ForProtection, record.ForCare, record.ByReviewer, record.ForLeavingCare}
	switch d.IntN(3) {
	case 0:
		return record.Visit{Day: on, Purpose: seen[d.IntN(5)], LatestOnly: true}
	case 1:
		return record.Review{Day: on, Purpose: []record.Purpose{record.ForProtection, record.ForCare, record.ForLeavingCare}[d.IntN(3)], LatestOnly: true}
	}
	return record.HealthCheck{Day: on, Purpose: []record.Purpose{record.HealthCheckUp, record.DentalCheckUp}[d.IntN(2)], LatestOnly: true}
}

// maybe is a day or none.
func (d *dice) maybe() day.Day {
	if d.one(2) {
		return day.Never
	}
	return d.when()
}

func (d *dice) code(of ...codelist.Code) codelist.Code { return of[d.IntN(len(of))] }

func (d *dice) answer() codelist.Code { return d.code("Y", "N", "U", "") }

func (d *dice) worker() record.Holding {
	return record.Holding{Team: []string{"", "North", "South"}[d.IntN(3)], Worker: []string{"", "A Reed", "B Ash", "C Lee"}[d.IntN(4)]}
}

func (d *dice) child() (told []record.Value) {
	add := func(many int, v func() record.Value) {
		for range d.IntN(many + 1) {
			told = append(told, v())
		}
	}
	kind := d.IntN(4)
	p := record.Person{Born: d.bornFor(kind), Sex: d.code("F", "M", ""), Ethnicity: d.code("WBRI", ""), Disability: d.answer()}
	if d.one(12) {
		p.Born = day.Never
	}
	if d.one(15) {
		p.Born = d.last + day.Day(d.IntN(400)-30)
	}
	told = append(told, p)
	switch kind {
	case atTheDoor:
		d.frontDoor(add)
	case protected:
		d.protection(add)
	case inCare:
		if d.one(4) {
			d.atHome(add)
		} else {
			d.care(add)
		}
	case leaving:
		d.visits(add, 2, d.when(), record.ForLeavingCare, record.ForLeavingCare)
	}
	if d.one(3) {
		add(2, func() record.Value {
			return record.NeedEpisode{Start: d.when(), Closed: d.maybe(), Gone: d.gone(), Need: d.code("N1", ""), Reason: d.code("RC1", "")}
		})
	}
	return append(told, d.snapshots(kind)...)
}

// What an odd child is known for.
const (
	atTheDoor = iota
	protected
	inCare
	leaving
)

// bornFor is a day of birth at which the figures of those children part.
func (d *dice) bornFor(kind int) day.Day {
	near := day.Day(d.IntN(5) - 2)
	switch {
	case kind == leaving:
		return d.last.AddYears(-[]int{16, 19, 20, 21, 22}[d.IntN(5)]) + near + day.Day(d.IntN(2)*d.IntN(90))
	case kind == inCare && d.one(2):
		return d.last.AddYears(-[]int{3, 4, 5, 15, 16}[d.IntN(5)]) + near + day.Day(d.IntN(2)*d.IntN(60))
	}
	return d.last.AddMonths(-d.IntN(26*12)) + near
}

func (d *dice) gone() day.Day {
	if !d.one(6) {
		return day.Never
	}
	return d.last - day.Day(d.IntN(200))
}

func (d *dice) frontDoor(add func(int, func() record.Value)) {
	add(3, func() record.Value { return record.Contact{Day: d.when(), Source: d.code("1A", "")} })
	add(2, func() record.Value { return record.EarlyHelp{Start: d.when(), Completed: d.maybe()} })
	add(3, func() record.Value {
		return record.Referral{Day: d.when(), Source: d.code("1A", ""), NoFurtherAction: d.answer()}
	})
	add(3, func() record.Value {
		return record.Assessment{Start: d.when(), Authorised: d.maybe(), NeedsSupport: d.answer(), Holding: d.worker()}
	})
}

// visits and reviews, some of which fall due by the day on which the work began.
func (d *dice) visits(add func(int, func() record.Value), many int, began day.Day, visit, review record.Purpose) {
	every := d.one(2)
	reviewed := func() day.Day {
		switch d.IntN(6) {
		case 0:
			return d.when()
		case 1:
			return d.last - day.Day(31*d.IntN(2)) // the as-at day itself
		case 2:
			return began
		}
		began = began.AddMonths([]int{0, 1, 3, 6}[d.IntN(4)]) + day.Day(d.IntN(3)-1)*day.Day(d.IntN(2))
		return began
	}
	add(many, func() record.Value {
		return record.Visit{Day: d.when(), Purpose: visit, SeenAlone: d.answer(), LatestOnly: !every}
	})
	if review != "" {
		add(many, func() record.Value { return record.Review{Day: reviewed(), Purpose: review, LatestOnly: !every} })
	}
}

func (d *dice) protection(add func(int, func() record.Value)) {
	conference, start := d.maybe(), d.when()
	add(2, func() record.Value {
		e := record.Enquiry{StrategyDiscussion: d.when(), ConferenceUnnecessary: d.answer(), Conference: conference, LedToPlan: d.answer(), Holding: d.worker()}
		if conference.Known() && d.one(2) {
			e.StrategyDiscussion = conference - day.Day(17+d.IntN(9)) // fifteen working days or so
		}
		return e
	})
	add(2, func() record.Value {
		p := record.ProtectionPlan{Start: d.when(), End: d.maybe(), Gone: d.gone(), InitialCategory: d.code("NEG", ""), LatestCategory: d.code("NEG", "")}
		if n := d.IntN(3); n < 2 {
			p.PreviousPlans = &n
		}
		switch {
		case d.one(3) && conference.Known():
			p.Start = conference
		case d.one(2):
			p.Start = start
		}
		return p
	})
	d.visits(add, 3, start, record.ForProtection, record.ForProtection)
	d.visits(add, 2, start, record.LastSeen, "")
}

func (d *dice) care(add func(int, func() record.Value)) {
	start := d.when()
	if d.one(2) {
		start = d.last.AddMonths(-[]int{6, 12, 13, 24, 30, 31, 48}[d.IntN(7)]) + day.Day(d.IntN(5)-1)
	}
	near := func() day.Day {
		if d.one(2) {
			return start + day.Day(d.IntN(8))
		}
		return d.when()
	}
	add(2, func() record.Value {
		p := record.CarePeriod{Start: start, Ceased: d.maybe(), Gone: d.gone(), Need: d.code("N1", ""), Reason: d.code("E4A", "")}
		if d.one(2) {
			p.Ceased = day.Never
		}
		if d.one(3) {
			p.Start = d.when()
		}
		return p
	})
	add(3, func() record.Value {
		return record.LegalStatus{Start: near(), Status: d.code("C1", "C2", "E1", "V2", "V3", "V4", "")}
	})
	add(4, func() record.Value {
		return record.Placement{Start: near(), Type: d.code("U1", "U4", "U6", "K2", "P1", "P1", "A3", "A5", "A6", ""), Provider: d.code("PR1", ""),
			Location: d.code("IN", "OUT", "U", ""), Authority: []string{"E08000016", ""}[d.IntN(2)]}
	})
	d.visits(add, 3, start, record.ForCare, record.ForCare)
	every := d.one(4)
	for _, why := range []record.Purpose{record.HealthCheckUp, record.DentalCheckUp} {
		add(3, func() record.Value { return record.HealthCheck{Day: d.when(), Purpose: why, LatestOnly: !every} })
	}
	add(1, func() record.Value {
		return record.Adoption{Decision: d.when(), EnteredCare: d.maybe(), PlacementOrder: d.maybe(), Matched: d.maybe(), Placed: d.maybe(), Order: d.maybe(),
			Reversed: d.maybe(), Reason: d.code("RD1", ""), EarlyFoster: d.maybe()}
	})
}

// atHome is a child who came into care a short while ago and was placed with the parents under an order.
func (d *dice) atHome(add func(int, func() record.Value)) {
	start := d.last - day.Day(d.IntN(80))
	soon := func() day.Day { return start + day.Day(d.IntN(40)) }
	sure := func(v record.Value) {
		for n := 0; n == 0; {
			add(1, func() record.Value { n++; return v })
		}
	}
	sure(record.CarePeriod{Start: start, Need: "N1"})
	sure(record.Placement{Start: start + day.Day(d.IntN(2)*d.IntN(20)), Type: "P1", Location: "IN"})
	sure(record.LegalStatus{Start: soon(), Status: d.code("C1", "C2")})
	add(3, func() record.Value { return record.Visit{Day: soon(), Purpose: record.ForCare, LatestOnly: true} })
	add(1, func() record.Value {
		return record.Review{Day: start + day.Day(d.IntN(2)*d.IntN(60)), Purpose: record.ForCare, LatestOnly: true}
	})
}

// snapshots are what the lists said of the child, each on some of their days.
func (d *dice) snapshots(kind int) (told []record.Value) {
	text := func(about record.Attribute, of ...codelist.Code) record.Observation {
		return record.Observation{About: about, Text: string(d.code(of...))}
	}
	count := func(about record.Attribute) record.Observation {
		return record.Observation{About: about, Count: int32(d.IntN(5))}
	}
	on9 := kind == leaving || d.one(5)
	for _, asAt := range oddLists(d.last) {
		h := d.worker()
		held := []record.Observation{{About: record.AllocatedTeam, Text: h.Team}, {About: record.AllocatedWorker, Text: h.Worker}}
		by := map[uint8][]record.Observation{
			3: {count(record.ReferralsBefore)},
			6: append(held, text(record.CaseStatus, "CIN", "CIN", "CIN", "CPP", "CLOSED", "")),
			7: append(held, text(record.EmergencyProtection, "Y", "N", "")),
			8: append(held, count(record.Placements), count(record.MissingEpisodes), count(record.AbsentEpisodes), text(record.Unaccompanied, "Y", "N", ""),
				text(record.SecondCarePeriod, "N", ""), text(record.PermanencePlan, "RES", "LTF", "")),
			9: append(held, text(record.Eligibility, "FORMER", "FORMER", "FORMER", "FORMER", "FORMER", "RELEVANT", "ELIGIBLE", "QUALIFYING", ""),
				text(record.InTouch, "YES", "YES", "YES", "NO", "NO", "REFU", "NREQ", "DIED", "RHOM", ""), text(record.Accommodation, "U", "B", "X", "S", "G", "H", "R", ""),
				text(record.Suitability, "S", "S", "X", ""), text(record.Activity, "F1", "P5", "G4", "", ""), text(record.PersonalAdviser, "E Kay", "", "")),
		}
		for list := uint8(3); list <= 9; list++ {
			if by[list] == nil || list != 9 && d.one(2) || list == 9 && (!on9 || d.one(4)) {
				continue
			}
			var said []record.Observation
			for _, o := range by[list] {
				if (o.Text != "" || o.Count > 0 || d.one(2)) && !(o.Text == "" && textual(o.About)) {
					said = append(said, o)
				}
			}
			if d.one(8) {
				said = append(said, record.Observation{About: record.AgeGiven, Count: int32(d.IntN(24))})
			}
			told = append(told, record.Snapshot{Day: asAt, List: list, Said: said})
		}
	}
	return told
}

// textual says whether an attribute holds words, of which a blank one is never kept.
func textual(about record.Attribute) bool {
	switch about {
	case record.ReferralsBefore, record.Placements, record.MissingEpisodes, record.AbsentEpisodes:
		return false
	}
	return true
}

func (d *dice) adopter(i int) record.Adopter {
	a := record.Adopter{ID: fmt.Sprint("V", i), Approved: d.maybe(), Matched: d.maybe(), Placed: d.maybe(), AdoptionOrder: d.maybe(), Left: d.maybe()}
	if d.one(2) {
		a.Placed, a.AdoptionOrder, a.Left = day.Never, day.Never, day.Never
	}
	if d.one(2) {
		a.Approved = d.when()
	}
	if d.one(2) {
		a.Family = fmt.Sprint("F", i/2)
	}
	return a
}
