package demo

import (
	"context"
	"fmt"

	"goldthread/assurance"
	"goldthread/benchmark"
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
	"goldthread/report"
	"goldthread/sample"
	"goldthread/store"
)

// The officer's own sections of the papers.
const (
	officerPublic = `## Purpose
The committee is asked to note the figures, and to ask the director for the plan to bring conferences back in time.

## Background
Wychmoor reports on its services for children to the committee every quarter. The improvement board set the targets in this paper.

## Future plans and challenges
Conferences are asked for on the day of the strategy discussion from now on, and the vacant chair's post is advertised. The share of conferences held in time will show whether that works.
`
	officerInside = `## Purpose
The board is asked to decide whether the vacant chair's post in Assessment North is covered from another team until it is filled.

## Current position
Conferences are late where the request waits for the write-up of the enquiry. The share of assessments in time looks well because overdue ones are left: read it with the number that is open.

## Future plans and challenges
The overdue assessments are finished oldest first, and the share in time will fall while that is done.
`
)

// papers puts the quarter's packs into the story: drafted when its lists had come in, looked at by another person, approved;
// and the next one, begun and not finished.
func (w *wychmoor) papers() {
	public := &assurance.Pack{Basis: assurance.Basis{AsAt: w.quarter, Public: true}, Title: "Children's services: the quarter to " + w.quarter.Long(), Officer: officerPublic}
	inside := &assurance.Pack{Basis: assurance.Basis{AsAt: w.quarter}, Title: "Improvement board: the quarter to " + w.quarter.Long(), Officer: officerInside}
	for i, p := range []*assurance.Pack{public, inside} {
		w.at(w.on(w.quarter+9, 10, 10*i), func(ctx context.Context) error { return w.begin(ctx, p) })
		w.at(w.on(w.quarter+10, 16, 10*i), func(ctx context.Context) error { return w.act(ctx, p, assurance.Send, analyst) })
		w.at(w.on(w.quarter+13, 9, 10*i), func(ctx context.Context) error { return w.approve(ctx, p) })
	}
	next := &assurance.Pack{Basis: assurance.Basis{AsAt: w.asAt}, Title: "Improvement board: figures as at " + w.asAt.Long(), Officer: officerInside}
	w.at(w.on(w.asAt+12, 15, 30), func(ctx context.Context) error { return w.begin(ctx, next) })
}

// begin drafts a pack: from here on its figures are those known at this moment.
func (w *wychmoor) begin(ctx context.Context, p *assurance.Pack) (err error) {
	if p.Basis, err = assurance.Fix(ctx, w.journal, sample.Code, p.Basis); err != nil {
		return err
	}
	p.Made = day.OfTime(w.now())
	return w.act(ctx, p, assurance.Begin, analyst)
}

// act does what a person does to a pack, and keeps the new version of it.
func (w *wychmoor) act(ctx context.Context, p *assurance.Pack, act assurance.Act, who string) error {
	next, err := p.Do(act, who, "")
	if err != nil {
		return err
	}
	d, err := next.Draft(p.Seq)
	if err != nil {
		return err
	}
	next.ID = d.ID
	seq, err := w.journal.Append(ctx, sample.Code, who, []store.Draft{d})
	if err != nil {
		return err
	}
	next.Seq = seq
	*p = next
	return nil
}

// approve freezes the papers of a pack. What the public edition hides is noted before anybody reads it.
func (w *wychmoor) approve(ctx context.Context, p *assurance.Pack) error {
	made, err := w.build(ctx, p)
	if err != nil {
		return err
	}
	if p.Public {
		note, err := assurance.Edition{Pack: p.ID, AsAt: p.AsAt, Hidden: made.Hidden}.Draft(sample.Code)
		if err != nil {
			return err
		}
		if err := w.append(ctx, analyst, note); err != nil {
			return err
		}
	}
	files, err := made.Files(report.Formats)
	if err != nil {
		return err
	}
	for _, f := range files {
		sum, err := w.journal.PutDocument(ctx, sample.Code, f.Name, f.MediaType, f.Content)
		if err != nil {
			return err
		}
		p.Files = append(p.Files, assurance.FrozenFile{Name: f.Name, SHA256: sum, MediaType: f.MediaType, Size: int64(len(f.Content))})
	}
	return w.act(ctx, p, assurance.Approve, director)
}

// build makes the papers of a pack from its basis.
func (w *wychmoor) build(ctx context.Context, p *assurance.Pack) (*report.Pack, error) {
	book, err := record.Read(ctx, w.journal, sample.Code, p.Known)
	if err != nil {
		return nil, err
	}
	a := p.Authority
	in := report.Input{
		Rules: &indicator.Rules{Local: clock.Local{}, Book: book,
			Population: func(on day.Day) (children, year int, ok bool) { return a.Population, on.Year(), true }},
		Indicators: catalogue.All(), Benchmarks: benchmark.Embedded(),
		Authority: report.Authority{Code: sample.Code, Name: a.Name, Borrowed: a.Borrowed, MadeUp: a.MadeUp},
		AsAt:      p.AsAt, Made: p.Made, Officer: report.ParseOfficer(p.Officer), Public: p.Public,
	}
	for _, t := range p.Targets {
		in.Targets = append(in.Targets, report.Target{Code: t.Code, Value: t.Value, Tolerance: t.Tolerance, From: t.From, SetBy: t.SetBy})
	}
	for _, n := range p.Breaks {
		in.Breaks = append(in.Breaks, report.BreakNote{Code: n.Code, Day: n.Day, Text: n.Text, Rebase: n.Rebase})
	}
	made, err := report.Build(in)
	if err != nil {
		return nil, fmt.Errorf("the papers as at %s: %w", p.AsAt, err)
	}
	return made, nil
}
