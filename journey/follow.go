package journey

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"goldthread/clock"
	"goldthread/day"
	"goldthread/record"
)

// Asked says which journeys a map is of: those that began in some days, as it stood on the as-at day. What happened
// later does not count.
type Asked struct {
	AsAt day.Day
	Days day.Span
}

// Follow reads the journeys of a Book that began in the days asked for, with the windows of the authority.
func Follow(b *record.Book, w Windows, asked Asked) *Map {
	m := &Map{Asked: asked, Told: toldOf(b, w, asked)}
	parts := b.Parts()
	found := make([]reader, len(parts))
	covered := coverageOf(b)
	eachPart(len(parts), func(i int) {
		r := &found[i]
		*r = reader{windows: w, asAt: asked.AsAt, days: asked.Days, covered: covered}
		r.read(parts[i])
		r.found, r.store = nil, nil // the journeys keep what they need of it
	})
	n := 0
	for i := range found {
		n += len(found[i].journeys)
	}
	m.Journeys = make([]Journey, 0, n)
	for i := range found {
		m.Journeys = append(m.Journeys, found[i].journeys...)
		m.NoFrontDoor = append(m.NoFrontDoor, found[i].unopened...)
	}
	slices.SortFunc(m.Journeys, func(a, b Journey) int {
		return cmp.Or(cmp.Compare(a.Began(), b.Began()), cmp.Compare(a.Child, b.Child))
	})
	slices.SortFunc(m.NoFrontDoor, func(a, b Case) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Child, b.Child))
	})
	m.count()
	return m
}

// eachPart works on all cores.
func eachPart(n int, do func(i int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wait.Wait()
}

// reader reads the children of one part.
type reader struct {
	windows    Windows
	asAt       day.Day
	days       day.Span
	covered    coverage
	found      []event // the events of the child that is being read
	now        chain   // the journey that is being made, with the stages of support that no event of its own tells
	before     event
	afterwards event
	store      []Reached // the stages of the journeys so far
	journeys   []Journey
	unopened   []Case
}

func (r *reader) read(part record.Part) {
	r.found, r.store = make([]event, 0, 32), make([]Reached, 0, 2*len(part.Children))
	for i, child := range part.Children {
		ref := part.First + record.Ref(i)
		r.chains(r.events(child), func(c *chain) { r.keep(ref, child, c) })
	}
}

// keep takes a journey into the map when it began in the days asked for.
func (r *reader) keep(ref record.Ref, child *record.Child, c *chain) {
	if !c.atFrontDoor(&r.windows) {
		if opened := &c.events[0]; r.days.Has(opened.day) {
			r.unopened = append(r.unopened, caseOf(ref, opened))
		}
		return
	}
	if r.days.Has(c.first().day) {
		r.journeys = append(r.journeys, r.journey(ref, child, c))
	}
}

func ageBand(child *record.Child, on day.Day) string {
	years, ok := clock.AgeOn(child, on)
	if !ok {
		return NotKnown
	}
	return clock.AgeBand(years)
}
