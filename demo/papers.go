package demo

import (
	"context"
	"time"

	"goldthread/assurance"
	"goldthread/day"
	"goldthread/papers"
	"goldthread/record"
	"goldthread/sample"
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
		w.at(w.on(w.quarter+10, 16, 10*i), func(ctx context.Context) error { return w.send(ctx, p) })
		w.at(w.on(w.quarter+13, 9, 10*i), func(ctx context.Context) error { return w.approve(ctx, p) })
	}
	next := &assurance.Pack{Basis: assurance.Basis{AsAt: w.asAt}, Title: "Improvement board: figures as at " + w.asAt.Long(), Officer: officerInside}
	w.at(w.on(w.asAt+12, 15, 30), func(ctx context.Context) error { return w.begin(ctx, next) })
}

// begin drafts a pack: from here on its figures are those known at this moment.
func (w *wychmoor) begin(ctx context.Context, p *assurance.Pack) (err error) {
	p.Made = day.OfTime(w.now())
	*p, err = w.maker().Fix(ctx, analyst, *p)
	return err
}

func (w *wychmoor) send(ctx context.Context, p *assurance.Pack) (err error) {
	*p, err = w.maker().Move(ctx, assurance.Send, analyst, "", *p)
	return err
}

// approve freezes the papers of a pack.
func (w *wychmoor) approve(ctx context.Context, p *assurance.Pack) (err error) {
	*p, err = w.maker().Approve(ctx, director, "", *p)
	return err
}

func (w *wychmoor) maker() papers.Maker {
	return papers.Maker{Journal: w.journal, Authority: sample.Code, Books: func(ctx context.Context, known time.Time) (*record.Book, error) {
		return record.Read(ctx, w.journal, sample.Code, known)
	}}
}
