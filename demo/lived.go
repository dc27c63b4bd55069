package demo

import (
	"context"
	_ "embed"
	"fmt"
	"time"

	"goldthread/assurance"
	"goldthread/assurance/inspection"
	"goldthread/day"
)

// inspectionReport is the report of the newest inspection, printed from inspection_report.html.
//
//go:embed inspection_report.pdf
var inspectionReport []byte

// visit is an inspection while it is lived through.
type visit struct {
	*wychmoor
	is inspection.Inspection
}

// moves on by an act, after its days were set.
func (v *visit) move(ctx context.Context, who string, act inspection.Act, why string) (err error) {
	if v.is, err = v.is.Do(act, why); err != nil {
		return err
	}
	return v.fileAs(ctx, who, v.is)
}

// livedThrough puts the newest inspection with grades into the story as it was lived through, from the call to the action
// plan that was sent.
func (w *wychmoor) livedThrough() {
	days, printed := w.good()
	v := &visit{w, inspection.Inspection{Kept: inspection.Kept{ID: goodID}, Framework: inspection.Standard}}
	w.at(w.on(w.back(22, 3), 9, 20), func(ctx context.Context) error { return v.move(ctx, analyst, inspection.Expect, "") })
	w.at(w.on(days.from-7, 10, 5), func(ctx context.Context) error {
		v.is.Notified, v.is.From, v.is.To, v.is.Lead = days.from-7, days.from, days.to, "Rosalind Thackwray, His Majesty's Inspector (made up)"
		return v.move(ctx, analyst, inspection.Notify, "")
	})
	w.at(w.on(days.from, 8, 55), func(ctx context.Context) error { return v.move(ctx, analyst, inspection.Arrive, "") })
	w.onSite(goodID, days.from)
	w.draftReport(v, days)
	w.at(w.on(days.published, 9, 5), func(ctx context.Context) (err error) {
		v.is.Published, v.is.PublishedOut, v.is.Findings = days.published, days.published, goodFindings
		v.is.Judgements = judged(inspection.Standard, days.from, inspection.Good, map[string]string{"care leavers": inspection.RequiresImprovement})
		if printed {
			if v.is.Report, err = w.put(ctx, "wychmoor-inspection-report.pdf", "application/pdf", inspectionReport); err != nil {
				return err
			}
		}
		return v.move(ctx, analyst, inspection.Publish, "")
	})
	w.at(w.on(onward(w.back(12, 11)), 15, 0), func(ctx context.Context) error {
		v.is.StatementOut = onward(w.back(12, 11))
		return v.move(ctx, director, inspection.Correct, "The action plan was sent to the inspectorate.")
	})
}

// onSite puts the notes of the daily meetings into the story.
func (w *wychmoor) onSite(id string, from day.Day) {
	for n, note := range keptInTouch {
		on := from + day.Day(n+n/5*2)
		w.at(w.on(on, 16, 45), func(ctx context.Context) error {
			return w.fileAs(ctx, serviceManager, inspection.KeepInTouch{Inspection: id, Day: on, Present: "Lead inspector, director, heads of service", Text: note[0], Emerging: note[1]})
		})
	}
	for n, q := range askedThen {
		on := from + day.Day(q.day)
		one := inspection.Request{Inspection: id, Number: n + 1, Text: q.text, AskedBy: q.by, AskedOn: on, DueOn: on + 1, Owner: q.owner}
		w.at(w.on(on, 12, n), func(ctx context.Context) error { return w.ask(ctx, &one, inspection.Ask, "") })
		w.at(w.on(on+day.Day(q.took), 15, n), func(ctx context.Context) error {
			one.SentOn, one.Version = on+day.Day(q.took), "1"
			return w.ask(ctx, &one, inspection.Send, "")
		})
	}
}

func (w *wychmoor) ask(ctx context.Context, q *inspection.Request, act inspection.Act, why string) (err error) {
	if *q, err = q.Do(act, why); err != nil {
		return err
	}
	return w.file(ctx, []draft{*q})
}

// draftReport puts the draft of the report and what was wrong with its facts into the story.
func (w *wychmoor) draftReport(v *visit, days inspected) {
	came := days.to + 19
	w.at(w.on(came, 9, 30), func(ctx context.Context) error {
		v.is.Drafted, v.is.CommentsBy = came, came+14
		return v.move(ctx, analyst, inspection.ReceiveDraft, "")
	})
	all := factual()
	each := func(do func(inspection.FactualComment, int) (inspection.FactualComment, error)) func(context.Context) error {
		return func(ctx context.Context) (err error) {
			var kept []draft
			for n := range all {
				if all[n], err = do(all[n], n); err != nil {
					return err
				}
				kept = append(kept, all[n])
			}
			return w.fileAs(ctx, serviceManager, kept...)
		}
	}
	w.at(w.on(came+5, 11, 0), each(func(c inspection.FactualComment, _ int) (inspection.FactualComment, error) {
		return c.Do(inspection.Note, "")
	}))
	w.at(w.on(came+10, 11, 0), each(func(c inspection.FactualComment, n int) (inspection.FactualComment, error) {
		return c.Do(submitted[n].act, submitted[n].why)
	}))
	w.at(w.on(came+17, 11, 0), func(ctx context.Context) (err error) {
		var kept []draft
		for n := range answered {
			if all[n], err = all[n].Do(answered[n].act, answered[n].why); err != nil {
				return err
			}
			kept = append(kept, all[n])
		}
		return w.fileAs(ctx, serviceManager, kept...)
	})
}

// coming puts the visit that is announced into the story, with what inspectors have asked for so far.
func (w *wychmoor) coming() {
	today := w.today()
	v := &visit{w, inspection.Inspection{Kept: inspection.Kept{ID: comingID}, Framework: inspection.FocusedVisit, Title: "Children subject to child protection planning"}}
	w.at(w.on(today-4, 9, 50), func(ctx context.Context) error {
		v.is.Notified, v.is.From, v.is.To, v.is.Lead = today-4, nextMonday(today), nextMonday(today)+1, "Edmund Farrowby, His Majesty's Inspector (made up)"
		return v.move(ctx, analyst, inspection.Notify, "")
	})
	for n, q := range askedNow {
		one := inspection.Request{Inspection: comingID, Number: n + 1, Text: q.text, AskedBy: q.by, AskedOn: today - 4, DueOn: today - 4 + day.Day(q.due), Owner: q.owner}
		w.at(w.on(today-4, 11, 10+n), func(ctx context.Context) error { return w.ask(ctx, &one, inspection.Ask, "") })
		if q.took > 0 {
			w.at(w.on(today-4+day.Day(q.took), 14, n), func(ctx context.Context) error {
				one.SentOn, one.Version = today-4+day.Day(q.took), "1"
				return w.ask(ctx, &one, inspection.Send, "")
			})
		}
	}
	w.at(w.on(today-2, 13, 0), w.track)
}

// track writes down the children whose records inspectors asked for.
func (w *wychmoor) track(ctx context.Context) error {
	var lines []draft
	for n, child := range w.heldLate(trackedCases) {
		c := inspection.TrackedCase{Kept: inspection.Kept{ID: fmt.Sprintf("tracked-%d", n+1)}, Inspection: comingID, Child: child, Choosing: inspection.Sampled, AskedOn: w.today() - 3,
			Theme: "Time to the initial conference", Auditor: auditor, AuditBy: w.today() + 1}
		if n < 2 {
			c.Choosing, c.MeetingOn = inspection.Tracked, nextMonday(w.today())
		}
		if n == 0 {
			c.AuditBack = w.today() - 2
		}
		lines = append(lines, c)
	}
	if len(lines) == 0 {
		return nil
	}
	return w.fileAs(ctx, serviceManager, lines...)
}

const trackedCases = 6

func nextMonday(d day.Day) day.Day {
	for d++; d.Weekday() != time.Monday; d++ {
	}
	return d
}

// documents puts into the story what is had ready for an inspection, version after version.
func (w *wychmoor) documents() {
	wanted := inspection.StartingDocuments()
	first, second := onward(w.back(14, 9)), onward(w.back(3, 10))
	for _, round := range []struct {
		on      day.Day
		version string
		every   func(n int, d inspection.Wanted) bool
	}{
		{first, "1", func(n int, _ inspection.Wanted) bool { return n%9 != 4 }},
		{second, "2", func(n int, d inspection.Wanted) bool { return n%9 != 4 && (n%3 == 0 || d.Months <= 12 && n%7 != 6) }},
		{w.today() - 3, "3", func(_ int, d inspection.Wanted) bool { return d.Months <= 3 && d.Key != "audits" }},
	} {
		w.at(w.on(round.on, 15, 30), func(ctx context.Context) error {
			var all []draft
			for n, d := range wanted {
				if !round.every(n, d) {
					continue
				}
				one, err := w.document(ctx, d, round.version, round.on-2)
				if err != nil {
					return err
				}
				all = append(all, one)
			}
			return w.file(ctx, all)
		})
	}
}

func (w *wychmoor) document(ctx context.Context, d inspection.Wanted, version string, of day.Day) (inspection.Document, error) {
	file, err := w.put(ctx, d.Key+"-"+version+".txt", "text/plain; charset=utf-8", []byte(page(d.Name, "Version "+version+", "+of.Long()+".")))
	one := inspection.Document{Kept: inspection.Kept{ID: d.Key}, Name: d.Name, Owner: keepers[d.Key], Version: version, Day: of, Months: d.Months, Files: []assurance.FrozenFile{file}}
	if one.Owner == "" {
		one.Owner = serviceManager
	}
	return one, err
}
