package web_test

import (
	"archive/zip"
	"bytes"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/assurance"
)

// draftOf drafts papers and gives the address of their page.
func (r *reader) draftOf(pairs ...string) string {
	r.t.Helper()
	p := r.post("/papers/new", append([]string{"title", "Scrutiny committee, 1 December 2026", "day", asAt.String()}, pairs...)...)
	if p.status != http.StatusOK || !strings.HasPrefix(p.url.Path, "/papers/") || p.url.Path == "/papers/new" {
		r.t.Fatalf("draft: %d %s\n%s", p.status, p.url.Path, p.body)
	}
	return p.url.Path
}

// act presses a button of a pack, from its page as it stands.
func (r *reader) act(pack, act string, pairs ...string) page {
	r.t.Helper()
	return r.post(pack+"/act/"+act, append([]string{"base", r.baseOf(pack)}, pairs...)...)
}

func (r *reader) baseOf(pack string) string {
	r.t.Helper()
	found := baseField.FindStringSubmatch(r.get(pack).body)
	if found == nil {
		return ""
	}
	return found[1]
}

// TestPapersFromDraftToApproved is the whole way: drafted, written, looked at, returned with words, written again, sent,
// approved by another person, read by a member, and made again byte for byte.
func TestPapersFromDraftToApproved(t *testing.T) {
	tn := open(t)
	analyst, manager, member := tn.as(access.Analyst), tn.as(access.ServiceManager), tn.as(access.ElectedMember)
	pack := analyst.draftOf("audience", "public")
	analyst.get(pack).says(t, "draft", "Public edition", "Scrutiny committee, 1 December 2026", "Write your sections", "this section is not written yet", "Send for a second look")
	member.get("/papers").saysNot(t, "Scrutiny committee")
	if p := member.get(pack); p.status != http.StatusNotFound {
		t.Errorf("a member opens a draft: %d", p.status)
	}

	base := analyst.baseOf(pack + "/text")
	analyst.post(pack+"/text", "base", base, "s1", "Practice has improved.", "others", "## What children told us\nTwelve wrote to us.").
		says(t, "The papers are saved", "without a number", "What children told us")
	cover := analyst.get(pack + "/files/1-cover-report.html")
	cover.says(t, "Draft, not approved.", "Practice has improved.", "What children told us", "Wychmoor is made up")

	analyst.act(pack, "send").says(t, "with the second reader", "wait for a second person")
	if p := analyst.get(pack + "/text"); p.status != http.StatusUnprocessableEntity {
		t.Errorf("the text is still open: %d", p.status)
	}
	if p := analyst.act(pack, "approve"); p.status != http.StatusForbidden {
		t.Errorf("the writer approves: %d", p.status)
	}
	p := manager.act(pack, "return")
	if p.status != http.StatusUnprocessableEntity {
		t.Errorf("returned without a word: %d", p.status)
	}
	p.says(t, `<a href="#why">Say why`, `aria-invalid="true"`, "Approve and freeze")
	p = manager.post(pack+"/act/return", "base", "1", "why", "words that took an hour")
	if p.status != http.StatusConflict {
		t.Errorf("returned over another version: %d", p.status)
	}
	p.says(t, "Somebody has changed these papers", "words that took an hour</textarea>")
	manager.act(pack, "return", "why", "say by how much").says(t, "went back to their author", "It came back:", "say by how much")
	analyst.post(pack+"/text", "base", analyst.baseOf(pack+"/text"), "s1", "Conferences in time rose by 4 points.").saysNot(t, "without a number")
	analyst.act(pack, "send")
	manager.act(pack, "approve").says(t, "approved and frozen", "Approved by", "Check code")

	member.get("/papers").says(t, "Scrutiny committee, 1 December 2026")
	paper := member.get(pack + "/files/1-cover-report.html")
	paper.says(t, "Conferences in time rose by 4 points.")
	paper.saysNot(t, "Draft, not approved", "For the officer")
	member.get(pack).saysNot(t, "The analyst", "The service manager", "say by how much", "What happened to these papers", "Practice has improved", "<form method=\"post\" action=\"/papers")
	member.get("/papers").saysNot(t, "The analyst", "The service manager")
	if p := member.post(pack + "/again"); p.status != http.StatusForbidden {
		t.Errorf("a member makes papers again: %d", p.status)
	}
	manager.post(pack+"/again").says(t, "the same, byte for byte")
	manager.get(pack).says(t, "sent for a second look", "returned: say by how much", "changed: text", "drafted")
	if p := analyst.act(pack, "take-back"); p.status != http.StatusUnprocessableEntity {
		t.Errorf("approved papers are taken back: %d", p.status)
	}
	member.get("/").says(t, "published edition", "October 2026")
}

// TestWhoMayReadWhichPapers lays readers beside packs.
func TestWhoMayReadWhichPapers(t *testing.T) {
	tn := open(t)
	analyst, officer, director := tn.as(access.Analyst), tn.as(access.ScrutinyOfficer), tn.as(access.Director)
	restricted, public := analyst.draftOf("audience", "restricted"), officer.draftOf("audience", "restricted")
	analyst.get(public).says(t, "Public edition") // whatever the form said, this role drafts public papers
	opened := func(r *reader, pack string) bool {
		status := r.get(pack).status
		file := r.get(pack + "/files/2-data-report.html").status
		if status != file {
			t.Errorf("%s: page %d, paper %d", pack, status, file)
		}
		return status == http.StatusOK
	}
	check := func(when string, pack string, may map[access.Role]bool) {
		t.Helper()
		for _, role := range access.Roles {
			if role == access.SystemLead {
				continue
			}
			if got := opened(tn.as(role), pack); got != may[role] {
				t.Errorf("%s: %s opens it: %v", when, role, got)
			}
		}
	}
	check("a restricted draft", restricted, map[access.Role]bool{access.Analyst: true, access.ServiceManager: true, access.Director: true})
	check("a public draft", public, map[access.Role]bool{access.Analyst: true, access.ServiceManager: true, access.Director: true, access.ScrutinyOfficer: true})
	for _, pack := range []string{restricted, public} {
		analyst.act(pack, "send")
		director.act(pack, "approve").says(t, "approved and frozen")
	}
	all := map[access.Role]bool{}
	for _, role := range access.Roles {
		all[role] = true
	}
	check("approved public papers", public, all)
	for _, role := range []access.Role{access.ImprovementOfficer, access.ScrutinyOfficer, access.ElectedMember, access.BoardMember, access.Partner} {
		all[role] = false
	}
	check("approved restricted papers", restricted, all)
	if p := tn.as(access.SystemLead).get(public); p.status != http.StatusForbidden {
		t.Errorf("the system lead: %d", p.status)
	}
}

// TestTwoWriteAtOnce shows both texts, and keeps what was typed.
func TestTwoWriteAtOnce(t *testing.T) {
	tn := open(t)
	analyst, officer := tn.as(access.Analyst), tn.as(access.ScrutinyOfficer)
	pack := officer.draftOf()
	base := officer.baseOf(pack + "/text")
	analyst.post(pack+"/text", "base", base, "s0", "To note 12 figures.").says(t, "The papers are saved")
	p := officer.post(pack+"/text", "base", base, "s0", "To comment on 12 figures.", "s1", "Since 2024.")
	if p.status != http.StatusUnprocessableEntity {
		t.Errorf("status %d", p.status)
	}
	p.says(t, "The analyst saved something else", "To note 12 figures.", "To comment on 12 figures.", "Since 2024.")
	again := baseField.FindStringSubmatch(p.body)[1]
	officer.post(pack+"/text", "base", again, "s0", "To comment on 12 figures.").says(t, "The papers are saved")
	officer.get(pack+"/files/1-cover-report.html").says(t, "To comment on 12 figures.")

	officer.post("/drafts/papers-"+strings.TrimPrefix(pack, "/papers/"), "base", again, "s2", "Typed and not sent.")
	officer.get(pack+"/text").says(t, "did not save", "Typed and not sent.")
	analyst.get(pack+"/text").saysNot(t, "Typed and not sent.")
}

// TestPublicWordsThatTellAreSentBack shows where they stand and repeats none, and nobody can approve them.
func TestPublicWordsThatTellAreSentBack(t *testing.T) {
	tn := open(t)
	analyst, director := tn.as(access.Analyst), tn.as(access.Director)
	pack := analyst.draftOf("audience", "public")
	analyst.post(pack+"/text", "base", analyst.baseOf(pack+"/text"), "s1", "Three children of one family came into care.").
		says(t, "These papers cannot be made yet", "Your sections, section &#34;Background&#34;, sentence 1")
	if p := analyst.get(pack + "/files/1-cover-report.html"); p.status != http.StatusUnprocessableEntity {
		t.Errorf("the paper: %d", p.status)
	}
	analyst.act(pack, "send")
	if p := director.act(pack, "approve"); p.status != http.StatusUnprocessableEntity || !strings.Contains(p.body, "cannot be approved as they are") {
		t.Errorf("approved: %d", p.status)
	}
}

var styleHash = regexp.MustCompile(`^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$`)

// TestPapersAreSafeFiles looks at how each is sent.
func TestPapersAreSafeFiles(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	pack := analyst.draftOf("audience", "restricted", "area", "Child protection", "area", "Children in care")
	p := analyst.get(pack + "/files/2-data-report.html")
	if !styleHash.MatchString(p.header.Get("Content-Security-Policy")) || p.header.Get("X-Frame-Options") != "DENY" {
		t.Errorf("the paper's policy: %v", p.header)
	}
	p.says(t, "Only these areas: child protection, children in care.")
	p.saysNot(t, "Contacts received")
	book := analyst.get(pack + "/files/workbook.xlsx")
	if got := book.header.Get("Content-Disposition"); got != `attachment; filename="papers-2026-10-31-restricted-draft.xlsx"` {
		t.Errorf("the workbook is saved as %s", got)
	}
	z, err := zip.NewReader(bytes.NewReader([]byte(analyst.get(pack+"/files/papers.zip").body)), int64(len(analyst.get(pack+"/files/papers.zip").body)))
	if err != nil || len(z.File) != 4 {
		t.Errorf("the ZIP: %v", err)
	}
	pdf := analyst.get(pack + "/files/papers.pdf")
	if pdf.status != http.StatusNotFound {
		t.Errorf("a PDF without Chromium: %d", pdf.status)
	}
	pdf.says(t, "apt-get install chromium")
	for _, name := range []string{"officer.md", "..%2f..%2fetc%2fpasswd", "x.html"} {
		if p := analyst.get(pack + "/files/" + name); p.status != http.StatusNotFound {
			t.Errorf("%s: %d", name, p.status)
		}
	}
}

// TestAPlanIsChanged moves papers to another day and audience: their figures are fixed anew, and noted where they are public.
func TestAPlanIsChanged(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	pack := analyst.draftOf("audience", "restricted")
	id := strings.TrimPrefix(pack, "/papers/")
	before := tn.packNamed(id)
	earlier := asAt.MonthStart() - 1
	analyst.post(pack+"/plan", "base", analyst.baseOf(pack+"/plan"), "title", "Another board", "day", asAt.String(), "audience", "restricted").says(t, "Another board")
	if now := tn.packNamed(id); !now.Known.Equal(before.Known) || now.Title != "Another board" {
		t.Errorf("a new title fixed the figures anew: %v", now.Known)
	}
	analyst.post(pack+"/plan", "base", analyst.baseOf(pack+"/plan"), "title", "Another board", "day", earlier.String(), "audience", "public").says(t, earlier.Long(), "Public edition")
	now := tn.packNamed(id)
	if now.Known.Equal(before.Known) || !now.Public || now.AsAt != earlier {
		t.Errorf("the pack: %+v", now.Basis)
	}
	w, err := assurance.Read(t.Context(), tn.journal, authority)
	if err != nil || len(w.Editions()) != 1 || w.Editions()[0].Pack != id {
		t.Errorf("noted: %v %v", w.Editions(), err)
	}
	for _, c := range []struct{ field, value, says string }{
		{"title", "", "Say for which meeting"}, {"day", "2020-01-01", "Choose a day of which files were delivered"}, {"area", "Back door", "There is no area"},
	} {
		form := []string{"base", analyst.baseOf(pack + "/plan"), "title", "Another board", "day", earlier.String(), "audience", "public"}
		for i := range form {
			if form[i] == c.field {
				form[i+1] = c.value
			}
		}
		if c.field == "area" {
			form = append(form, "area", c.value)
		}
		p := analyst.post(pack+"/plan", form...)
		if p.status != http.StatusUnprocessableEntity {
			t.Errorf("%s %q: %d", c.field, c.value, p.status)
		}
		p.says(t, c.says)
	}
}

func (tn *town) packNamed(id string) assurance.Pack {
	tn.t.Helper()
	w, err := assurance.Read(tn.t.Context(), tn.journal, authority)
	if err != nil {
		tn.t.Fatal(err)
	}
	p, ok := w.Pack(id)
	if !ok {
		tn.t.Fatal("no pack")
	}
	return p
}
