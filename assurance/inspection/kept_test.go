package inspection_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"goldthread/assurance"
	"goldthread/assurance/inspection"
	"goldthread/store"
	"goldthread/store/storetest"
)

func asProblems(err error, wrong *assurance.Problems) bool {
	return errors.As(err, wrong) && len(*wrong) > 0
}

func file(name string) assurance.FrozenFile {
	return assurance.FrozenFile{Name: name, SHA256: strings.Repeat("ab", 32), MediaType: "application/pdf", Size: 1000}
}

// oneOfEach are values of every kind, in full.
func oneOfEach(t *testing.T) []drafting {
	t.Helper()
	i := graded(t, inspection.Short, "2024-06-10", "2024-07-23", inspection.Good, map[string]string{"in care": inspection.Outstanding})
	i.ID, i.Lead, i.Findings, i.Notified, i.Files = "i", "A. Lead", "Children are safe.", on("2024-06-03"), []assurance.FrozenFile{file("draft.pdf")}
	i.Report, i.Drafted, i.CommentsBy, i.Why = file("report.pdf"), on("2024-07-01"), on("2024-07-08"), "a grade was mistyped"
	e := signed(t, on("2024-03-28"))
	e.Previous = "0"
	return []drafting{
		i,
		inspection.Request{Inspection: "i", Number: 2, State: inspection.Sent, Text: "Caseloads by team", AskedBy: "A. Lead", AskedOn: on("2024-06-10"), DueOn: on("2024-06-11"), Owner: "priya", SentOn: on("2024-06-11"), Version: "1", Files: []assurance.FrozenFile{file("caseloads.xlsx")}},
		inspection.Request{Inspection: "i", Number: 1, State: inspection.Open, Text: "Audits", AskedBy: "A. Lead", AskedOn: on("2024-06-10"), DueOn: on("2024-06-12"), Owner: "tom"},
		inspection.TrackedCase{Inspection: "i", Child: "child-17", Choosing: inspection.Tracked, AskedOn: on("2024-06-10"), Theme: "return interviews", Auditor: "mo", AuditBy: on("2024-06-12"), MeetingOn: on("2024-06-13")},
		inspection.FactualComment{Inspection: "i", State: inspection.Drafted, Page: 4, Paragraph: "12", Says: "nine", Right: "eight", Evidence: "list 8"},
		inspection.KeepInTouch{Inspection: "i", Day: on("2024-06-11"), Present: "the director", Text: "More on care leavers", Emerging: "Visits are late"},
		inspection.Document{Kept: inspection.Kept{ID: "private-fostering"}, Name: "Private fostering: yearly report", Owner: "tom", Version: "3", Day: on("2024-02-01"), Months: 15},
		inspection.Document{Name: "Letter of the regional inspectors", Version: "1", Day: on("2024-02-01"), Months: 12},
		e,
		inspection.Engagement{Day: on("2024-04-15"), Evaluation: "1", Letter: on("2024-05-10"), Note: "Care leavers"},
		inspection.Notice{Sort: inspection.StatutoryDirection, State: inspection.Ended, IssuedBy: "the Secretary of State", IssuedOn: on("2016-01-20"), Appointed: "L. Chair", As: "commissioner", Months: 6, EndedOn: on("2018-11-30"), Why: "services are good"},
	}
}

// TestWhatIsWrittenIsReadBack writes one of each on both databases, reads it back, changes and withdraws some, and reads it
// as it was known before.
func TestWhatIsWrittenIsReadBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place string) {
		d := newDesk(t, place)
		values := oneOfEach(t)
		for _, v := range values {
			d.write(v, 0)
		}
		before, r := d.at, d.read()
		if got := found(r); !reflect.DeepEqual(got, values) {
			t.Errorf("read back\n%+v\nwant\n%+v", got, values)
		}
		i, _ := r.Inspection("i")
		if i.Actor != "priya" || i.At.IsZero() || i.Seq == 0 || r.Code() != code {
			t.Errorf("%+v does not say where it stands", i.Origin)
		}
		changed := i
		changed.Lead = "B. Lead"
		d.write(changed, i.Seq)
		q, _ := r.Request("i 1")
		d.append(assurance.Withdraw(inspection.RequestKind, q.ID, q.Seq))
		now := d.read()
		if got, _ := now.Inspection("i"); got.Lead != "B. Lead" || len(now.Requests("i")) != 1 {
			t.Errorf("after a change: %+v", got)
		}
		then, err := inspection.ReadAt(t.Context(), d.Store, code, before)
		if err != nil || !reflect.DeepEqual(then, r) {
			t.Errorf("as known before: %+v (%v)", then, err)
		}
		var conflict *store.Conflict
		again, _ := changed.Draft(i.Seq)
		if _, err := d.Append(t.Context(), code, "tom", []store.Draft{again}); !errors.As(err, &conflict) {
			t.Errorf("a change of an old version: %v", err)
		}
	})
}

// found lists what a register has, in the order of oneOfEach, without where it stands.
func found(r *inspection.Register) []drafting {
	var all []drafting
	for _, i := range r.Inspections() {
		i.Origin = assurance.Origin{}
		all = append(all, i)
		requests := r.Requests(i.ID)
		slices.Reverse(requests)
		for _, q := range requests {
			q.Kept = inspection.Kept{}
			all = append(all, q)
		}
		for _, c := range r.TrackedCases(i.ID) {
			c.Kept = inspection.Kept{}
			all = append(all, c)
		}
		for _, c := range r.Comments(i.ID) {
			c.Kept = inspection.Kept{}
			all = append(all, c)
		}
		for _, k := range r.KeepInTouch(i.ID) {
			k.Kept = inspection.Kept{}
			all = append(all, k)
		}
	}
	for _, d := range r.Documents() {
		if !d.Day.Known() {
			continue
		}
		d.Origin = assurance.Origin{}
		if d.ID != "private-fostering" {
			d.ID = ""
		}
		all = append(all, d)
	}
	for _, e := range r.Evaluations() {
		e.Kept = inspection.Kept{}
		all = append(all, e)
	}
	for _, m := range r.Engagements() {
		m.Kept = inspection.Kept{}
		all = append(all, m)
	}
	for _, n := range r.Notices() {
		n.Kept = inspection.Kept{}
		all = append(all, n)
	}
	return all
}

// TestWithIsReadingAgain takes entry by entry and must come to what reading all at once gives.
func TestWithIsReadingAgain(t *testing.T) {
	d := newDesk(t, t.TempDir())
	r := d.read()
	first := r
	for _, v := range oneOfEach(t) {
		d.write(v, 0)
	}
	d.append(assurance.Withdraw(inspection.RequestKind, "i 1", 3))
	err := d.Since(t.Context(), code, 0, func(e *store.Entry) error {
		kept := *e
		kept.Body = slices.Clone(e.Body)
		var err error
		r, err = r.With([]store.Entry{kept})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if again := d.read(); !reflect.DeepEqual(r, again) {
		t.Errorf("entry by entry:\n%+v\nall at once:\n%+v", r, again)
	}
	if len(first.Inspections()) != 0 || len(first.Notices()) != 0 {
		t.Error("what was read first has changed")
	}
	if same, _ := r.With([]store.Entry{{Kind: "contact", Op: store.Put, Body: []byte("{}")}}); same != r {
		t.Error("an entry about a child made a new register")
	}
	if _, err := r.With([]store.Entry{{Seq: 9, Kind: inspection.NoticeKind, Op: store.Put, Body: []byte("{")}}); err == nil || !strings.Contains(err.Error(), "journal entry 9") {
		t.Errorf("a broken entry: %v", err)
	}
}

// TestTheHistoryTellsEveryVersion changes a notice, withdraws it and files it again.
func TestTheHistoryTellsEveryVersion(t *testing.T) {
	d := newDesk(t, t.TempDir())
	n := inspection.Notice{Sort: inspection.ImprovementNotice, State: inspection.InForce, IssuedBy: "the Minister", IssuedOn: on("2022-03-09"), Months: 6}
	n.ID = d.write(n, 0)
	n.Months = 4
	d.write(n, 1)
	d.append(assurance.Withdraw(inspection.NoticeKind, n.ID, 2))
	d.write(n, 0)
	all, err := inspection.History[inspection.Notice](t.Context(), d.Store, code, inspection.NoticeKind, n.ID)
	if err != nil || len(all) != 4 {
		t.Fatalf("%+v %v", all, err)
	}
	for i, want := range []struct {
		seq       int64
		months    int
		withdrawn bool
	}{{4, 4, false}, {3, 4, true}, {2, 4, false}, {1, 6, false}} {
		if v := all[i]; v.Seq != want.seq || v.Value.Months != want.months || v.Withdrawn != want.withdrawn || v.Actor != "priya" || v.Value.ID != n.ID {
			t.Errorf("version %d: %+v, want %+v", i, v, want)
		}
	}
	if none, err := inspection.History[inspection.Notice](t.Context(), d.Store, code, inspection.NoticeKind, "x"); err != nil || len(none) != 0 {
		t.Errorf("of nothing: %+v %v", none, err)
	}
}

// TestAChildStandsInTheBodyAlone looks at the entry of a tracked case, at what is wrong with one, and at the summary.
func TestAChildStandsInTheBodyAlone(t *testing.T) {
	c := inspection.TrackedCase{Inspection: "i", Child: "child-17", Choosing: inspection.Tracked, AskedOn: on("2024-06-10"), Auditor: "mo", AuditBy: on("2024-06-12")}
	draft, err := c.Draft(0)
	if err != nil || strings.Contains(draft.ID, "17") || draft.Child != "" || !strings.Contains(string(draft.Body), "child-17") {
		t.Errorf("%+v %v", draft, err)
	}
	c.Choosing, c.AskedOn = "", on("")
	if _, err := c.Draft(0); err == nil || strings.Contains(err.Error(), "17") {
		t.Errorf("what is wrong with it: %v", err)
	}
	c.Choosing, c.AskedOn = inspection.Tracked, on("2024-06-10")
	i := graded(t, inspection.Short, "2024-06-10", "2024-07-23", inspection.Good, nil)
	i.ID = "i"
	r := registerOf(t, i, c)
	for _, l := range r.Readiness("i", on("2024-06-20"), on("2024-06-01")).Loose {
		if strings.Contains(l.Words+l.ID, "child-17") {
			t.Errorf("the summary names a child: %+v", l)
		}
	}
	if got, ok := r.Tracks("i", "child-17"); !ok || got.Child != "child-17" {
		t.Error("the child's line is not found")
	}
	if _, ok := r.Tracks("j", "child-17"); ok {
		t.Error("the line of another inspection is found")
	}
}

// TestWhatCannotBeKept says of each mistake the field, and what to do.
func TestWhatCannotBeKept(t *testing.T) {
	good := oneOfEach(t)
	i, q, c, f := good[0].(inspection.Inspection), good[1].(inspection.Request), good[3].(inspection.TrackedCase), good[4].(inspection.FactualComment)
	k, doc, e, m, n := good[5].(inspection.KeepInTouch), good[6].(inspection.Document), good[8].(inspection.SelfEvaluation), good[9].(inspection.Engagement), good[10].(inspection.Notice)
	for _, v := range []struct {
		field string
		wrong drafting
	}{
		{"framework", with(i, func(i *inspection.Inspection) { i.Framework = "school inspection" })},
		{"from", with(i, func(i *inspection.Inspection) { i.From = on("") })},
		{"to", with(i, func(i *inspection.Inspection) { i.To = on("2024-06-09") })},
		{"published", with(i, func(i *inspection.Inspection) { i.Published = on("") })},
		{"published", with(i, func(i *inspection.Inspection) { i.Published = on("2024-06-11") })},
		{"publishedOut", with(i, func(i *inspection.Inspection) { i.PublishedOut = on("2024-07-01") })},
		{"statementOut", with(i, func(i *inspection.Inspection) { i.StatementOut = on("2024-06-01") })},
		{"commentsBy", with(i, func(i *inspection.Inspection) { i.Drafted, i.CommentsBy = on("2024-07-02"), on("2024-07-01") })},
		{"notified", with(i, func(i *inspection.Inspection) { i.Status, i.Notified = inspection.Notified, on("") })},
		{"drafted", with(i, func(i *inspection.Inspection) { i.Status, i.Drafted = inspection.DraftReport, on("") })},
		{"judgements", with(i, func(i *inspection.Inspection) { i.Judgements = i.Judgements[1:] })},
		{"judgements", with(i, func(i *inspection.Inspection) { i.Judgements = append(slices.Clone(i.Judgements), i.Judgements[0]) })},
		{"judgements", with(i, func(i *inspection.Inspection) {
			i.Judgements = slices.Clone(i.Judgements)
			i.Judgements[0].Grade = inspection.Adequate
		})},
		{"judgements", with(i, func(i *inspection.Inspection) {
			i.Judgements = slices.Clone(i.Judgements)
			i.Judgements[0].Area = "safeguarding"
		})},
		{"judgements", with(i, func(i *inspection.Inspection) {
			i.Judgements = slices.Clone(i.Judgements)
			i.Judgements[1].Area = "leaders"
		})},
		{"judgements", with(i, func(i *inspection.Inspection) { i.Framework = inspection.FocusedVisit })},
		{"judgements", with(i, func(i *inspection.Inspection) {
			i.From, i.To, i.Published = on("2026-04-01"), on("2026-04-03"), on("2026-06-01")
		})},
		{"statement", with(i, func(i *inspection.Inspection) { i.Statement = true })},
		{"notice", with(i, func(i *inspection.Inspection) { i.Notice = "n" })},
		{"files", with(i, func(i *inspection.Inspection) { i.Files = []assurance.FrozenFile{{Name: "report.pdf"}} })},
		{"report", with(i, func(i *inspection.Inspection) { i.Report.SHA256 = "abc" })},
		{"report", with(i, func(i *inspection.Inspection) { i.Status = inspection.DraftReport })},
		{"lead", with(i, func(i *inspection.Inspection) { i.Lead = strings.Repeat("x", 301) })},
		{"number", with(q, func(q *inspection.Request) { q.Number = 0 })},
		{"inspection", with(q, func(q *inspection.Request) { q.Inspection = "" })},
		{"dueOn", with(q, func(q *inspection.Request) { q.DueOn = on("2024-06-09") })},
		{"sentOn", with(q, func(q *inspection.Request) { q.SentOn = on("") })},
		{"version", with(q, func(q *inspection.Request) { q.Version = "" })},
		{"owner", with(q, func(q *inspection.Request) { q.Owner = " " })},
		{"child", with(c, func(c *inspection.TrackedCase) { c.Child = "" })},
		{"choosing", with(c, func(c *inspection.TrackedCase) { c.Choosing = "followed" })},
		{"auditor", with(c, func(c *inspection.TrackedCase) { c.Auditor = "" })},
		{"auditBack", with(c, func(c *inspection.TrackedCase) { c.AuditBack = on("2024-06-01") })},
		{"page", with(f, func(f *inspection.FactualComment) { f.Page = 0 })},
		{"evidence", with(f, func(f *inspection.FactualComment) { f.Evidence = "" })},
		{"day", with(k, func(k *inspection.KeepInTouch) { k.Day = on("") })},
		{"text", with(k, func(k *inspection.KeepInTouch) { k.Text = "" })},
		{"day", with(doc, func(d *inspection.Document) { d.Day = on("") })},
		{"version", with(doc, func(d *inspection.Document) { d.Version = "" })},
		{"months", with(doc, func(d *inspection.Document) { d.Months = 0 })},
		{"version", with(e, func(e *inspection.SelfEvaluation) { e.Version = 0 })},
		{"sections", with(e, func(e *inspection.SelfEvaluation) { e.Sections = e.Sections[:2] })},
		{"what next", with(e, func(e *inspection.SelfEvaluation) { e.Sections = slices.Clone(e.Sections); e.Sections[2].Text = " " })},
		{"how we know", with(e, func(e *inspection.SelfEvaluation) {
			e.Sections = slices.Clone(e.Sections)
			e.Sections[1].Text = "see [sic]"
		})},
		{"quality and impact", with(e, func(e *inspection.SelfEvaluation) {
			e.Sections = slices.Clone(e.Sections)
			e.Sections[0].Text = strings.Repeat("a\n", 1000)
		})},
		{"signedBy", with(e, func(e *inspection.SelfEvaluation) { e.SignedBy = "priya" })},
		{"state", with(e, func(e *inspection.SelfEvaluation) { e.SignedOn = on("") })},
		{"figure", with(e, func(e *inspection.SelfEvaluation) {
			e.Sections = slices.Clone(e.Sections)
			e.Sections[0].Text = "[figure x]"
		})},
		{"letter", with(m, func(m *inspection.Engagement) { m.Letter = on("2024-04-14") })},
		{"day", with(m, func(m *inspection.Engagement) { m.Day = on("") })},
		{"sort", with(n, func(n *inspection.Notice) { n.Sort = "letter" })},
		{"months", with(n, func(n *inspection.Notice) { n.Months = 25 })},
		{"as", with(n, func(n *inspection.Notice) { n.As = "" })},
		{"as", with(n, func(n *inspection.Notice) { n.As = "chair" })},
		{"endedOn", with(n, func(n *inspection.Notice) { n.EndedOn = on("2016-01-19") })},
		{"endedOn", with(n, func(n *inspection.Notice) { n.State = inspection.InForce })},
		{"endedOn", with(n, func(n *inspection.Notice) { n.EndedOn = on("") })},
	} {
		var wrong assurance.Problems
		if _, err := v.wrong.Draft(0); !asProblems(err, &wrong) || !slices.ContainsFunc(wrong, func(p assurance.Problem) bool { return p.Field == v.field && len(p.Say) > 10 }) {
			t.Errorf("%s of %T: %v", v.field, v.wrong, err)
		}
	}
}

// with is a value with one thing changed.
func with[V any](v V, change func(*V)) V {
	change(&v)
	return v
}

// TestWhatAReportMayLeaveOut keeps a report of 2014 without its sub-judgements and the board, and not without leadership.
func TestWhatAReportMayLeaveOut(t *testing.T) {
	whole := graded(t, inspection.SIF, "2014-06-02", "2014-08-08", inspection.Good, nil)
	without := func(areas ...string) inspection.Inspection {
		return with(whole, func(i *inspection.Inspection) {
			i.Judgements = slices.DeleteFunc(slices.Clone(i.Judgements), func(j inspection.Judgement) bool { return slices.Contains(areas, j.Area) })
		})
	}
	if _, err := without("adoption", "care leavers", "safeguarding children board").Draft(0); err != nil {
		t.Error(err)
	}
	if _, err := without("leadership").Draft(0); err == nil || !strings.Contains(err.Error(), "Leadership, management and governance") {
		t.Errorf("without leadership: %v", err)
	}
}

func TestRequestsAreNumbered(t *testing.T) {
	values := oneOfEach(t)
	r := registerOf(t, values[0], values[1]) // request 2 alone
	if n, other := r.NextRequest("i"), r.NextRequest("j"); n != 3 || other != 1 {
		t.Errorf("the next are %d and %d, want 3 and 1", n, other)
	}
	if got := registerOf(t, values...).Requests("i"); len(got) != 2 || got[0].Number != 1 || got[1].Number != 2 {
		t.Errorf("in order: %+v", got)
	}
}

// TestWhatEverybodyMayKnow makes the public register: what is in work, what was said in confidence and every child is not in
// it, not even in memory.
func TestWhatEverybodyMayKnow(t *testing.T) {
	values := oneOfEach(t)
	draft := inspection.Inspection{Framework: inspection.FocusedVisit, Status: inspection.DraftReport, Notified: on("2025-01-06"), From: on("2025-01-13"), To: on("2025-01-14"), Drafted: on("2025-01-31"), Findings: "Visits are late."}
	draft.ID = "draft"
	whole := registerOf(t, append(values, draft)...)
	p := whole.Public()
	text := fmt.Sprintf("%+v", p)
	for _, secret := range []string{"child-17", "draft", "Visits are late", "mistyped", "More on care leavers", "caseloads", "We know our services", "nine", "Letter of the regional"} {
		if strings.Contains(text, secret) {
			t.Errorf("the public register holds %q", secret)
		}
		if !strings.Contains(fmt.Sprintf("%+v", whole), secret) {
			t.Errorf("the whole register does not hold %q: the test looks for nothing", secret)
		}
	}
	i, ok := p.Inspection("i")
	if !ok || i.Report.Name != "report.pdf" || i.Grade("in care") != inspection.Outstanding || len(p.Inspections()) != 1 || len(p.Notices()) != 1 {
		t.Errorf("what is published: %+v", i)
	}
	for _, d := range p.Calendar(on("2025-02-01")) {
		if d.Clock.Code == "engagement-meeting" || d.Clock.Code == "self-evaluation" || d.DoneBy == "draft" {
			t.Errorf("the public calendar tells %+v", d)
		}
	}
	if _, err := p.With(entriesOf(t, values[:1])); err == nil {
		t.Error("a public register took an entry as it is")
	}
	if len(whole.Inspections()) != 2 || len(whole.Documents()) == 0 || len(p.Documents()) != 0 {
		t.Error("making the public register changed the whole one, or told of documents")
	}
}

// TestTheRegisterIsInOrder keeps things out of order and finds each by its id.
func TestTheRegisterIsInOrder(t *testing.T) {
	expected := inspection.Inspection{Kept: inspection.Kept{ID: "expected"}, Framework: inspection.Short, Status: inspection.Expected}
	called := inspection.Inspection{Kept: inspection.Kept{ID: "called"}, Framework: inspection.JTAI, Status: inspection.Notified, Notified: on("2025-02-03")}
	old := graded(t, inspection.SIF, "2014-06-02", "2014-08-08", inspection.Good, nil)
	first, second := signed(t, on("2024-03-28")), signed(t, on("2025-03-28"))
	second.Version = 2
	notice := func(id, issued string) inspection.Notice {
		return inspection.Notice{Kept: inspection.Kept{ID: id}, Sort: inspection.ImprovementNotice, State: inspection.InForce, IssuedBy: "x", IssuedOn: on(issued), Months: 6}
	}
	r := registerOf(t, expected, called, old, first, second, notice("b", "2022-01-01"), notice("a", "2016-01-01"),
		inspection.Engagement{Kept: inspection.Kept{ID: "m"}, Day: on("2024-04-15")},
		inspection.TrackedCase{Kept: inspection.Kept{ID: "c"}, Inspection: "called", Child: "x", Choosing: inspection.Sampled, AskedOn: on("2025-02-04")},
		inspection.FactualComment{Kept: inspection.Kept{ID: "f"}, Inspection: "called", State: inspection.Drafted, Page: 1, Says: "a", Right: "b", Evidence: "c"})
	var got []string
	for _, i := range r.Inspections() {
		got = append(got, i.ID)
	}
	for _, e := range r.Evaluations() {
		got = append(got, e.ID)
	}
	for _, n := range r.Notices() {
		got = append(got, n.ID)
	}
	if order := strings.Join(got, " "); order != old.ID+" called expected 2 1 a b" {
		t.Errorf("in the order %s", order)
	}
	m, isMeeting := r.Engagement("m")
	c, isCase := r.TrackedCase("c")
	f, isComment := r.Comment("f")
	n, isNotice := r.Notice("b")
	if !isMeeting || !isCase || !isComment || !isNotice || m.Day != on("2024-04-15") || c.Child != "x" || f.Page != 1 || n.IssuedOn != on("2022-01-01") {
		t.Errorf("found %+v %+v %+v %+v", m, c, f, n)
	}
}
