package sample

import (
	"goldthread/codelist"
	"goldthread/day"
)

// missing is for most children never; for some of eleven and over it is now and then, for a few again and again.
func (w *walk) missing(p *carePeriod) {
	aYear := []float64{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 4, 12}[w.own.IntN(16)]
	from := max(p.Start, day.Birthday(w.life.born, 11), w.remembered(p.Ceased))
	if aYear == 0 {
		return
	}
	for d := from; ; {
		d += max(1, day.Day(365/aYear*w.own.ExpFloat64()))
		switch {
		case d >= w.until(p.Ceased):
			return
		case w.own.odds(0.12):
			p.absent = append(p.absent, d)
		default:
			p.missing = append(p.missing, w.absence(d))
		}
	}
}

// absence is one time missing, with the return interview that was or was not offered.
func (w *walk) absence(d day.Day) absence {
	a := absence{day: d, offered: answer(w.own.odds(0.9))}
	if a.offered == codelist.Yes {
		a.accepted = answer(w.own.odds(0.58))
	} else if w.own.odds(0.2) {
		a.offered = codelist.Unknown
	}
	return a
}
