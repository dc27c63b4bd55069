package sample

import (
	"fmt"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// adopt is the way to adoption for a child who came into care on a day. It says after how many days the order is made.
func (w *walk) adopt(start day.Day) (long day.Day) {
	a := record.Adoption{EnteredCare: start, Family: w.familyID()}
	a.Decision = atWork(start + w.own.days(120, 230))
	a.PlacementOrder = atWork(a.Decision + w.own.days(20, 110))
	a.Matched = atWork(a.PlacementOrder + 20 + w.own.about(110, 0.8))
	a.Placed = atWork(a.Matched + w.own.days(12, 45))
	a.Order = atWork(a.Placed + w.own.days(110, 290))
	if w.own.odds(0.16) {
		a.EarlyFoster = atWork(start + w.own.days(10, 90))
	}
	w.life.adoptions = append(w.life.adoptions, a)
	return a.Order - start
}

func (w *walk) familyID() string { return fmt.Sprintf("F%06d", w.life.family%1000000) }

// giveUp is a plan for adoption that is given up again: the child stays in care.
func (w *walk) giveUp(p *carePeriod) {
	w.adopt(p.Start)
	a := &w.life.adoptions[len(w.life.adoptions)-1]
	a.Reversed, a.Reason = atWork(a.Decision+w.own.days(150, 420)), w.own.pick(mixOf("RD1 46, RD2 14, RD3 26, RD4 14"))
	a.PlacementOrder = min(a.PlacementOrder, a.Reversed)
	a.Matched, a.Placed, a.Order = day.Never, day.Never, day.Never
	p.permanence = append(p.permanence, permanence{a.Decision, "ADOPT"}, permanence{a.Reversed, "LTF"})
}

var leavingReasons = mixOf("1 64, 2 28, 3 8")

// recruit makes up the families on their way to adopting, of one or two people, from enquiry to order.
func (a *Authority) recruit() {
	families := max(8, a.Population()*21/10000)
	for i := range families {
		c := luck(a.s.Seed, 1<<61+uint64(i))
		enquiry := atWork(a.s.AsAt - c.days(5, 1280+30*a.s.Months))
		of := a.adopter(c, i, enquiry)
		two := c.odds(0.72)
		a.adopters = append(a.adopters, of)
		if two {
			of.ID, of.Sex = fmt.Sprintf("AD%05dB", i+1), partner(c, of.Sex)
			of.Ethnicity = c.pick(ethnicities)
			a.adopters = append(a.adopters, of)
		}
	}
}

func partner(c chance, of codelist.Code) codelist.Code {
	if same := c.odds(0.18); same == (of == "M") {
		return "M"
	}
	return "F"
}

// adopter goes through the stages; a few leave on the way.
func (a *Authority) adopter(c chance, i int, enquiry day.Day) record.Adopter {
	v := record.Adopter{ID: fmt.Sprintf("AD%05dA", i+1), Family: fmt.Sprintf("AF%05d", i+1), Enquiry: enquiry}
	v.Sex, v.Ethnicity, v.Disability = c.pick(mixOf("F 60, M 40")), c.pick(ethnicities), c.pick(mixOf("N 94, Y 6"))
	v.FosteringForAdoption = answer(c.odds(0.18))
	v.StageOneStart = atWork(enquiry + c.days(14, 90))
	v.Applied = v.StageOneStart
	v.StageOneEnd = atWork(v.StageOneStart + c.days(45, 95))
	v.StageTwoStart = atWork(v.StageOneEnd + c.days(0, 40))
	v.StageTwoEnd = atWork(v.StageTwoStart + c.days(90, 160))
	v.Approved = v.StageTwoEnd
	v.Matched = atWork(v.Approved + 14 + c.about(95, 0.9))
	v.Placed = atWork(v.Matched + c.days(12, 45))
	children := 1
	if c.odds(0.22) {
		children = 2
	}
	v.ChildrenPlaced = &children
	v.AdoptionOrder = atWork(v.Placed + c.days(110, 290))
	if c.odds(0.14) {
		v.Left, v.LeavingReason = atWork(enquiry+c.days(40, 300)), c.pick(leavingReasons)
	}
	return v
}

// adopterOn is what is known of an adopter on a day; ok is false before the enquiry, and after the year that follows the
// order or the leaving.
func adopterOn(v record.Adopter, on onDay) (record.Adopter, bool) {
	last := on.asAt
	if v.Left.Known() && v.Left <= on.asAt {
		last = v.Left - 1
	} else {
		v.Left, v.LeavingReason = day.Never, ""
	}
	for _, d := range []*day.Day{&v.StageOneStart, &v.StageOneEnd, &v.StageTwoStart, &v.StageTwoEnd, &v.Applied, &v.Approved,
		&v.Matched, &v.Placed, &v.AdoptionOrder} {
		*d = known(*d, last)
	}
	if !v.Placed.Known() {
		v.ChildrenPlaced = nil
	}
	ended := max(v.AdoptionOrder, v.Left)
	return v, v.Applied.Known() && (!ended.Known() || ended >= on.yearAgo)
}
