package web

import (
	"net/http"
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
	Reports   []tab  // the approved papers that told the figure
	Since     string // the day as it was typed
	Problem   string // what is wrong with it
	Ready     bool   // there is a moment to compare with

	kept []string // what the address says of the choice, in pairs
}

// Heading is the title without the word that there is an error.
func (c *changedView) Heading() string { return strings.TrimPrefix(c.Title, "Error: ") }

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
	instant := v.reportedAt(view, in.About().Area)
	if view.Problem != "" {
		view.Title = "Error: " + view.Title
		return v.answer(http.StatusUnprocessableEntity, "changed", view)
	}
	if !view.Ready {
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

// reportedAt is the instant by which the figure was known when it was reported: on the day that was typed, when the papers
// that were chosen were made, on the day as known on which the page of the measure was looked at, or else when the newest
// approved papers were made.
func (v *visit) reportedAt(view *changedView, area indicator.Area) (at time.Time) {
	reports := reportsOf(v.house.written.Packs(), area)
	chosen := slices.IndexFunc(reports, func(p assurance.Pack) bool { return p.ID == v.r.FormValue("report") })
	if chosen < 0 && view.Since == "" && v.look.Known.Known() {
		view.Since = v.look.Known.Long()
	}
	switch {
	case view.Since != "":
		chosen, at = -1, v.toldOn(view)
	case chosen < 0 && len(reports) > 0:
		chosen = 0
	}
	for i, p := range reports {
		view.Reports = append(view.Reports, tab{Name: "as at " + p.AsAt.Long() + ", made on " + p.Made.Long() + " (" + p.Title + ")", Here: i == chosen,
			Href: v.r.URL.Path + v.look.Query("known", "", "report", p.ID)})
	}
	if chosen >= 0 {
		p := reports[chosen]
		view.Ready, view.AsAt, at, view.kept = true, p.AsAt, p.Known, []string{"report", p.ID}
		view.Told = "in the papers as at " + p.AsAt.Long() + ", made on " + p.Made.Long()
	}
	return at
}

// reportsOf are the approved packs that told of an area, the newest first, each moment once.
func reportsOf(packs []assurance.Pack, area indicator.Area) (told []assurance.Pack) {
	for _, p := range packs {
		same := func(other assurance.Pack) bool { return other.AsAt == p.AsAt && other.Known.Equal(p.Known) }
		if p.State == assurance.Approved && (len(p.Areas) == 0 || slices.Contains(p.Areas, area)) && !slices.ContainsFunc(told, same) {
			told = append(told, p)
		}
	}
	return told
}

// toldOn is the end of the day that was typed, or what is wrong with it.
func (v *visit) toldOn(view *changedView) time.Time {
	d, ok := typedDay(view.Since)
	switch {
	case !ok:
		view.Problem = "The day on which it was reported cannot be read. " + howToTypeADay
	case d >= v.today():
		view.Problem = "That day has not ended yet, so nothing can have changed since. Write an earlier day."
	default:
		view.Ready, view.Told, view.Since, view.kept = true, "as it was known on "+d.Long(), d.Long(), []string{"since", d.Long()}
	}
	return v.endOf(d)
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
		return v.r.URL.Path + v.look.Query(append([]string{"known", "", "page", page}, view.kept...)...)
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
