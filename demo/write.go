package demo

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"

	"goldthread/day"
	"goldthread/delivery"
	"goldthread/record"
	"goldthread/sample"
	"goldthread/store"
)

// moment is something that happened in the authority at an instant.
type moment struct {
	at time.Time
	do func(context.Context) error
}

// wychmoor is the authority while it is made, with the clock that it goes by.
type wychmoor struct {
	Settings
	folder  string
	london  *time.Location
	asAt    day.Day // of the newest delivery
	quarter day.Day // the end of the newest quarter whose papers are out and whose lists were corrected since
	sample  *sample.Authority
	newest  *record.Book // what the newest lists tell
	clock   time.Time
	journal *store.Store
	intake  *delivery.Intake
	moments []moment
	others  sync.WaitGroup // what happens beside the moments
	failed  chan error     // what went wrong in it first
	known   *record.Book   // what was known on the day read: see figure
	read    day.Day
	bases   map[string]int64 // of what the register of inspections holds: see file
	done    int
	of      int // deliveries
}

// write makes the whole journal in a folder, moment by moment.
func write(ctx context.Context, folder string, s Settings) (err error) {
	w, err := newWychmoor(s)
	if err != nil {
		return err
	}
	w.folder = folder
	w.journal, err = store.Open(ctx, folder, w.now)
	if err != nil {
		return err
	}
	defer func() {
		if closed := w.journal.Close(); err == nil {
			err = closed
		}
	}()
	w.intake = delivery.NewIntake(w.journal, sample.Code)
	stop := w.deliver(ctx)
	defer stop()
	if err := w.write(); err != nil {
		return err
	}
	return w.live(ctx)
}

func newWychmoor(s Settings) (*wychmoor, error) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		return nil, fmt.Errorf("the time zone of London: %w", err)
	}
	w := &wychmoor{Settings: s, london: london, failed: make(chan error, 1), bases: map[string]int64{}}
	w.asAt, w.quarter = NewestMonth(w.today()), quarterBefore(w.today()-correctedAfter-1)
	w.sample, w.Seed = choose(s, w.asAt)
	w.newest, err = w.sample.On(w.asAt)
	return w, err
}

// NewestMonth is the newest end of a month whose lists can have been handed in by a day: it lies at least two days back.
func NewestMonth(today day.Day) day.Day { return (today - 1).MonthStart() - 1 }

// quarterBefore is the newest end of a quarter on or before a day.
func quarterBefore(d day.Day) day.Day {
	end := (d + 1).MonthStart() - 1
	for {
		if _, month, _ := end.Date(); month%3 == 0 {
			return end
		}
		end = end.MonthStart() - 1
	}
}

// mostSeeds is how many seeds are tried for a story that is plain to see.
const mostSeeds = 40

// choose makes up the authority: of the seed asked for, or of the first whose story is plain.
func choose(s Settings, asAt day.Day) (a *sample.Authority, seed uint64) {
	of := func(seed uint64) *sample.Authority {
		return sample.New(sample.Settings{Children: s.Children, Seed: seed, AsAt: asAt, Months: s.Months, Mess: sample.UsualMess})
	}
	if s.Seed > 0 {
		return of(s.Seed), s.Seed
	}
	for seed := uint64(1); seed <= mostSeeds; seed++ {
		if a := of(seed); a.Plain() {
			return a, seed
		}
	}
	return of(1), 1
}

func (w *wychmoor) now() time.Time { return w.clock.In(w.london) }

func (w *wychmoor) today() day.Day { return day.OfTime(w.Now.In(w.london)) }

// on is an instant of a day in London.
func (w *wychmoor) on(d day.Day, hour, minute int) time.Time {
	y, m, dom := d.Date()
	return time.Date(y, m, dom, hour, minute, 0, 0, w.london).UTC()
}

// at puts something that happens into the story. What would lie in the future happens now.
func (w *wychmoor) at(when time.Time, do func(context.Context) error) {
	if when.After(w.Now) {
		when = w.Now
	}
	w.moments = append(w.moments, moment{when, do})
}

// beside does something while the moments go on. They end when it has ended.
func (w *wychmoor) beside(do func() error) {
	w.others.Go(func() {
		if err := do(); err != nil {
			select {
			case w.failed <- err:
			default:
			}
		}
	})
}

// live lets everything happen in its order, and marks the place as a demo.
func (w *wychmoor) live(ctx context.Context) error {
	defer w.others.Wait() // before the journal is closed
	slices.SortStableFunc(w.moments, func(a, b moment) int { return a.at.Compare(b.at) })
	for _, m := range w.moments {
		w.clock = m.at
		if err := m.do(ctx); err != nil {
			return fmt.Errorf("make the demo, on %s: %w", m.at.Format("2 January 2006"), err)
		}
	}
	w.others.Wait()
	select {
	case err := <-w.failed:
		return fmt.Errorf("make the demo: %w", err)
	default:
	}
	w.clock = w.Now
	body, err := json.Marshal(Mark{w.Children, w.Months, w.Seed, w.asAt, w.Now.UTC()})
	if err != nil {
		return err
	}
	return w.append(ctx, maker, store.Draft{Kind: Kind, ID: markID, Op: store.Put, Body: body, Source: maker})
}

func (w *wychmoor) append(ctx context.Context, actor string, drafts ...store.Draft) error {
	_, err := w.journal.Append(ctx, sample.Code, actor, drafts)
	return err
}
