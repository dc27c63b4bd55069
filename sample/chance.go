package sample

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"goldthread/codelist"
	"goldthread/day"
)

// chance is a stream of seeded luck. Each family has one stream that its children share, so that brothers and sisters
// meet the same days and the same worker, and each child has one of its own.
type chance struct{ *rand.Rand }

// luck gives the stream of that number; streams of neighbouring numbers have nothing in common.
func luck(seed, stream uint64) chance {
	return chance{rand.New(rand.NewPCG(stir(seed), stir(stir(seed)+stream)))}
}

// stir is the splitmix64 step: it turns a counter into bits that look like no counter.
func stir(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// odds is true in that share of cases.
func (c chance) odds(share float64) bool { return c.Float64() < share }

// days is a whole number of days from lo to hi, both included.
func (c chance) days(lo, hi int) day.Day { return day.Day(lo + c.IntN(hi-lo+1)) }

// about is a number of days around a median, skewed as durations are: with spread 0.6 one in twenty is past 2.7 medians.
func (c chance) about(median, spread float64) day.Day {
	return day.Day(math.Round(median * math.Exp(spread*c.NormFloat64())))
}

// mix is a set of codes and how often each comes, in any unit.
type mix []share

type share struct {
	code   codelist.Code
	weight float64
}

// mixOf reads "WBRI 66, WOTH 6": code and weight. The texts are written in this package, so a wrong one stops the program.
func mixOf(text string) mix {
	var m mix
	for part := range strings.SplitSeq(text, ",") {
		var s share
		if _, err := fmt.Sscan(part, &s.code, &s.weight); err != nil {
			panic(fmt.Sprintf("mix %q: %q: %v", text, part, err))
		}
		m = append(m, s)
	}
	return m
}

// pick draws one code of the mix.
func (c chance) pick(m mix) codelist.Code {
	var total float64
	for _, s := range m {
		total += s.weight
	}
	at := c.Float64() * total
	for _, s := range m {
		if at -= s.weight; at < 0 {
			return s.code
		}
	}
	return m[len(m)-1].code
}

// rhythm is what should happen every so many days from one day to another and mostly does: each gap is a little shorter
// than asked, and late says how often it is longer. The days are working days.
func (c chance) rhythm(from, to day.Day, gap int, late float64) []day.Day {
	var days []day.Day
	for d := from; ; {
		stretch := 0.72 + 0.27*c.Float64()
		if c.odds(late) {
			stretch = 1.1 + 0.6*c.ExpFloat64()
		}
		d = atWork(d + max(1, day.Day(stretch*float64(gap))))
		if d > to {
			return days
		}
		days = append(days, d)
	}
}

// atWork is the day, or the next working day where offices are closed. Before the first year whose bank holidays are
// kept, only weekends are closed: made-up lives reach back further than any clock is asked to.
func atWork(d day.Day) day.Day {
	for ; ; d++ {
		if open, err := day.IsWorkingDay(d); open || err != nil && d.Weekday() != 0 && d.Weekday() != 6 {
			return d
		}
	}
}

// workingDaysOn is the nth working day after d.
func workingDaysOn(d day.Day, n int) day.Day {
	if on, err := day.AddWorkingDays(d, max(n, 1)); err == nil {
		return on
	}
	return atWork(d + day.Day(n*7/5))
}
