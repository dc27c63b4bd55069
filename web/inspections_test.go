package web_test

import (
	"net/http"
	"strings"
	"testing"

	"goldthread/access"
)

func TestRegisterOfInspections(t *testing.T) {
	tn := open(t)
	tn.as(access.ServiceManager).get("/inspections").says(t, "Standard inspection (ILACS)", "2 to 13 March 2026", "5 May 2026", "Requires improvement", "Outstanding",
		"Judgements over the years", "Overall effectiveness: inadequate, then requires improvement", "Focused visit", "The front door", "on site, not published",
		"What comes next", "Standard inspection (two weeks on site)", "about 2 March 2029, from 2 September 2028 to 2 September 2029", "Written statement of action",
		"Improvement notice", "in force", "Review by the Department", "Late", `href="/inspections/read"`)
	tn.as(access.SocialWorker).get("/inspections").saysNot(t, `href="/inspections/read"`, `href="/notices/new"`)
}

func TestReadersOutsideSeeWhatIsPublished(t *testing.T) {
	tn := open(t)
	for _, role := range []access.Role{access.ElectedMember, access.BoardMember, access.ScrutinyOfficer, access.Partner} {
		r := tn.as(role)
		p := r.get("/inspections")
		p.says(t, "2 to 13 March 2026", "Improvement notice")
		p.saysNot(t, "Focused visit</a>", "The front door", "not published", `href="/inspections/read"`, "Self-evaluation", "engagement")
		if p := r.get("/inspections/" + inspectionNow); p.status != http.StatusNotFound {
			t.Errorf("%s opens what is not published: %d", role, p.status)
		}
		one := r.get("/inspections/" + inspectionNewest)
		one.says(t, "report.pdf", "Hold initial conferences in time", "Tom Harrow")
		one.saysNot(t, "draft.pdf", `action="/inspections/`, "Last saved by", "The analyst")
	}
}

func TestDocumentsOfAnInspection(t *testing.T) {
	tn := open(t)
	inside, outside := tn.as(access.SocialWorker), tn.as(access.ElectedMember)
	for _, name := range []string{"report.pdf", "draft.pdf"} {
		_, href, _ := strings.Cut(inside.get("/inspections/"+inspectionNewest).body, `<li><a class="govuk-link" href="`)
		if name == "draft.pdf" {
			_, href, _ = strings.Cut(href, `<li><a class="govuk-link" href="`)
		}
		href, _, _ = strings.Cut(href, `"`)
		if p := inside.get(href); p.status != http.StatusOK || !strings.Contains(p.header.Get("Content-Disposition"), name) {
			t.Errorf("%s is not given: %d %s", name, p.status, p.header)
		}
		want := map[string]int{"report.pdf": http.StatusOK, "draft.pdf": http.StatusNotFound}[name]
		if p := outside.get(href); p.status != want {
			t.Errorf("%s outside: %d, want %d", name, p.status, want)
		}
	}
}

func TestInspectionTellsHowFarItsRecommendationsHaveCome(t *testing.T) {
	tn := open(t)
	p := tn.as(access.TeamManager).get("/inspections/" + inspectionNewest)
	p.says(t, "Hold initial conferences in time, whatever else waits.", `href="/plan/recommendations/`+planRec+`"`, "1 of 4 actions done",
		"Offer each child who was missing a return interview.", "No action serves it yet", "Conferences are late, and nobody can say why.", "Written statement of action")
	p.saysNot(t, "/edit")
	tn.as(access.Analyst).get("/inspections/"+inspectionNewest).says(t, "/edit?act=correct", "Last saved by")
	tn.as(access.Analyst).get("/inspections/"+inspectionNow).says(t, "is confidential", "The draft report came", "It was published")
}

func TestPublishedInspectionsOfAnyCouncil(t *testing.T) {
	tn := open(t)
	member := tn.as(access.ElectedMember)
	member.get("/inspections/authorities?authority=370").says(t, "Barnsley", "Inadequate", "Requires improvement", "Good", "2018", "Source: Ofsted", "Judgements over the years")
	own := member.get("/inspections/authorities")
	own.says(t, "Wychmoor", "made up", "2 to 13 March 2026")
	own.saysNot(t, "The front door")
	if p := member.get("/inspections/authorities?authority=1"); p.status != http.StatusNotFound {
		t.Errorf("a council that is none: %d", p.status)
	}
}
