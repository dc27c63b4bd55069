package indicator

import (
	"slices"

	"goldthread/day"
)

// Figure is one number with everything that must never be left out beside it.
type Figure struct {
	Words       *Words
	Unit        Unit
	AsAt        day.Day
	Window      day.Span
	OnDay       bool // a state on the as-at day: the window says nothing
	Split       Split
	Group       string  // the group within the split; blank for the whole
	Value       float64 // in Unit; only meaningful when Known
	Known       bool
	Numerator   int // the cases that meet the test; all cases of a count; the cases of an average
	Denominator int // the cases that can be told; the population of a rate; the workers of an average; 0 for a count
	CannotTell  int // cases that belong, but of which the source does not tell whether the test is met
	DataAsAt    day.Day
	ToldFrom    day.Day // the first day of the window that the record knows whole; Never when none of it
	Partial     bool    // the record knows only a part of what the figure needs: say so, do not rate or compare it
	Year        int     // the year of the population behind a rate
	Note        string  // why there is no value, or what a partial one covers
}

// tally is what is counted of one figure's cases.
type tally struct {
	yes, no, cannot int
	values          []float64      // of a median or mean
	workers         map[string]int // of an average, how many cases each
}

func (t *tally) add(unit Unit, c *Case) {
	switch c.Met {
	case Yes:
		t.yes++
	case No:
		t.no++
	case CannotTell:
		t.cannot++
	}
	switch {
	case (unit == Median || unit == Mean || unit == WorkingMedian) && c.Met == Yes:
		t.values = append(t.values, c.Value)
	case unit == Average && c.Worker != "":
		if t.workers == nil {
			t.workers = map[string]int{}
		}
		t.workers[c.Worker]++
	}
}

func (t *tally) merge(o *tally) {
	t.yes, t.no, t.cannot = t.yes+o.yes, t.no+o.no, t.cannot+o.cannot
	t.values = append(t.values, o.values...)
	for w, n := range o.workers {
		if t.workers == nil {
			t.workers = map[string]int{}
		}
		t.workers[w] += n
	}
}

// take is the opposite of add.
func (t *tally) take(unit Unit, c *Case) {
	one := tally{}
	one.add(unit, c)
	t.yes, t.no, t.cannot = t.yes-one.yes, t.no-one.no, t.cannot-one.cannot
	for _, v := range one.values {
		if at := slices.Index(t.values, v); at >= 0 {
			t.values = slices.Delete(t.values, at, at+1)
		}
	}
	for w, n := range one.workers {
		if t.workers[w] -= n; t.workers[w] == 0 {
			delete(t.workers, w)
		}
	}
}

// fill puts the count into the figure. A share of nothing has no value, and says so; nor has what no delivery tells: no
// contacts known is not the same as none.
func (f *Figure) fill(t *tally, r *Rules) {
	if f.Partial && !f.ToldFrom.Known() {
		return
	}
	f.Numerator, f.Denominator, f.CannotTell = t.yes, 0, t.cannot
	switch f.Unit {
	case Number:
		f.Value, f.Known = float64(t.yes), true
	case Percent:
		f.Denominator = t.yes + t.no
		f.ratio(100)
	case Rate10k:
		f.rate(r)
	case Median, Mean, WorkingMedian:
		f.Denominator = t.yes
		f.typical(t.values)
	case Average:
		f.Numerator = t.held()
		f.Denominator = len(t.workers)
		f.ratio(1)
	}
}

// held is how many cases have a worker: one without is no part of anybody's caseload.
func (t *tally) held() int {
	n := 0
	for _, cases := range t.workers {
		n += cases
	}
	return n
}

func (f *Figure) ratio(times float64) {
	if f.Denominator == 0 {
		text := "there was nothing to count"
		if f.CannotTell > 0 {
			text = "the source does not tell it for any of them"
		}
		f.note(text)
		return
	}
	f.Value, f.Known = times*float64(f.Numerator)/float64(f.Denominator), true
}

func (f *Figure) rate(r *Rules) {
	if f.Split != "" {
		f.note("a rate of a group needs the population of the group, which is not published by team or worker")
		return
	}
	if r.Population != nil {
		if children, year, ok := r.Population(f.AsAt); ok {
			f.Denominator, f.Year = children, year
			f.ratio(10000)
			return
		}
	}
	f.note("the population of this authority is not known")
}

func (f *Figure) typical(values []float64) {
	if len(values) == 0 {
		f.note("there was nothing to count")
		return
	}
	slices.Sort(values)
	f.Known = true
	if f.Unit == Mean {
		sum := 0.0
		for _, v := range values {
			sum += v
		}
		f.Value = sum / float64(len(values))
		return
	}
	mid := len(values) / 2
	f.Value = values[mid]
	if len(values)%2 == 0 {
		f.Value = (values[mid-1] + values[mid]) / 2
	}
}

// note adds a remark to those that the figure has.
func (f *Figure) note(text string) {
	if f.Note != "" {
		text = f.Note + "; " + text
	}
	f.Note = text
}
