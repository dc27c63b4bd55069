package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"goldthread/access"
	"goldthread/assurance/inspection"
	"goldthread/day"
)

// aReport is a made-up report of the standard inspection of 2019.
var aReport = []string{`# Wychmoor County Council
# Inspection of children's social care services
Inspection dates: 4 March 2019 to 15 March 2019
Lead inspector: Jane Doe, Her Majesty's Inspector

## Judgement | Grade
The impact of leaders on social work | Requires improvement
practice with children and families | to be good
The experiences and progress of | Good
children who need help and protection |
The experiences and progress of | Good
children in care and care leavers |
Overall effectiveness: | Good

Services are good.
`, `## What needs to improve
1. The oversight of visits by managers.
2. Return interviews: how soon they are offered.

## The experiences of children
Children are seen.
`}

// sendReport hands in a file on the page that reads reports.
func (r *reader) sendReport(name string, content []byte) page {
	return r.sendDocument("/inspections/read/document", name, string(content))
}

// readReport hands in a report and waits until it was read.
func (r *reader) readReport(name string, content []byte) page {
	r.t.Helper()
	p := r.sendReport(name, content)
	for range 60 {
		if !strings.Contains(p.body, "data-progress") {
			return p
		}
		time.Sleep(500 * time.Millisecond) // only where the reader starts for the first time on this machine
		p = r.get(p.url.Path)
	}
	r.t.Fatal("the report is not read in half a minute")
	return p
}

// fieldsOf are the fields of a page's form as a browser would send them.
func (p page) fieldsOf(t testing.TB) url.Values {
	t.Helper()
	return formValues(t, p.body)
}

func (r *reader) fill(path string, form url.Values) page {
	answer, err := r.client.PostForm(r.http.URL+path, form)
	return r.read(answer, err)
}

func TestAReportIsReadLookedThroughAndSaved(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	p := analyst.readReport("wychmoor.pdf", drawnReport(aReport...))
	p.says(t, "Look through what was read", "wychmoor.pdf", "Found on page 1.", "The oversight of visits by managers.", "What it asks for, page 2", "/pages/2.png", "Not found in the report.")
	form := p.fieldsOf(t)
	if form.Get("lead") != "Jane Doe" || form.Get("from") != "4 March 2019" || form.Get("framework") != string(inspection.Standard) || form.Get("grade-leadership") != inspection.RequiresImprovement {
		t.Errorf("the form says %v", form)
	}
	if picture := analyst.get(p.url.Path + "/pages/2.png"); !strings.HasPrefix(picture.body, "\x89PNG") {
		t.Errorf("no picture of page 2: %d", picture.status)
	}

	form.Set("published", "") // it was not found, and nobody filled it in
	wrong := analyst.fill(p.url.Path, form)
	wrong.says(t, "There is a problem", "Give the day on which it was published", "Jane Doe")

	form = wrong.fieldsOf(t)
	form.Set("published", "8 May 2019")
	form["asked-text"][1] = "How soon return interviews are offered." // corrected
	form["asked-text"][2] = "Supervision."                            // it was missed
	form.Add("asked-priority", "3")
	saved := analyst.fill(p.url.Path, form)
	saved.says(t, "The inspection is saved", "Standard inspection (ILACS) of March 2019", "How soon return interviews are offered.", "Supervision.", "area for priority action", "wychmoor.pdf")
	saved.saysNot(t, "how soon they are offered")
	recommendations := tn.planNow().FromSource("inspection", strings.TrimPrefix(saved.url.Path, "/inspections/"))
	if len(recommendations) != 3 || recommendations[0].Number != "1" || recommendations[0].Page != 2 || !recommendations[2].Priority {
		t.Errorf("the plan has %+v", recommendations)
	}

	analyst.sendReport("again.pdf", drawnReport(aReport...)).says(t, "This report was read and saved before", "Jane Doe")
	analyst.get(p.url.Path).says(t, "This report was read and saved before")
	tn.as(access.ElectedMember).get(saved.url.Path).says(t, "Supervision.", "wychmoor.pdf")
}

func TestWhatIsTypedIntoAReadReportIsKept(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	p := analyst.readReport("wychmoor.pdf", drawnReport(aReport...))
	form := p.fieldsOf(t)
	form.Set("lead", "Jane Dough")
	draft := "/drafts/reading-" + strings.TrimPrefix(p.url.Path, "/readings/")
	if kept := analyst.fill(draft, form); kept.status != http.StatusNoContent {
		t.Fatalf("what is typed is not kept: %d %s", kept.status, kept.body)
	}
	analyst.get(p.url.Path).says(t, "Jane Dough")
	analyst.get("/inspections/read").says(t, `href="`+p.url.Path+`"`)
	analyst.readReport("wychmoor.pdf", drawnReport(aReport...)).says(t, "Jane Dough")

	director := tn.as(access.Director) // what somebody is looking through is theirs alone
	if other := director.get(p.url.Path); other.status != http.StatusNotFound {
		t.Errorf("another opens it: %d", other.status)
	}
	if other := director.get(p.url.Path + "/pages/1.png"); other.status != http.StatusNotFound {
		t.Errorf("another sees its pages: %d", other.status)
	}
	if other := director.fill(draft, form); other.status != http.StatusNotFound {
		t.Errorf("another begins one by its name alone: %d", other.status)
	}
	form.Set("do", "discard")
	analyst.fill(p.url.Path, form).says(t, "What was read is thrown away")
	if gone := analyst.get(p.url.Path); gone.status != http.StatusNotFound {
		t.Errorf("it is still there: %d", gone.status)
	}
}

func TestAReportFindsItsInspection(t *testing.T) {
	tn := open(t)
	now := inspection.Inspection{Kept: inspection.Kept{ID: "spring"}, Framework: inspection.Standard, Status: inspection.OnSite, Notified: on("2019-02-25"), From: on("2019-03-04"), Findings: "As told on the last day."}
	draft, err := now.Draft(0)
	if err != nil {
		t.Fatal(err)
	}
	tn.append(draft)
	manager := tn.as(access.ServiceManager) // keeps the inspections, and not the plan
	p := manager.readReport("wychmoor.pdf", drawnReport(aReport...))
	form := p.fieldsOf(t)
	if !strings.HasPrefix(form.Get("of"), "spring ") {
		t.Errorf("the report is not of the inspection of those days: %q", form.Get("of"))
	}
	form.Set("published", "8 May 2019")
	saved := manager.fill(p.url.Path, form)
	saved.says(t, "As told on the last day.", "8 May 2019", "The oversight of visits by managers.")
	if saved.url.Path != "/inspections/spring" {
		t.Errorf("it was saved as %s", saved.url.Path)
	}
}

func TestTwoReadTheSameReport(t *testing.T) {
	tn := open(t)
	analyst, director := tn.as(access.Analyst), tn.as(access.Director)
	var forms []url.Values
	var path string
	for _, r := range []*reader{analyst, director} {
		p := r.readReport("wychmoor.pdf", drawnReport(aReport...))
		form := p.fieldsOf(t)
		form.Set("published", "8 May 2019")
		forms, path = append(forms, form), p.url.Path
	}
	analyst.fill(path, forms[0]).says(t, "The inspection is saved")
	forms[1].Set("lead", "Jane Dough")
	p := director.fill(path, forms[1])
	p.says(t, "saved something else", "Jane Dough")
	if p.status != http.StatusUnprocessableEntity {
		t.Errorf("the second is saved over the first: %d", p.status)
	}
	again := director.fill(path, p.fieldsOf(t))
	again.says(t, "The inspection is saved", "Jane Dough")
	if n := len(tn.planNow().FromSource("inspection", strings.TrimPrefix(again.url.Path, "/inspections/"))); n != 2 {
		t.Errorf("the plan has %d recommendations of it, want 2", n)
	}
}

func TestReportsThatCannotBeRead(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	analyst.sendReport("report.docx", []byte("x")).says(t, "Choose the report as a PDF")
	analyst.readReport("broken.pdf", []byte("%PDF-1.4 nothing")).says(t, "The report could not be read", "Broken.pdf cannot be opened as a PDF", "Forget this file")
	analyst.readReport("scan.pdf", drawnReport("1")).says(t, "has no text on its 1 page")
}

func on(text string) day.Day { return day.MustParse(text) }
