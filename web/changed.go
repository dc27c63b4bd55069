package web

import (
	"slices"
	"strings"
	"time"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
	"goldthread/report"
)

// changedView answers: what changed since this figure was reported?
type changedView struct {
	frame
	Code      string
	AsAt      day.Day
	Told      string // when and where it was reported: "in the papers as at 31 July 2025, approved on 4 August 2025"
	Then, Now report.Value
	Summary   []string // "3 recorded late"
	Rows      []changedRow
	Closed    bool // some records are restricted, and no row is theirs
	Pages     pager
	Since     string // the day that was typed
	Ready     bool   // there is a moment to compare with
}

type changedRow struct {
	Day  day.Day
	What string
	caseRow
}

// changed compares a figure as it was known when it was reported with what the record says of the same days now.
func (v *visit) changed() error {
	in, err := indicatorNamed(v.r.PathValue("code"))
	if err != nil {
		return err
	}
	view := &changedView{Code: in.About().Code, AsAt: v.look.Day, Since: strings.TrimSpace(v.r.FormValue("since"))}
	view.Section, view.Title, view.Thread = "Scorecard", "What changed since it was reported: "+in.About().Title, true
	instant, err := v.reportedAt(view)
	if err != nil || !view.Ready {
		if err != nil {
			return err
		}
		return v.render("changed", view)
	}
	then, err := v.knownBy(v.ctx(), v.house.code, instant)
	if err != nil {
		return err
	}
	now := pastBook{v.house.book, v.house.written, v.house.figures}
	if err := v.addChanges(view, in, then, now); err != nil {
		return err
	}
	return v.render("changed", view)
}

// reportedAt is the instant by which the figure was known when it was reported: on the day that was typed, or else when the
// newest approved papers were made.
func (v *visit) reportedAt(view *changedView) (time.Time, error) {
	if view.Since != "" {
		d, ok := typedDay(view.Since)
		if !ok {
			return time.Time{}, &invalid{"The day on which it was reported cannot be read.", howToTypeADay}
		}
		if d >= v.today() {
			return time.Time{}, &invalid{"That day has not ended yet, so nothing can have changed since.", "Write an earlier day."}
		}
		view.Ready, view.Told, view.Since = true, "as it was known on "+d.Long(), d.Long()
		return v.endOf(d), nil
	}
	for _, p := range v.house.written.Packs() {
		if p.State == assurance.Approved {
			view.Ready, view.AsAt = true, p.AsAt
			view.Told = "in the papers as at " + p.AsAt.Long() + ", made on " + p.Made.Long()
			return p.Known, nil
		}
	}
	return time.Time{}, nil
}

func (v *visit) addChanges(view *changedView, in indicator.Indicator, then, now pastBook) error {
	column := columnOf(view.AsAt, v.look.Window)
	for p, to := range map[*pastBook]*report.Value{&then: &view.Then, &now: &view.Now} {
		sheet, err := v.sheetOf(*p, in, view.AsAt, v.splitFor(in))
		if err != nil {
			return err
		}
		*to = report.ValueOf(sheet.Figure(in, column, ""))
	}
	found := indicator.NewEngine(v.rules(now)).Differences(in, column.AsAt, column.Window, indicator.NewEngine(v.rules(then)))
	sight := v.view(now.book)
	found = slices.DeleteFunc(found, v.isRestrictedDifference(sight, v.view(then.book)))
	view.Closed = sight.HasClosed()
	view.Summary = reasonsOf(found)
	view.Pages = pagerOf(len(found), casesOnAPage, v.r.FormValue("page"), func(page string) string {
		return v.r.URL.Path + v.look.Query("since", v.r.FormValue("since"), "page", page)
	})
	return v.addChangedRows(view, sight, in, onPage(view.Pages, found))
}

// isRestrictedDifference judges a child who is not known any more by the record of then.
func (v *visit) isRestrictedDifference(now, then *access.View) func(indicator.Difference) bool {
	return func(d indicator.Difference) bool {
		return isRestricted(now, d.Child) || d.Now != nil && isRestricted(now, d.Now.Child) || d.Then != nil && isRestricted(then, d.Then.Child)
	}
}

// reasonsOf counts the differences by their reason, in the order in which they first stand.
func reasonsOf(found []indicator.Difference) []string {
	counts := map[indicator.Reason]int{}
	var order []indicator.Reason
	for _, d := range found {
		if counts[d.Reason]++; counts[d.Reason] == 1 {
			order = append(order, d.Reason)
		}
	}
	var said []string
	for _, r := range order {
		said = append(said, thousands(counts[r])+" "+string(r))
	}
	return said
}

func (v *visit) addChangedRows(view *changedView, sight *access.View, in indicator.Indicator, found []indicator.Difference) error {
	var refs []record.Ref
	for _, d := range found {
		if d.Child != indicator.NoChild {
			refs = append(refs, d.Child)
		}
	}
	places, err := sight.List(v.ctx(), "changes: "+in.About().Code, refs)
	if err != nil {
		return err
	}
	for _, d := range found {
		c := d.Now
		if c == nil {
			c = d.Then
		}
		row := changedRow{Day: c.Day, What: d.Text(), caseRow: rowOf(c, in)}
		if d.Child != indicator.NoChild {
			row.place(places[0])
			places = places[1:]
		} else if c.Child != indicator.NoChild {
			row.Ends = "a child who is not known any more"
		}
		view.Rows = append(view.Rows, row)
	}
	return nil
}
