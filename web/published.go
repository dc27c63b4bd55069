package web

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
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
	var days []string
	for _, p := range found {
		if p.AsAt == v.look.Day {
			return v.asFrozen(p)
		}
		days = append(days, p.AsAt.Long())
	}
	if v.r.URL.Query().Get("day") != "" {
		return nil, &notFound{"Nothing was published as at " + v.look.Day.Long() + ".", "Published were figures as at " + strings.Join(days, "; ") + "."}
	}
	return v.asFrozen(found[0])
}

// asFrozen gives the figures of an approved pack where they are those of its frozen papers. A newer version of the program
// or of the published figures may count otherwise, and then the frozen papers alone hold.
func (v *visit) asFrozen(p assurance.Pack) (*report.Pack, error) {
	differs := &notFound{"The published figures as at " + p.AsAt.Long() + " were made by another version of Goldthread, so they are not shown on pages of their own.",
		"Open the papers “" + p.Title + "” under Papers: they hold the figures as they were approved."}
	made, err := v.keeper.packs.get("published "+p.ID, func() (*report.Pack, error) {
		made, err := v.packOf(v.ctx(), v.house.code, p)
		if err != nil {
			return nil, err
		}
		same, err := isFrozen(made, p)
		if err == nil && !same {
			err = differs
		}
		return made, err
	})
	if errors.Is(err, papers.ErrNotNoted) {
		err = differs
	}
	return made, err
}

// isFrozen says whether the pack's workbook, which holds every number of the papers, is the frozen one.
func isFrozen(made *report.Pack, p assurance.Pack) (bool, error) {
	files, err := made.Files(formatsFor("workbook.xlsx"))
	if err != nil {
		return false, err
	}
	book, err := fileNamed(files, "workbook.xlsx")
	if err != nil {
		return false, err
	}
	sum := sha256.Sum256(book.Content)
	return slices.ContainsFunc(p.Files, func(f assurance.FrozenFile) bool {
		return f.Name == book.Name && f.SHA256 == hex.EncodeToString(sum[:])
	}), nil
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
