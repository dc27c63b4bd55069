package sample

import (
	"fmt"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// The placements by the child's age, and who provides each.
var (
	forYoung    = mixOf("U6 46, U3 20, U5 3, U2 1, R3 6, P1 8, U4 9, U1 5, T1 1, Z1 1")
	forSchool   = mixOf("U6 40, U4 18, U3 12, U1 7, P1 9, K2 11, S1 0.6, R1 0.6, T4 1, T0 0.6, Z1 1, R2 0.2, T2 0.2, T3 0.4")
	forTeens    = mixOf("U6 30, U4 15, U3 7, U1 5, P1 7, K2 31, K1 0.6, R5 0.6, S1 1, R1 1, T4 1, T0 0.6, Z1 1.2, R2 0.4")
	forOlder    = mixOf("H5 46, P2 5, U6 14, U4 8, U1 4, U3 3, K2 16, P1 2, R5 1, Z1 1.4, P3 0.2, R1 0.5")
	forArrivals = mixOf("H5 62, U6 26, P2 6, K2 4, U4 2")

	ownProvision = mixOf("PR1 56, PR4 38, PR5 4, PR2 2")
	bought       = mixOf("PR4 78, PR5 10, PR1 8, PR2 2, PR3 2")
)

// place is the run of placements, the last of them with the adopters where that is the way out. Some last for years and
// some for days, and the more so the later they begin: see Happenings.
func (w *walk) place(p *carePeriod, way codelist.Code) {
	until := p.Ceased
	var withAdopters day.Day
	if way == adoption {
		withAdopters = w.life.adoptions[len(w.life.adoptions)-1].Placed
		until = min(until, withAdopters)
	}
	kind := w.kindOf(p, p.Start)
	for d := p.Start; d < until; {
		p.placements = append(p.placements, w.placement(d, kind))
		d += w.lasts(kind, d, d >= p.Start+300)
		kind = w.kindOf(p, d)
	}
	if way == adoption && withAdopters < p.Ceased {
		p.placements = append(p.placements, w.placement(withAdopters, w.own.pick(mixOf("A6 70, A5 18, A4 8, A3 4"))))
	}
}

// lasts is how long a placement of the kind that begins on the day holds: longer once the child has settled in care.
func (w *walk) lasts(kind codelist.Code, d day.Day, settled bool) day.Day {
	switch kind {
	case "U4", "U1":
		return 200 + w.own.about(3200, 0.7)/day.Day(w.a.befell.unrest(d)+0.5)
	case "T0", "T1", "T2", "T3", "T4":
		return w.own.days(2, 7)
	}
	long := w.own.about(500, 0.9)
	if settled {
		long = w.own.about(1500, 0.8)
	}
	if w.own.odds(0.17 * w.a.befell.unrest(d)) {
		long = w.own.about(35, 0.7)
	}
	return max(2, day.Day(float64(long)/w.a.befell.unrest(d)))
}

func (w *walk) kindOf(p *carePeriod, d day.Day) codelist.Code {
	age := day.Age(w.life.born, d)
	switch {
	case p.unaccompanied:
		return w.own.pick(forArrivals)
	case age < 4:
		return w.own.pick(forYoung)
	case age < 11:
		return w.own.pick(forSchool)
	case age < 16:
		return w.own.pick(forTeens)
	}
	return w.own.pick(forOlder)
}

var neighbours = []string{"Eastmoor", "Fellbridge", "Harrowdene", "Marlcombe", "Northolt Vale", "Thornwick"}

// homeArea is the authority's own name on list 8. No council is called so.
const homeArea = Name

func (w *walk) placement(d day.Day, kind codelist.Code) record.Placement {
	p := record.Placement{Start: d, Type: kind, Provider: "PR1", Location: codelist.InArea, Authority: homeArea}
	far := 0.33
	switch kind[0] {
	case 'U', 'A':
		p.Provider = w.own.pick(ownProvision)
	case 'P':
		p.Provider, far = "PR0", 0.12
		if kind != "P1" {
			p.Provider = w.own.pick(bought)
		}
	default:
		p.Provider, far = w.own.pick(bought), 0.6
		p.URN = fmt.Sprintf("SC9%05d", w.own.IntN(90000)+10000)
	}
	area := 'A'
	if w.own.odds(far) {
		area, p.Location = 'B'+rune(w.own.IntN(6)), codelist.OutOfArea
		p.Authority = neighbours[area-'B']
		if w.own.odds(0.06) {
			p.Authority = string(w.own.pick(mixOf("WAL 5, SCO 3, NIR 0.5, NUK 0.5, CON 2")))
		}
	}
	// No postcode area begins with Z, so these are nobody's.
	p.Postcode = fmt.Sprintf("Z%c%d %d%c%c", area, w.own.IntN(28)+1, w.own.IntN(9)+1, letter(w.own), letter(w.own))
	return p
}

func letter(c chance) byte { return "ABDEFGHJLNPQRSTUWXYZ"[c.IntN(20)] }
