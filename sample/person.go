package sample

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// The mixes follow the published shares of children in need in England, rounded.
var (
	ethnicities = mixOf(`WBRI 67, WOTH 6, WIRI 0.4, WIRT 0.3, WROM 0.7, MWBC 2.4, MWBA 1.3, MWAS 1.7, MOTH 2.8, AIND 1.3,
		APKN 3, ABAN 1.3, AOTH 1.8, BCRB 1.6, BAFR 3.8, BOTH 1.4, CHNE 0.3, OOTH 2.6, REFU 0.3, NOBT 1.2, UNKNOWN 0.6`)
	ofArrivals = mixOf("OOTH 44, BAFR 24, AOTH 22, WOTH 6, BOTH 4")
	sexes      = mixOf("M 520, F 472, U 5, N 3")
	arriving   = mixOf("M 95, F 5")
	disability = mixOf("N 90, Y 6, U 4")
	sources    = mixOf(`6 28.5, 2A 19, 2B 1.8, 3A 2, 3B 2.4, 3C 1.2, 3D 1.6, 3E 4.2, 3F 3.8, 1A 5, 1B 1.5, 1C 1, 1D 0.8, 4 1.5,
		5A 5, 5B 5, 5C 2.4, 5D 1.6, 7 4, 8 4.6, 9 2, 10 0.6`)
	needs       = mixOf("N1 57, N2 6, N3 4, N4 9, N5 15, N6 3, N7 0.4, N8 3, N9 1.6, N0 1")
	needsOfCare = mixOf("N1 67, N2 3, N3 3, N4 8, N5 13, N6 1.5, N7 0.1, N8 4")
	abuse       = mixOf("NEG 50, EMO 36, PHY 8, SAB 4, MUL 2")
)

// person is a child of a family: brothers and sisters share their background. An unborn child's sex is not known till
// birth, which is for the export to say.
func (w *walk) person(of story) {
	p := &w.life.person
	p.Ethnicity, p.Sex, p.Disability = w.shared.pick(ethnicities), w.own.pick(sexes), w.own.pick(disability)
	switch of.depth {
	case unaccompanied:
		p.Ethnicity, p.Sex = w.own.pick(ofArrivals), w.own.pick(arriving)
	case disabled:
		p.Disability = codelist.Yes
	}
}

// need is the main reason why the child needs services.
func (w *walk) need(d depth) codelist.Code {
	switch d {
	case disabled:
		return "N2"
	case unaccompanied:
		return "N8"
	case lookedAfter:
		return w.shared.pick(needsOfCare)
	case protected:
		return "N1"
	}
	return w.shared.pick(needs)
}

// personOn is the person as known on a day. The sex of an unborn child is not; and the first three lists do not ask for
// a disability.
func (l *life) personOn(asAt day.Day, toldOfDisability bool) record.Person {
	p := l.person
	if l.born > asAt {
		p.Sex = "U"
	}
	if !toldOfDisability {
		p.Disability = ""
	}
	return p
}
