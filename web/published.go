package web

import (
	"cmp"
	"context"
	"slices"

	"goldthread/assurance"
	"goldthread/day"
	"goldthread/indicator/catalogue"
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

// publishedPacks are the public packs that were approved, newest day first.
func (v *visit) publishedPacks() []assurance.Pack {
	byDay := map[day.Day]bool{}
	var found []assurance.Pack
	for _, p := range v.house.written.Packs() {
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

// packOf makes a pack's papers again from what was fixed when it was drafted.
func (s *Server) packOf(ctx context.Context, code string, p assurance.Pack) (*report.Pack, error) {
	k, err := s.keeperOf(ctx, code)
	if err != nil {
		return nil, err
	}
	return k.packs.get(p.Seq, func() (*report.Pack, error) {
		past, err := s.knownBy(ctx, code, p.Known)
		if err != nil {
			return nil, err
		}
		return report.Build(s.packInput(past, k.newest.Load().written, p))
	})
}

// packInput is what a pack's papers are made of: all of it fixed when the pack was drafted.
func (s *Server) packInput(past pastBook, now *assurance.Written, p assurance.Pack) report.Input {
	in := s.input(past, p.AsAt)
	in.Made, in.Public, in.Indicators = p.Made, p.Public, catalogue.All()
	in.Officer = report.ParseOfficer(p.Officer)
	in.Targets, in.Breaks = nil, breaksOf(p.Breaks)
	for _, t := range p.Targets {
		in.Targets = append(in.Targets, report.Target{Code: t.Code, Value: t.Value, Tolerance: t.Tolerance, From: t.From, SetBy: t.SetBy})
	}
	if p.Public {
		in.Keep, in.Published = now.Published(p.Editions)
	}
	return in
}
