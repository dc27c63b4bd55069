package indicator

import (
	"sort"

	"goldthread/day"
	"goldthread/record"
)

// Event is a value of the record that a shape may look at.
type Event interface {
	record.Value
	From() record.Origin
}

// Count is a number of events in a window: every event that Judge does not leave out.
type Count[E Event] struct {
	Words
	Of    func(c *record.Child) []E
	Dated func(e *E) day.Day                              // which day puts it in a window; nil: the day of the record
	Judge func(r *Rules, c *record.Child, e *E) Judgement // nil: every event counts
	Once  bool                                            // each child once in a window, at its first event there
	Last  bool                                            // with Once: at its last event there
	Rate  bool                                            // per 10,000 children aged 0-17
}

// Share is the share of the events in a window that meet a test.
type Share[E Event] struct {
	Words
	Of    func(c *record.Child) []E
	Dated func(e *E) day.Day
	Judge func(r *Rules, c *record.Child, e *E) Judgement
}

// Duration is the middle or the mean of Judgement.Value, in days, over the events in a window that are Yes.
type Duration[E Event] struct {
	Words
	Of    func(c *record.Child) []E
	Dated func(e *E) day.Day
	Judge func(r *Rules, c *record.Child, e *E) Judgement
	Mean  bool // the mean where the source of the definition asks for it; else the median
	// WorkingDays says that the values are working days, of which the median is told.
	WorkingDays bool
}

// Stock is the number of children with something open on a day, each child once.
type Stock[E Event] struct {
	Words
	Of   func(c *record.Child) []E
	Open func(r *Rules, c *record.Child, e *E, on day.Day) bool // whether it belongs on the day
	Tell func(r *Rules, e *E, on day.Day) Judgement             // what is said of one that does, always Yes; nil: nothing
	Rate bool
}

// StockShare is the share of the children with something open on a day who meet a test on that day.
type StockShare[E Event] struct {
	Words
	Of    func(c *record.Child) []E
	Open  func(r *Rules, c *record.Child, e *E, on day.Day) bool
	Judge func(r *Rules, c *record.Child, e *E, on day.Day) Judgement
}

// Unit says number or rate.
func (s *Count[E]) Unit() Unit      { return numberOrRate(s.Rate) }
func (s *Share[E]) Unit() Unit      { return Percent }
func (s *Stock[E]) Unit() Unit      { return numberOrRate(s.Rate) }
func (s *StockShare[E]) Unit() Unit { return Percent }
func (s *Duration[E]) Unit() Unit {
	switch {
	case s.WorkingDays:
		return WorkingMedian
	case s.Mean:
		return Mean
	}
	return Median
}

func numberOrRate(rate bool) Unit {
	if rate {
		return Rate10k
	}
	return Number
}

// OnDay is false for events and true for stocks.
func (s *Count[E]) OnDay() bool      { return false }
func (s *Share[E]) OnDay() bool      { return false }
func (s *Duration[E]) OnDay() bool   { return false }
func (s *Stock[E]) OnDay() bool      { return true }
func (s *StockShare[E]) OnDay() bool { return true }

// eachOnce is true for stocks, and for counts that say so.
func (s *Count[E]) eachOnce() bool      { return s.Once }
func (s *Share[E]) eachOnce() bool      { return false }
func (s *Duration[E]) eachOnce() bool   { return false }
func (s *Stock[E]) eachOnce() bool      { return true }
func (s *StockShare[E]) eachOnce() bool { return true }
func (s *State) eachOnce() bool         { return false }
func (p *Plain) eachOnce() bool         { return false }

func (s *Count[E]) looksAt(c *record.Child) []record.Key      { return keysOf(s.Of(c)) }
func (s *Share[E]) looksAt(c *record.Child) []record.Key      { return keysOf(s.Of(c)) }
func (s *Duration[E]) looksAt(c *record.Child) []record.Key   { return keysOf(s.Of(c)) }
func (s *Stock[E]) looksAt(c *record.Child) []record.Key      { return keysOf(s.Of(c)) }
func (s *StockShare[E]) looksAt(c *record.Child) []record.Key { return keysOf(s.Of(c)) }
func (s *State) looksAt(*record.Child) []record.Key           { return nil }
func (p *Plain) looksAt(*record.Child) []record.Key           { return nil }

func keysOf[E Event](events []E) []record.Key {
	keys := make([]record.Key, len(events))
	for i := range events {
		keys[i] = keyOf(&events[i])
	}
	return keys
}

func (s *Count[E]) see(v *eye, c *record.Child) {
	if s.Once {
		seeOnce(v, c, s.Of(c), s.Dated, s.Judge, s.Last)
		return
	}
	seeEvents(v, c, s.Of(c), s.Dated, s.Judge)
}

func (s *Share[E]) see(v *eye, c *record.Child) {
	seeEvents(v, c, s.Of(c), s.Dated, s.Judge)
}

func (s *Duration[E]) see(v *eye, c *record.Child) {
	seeEvents(v, c, s.Of(c), s.Dated, s.Judge)
}

func (s *Stock[E]) see(v *eye, c *record.Child) {
	if s.Tell == nil {
		seeStock(v, c, s.Of(c), s.Open, nil)
		return
	}
	seeStock(v, c, s.Of(c), s.Open, func(r *Rules, _ *record.Child, e *E, on day.Day) Judgement { return s.Tell(r, e, on) })
}

func (s *StockShare[E]) see(v *eye, c *record.Child) {
	seeStock(v, c, s.Of(c), s.Open, s.Judge)
}

// seeEvents finds the window of each event, and judges only those that have one.
func seeEvents[E Event](v *eye, c *record.Child, events []E, dated func(*E) day.Day,
	judge func(*Rules, *record.Child, *E) Judgement) {
	for i := range events {
		e := &events[i]
		on := dayOf(e, dated)
		w := windowOf(v.windows, on)
		if w < 0 {
			continue
		}
		if found := judged(v.rules, c, e, judge); found.Met != Out {
			v.tell(w, Case{Record: keyOf(e), Day: on, Holding: heldAt(c, e, on), Judgement: found})
		}
	}
}

// seeOnce tells for each window the child's first event there, or the last.
func seeOnce[E Event](v *eye, c *record.Child, events []E, dated func(*E) day.Day,
	judge func(*Rules, *record.Child, *E) Judgement, last bool) {
	if len(events) == 0 {
		return
	}
	v.done = append(v.done[:0], make([]bool, len(v.windows))...)
	for i := range events {
		e := &events[i]
		if last {
			e = &events[len(events)-1-i]
		}
		on := dayOf(e, dated)
		found, asked := Judgement{}, false
		for w := range v.windows {
			if v.done[w] || !v.windows[w].Has(on) {
				continue
			}
			if !asked {
				found, asked = judged(v.rules, c, e, judge), true
			}
			if found.Met == Out {
				break
			}
			v.done[w] = true
			v.tell(w, Case{Record: keyOf(e), Day: on, Holding: heldAt(c, e, on), Judgement: found})
		}
	}
}

// dayOf is the day that puts an event in a window.
func dayOf[E Event](e *E, dated func(*E) day.Day) day.Day {
	if dated != nil {
		return dated(e)
	}
	return (*e).When()
}

func judged[E Event](r *Rules, c *record.Child, e *E, judge func(*Rules, *record.Child, *E) Judgement) Judgement {
	if judge == nil {
		return Judgement{Met: Yes}
	}
	return judge(r, c, e)
}

// seeStock looks at each window's last day; of several that are open then, the latest stands for the child.
func seeStock[E Event](v *eye, c *record.Child, episodes []E,
	open func(*Rules, *record.Child, *E, day.Day) bool,
	judge func(*Rules, *record.Child, *E, day.Day) Judgement) {
	if len(episodes) == 0 {
		return
	}
	for w := range v.windows {
		on := v.windows[w].To
		for i := len(episodes) - 1; i >= 0; i-- {
			e := &episodes[i]
			if !open(v.rules, c, e, on) {
				continue
			}
			found := Judgement{Met: Yes}
			if judge != nil {
				found = judge(v.rules, c, e, on)
			}
			if found.Met != Out {
				v.tell(w, Case{Record: keyOf(e), Day: on, Holding: heldOn(c, e, on), Judgement: found})
			}
			break
		}
	}
}

// windowOf is the window that has the day, and -1 where none has.
func windowOf(windows []day.Span, d day.Day) int {
	if !d.Known() {
		return -1
	}
	i := sort.Search(len(windows), func(i int) bool { return windows[i].To >= d })
	if i < len(windows) && windows[i].From <= d {
		return i
	}
	return -1
}

func keyOf[E Event](e *E) record.Key {
	return record.Key{Kind: (*e).Kind(), Day: (*e).When(), Nth: (*e).From().Nth}
}

// heldAt is who held the work: the event's own team and worker where its kind has them, even blank, else the child's.
func heldAt[E Event](c *record.Child, e *E, on day.Day) record.Holding {
	if own, ok := any(e).(interface{ Held() record.Holding }); ok {
		return own.Held()
	}
	return c.HeldAround(on)
}

// heldOn is who holds the child on a day; where no list says, who the event's own row named.
func heldOn[E Event](c *record.Child, e *E, on day.Day) record.Holding {
	if h := c.HeldOn(on); h != (record.Holding{}) {
		return h
	}
	if own, ok := any(e).(interface{ Held() record.Holding }); ok {
		return own.Held()
	}
	return record.Holding{}
}

// State is what a child's whole record says on a day, where no single kind of event carries it: the work that is open,
// the days that are missing. A child may have several cases.
type State struct {
	Words
	In    Unit
	Cases func(r *Rules, c *record.Child, on day.Day, f func(Case))
}

// Unit is the one that the indicator names.
func (s *State) Unit() Unit { return s.In }

// OnDay is true.
func (s *State) OnDay() bool { return true }

func (s *State) see(v *eye, c *record.Child) {
	for w := range v.windows {
		v.window = w
		s.Cases(v.rules, c, v.windows[w].To, v.each)
	}
}

// Plain is an indicator that looks at no child but at something else in the Book: the adopters.
type Plain struct {
	Words
	In    Unit
	State bool // a state on the last day of the window rather than events within it
	Cases func(r *Rules, window day.Span) []Case
}

// Unit is the one that the indicator names.
func (p *Plain) Unit() Unit { return p.In }

// OnDay is as the indicator says.
func (p *Plain) OnDay() bool { return p.State }

// see tells nothing of a single child.
func (p *Plain) see(*eye, *record.Child) {}
