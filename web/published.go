package web

import (
	"cmp"
	"context"
	"slices"
	"time"

	"goldthread/assurance"
	"goldthread/day"
	"goldthread/papers"
	"goldthread/record"
	"goldthread/report"
)

// publishedScorecard is the scorecard for those who read published figures only. It is made of the newest approved public
// pack, in which small numbers are hidden: the same numbers as in the papers, and no others.
func (v *visit) publishedScorecard() error {
	pack, err := v.publishedPack()
	if err != nil {
		return err
	}
	view := newScorecard(pack, func(l *report.Line) scoreLine {
		return scoreLine{Line: l, Href: "/indicator/" + l.Words.Code + v.look.Query()}
	})
	view.Published, view.AsAt, view.Data, view.Age = true, pack.AsAt, pack.DataAsAt, int(v.today()-pack.DataAsAt)
	for _, p := range v.publishedPacks() {
		view.Days = append(view.Days, p.AsAt)
	}
	view.Section, view.Title = "Scorecard", "Children’s services scorecard"
	return v.render("scorecard", view)
}

// publishedPacks are the public packs that were approved, newest day first: of each day the newest that holds all areas, or
// the newest at all where none does.
func (v *visit) publishedPacks() []assurance.Pack { return publishedPacks(v.house.written) }

func publishedPacks(w *assurance.Written) []assurance.Pack {
	byDay := map[day.Day]bool{}
	var found []assurance.Pack
	all := w.Packs()
	slices.SortStableFunc(all, func(x, y assurance.Pack) int { return cmp.Compare(min(len(x.Areas), 1), min(len(y.Areas), 1)) })
	for _, p := range all {
		if p.Out() && !byDay[p.AsAt] {
			byDay[p.AsAt] = true
			found = append(found, p)
		}
	}
	slices.SortStableFunc(found, func(x, y assurance.Pack) int { return cmp.Compare(y.AsAt, x.AsAt) })
	return found
}

// publishedPack is the one of the day that was asked for, or else the newest.
func (v *visit) publishedPack() (*report.Pack, error) {
	found := v.publishedPacks()
	if len(found) == 0 {
		return nil, &notFound{"Nothing has been published yet.", "When papers have been approved for members, their figures stand here."}
	}
	for _, p := range found {
		if p.AsAt == v.look.Day {
			return v.packOf(v.ctx(), v.house.code, p)
		}
	}
	return v.packOf(v.ctx(), v.house.code, found[0])
}

// packOf makes a pack's papers again from what was fixed when it was drafted. Their figures are kept for the next who asks.
func (s *Server) packOf(ctx context.Context, code string, p assurance.Pack) (*report.Pack, error) {
	k, err := s.keeperOf(ctx, code)
	if err != nil {
		return nil, err
	}
	return s.makerOf(code, k).Build(context.WithoutCancel(ctx), p) // others wait for its figures too
}

// maker makes the papers of the viewer's authority.
func (v *visit) maker() papers.Maker { return v.makerOf(v.house.code, v.keeper) }

func (s *Server) makerOf(code string, k *keeper) papers.Maker {
	return papers.Maker{Journal: s.Journal, Authority: code, Chromium: s.Chromium,
		Books: func(ctx context.Context, known time.Time) (*record.Book, error) {
			return s.bookKnownBy(ctx, code, known)
		},
		Written: func() *assurance.Written { return k.newest.Load().written },
		Kept:    k.packs.get,
	}
}

// bookKnownBy is the record as known by an instant: the one at hand, where it holds all that was written and nothing has come
// since. A house may be a moment behind the journal, so it is asked first whether it is.
func (s *Server) bookKnownBy(ctx context.Context, code string, known time.Time) (*record.Book, error) {
	h, err := s.refresh(ctx, code)
	if err != nil {
		return nil, err
	}
	if !known.Before(h.bookAt) {
		return h.book, nil
	}
	past, err := s.knownBy(ctx, code, known)
	return past.book, err
}
