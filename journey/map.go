package journey

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"goldthread/day"
	"goldthread/record"
)

// Map is the journeys asked for, counted: stops, flows between them, and whole paths. Everything in it is counted from
// Journeys and opens to them again.
type Map struct {
	Asked       Asked
	Told        Told
	Journeys    []Journey // by the day they began, then by child
	Stops       []Stop    // in order of their steps
	Flows       []Flow    // by their steps
	Paths       []Path    // the most frequent first
	NoFrontDoor []Case    // work that began in these days with nothing at the front door told: no journey, and of no team or source
}

// Stop is a step with its journeys. All that come to it, by beginning there or from another, go on or end there: a stage
// has no Ended, for what ends goes on to its outcome; an outcome has no Out.
type Stop struct {
	Step                  Step
	Count                 int // Began and In
	Began, In, Out, Ended int
}

// Flow is the journeys that went from one step to the next.
type Flow struct {
	From, To Step
	Count    int
	Days     Days
}

// Path is the journeys that went through the same steps.
type Path struct {
	Steps []Step // the last is the outcome
	Count int
	Days  Days // from the first step to the outcome
	mask  uint32
}

// Days is how long journeys took. Where the outcome is that the work is still open, they are days so far.
type Days struct {
	Timed   int // the journeys of which the time is told; the other numbers are of these
	Median  float64
	Slowest int
}

// Case is one journey behind a stop, a flow or a path, at the record that puts it there.
type Case struct {
	Child  record.Ref
	Record record.Key
	Day    day.Day
	Days   int  // how long it took, from the step before or from the beginning
	Timed  bool // whether Days is told
	Began  day.Day
	Team   string // as the Journey has it; blank where there is no journey
	Outcome
}

// Outcome is how a case's journey ended.
type Outcome struct {
	Step  Step
	Ended day.Day
}

// Code is the path's name in an address: its steps' codes with dots between.
func (p *Path) Code() string {
	codes := make([]string, len(p.Steps))
	for i, s := range p.Steps {
		codes[i] = s.Code()
	}
	return strings.Join(codes, ".")
}

// count fills stops, flows and paths.
func (m *Map) count() {
	var stops [howMany]Stop
	var flows [howMany][howMany][]int
	var seen [howMany][howMany]int
	paths := map[uint32]*Path{}
	times := map[uint32][]int{}
	for i := range m.Journeys {
		j := &m.Journeys[i]
		stops[j.Stages[0].Step].Began++
		stops[j.Outcome].Ended++
		m.hops(j, func(from, to Step, days int, timed bool) {
			stops[from].Out++
			stops[to].In++
			seen[from][to]++
			if timed {
				flows[from][to] = append(flows[from][to], days)
			}
		})
		mask := j.mask()
		p := paths[mask]
		if p == nil {
			p = &Path{mask: mask, Steps: stepsOf(mask)}
			paths[mask] = p
		}
		p.Count++
		if days, ok := j.Days(m.Asked.AsAt); ok {
			times[mask] = append(times[mask], days)
		}
	}
	m.layDown(&stops, &flows, &seen)
	for mask, p := range paths {
		p.Days = daysOf(times[mask])
		m.Paths = append(m.Paths, *p)
	}
	slices.SortFunc(m.Paths, func(a, b Path) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.mask, b.mask)) })
}

// layDown lists the stops and flows that have journeys.
func (m *Map) layDown(stops *[howMany]Stop, flows *[howMany][howMany][]int, seen *[howMany][howMany]int) {
	for s := range stops {
		stop := stops[s]
		stop.Step, stop.Count = Step(s), stop.Began+stop.In
		if stop.Count > 0 {
			m.Stops = append(m.Stops, stop)
		}
		for to := range seen[s] {
			if n := seen[s][to]; n > 0 {
				m.Flows = append(m.Flows, Flow{From: Step(s), To: Step(to), Count: n, Days: daysOf(flows[s][to])})
			}
		}
	}
}

// hops goes through a journey step by step, with the days of each; the last hop is to the outcome.
func (m *Map) hops(j *Journey, f func(from, to Step, days int, timed bool)) {
	last := j.Stages[0]
	for _, s := range j.Stages[1:] {
		f(last.Step, s.Step, int(s.Day-last.Day), true)
		last = s
	}
	end, timed := j.until(m.Asked.AsAt)
	if !timed {
		end = last.Day
	}
	f(last.Step, j.Outcome, int(end-last.Day), timed)
}

func stepsOf(mask uint32) (steps []Step) {
	for ; mask != 0; mask &= mask - 1 {
		steps = append(steps, Step(bits.TrailingZeros32(mask)))
	}
	return steps
}

func daysOf(taken []int) Days {
	n := len(taken)
	if n == 0 {
		return Days{}
	}
	slices.Sort(taken)
	return Days{Timed: n, Median: float64(taken[(n-1)/2]+taken[n/2]) / 2, Slowest: taken[n-1]}
}
