package web

import (
	"context"
	"net/http"
	"time"

	"goldthread/access"
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// visit is one request of somebody who is signed in, with what stood when it began.
type visit struct {
	*Server
	w      http.ResponseWriter
	r      *http.Request
	viewer access.Viewer
	house  *house
	keeper *keeper
	look   look
}

// handler answers a visit. What it returns instead of a page is shown as one: see refusal.go.
type handler func(v *visit) error

func (v *visit) ctx() context.Context { return v.r.Context() }

// may says whether the viewer has a right.
func (v *visit) may(a access.Act) bool { return v.viewer.May(a) }

// shown is the record that the page speaks of: as known now, or as known on the day that was asked for.
func (v *visit) shown() (pastBook, error) {
	if !v.look.Known.Known() {
		return pastBook{v.house.book, v.house.written, v.house.figures}, nil
	}
	return v.knownBy(v.ctx(), v.house.code, v.endOf(v.look.Known))
}

// endOf is the last instant of a day in London.
func (s *Server) endOf(d day.Day) time.Time {
	y, m, dom := (d + 1).Date()
	return time.Date(y, m, dom, 0, 0, 0, 0, s.london).Add(-time.Microsecond)
}

// view is the record that the page speaks of, as this viewer may see it.
func (v *visit) view(shown *record.Book) *access.View {
	return access.NewView(v.viewer, access.Sight{
		Shown: shown, Present: v.house.book, Grants: v.house.grants, References: v.keeper.refs, Store: v.Journal, Now: v.Now().In(v.london),
	})
}

// rules are what the indicators may ask, of a record and what was written about it.
func (s *Server) rules(p pastBook) *indicator.Rules {
	r := &indicator.Rules{Local: clock.Local{}, Book: p.book}
	number, own := s.numberOf(p)
	if own > 0 {
		r.Population = func(on day.Day) (children, year int, ok bool) { return own, on.Year(), true }
	} else if number > 0 {
		r.Population = func(on day.Day) (children, year int, ok bool) {
			q, ok := s.Benchmarks.Population(number, on)
			return q.Children, q.Year, ok
		}
	}
	return r
}

// numberOf is the number whose published figures the authority is compared with, and its own population where that is
// not the published one: a made-up authority borrows the one and has the other.
func (s *Server) numberOf(p pastBook) (number, population int) {
	if of := p.written.Authority(); of.Borrowed > 0 {
		return of.Borrowed, of.Population
	}
	if a, ok := s.Benchmarks.Authority(p.book.Authority); ok {
		return a.Number, 0
	}
	return 0, 0
}

// renew lets the writer see what has just been saved.
func (v *visit) renew() error {
	h, err := v.refresh(v.ctx(), v.house.code)
	v.house = h
	return err
}
