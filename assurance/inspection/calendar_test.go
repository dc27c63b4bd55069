package inspection_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"goldthread/assurance/inspection"
	"goldthread/day"
)

// calendarCase is one case of calendar.cases.
type calendarCase struct {
	name     string
	happened []drafting
	notice   string // the id of the notice that happened last
	asAt     day.Day
	says     []string
}

func TestTheCalendarFollowsItsCases(t *testing.T) {
	empty, names := newRegister(t), map[string]bool{}
	for _, c := range readCalendarCases(t) {
		t.Run(c.name, func(t *testing.T) {
			if names[c.name] || !c.asAt.Known() {
				t.Fatal("another case has this name, or it has no day")
			}
			names[c.name] = true
			r, err := empty.With(entriesOf(t, c.happened))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range r.Calendar(c.asAt) {
				got = append(got, fmt.Sprintf("%s | %s | %s | %s | %s", d.State, d.What, orDash(d.Due), orDash(d.Last), d.DoneOn))
				checkDue(t, d)
			}
			if strings.Join(got, "\n") != strings.Join(c.says, "\n") {
				t.Errorf("the calendar says\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.says, "\n"))
			}
		})
	}
}

// checkDue looks at what every line of a calendar has.
func checkDue(t *testing.T, d inspection.Due) {
	t.Helper()
	if d.Clock == nil || d.Clock.On(d.From).Source == "" || d.Why == "" || !strings.HasSuffix(d.Why, ".") || !d.From.Known() {
		t.Errorf("%+v does not say what it is counted from, and why it comes", d)
	}
	if d.State == inspection.Uncounted && !strings.Contains(d.Why, "cannot be counted") {
		t.Errorf("%q does not say why it is not counted", d.Why)
	}
}

func orDash(d day.Day) string {
	if d.Known() {
		return d.String()
	}
	return "-"
}

func readCalendarCases(t *testing.T) []calendarCase {
	t.Helper()
	text, err := os.ReadFile("calendar.cases")
	if err != nil {
		t.Fatal(err)
	}
	var all []calendarCase
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		word, rest, _ := strings.Cut(line, " ")
		if line == "" || word == "#" || line == "#" {
			continue
		}
		if word == "case" {
			all = append(all, calendarCase{name: rest})
			continue
		}
		c := &all[len(all)-1]
		cells := strings.Split(rest, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		switch word {
		case "happened":
			c.happen(t, cells)
		case "as":
			c.asAt = on(strings.TrimPrefix(rest, "at "))
		case "says":
			if len(cells) != 6 {
				t.Fatalf("%q: write state, what, due, late after, done on and because", line)
			}
			c.says = append(c.says, strings.Join(cells[:5], " | "))
		default:
			t.Fatalf("%q begins with no word of the cases", line)
		}
	}
	return all
}

// happen reads what happened: see the head of calendar.cases.
func (c *calendarCase) happen(t *testing.T, cells []string) {
	t.Helper()
	switch cells[0] {
	case "engagement meeting":
		c.happened = append(c.happened, inspection.Engagement{Day: on(cells[1])})
	case "self-evaluation":
		c.happened = append(c.happened, signed(t, on(cells[1])))
	case string(inspection.ImprovementNotice), string(inspection.StatutoryDirection):
		n := inspection.Notice{Sort: inspection.NoticeSort(cells[0]), State: inspection.InForce, IssuedBy: "the Secretary of State", IssuedOn: on(cells[1]), EndedOn: on(cells[2])}
		fmt.Sscan(cells[3], &n.Months)
		if n.EndedOn.Known() {
			n.State = inspection.Ended
		}
		n.ID = cells[0] + " " + cells[1]
		c.notice = n.ID
		c.happened = append(c.happened, n)
	default:
		c.happened = append(c.happened, c.visited(t, cells))
	}
}

func (c *calendarCase) visited(t *testing.T, cells []string) inspection.Inspection {
	t.Helper()
	f, others, flags := inspection.Framework(cells[0]), map[string]string{}, map[string]bool{}
	days := map[string]day.Day{}
	for more := range strings.SplitSeq(cells[4], ", ") {
		key, value, _ := cutLast(more)
		switch {
		case key == "received" || key == "statement" || key == "draft" || key == "report":
			days[key] = on(value)
		case more == "priority" || more == "called for" || more == "notice" || more == "expected":
			flags[more] = true
		case more != "":
			for _, grade := range []string{inspection.Outstanding, inspection.Good, inspection.RequiresImprovement, inspection.Inadequate} {
				if area, ok := strings.CutSuffix(more, " "+grade); ok {
					others[area] = grade
				}
			}
			if len(others) == 0 {
				t.Fatalf("%q is not known", more)
			}
		}
	}
	i := inspection.Inspection{Framework: f, Status: inspection.Published, From: on(cells[1]), To: on(cells[1]) + 4, Published: on(cells[2])}
	if cells[3] != "" {
		i = graded(t, f, cells[1], cells[2], cells[3], others)
	}
	if !i.Published.Known() {
		i.Status, i.Notified, i.Judgements = inspection.OnSite, i.From-5, nil
	}
	if flags["expected"] {
		i.Status, i.Notified = inspection.Expected, day.Never
	}
	i.ID = cells[0] + " " + cells[1]
	i.Received, i.StatementOut, i.DraftSent, i.PublishedOut = days["received"], days["statement"], days["draft"], days["report"]
	i.Priority, i.Statement = flags["priority"], flags["called for"]
	if flags["notice"] {
		i.Notice = c.notice
	}
	return i
}

func cutLast(s string) (before, after string, ok bool) {
	at := strings.LastIndexByte(s, ' ')
	if at < 0 {
		return s, "", false
	}
	return s[:at], s[at+1:], true
}

// TestTheDayChangesWhatTheCalendarSays looks at each case on every tenth day of its years: what is done was done by then,
// what is late is past its day, and no line comes twice.
func TestTheDayChangesWhatTheCalendarSays(t *testing.T) {
	empty := newRegister(t)
	for _, c := range readCalendarCases(t) {
		r, err := empty.With(entriesOf(t, c.happened))
		if err != nil {
			t.Fatal(err)
		}
		for asAt := c.asAt - 2000; asAt < c.asAt+2000; asAt += 10 {
			seen := map[string]bool{}
			for _, d := range r.Calendar(asAt) {
				key := fmt.Sprint(d.What, d.After, d.From, d.DoneOn)
				isDone := d.State == inspection.Done || d.State == inspection.DoneLate
				if seen[key] || d.DoneOn > asAt || isDone != d.DoneOn.Known() || d.From > asAt || d.State == inspection.Late && asAt <= d.Last {
					t.Fatalf("%s, as at %s: %+v", c.name, asAt, d)
				}
				seen[key] = true
			}
		}
	}
}

func TestStandingIsTheNewestPublishedInspection(t *testing.T) {
	first := graded(t, inspection.SIF, "2014-06-02", "2014-08-08", inspection.RequiresImprovement, nil)
	second := graded(t, inspection.Standard, "2018-10-08", "2018-11-19", inspection.Good, map[string]string{"leadership": inspection.Outstanding})
	third := graded(t, inspection.Short, "2026-06-01", "2026-07-20", inspection.Outstanding, map[string]string{"in care": inspection.Inadequate})
	r := registerOf(t, third, first, second)
	for asAt, want := range map[string]string{"2014-08-07": "", "2014-08-08": inspection.RequiresImprovement, "2018-11-18": inspection.RequiresImprovement,
		"2018-11-19": inspection.Good, "2026-07-20": inspection.Inadequate} {
		i, grade, ok := r.Standing(on(asAt))
		if grade != want || ok != (want != "") {
			t.Errorf("on %s services stand at %q by %s, want %q", asAt, grade, i.ID, want)
		}
	}
}

func TestEveryTimescaleSaysWhereItComesFrom(t *testing.T) {
	codes := map[string]bool{}
	for _, c := range inspection.Timescales() {
		if c.Name == "" || c.Starts == "" || c.Stops == "" || c.On(on("2024-01-01")).Source == "" || c.On(on("2024-01-01")).Limit.N < 1 || codes[c.Code] {
			t.Errorf("%+v", c)
		}
		codes[c.Code] = true
	}
	empty := newRegister(t)
	for _, c := range readCalendarCases(t) {
		r, err := empty.With(entriesOf(t, c.happened))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range r.Calendar(c.asAt) {
			if !codes[d.Clock.Code] {
				t.Errorf("the calendar counts by %s, which is not listed", d.Clock.Code)
			}
		}
	}
}
