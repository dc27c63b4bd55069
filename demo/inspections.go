package demo

import (
	"context"
	"fmt"
	"time"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/assurance/inspection"
	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/sample"
	"goldthread/store"
)

// The ids of what the plan and the story point at.
const (
	inadequateID = "inspection-1"
	requiresID   = "inspection-2"
	goodID       = "inspection-3"
	peerID       = "peer-review-1"
	focusedID    = "focused-visit-1"
	comingID     = "focused-visit-2"
	noticeID     = "notice-1"
)

// inspected are the days of one inspection.
type inspected struct{ from, to, published day.Day }

// monday is the first Monday of a month before that of the newest lists.
func (w *wychmoor) monday(months int) day.Day {
	first := w.back(months, 1)
	for first.Weekday() != time.Monday {
		first++
	}
	return first
}

// weeks are so many working weeks on site, with the report so many weeks after.
func (w *wychmoor) weeks(months, onSite, after int) inspected {
	from := w.monday(months)
	to := from + day.Day(7*onSite-3)
	return inspected{from, to, to + day.Day(7*after)}
}

// The inspections with grades.
func (w *wychmoor) inadequate() inspected { return w.weeks(69, 2, 7) }
func (w *wychmoor) requires() inspected   { return w.weeks(39, 2, 6) }

// good is the newest one. Its report is printed with its days, so they are those of the report while they fit the story, that
// is in the autumn and winter of 2026; later the story moves on and leaves the report behind.
func (w *wychmoor) good() (days inspected, printed bool) {
	days = inspected{day.MustParse("2025-07-07"), day.MustParse("2025-07-18"), day.MustParse("2025-08-28")}
	if days.from > w.back(20, 1) && days.published < w.back(12, 1) {
		return days, true
	}
	return w.weeks(15, 2, 6), false
}

// sources are what recommendations of the plan come from, as its text calls them.
func (w *wychmoor) sources() map[string]plan.Source {
	good, _ := w.good()
	of := func(kind, id, what string, d day.Day) plan.Source {
		return plan.Source{Kind: kind, ID: id, Name: what + " of " + d.Time().Format("January 2006")}
	}
	return map[string]plan.Source{
		"requires": of("inspection", requiresID, "Inspection", w.requires().from),
		"good":     of("inspection", goodID, "Inspection", good.from),
		"notice":   of("notice", noticeID, "Improvement notice", w.issued()),
		"peer":     of("peer review", peerID, "Peer review", w.monday(24)),
	}
}

// issued is the day of the improvement notice, ended the one on which it ended.
func (w *wychmoor) issued() day.Day { return w.back(66, 12) }
func (w *wychmoor) ended() day.Day  { return w.back(33, 24) }

// inspect puts into the story what the register says of inspections: those of before it was kept are filed on its first day.
func (w *wychmoor) inspect() {
	w.at(w.on(w.back(planMonths, 2), 14, 0), func(ctx context.Context) error { return w.file(ctx, w.past()) })
	w.at(w.on(w.ended()+1, 10, 0), w.endNotice)
	w.reviews()
	w.livedThrough()
	for n, months := range []int{31, 19, 7} {
		met := inspection.Engagement{Day: w.monday(months) + 2, Letter: w.monday(months) + 23, Note: meetings[n]}
		w.at(w.on(met.Letter, 11, 0), func(ctx context.Context) error { return w.file(ctx, []draft{met}) })
	}
}

// file keeps values in one go, by the analyst, who runs the desk of inspections.
func (w *wychmoor) file(ctx context.Context, values []draft) error {
	return w.fileAs(ctx, analyst, values...)
}

func (w *wychmoor) fileAs(ctx context.Context, who string, values ...draft) error {
	if !mayKeep(who) {
		return fmt.Errorf("%s may not keep inspections", who)
	}
	var drafts []store.Draft
	for _, v := range values {
		d, err := v.Draft(w.bases[fmt.Sprintf("%T %s", v, idOf(v))])
		if err != nil {
			return fmt.Errorf("what %s keeps of inspections: %w", who, err)
		}
		drafts = append(drafts, d)
	}
	first, err := w.journal.Append(ctx, sample.Code, who, drafts)
	for i, v := range values {
		if id := idOf(v); id != "" {
			w.bases[fmt.Sprintf("%T %s", v, id)] = first + int64(i)
		}
	}
	return err
}

func mayKeep(who string) bool {
	for _, right := range []access.Act{"keep inspections", "write the self-evaluation", "sign off the self-evaluation", "track cases"} {
		for _, p := range people {
			if p.Name == who && p.Role.May(right) {
				return true
			}
		}
	}
	return false
}

// idOf is by which id a newer version of a value finds the one before.
func idOf(v draft) string {
	switch v := v.(type) {
	case inspection.Inspection:
		return v.ID
	case inspection.Notice:
		return v.ID
	case inspection.Request:
		return fmt.Sprint(v.Inspection, v.Number)
	case inspection.FactualComment:
		return v.ID
	case inspection.Document:
		return v.ID
	case inspection.TrackedCase:
		return v.ID
	case inspection.SelfEvaluation:
		return fmt.Sprint(v.Version)
	}
	return ""
}

// past is what was there when the register was begun.
func (w *wychmoor) past() (all []draft) {
	a, b := w.inadequate(), w.requires()
	first := inspection.Inspection{Kept: inspection.Kept{ID: inadequateID}, Framework: inspection.Standard, Lead: "Her Majesty's Inspector (made up)",
		Findings: inadequateFindings, Priority: true, DraftSent: a.published + 60, Judgements: judged(inspection.Standard, a.from, inspection.Inadequate,
			map[string]string{"in care and care leavers": inspection.RequiresImprovement})}
	second := inspection.Inspection{Kept: inspection.Kept{ID: requiresID}, Framework: inspection.Standard, Lead: "His Majesty's Inspector (made up)",
		Findings: requiresFindings, PublishedOut: b.published + 1, StatementOut: b.published + 84, Judgements: judged(inspection.Standard, b.from, inspection.RequiresImprovement, nil)}
	all = append(all, published(first, a), published(second, b), w.notice())
	for n, months := range []int{64, 61, 57, 52, 46} {
		v := inspection.Inspection{Kept: inspection.Kept{ID: fmt.Sprintf("monitoring-visit-%d", n+1)}, Framework: inspection.MonitoringVisit, Title: monitored[n][0], Findings: monitored[n][1]}
		all = append(all, published(v, inspected{w.monday(months), w.monday(months) + 1, w.monday(months) + 28}))
	}
	for n, months := range []int{60, 54, 48, 42, 36} {
		v := inspection.Inspection{Kept: inspection.Kept{ID: fmt.Sprintf("review-%d", n+1)}, Framework: inspection.DfEReview, Notice: noticeID,
			Title: fmt.Sprintf("Review %d under the improvement notice", n+1), Findings: reviewed[n]}
		all = append(all, published(v, inspected{w.monday(months) + 1, w.monday(months) + 2, w.monday(months) + 23}))
	}
	return all
}

// published is an inspection entered as published, on the first working day from the one given.
func published(v inspection.Inspection, days inspected) inspection.Inspection {
	v.From, v.To, v.Published = days.from, days.to, days.published
	if working, err := day.AddWorkingDays(days.published-1, 1); err == nil { // nothing is published on Christmas Day
		v.Published = working
	}
	v, _ = v.Do(inspection.Enter, "") // Draft refuses one without its state
	return v
}

// judged gives all areas of the scheme of a day one grade, but for some.
func judged(f inspection.Framework, on day.Day, grade string, but map[string]string) (all []inspection.Judgement) {
	scheme, _ := inspection.SchemeOn(f, on)
	for _, a := range scheme.Areas {
		if !a.Needed {
			continue
		}
		j := inspection.Judgement{Area: a.Key, Grade: grade}
		if other, ok := but[a.Key]; ok {
			j.Grade = other
		}
		all = append(all, j)
	}
	return all
}

func (w *wychmoor) notice() inspection.Notice {
	n := inspection.Notice{Kept: inspection.Kept{ID: noticeID}, Sort: inspection.ImprovementNotice, IssuedBy: "Department for Education", IssuedOn: w.issued(), After: inadequateID,
		Text: noticeText, Appointed: "An adviser from another council (made up)", As: "adviser", Months: inspection.UsualReview}
	n, _ = n.Do(inspection.File, "")
	return n
}

func (w *wychmoor) endNotice(ctx context.Context) error {
	n := w.notice()
	n.EndedOn = w.ended()
	n, err := n.Do(inspection.End, "Inspectors found that services are no longer inadequate, and the last review that progress is kept up.")
	if err != nil {
		return err
	}
	return w.fileAs(ctx, director, n)
}

// reviews are those without grades since the register was begun: the last review of the Department, the peer review, and a
// focused visit.
func (w *wychmoor) reviews() {
	for _, v := range []struct {
		months, days, after int
		what                inspection.Inspection
	}{
		{34, 1, 21, inspection.Inspection{Kept: inspection.Kept{ID: "review-6"}, Framework: inspection.DfEReview, Notice: noticeID, Title: "Last review under the improvement notice", Findings: lastReview}},
		{26, 1, 28, inspection.Inspection{Kept: inspection.Kept{ID: focusedID}, Framework: inspection.FocusedVisit, Title: "The front door", Lead: "His Majesty's Inspector (made up)", Findings: focusedFindings}},
		{24, 3, 21, inspection.Inspection{Kept: inspection.Kept{ID: peerID}, Framework: inspection.PeerReview, Title: "Children in need and the workforce", Lead: "Director of another council (made up)", Findings: peerFindings}},
	} {
		from := w.monday(v.months)
		one := published(v.what, inspected{from, from + day.Day(v.days), from + day.Day(v.after)})
		w.at(w.on(one.Published, 12, 0), func(ctx context.Context) error { return w.file(ctx, []draft{one}) })
	}
}

// put keeps a file and says how it is called.
func (w *wychmoor) put(ctx context.Context, name, mediaType string, content []byte) (assurance.FrozenFile, error) {
	sha, err := w.journal.PutDocument(ctx, sample.Code, name, mediaType, content)
	return assurance.FrozenFile{Name: name, SHA256: sha, MediaType: mediaType, Size: int64(len(content))}, err
}
