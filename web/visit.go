package web

import (
	"context"
	"net/http"
	"time"

	"goldthread/access"
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/papers"
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
		Shown: shown, Present: v.house.book, Holders: v.holders(v.house), Grants: v.house.grants, References: v.keeper.refs,
		Store: v.Journal, Now: v.Now().In(v.london),
	})
}

// rules are what the indicators may ask, of a record and what was written about it.
func (s *Server) rules(p pastBook) *indicator.Rules {
	return &indicator.Rules{Local: clock.Local{}, Book: p.book, Population: papers.Population(p.book.Authority, p.written.Authority())}
}

// lenderOf is the number under which the published figures that stand beside the authority's are found: its own, or that
// of the authority from which a made-up one borrows. It is 0 where there are none.
func (s *Server) lenderOf(p pastBook) int {
	if of := p.written.Authority(); of.Borrowed > 0 {
		return of.Borrowed
	}
	a, _ := s.Benchmarks.Authority(p.book.Authority)
	return a.Number
}

// renew lets the writer see what has just been saved. It is saved whatever comes of this: the house is renewed beside the
// requests too, and the writer may have gone.
func (v *visit) renew() {
	h, err := v.refresh(context.WithoutCancel(v.ctx()), v.house.code)
	if err != nil {
		v.Log.Error("show what was saved", "route", v.r.Pattern, "error", err)
		return
	}
	v.house = h
}
