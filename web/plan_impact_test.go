package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/assurance/plan"
)

const impactPage = "/plan/recommendations/" + planRec

// The impact page says in one place what was asked, what was done, and whether it worked.
func TestImpactOfARecommendation(t *testing.T) {
	p := open(t).as(access.Director).get(impactPage)
	p.says(t,
		"Hold initial conferences in time, whatever else waits.", `href="/inspections/inspection-2026"`, "Inspection of March 2026", "page 2", "Timely decisions",
		"No child waits for a decision about their safety", "The director", // the sponsor by name
		"The team manager", "Book the room on the day of the decision", `href="/plan/actions/`+planRooms+`"`,
		"Moved: Does the record say what the child said? Too early to tell: Initial conferences held within 15 working days",
		`href="/indicator/icpc-within-15wd"`, "Baseline 60% on 1 June 2026. Target 85% by 31 March 2027.", "Higher is better.",
		`class="chart"`, `class="flag"`, ">A,B</text>", "A</b> <a", "began 1 June 2026, not done yet",
		"Does the record say what the child said?", "<td class=\"gt-n\">18</td><td class=\"gt-n\">20</td><td class=\"gt-n\">90%</td>", "Checked by somebody else: it holds.",
		"18 of 20 records met it (90%), against 40% at the baseline",
		"They asked me first.", "Children in care (9), the children in care council",
	)
	if n := strings.Count(p.body, `class="chart"`); n != 2 {
		t.Errorf("%d drawings: the wide one and the narrow one of one indicator are expected", n)
	}
	p.saysNot(t, planInternal, "Offer each child who was missing", ">C</text>") // 2.1 works on another measure
}

// Readers outside see roles and agencies, what was cleared, and figures as they were published.
func TestImpactFromOutside(t *testing.T) {
	tn := open(t)
	for _, role := range []access.Role{access.ElectedMember, access.BoardMember, access.ScrutinyOfficer, access.Partner} {
		p := tn.as(role).get(impactPage)
		p.says(t, "Hold initial conferences in time", "Head of safeguarding", "Wychmoor Health", "Director of children’s services", "18</td>",
			"There are no figures in published papers yet")
		p.saysNot(t, `href="/indicator/`, "The team manager", "The director<", "They asked me first.", planInternal, "Now 8", `class="chart"`)
	}
	tn.as(access.SystemLead).get(impactPage).says(t, "not part of what the role")
}

// A recommendation that nobody has answered says what is missing, and who can mend it.
func TestImpactOfWhatNobodyAnswered(t *testing.T) {
	tn := open(t)
	bare := "/plan/recommendations/" + planRecNaked
	p := tn.as(access.ImprovementOfficer).get(bare)
	p.says(t, "No objective answers this recommendation yet", `href="/plan/new/objective?recommendation=`+planRecNaked, "No action serves it yet", "Cannot be told: no measure shows whether it works.")
	p = tn.as(access.SocialWorker).get(bare)
	p.says(t, "Whoever keeps the plan can")
	p.saysNot(t, "/plan/new/")
	if p := tn.as(access.Director).get("/plan/recommendations/nothing"); p.status != http.StatusNotFound {
		t.Errorf("a recommendation that is not there: %d", p.status)
	}
}

// A link to the source stands only where the reader can follow it: an inspection that is not in their register has none.
func TestTheSourceOfARecommendation(t *testing.T) {
	tn := open(t)
	r := plan.Recommendation{Line: named("rec-elsewhere"), Text: "Look again.", Source: plan.Source{Kind: "inspection", ID: "gone", Name: "Inspection of long ago"}}
	drafts, err := tn.planned().Save(planned(access.ImprovementOfficer), planDay, &r)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tn.journal.Append(t.Context(), authority, "test", drafts); err != nil {
		t.Fatal(err)
	}
	officer := tn.as(access.ImprovementOfficer)
	officer.post("/plan/new/theme", "title", "So that the page is new").isSaved(t, "/plan", "plan-line")
	p := officer.get("/plan/recommendations/rec-elsewhere")
	p.says(t, "Inspection of long ago")
	p.saysNot(t, `href="/inspections/`)
}

// What is added from the page of a recommendation belongs to it, without being tied to it by hand.
func TestWhatIsAddedFromARecommendationServesIt(t *testing.T) {
	officer := open(t).as(access.ImprovementOfficer)
	bare := "/plan/recommendations/" + planRecNaked
	officer.post("/plan/new/objective", "title", "Each child is asked", "soWhat", "They are heard.", "recommendation", planRecNaked)
	add := regexp.MustCompile(`href="(/plan/new/action\?objective=[^"&]+)">Add an action`).FindStringSubmatch(officer.get(bare).body)
	if add == nil {
		t.Fatal("the page offers no action for its objective")
	}
	ticked := regexp.MustCompile(`value="` + strings.TrimPrefix(add[1], "/plan/new/action?objective=") + `" checked>`)
	if form := officer.get(add[1]); !ticked.MatchString(form.body) || strings.Count(form.body, " checked>") != 1 {
		t.Errorf("the form does not have that objective ticked, and it alone: %d ticks", strings.Count(form.body, " checked>"))
	}
}
