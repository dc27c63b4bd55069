package web_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/assurance/plan"
	"goldthread/day"
)

// planned is the plan as the journal holds it.
func (tn *town) planned() *plan.Plan {
	tn.t.Helper()
	p, err := plan.Read(tn.t.Context(), tn.journal, authority)
	if err != nil {
		tn.t.Fatal(err)
	}
	return p
}

func (tn *town) plannedAction(id string) plan.Action {
	tn.t.Helper()
	a, ok := tn.planned().Action(id)
	if !ok {
		tn.t.Fatalf("there is no action %s", id)
	}
	return a
}

// isSaved asserts that a form was taken: the browser stands on the page that follows, with a word about it.
func (p page) isSaved(t testing.TB, path, said string) {
	t.Helper()
	if p.url.Path != path || p.url.Query().Get("said") != said {
		t.Fatalf("not saved: %d at %s\n%s", p.status, p.url, p.body)
	}
}

// isRefused asserts that a form came back with a problem beside each of the fields, and that each field is there to go to.
func (p page) isRefused(t testing.TB, fields ...string) {
	t.Helper()
	if p.status != http.StatusUnprocessableEntity {
		t.Errorf("%s: %d\n%s", p.url.Path, p.status, p.body)
	}
	for _, f := range fields {
		p.says(t, `href="#`+f+`"`, `id="`+f+`"`)
	}
}

func TestANewThreadOfThePlan(t *testing.T) {
	tn := open(t)
	officer := tn.as(access.ImprovementOfficer)
	officer.post("/plan/new/theme", "title", "Risk when children are missing").isSaved(t, "/plan", "plan-line")
	theme := tn.planned().Themes()[0]
	if theme.Title != "Risk when children are missing" {
		t.Fatalf("%+v", theme)
	}

	officer.get("/plan/new/recommendation").says(t, "word for word", "Inspection of March 2026", "Risk when children are missing")
	officer.post("/plan/new/recommendation", "text", "Return interviews should be held within 72 hours.", "source", "inspection inspection-2026", "number", "5", "page", "3", "priority", "yes", "theme", theme.ID)
	all := tn.planned().Recommendations()
	rec := all[slices.IndexFunc(all, func(r plan.Recommendation) bool { return r.Number == "5" })]
	if rec.Source.Name != "Inspection of March 2026" || !rec.Priority || rec.Page != 3 || rec.Text != "Return interviews should be held within 72 hours." {
		t.Errorf("%+v", rec)
	}
	officer.get("/plan/recommendation/"+rec.ID+"/edit").says(t, "within 72 hours", `value="3"`, `value="`+theme.ID+`" checked`)

	officer.get("/plan/new/objective?recommendation="+rec.ID).says(t, `value="`+rec.ID+`" checked`)
	officer.post("/plan/new/objective", "number", "3", "title", "Each missing child is heard", "soWhat", "They tell somebody what happened", "sponsor", "director", "sponsorRole", "Director", "recommendation", rec.ID).isSaved(t, "/plan", "plan-line")
	obj := tn.planned().Tied(plan.End{Kind: plan.RecommendationKind, ID: rec.ID}, plan.Answers, plan.ObjectiveKind)

	officer.get("/plan/new/action?objective="+obj[0]).says(t, `value="`+obj[0]+`" checked`, "The team manager (team manager)", "The partner (partner)")
	p := officer.post("/plan/new/action", "number", "3.1", "title", "Hold the interviews", "owner", "service.manager", "lead", "Head of service", "contact", "", "objective", obj[0],
		"start", "1 December 2026", "due", "30/6/2027", "milestone-id", "", "milestone", "A rota", "milestone-due", "31 January 2027", "milestone-done", "", "note", "ask HR")
	actions := tn.planned().ActionsOf(rec.ID)
	if len(actions) != 1 {
		t.Fatalf("%d actions\n%s", len(actions), p.body)
	}
	p.isSaved(t, "/plan/actions/"+actions[0].ID, "plan-line")
	if a := actions[0]; a.First != day.MustParse("2027-06-30") || a.Owner != "service.manager" || len(a.Milestones) != 1 || a.Milestones[0].Title != "A rota" || a.State != plan.NotStarted || a.Note != "ask HR" {
		t.Errorf("%+v", a)
	}
}

func TestAMeasureIsOfferedTheFigureAsItsBaseline(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	first := analyst.get("/plan/new/measure?action=" + planTraining)
	first.says(t, "What shows whether it works", "A question that audits ask", `name="action" value="`+planTraining+`"`, `method="get"`)
	form := analyst.get("/plan/new/measure?code=" + timely + "&action=" + planTraining)
	form.says(t, "Now: ", "twelve months to 31 October 2026", `value="31 October 2026"`, `value="`+planTraining+`" checked`)
	if strings.Contains(form.body, `id="baseline" name="baseline" value=""`) {
		t.Error("no baseline is offered")
	}
	// Readers of published figures alone are offered none that is not published.
	officer := tn.as(access.ImprovementOfficer).get("/plan/new/measure?code=" + timely)
	officer.says(t, "No figure of it is known to you yet", `id="baseline" name="baseline" value=""`)
	officer.saysNot(t, "Now: ")

	analyst.post("/plan/new/measure", "code", timely, "baseline", "71.4", "baselineDay", "31 October 2026", "target", "90%", "targetDay", "31 March 2027", "action", planTraining).isSaved(t, "/plan", "plan-line")
	measures := tn.planned().MeasuresOf(planTraining)
	if len(measures) != 1 || measures[0].Code != timely || measures[0].Baseline != 71.4 || measures[0].Target != 90 || measures[0].Polarity != "higher is better" {
		t.Fatalf("%+v", measures)
	}
	m := measures[0]
	analyst.post("/plan/measure/"+m.ID+"/edit", "id", m.ID, "base", fmt.Sprint(m.Seq), "code", timely, "baseline", "71.4", "baselineDay", "31 October 2026", "target", "80", "targetDay", "31 March 2027", "action", planTraining).isRefused(t, "why")
	analyst.post("/plan/measure/"+m.ID+"/edit", "id", m.ID, "base", fmt.Sprint(m.Seq), "code", timely, "baseline", "71.4", "baselineDay", "31 October 2026", "target", "80", "targetDay", "31 March 2027", "action", planTraining, "why", "the board said so").isSaved(t, "/plan", "plan-line")

	analyst.post("/plan/new/measure", "code", "question", "question", "Is the plan signed?", "polarity", "higher is better", "target", "90", "targetDay", "31 March 2027").isSaved(t, "/plan", "plan-line")
	analyst.post("/plan/new/measure", "code", "question", "polarity", "higher is better", "target", "lots", "baselineDay", "1 May 2026").isRefused(t, "question", "target", "baseline")
	if p := analyst.post("/plan/new/measure"); p.status != http.StatusUnprocessableEntity {
		t.Errorf("a measure of nothing: %d", p.status)
	}
}

// TestAMovedDayNeedsAReason also keeps the day on which an action was first due.
func TestAMovedDayNeedsAReason(t *testing.T) {
	tn := open(t)
	officer := tn.as(access.ImprovementOfficer)
	path := "/plan/actions/" + planRooms + "/edit"
	form := officer.get(path)
	form.says(t, "31 January 2027", "Rooms found", `value="10 November 2026"`, planInternal, "stays on the page whatever you change")
	base, id := formOf(t, form)
	typed := []string{"base", base, "id", id, "number", "1.1", "title", "Book two rooms", "owner", "team.manager", "lead", "Head of safeguarding", "contact", "", "objective", planObj, "objective", planObjVoice,
		"start", "1 June 2026", "due", "31 March 2027",
		"milestone-id", "m1", "milestone", "Rooms found", "milestone-due", "31 August 2026", "milestone-done", "10 November 2026",
		"milestone-id", "m2", "milestone", "Diary shared", "milestone-due", "31 December 2026", "milestone-done", ""}
	p := officer.post(path, typed...)
	p.isRefused(t, "why")
	p.says(t, "Book two rooms", `value="31 March 2027"`, `value="Diary shared"`, `value="`+planObjVoice+`" checked`)
	officer.post(path, append(typed, "why", "The annexe is let")...).isSaved(t, "/plan/actions/"+planRooms, "plan-line")
	a := tn.plannedAction(planRooms)
	if a.First != day.MustParse("2027-01-31") || a.Due != day.MustParse("2027-03-31") || a.Why != "The annexe is let" || a.State != plan.UnderWay || len(a.Milestones) != 2 || !a.Milestones[0].Done.Known() {
		t.Errorf("%+v", a)
	}
	if tied := tn.planned().Tied(plan.End{Kind: plan.ActionKind, ID: planRooms}, plan.Serves, plan.ObjectiveKind); len(tied) != 2 {
		t.Errorf("it serves %v", tied)
	}
}

func TestWhatIsWrongWithALineIsSaidBesideItsField(t *testing.T) {
	tn := open(t)
	officer := tn.as(access.ImprovementOfficer)
	for path, c := range map[string]struct {
		typed  []string
		fields []string
	}{
		"/plan/new/theme":          {nil, []string{"title"}},
		"/plan/new/objective":      {[]string{"sponsor", "nobody.known"}, []string{"title", "sponsor"}},
		"/plan/new/recommendation": {[]string{"source", "other", "page", "two"}, []string{"text", "source", "page"}},
		"/plan/new/action": {[]string{"title", "x", "start", "1 May 2027", "due", "1 May 2026", "milestone", "no day", "milestone-id", "", "milestone-due", "", "milestone-done", ""},
			[]string{"owner", "start", "milestones"}},
		"/plan/settings/plan/edit": {[]string{"title", "Plan", "board", "", "every", "20", "remind", "x"}, []string{"board", "every", "remind"}},
	} {
		t.Run(path, func(t *testing.T) { officer.post(path, c.typed...).isRefused(t, c.fields...) })
	}
	officer.post("/plan/settings/plan/edit", "title", "Plan A", "board", "Partnership board", "every", "2", "remind", "5").isSaved(t, "/plan", "plan-line")
	if s := tn.planned().Settings(); s.Title != "Plan A" || s.Every != 2 || s.Board != "Partnership board" {
		t.Errorf("%+v", s)
	}
	for _, path := range []string{"/plan/new/settings", "/plan/new/evidence", "/plan/theme/none/edit", "/plan/evidence/" + planSample + "/edit", "/plan/settings/other/edit", "/plan/actions/none/edit"} {
		if p := officer.get(path); p.status != http.StatusNotFound {
			t.Errorf("%s: %d", path, p.status)
		}
	}
}

// TestTwoWhoChangeALineAtOnceLoseNothing has a second form of the same action saved while the first is open, in its words
// and in what it serves.
func TestTwoWhoChangeALineAtOnceLoseNothing(t *testing.T) {
	tn := open(t)
	officer, analyst := tn.as(access.ImprovementOfficer), tn.as(access.Analyst)
	path := "/plan/actions/" + planTraining + "/edit"
	base, id := formOf(t, officer.get(path))
	typed := func(base, title string, objectives ...string) []string {
		all := []string{"base", base, "id", id, "number", "2.2", "title", title, "lead", "Principal social worker", "start", "1 December 2026", "due", "31 March 2027"}
		for _, o := range objectives {
			all = append(all, "objective", o)
		}
		return all
	}
	analyst.post(path, typed(base, "Train all chairs and their deputies", planObjVoice, planObj)...).isSaved(t, "/plan/actions/"+planTraining, "plan-line")
	p := officer.post(path, typed(base, "Train the chairs in <b>hearing</b> children", planObjVoice)...)
	p.isRefused(t)
	p.says(t, "The analyst saved something else on 22 November 2026", "Train all chairs and their deputies", "Serves: 1 Conferences are held in time", "Train the chairs in &lt;b&gt;hearing&lt;/b&gt; children")
	if a := tn.plannedAction(planTraining); a.Title != "Train all chairs and their deputies" {
		t.Errorf("%q stands", a.Title)
	}
	base, _ = formOf(t, p)
	officer.post(path, typed(base, "Train all chairs and their deputies in hearing children", planObjVoice, planObj)...).isSaved(t, "/plan/actions/"+planTraining, "plan-line")
	if versions := tn.planned().Versions(planTraining); len(versions) != 3 || versions[1].Title != "Train all chairs and their deputies" {
		t.Errorf("%d versions", len(versions))
	}
}

func TestWhatIsWrittenOfALineThatWasWithdrawnIsNotLost(t *testing.T) {
	tn := open(t)
	officer, analyst := tn.as(access.ImprovementOfficer), tn.as(access.Analyst)
	path := "/plan/objective/" + planObjVoice
	base, id := formOf(t, officer.get(path+"/edit"))
	analyst.post(path+"/withdraw", "base", base).isRefused(t, "why-withdrawn")
	analyst.post(path+"/withdraw", "base", base, "why-withdrawn", "It is the same as 1").isSaved(t, "/plan", "taken-back")
	p := officer.post(path+"/edit", "base", base, "id", id, "title", "Children say it in their own words")
	p.isRefused(t, "number")
	p.says(t, "Somebody withdrew it", "Children say it in their own words", `action="/plan/new/objective"`)
	if got := tn.planned().Tied(plan.End{Kind: plan.ActionKind, ID: planVoice}, plan.Serves, plan.ObjectiveKind); len(got) != 0 {
		t.Errorf("the action serves what is gone: %v", got)
	}
	base, id = formOf(t, p)
	officer.post("/plan/new/objective", "base", base, "id", id, "title", "Children say it in their own words").isSaved(t, "/plan", "plan-line")
}

// TestWhoKeepsThePlan lays every role beside the forms that change its lines.
func TestWhoKeepsThePlan(t *testing.T) {
	tn := open(t)
	for _, role := range access.Roles {
		r := tn.as(role)
		for _, path := range []string{"/plan/new/action", "/plan/objective/" + planObj + "/edit", "/plan/actions/" + planRooms + "/edit"} {
			want := http.StatusForbidden
			if role.May(access.KeepPlan) {
				want = http.StatusOK
			}
			p := r.get(path)
			if p.status != want {
				t.Errorf("%s: %s gives %d", role, path, p.status)
			}
			if want == http.StatusForbidden {
				p.saysNot(t, planInternal, "The team manager (team manager)")
				if p := r.post(path, "title", "mine", "base", "0"); p.status != http.StatusForbidden {
					t.Errorf("%s: posting %s gives %d", role, path, p.status)
				}
			}
		}
	}
}

// TestARecommendationComesFromTheRegister offers each inspection and notice, and takes no other.
func TestARecommendationComesFromTheRegister(t *testing.T) {
	tn := open(t)
	officer := tn.as(access.ImprovementOfficer)
	form := officer.get("/plan/new/recommendation?source=inspection+" + inspectionPast)
	form.says(t, `value="inspection `+inspectionPast+`" selected`, "of May 2022", `value="inspection `+inspectionNow+`"`, `value="notice `+noticeInForce+`"`, "Improvement notice of 1 September 2022")
	officer.post("/plan/new/recommendation", "text", "Condition 1", "source", "notice "+noticeInForce, "number", "1")
	conditions := tn.planned().FromSource("notice", noticeInForce)
	if len(conditions) != 1 || conditions[0].Source.Name != "Improvement notice of 1 September 2022" {
		t.Errorf("%+v", conditions)
	}
	officer.post("/plan/new/recommendation", "text", "Forged", "source", "inspection nowhere").isRefused(t, "source")
	officer.post("/plan/new/recommendation", "text", "From a letter", "source", "other", "source-name", "Letter of the regional board")
	named := tn.planned().FromSource("other", "")
	if len(named) != 1 || named[0].Source.Name != "Letter of the regional board" {
		t.Errorf("%+v", named)
	}
}

// TestTheLinesOfThePlan lists them with a way to change each, for those who keep the plan.
func TestTheLinesOfThePlan(t *testing.T) {
	tn := open(t)
	officer := tn.as(access.ImprovementOfficer)
	p := officer.get("/plan/lines")
	p.says(t, `href="/plan/recommendation/`+planRec+`/edit"`, `href="/plan/theme/`+planTheme+`/edit"`, `href="/plan/objective/`+planObj+`/edit"`, `href="/plan/measure/`+planQuestion+`/edit"`, `href="/plan/settings/plan/edit"`,
		"Target 85 by 31 March 2027.", "2 actions", "1 recommendation", "Overseen by: Improvement board. Updates each month.")
	officer.get("/plan").says(t, `href="/plan/lines"`, `href="/plan/import"`)
	owner := tn.as(access.TeamManager)
	owner.get("/plan").saysNot(t, `href="/plan/lines"`, `href="/plan/import"`)
	if p := owner.get("/plan/lines"); p.status != http.StatusForbidden {
		t.Errorf("%d", p.status)
	}
}
