package web_test

import (
	"net/http"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/assurance/inspection"
)

func TestAnInspectionFromTheCallToPublication(t *testing.T) {
	tn := open(t)
	manager := tn.as(access.ServiceManager)
	form := manager.get("/inspections/new?act=notify").fieldsOf(t)
	form.Set("framework", string(inspection.Short))
	wrong := manager.fill("/inspections/new", form)
	wrong.says(t, "Give the day on which the call came", "Short inspection")
	form = wrong.fieldsOf(t)
	form.Set("notified", "16 November 2026")
	saved := manager.fill("/inspections/new", form)
	saved.says(t, "The inspection is saved", "Notified", "confidential", "Inspectors are on site", "It was put off")

	at := saved.url.Path
	form = manager.get(at + "/edit?act=put+off").fieldsOf(t)
	manager.fill(at+"/edit", form).says(t, "Say why, so that others can follow what happened")
	form.Set("act", string(inspection.Arrive)) // inspectors came
	form.Set("from", "23 November 2026")
	manager.fill(at+"/edit", form).says(t, "On site")

	form = manager.get(at + "/edit?act=publish").fieldsOf(t)
	form.Set("to", "27 November 2026")
	form.Set("published", "4 January 2027")
	form.Set("grade-leadership", inspection.Good)
	wrong = manager.fill(at+"/edit", form)
	wrong.says(t, "The grade of", "is missing")
	form = wrong.fieldsOf(t)
	for _, area := range []string{"help-and-protection", "in-care", "care-leavers"} {
		form.Set("grade-"+area, inspection.Good)
	}
	form["asked-text"][0], form["asked-number"][0] = "How soon children are heard.", "1"
	published := manager.fill(at+"/edit", form)
	published.says(t, "How soon children are heard.", "Good", "4 January 2027")
	published.saysNot(t, "confidential")

	form = manager.get(at + "/edit?act=correct").fieldsOf(t)
	form.Set("lead", "Tom Harrow")
	manager.fill(at+"/edit", form).says(t, "Say why")
	form.Set("why", "The name was missing.")
	manager.fill(at+"/edit", form).says(t, "Tom Harrow", "How soon children are heard.")
	if n := len(tn.planNow().FromSource("inspection", strings.TrimPrefix(at, "/inspections/"))); n != 1 {
		t.Errorf("the plan has %d of it", n)
	}
	if p := manager.get(at + "/edit?act=arrive"); p.status != http.StatusUnprocessableEntity {
		t.Errorf("a step that there is not: %d", p.status)
	}
}

func TestTwoPeopleChangeAnInspection(t *testing.T) {
	tn := open(t)
	analyst, director := tn.as(access.Analyst), tn.as(access.Director)
	at := "/inspections/" + inspectionNow + "/edit"
	first, second := analyst.get(at).fieldsOf(t), director.get(at).fieldsOf(t)
	first.Set("lead", "Tom Harrow")
	analyst.fill(at, first).says(t, "Tom Harrow")
	second.Set("lead", "Asha Okello")
	p := director.fill(at, second)
	p.says(t, "saved something else", "Lead: Tom Harrow", "Asha Okello")
	director.fill(at, p.fieldsOf(t)).says(t, "Asha Okello")
}

func TestANoticeFromItsDayToItsEnd(t *testing.T) {
	tn := open(t)
	director := tn.as(access.Director)
	form := director.get("/notices/new").fieldsOf(t)
	form.Set("sort", string(inspection.StatutoryDirection))
	form.Set("issuedBy", "Secretary of State for Education")
	form.Set("issuedOn", "1 June 2026")
	form.Set("after", inspectionNewest)
	form.Set("appointed", "Maria Bell")
	form["asked-text"][0] = "Work with the commissioner."
	wrong := director.fill("/notices/new", form)
	wrong.says(t, "Name who was appointed, and as adviser or as commissioner", "Work with the commissioner.")
	form = wrong.fieldsOf(t)
	form.Set("as", "commissioner")
	saved := director.fill("/notices/new", form)
	saved.says(t, "The notice is saved", "Statutory direction of 1 June 2026", "in force", "Work with the commissioner.", "Commissioner", "by 1 December 2026", "Review by the Department")
	director.get("/inspections").says(t, "Statutory direction", "by 1 December 2026")

	at := saved.url.Path
	form = director.get(at + "/edit?act=end").fieldsOf(t)
	form.Set("endedOn", "20 November 2026")
	director.fill(at+"/edit", form).says(t, "Say why")
	form.Set("why", "Services are good.")
	ended := director.fill(at+"/edit", form)
	ended.says(t, "ended 20 November 2026", "Services are good.", "It has not ended after all", "No review is due.")
}

func TestDocumentsAreAddedToInspectionsAndNotices(t *testing.T) {
	tn := open(t)
	director := tn.as(access.Director)
	p := director.sendDocument("/inspections/"+inspectionNow+"/document", "call.eml", "the call", "base", tn.baseOf("/inspections/"+inspectionNow, director))
	p.says(t, "The document is kept.", "call.eml", "not public")
	p = director.sendDocument("/notices/"+noticeInForce+"/document", "letter.pdf", "%PDF-1.4 letter", "base", tn.baseOf("/notices/"+noticeInForce, director))
	p.says(t, "The document is kept.", "letter.pdf", "notice.pdf")
	_, href, _ := strings.Cut(p.body, `href="/notices/`+noticeInForce+`/files/`)
	sha, _, _ := strings.Cut(href, `"`)
	if got := director.get("/notices/" + noticeInForce + "/files/" + sha); got.status != http.StatusOK {
		t.Errorf("the document is not given: %d", got.status)
	}
	member := tn.as(access.ElectedMember)
	member.get("/notices/"+noticeInForce).saysNot(t, "letter.pdf", "notice.pdf", "/edit")
	if got := member.get("/notices/" + noticeInForce + "/files/" + sha); got.status != http.StatusNotFound {
		t.Errorf("a member reads it: %d", got.status)
	}
	director.sendDocument("/notices/"+noticeInForce+"/document", "late.pdf", "%PDF-1.4 late", "base", "1").says(t, "Somebody else has changed this meanwhile")
}

// baseOf is the version that the form of documents on a page was made from.
func (tn *town) baseOf(path string, r *reader) string {
	_, rest, _ := strings.Cut(r.get(path).body, `<input type="hidden" name="base" value="`)
	base, _, _ := strings.Cut(rest, `"`)
	return base
}
