package web_test

import (
	"cmp"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/benchmark"
	"goldthread/record"
	"goldthread/store"
	"goldthread/web"
)

// TestWhatApprovedPapersSaidBefore is read by those who draft or approve all papers, and by nobody else: what was refused
// on the way to a public edition was written for other readers.
func TestWhatApprovedPapersSaidBefore(t *testing.T) {
	tn := open(t)
	analyst, manager := tn.as(access.Analyst), tn.as(access.ServiceManager)
	pack := analyst.draftOf("audience", "restricted")
	analyst.post(pack+"/text", "base", analyst.baseOf(pack+"/text"), "s1", "Words of the first draft.")
	analyst.act(pack, "send")
	manager.act(pack, "return", "why", "words of the return")
	analyst.post(pack+"/text", "base", analyst.baseOf(pack+"/text"), "s1", "Conferences in time rose by 4 points.")
	analyst.post(pack+"/plan", "base", analyst.baseOf(pack+"/plan"), "title", "Scrutiny", "day", asAt.String(), "audience", "public")
	analyst.act(pack, "send")
	manager.act(pack, "approve").says(t, "approved and frozen")
	insiders := map[access.Role]bool{access.Analyst: true, access.ServiceManager: true, access.Director: true}
	for _, role := range access.Roles {
		if role == access.SystemLead {
			continue
		}
		p := tn.as(role).get(pack)
		p.says(t, "approved")
		if insiders[role] {
			p.says(t, "What happened to these papers", "Words of the first draft.", "returned: words of the return")
			continue
		}
		p.saysNot(t, "Words of the first draft.", "words of the return", "audience", "The text as it then stood")
		if role == access.ScrutinyOfficer {
			p.says(t, "What happened to these papers", "returned", "approved; the papers are frozen")
		} else {
			p.saysNot(t, "What happened to these papers", "The analyst", "The service manager")
		}
	}
}

// slowly sends a form whose fields are typed while the server already works on it: it has begun to read when do is called.
func (r *reader) slowly(path string, do func() url.Values) page {
	r.t.Helper()
	body, typing := io.Pipe()
	request, err := http.NewRequest(http.MethodPost, r.http.URL+path, body)
	if err != nil {
		r.t.Fatal(err)
	}
	reading := make(chan struct{})
	trace := &httptrace.ClientTrace{Got100Continue: func() { close(reading) }}
	request = request.WithContext(httptrace.WithClientTrace(r.t.Context(), trace))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Expect", "100-continue")
	go func() {
		<-reading
		_, _ = io.WriteString(typing, do().Encode())
		typing.Close()
	}()
	client := *r.client
	client.Transport = &http.Transport{ExpectContinueTimeout: 0}
	answer, err := client.Do(request)
	return r.read(answer, err)
}

// TestPapersApprovedWhileAFormIsSent stay approved: what a form may do is judged by the version that it names.
func TestPapersApprovedWhileAFormIsSent(t *testing.T) {
	for name, c := range map[string]struct {
		path string
		form url.Values
	}{
		"the text":   {"/text", url.Values{"s0": {"Other words."}}},
		"the plan":   {"/plan", url.Values{"title": {"Another title"}, "day": {asAt.String()}, "audience": {"restricted"}}},
		"anew":       {"/plan", url.Values{"title": {"Another title"}, "day": {asAt.String()}, "audience": {"restricted"}, "anew": {"yes"}}},
		"an act":     {"/act/send", url.Values{}},
		"its return": {"/act/return", url.Values{"why": {"not good enough"}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tn := open(t)
			analyst, director := tn.as(access.Analyst), tn.as(access.Director)
			writer := tn.as(access.Analyst)
			pack := analyst.draftOf("audience", "restricted")
			if c.path == "/act/return" {
				analyst.act(pack, "send")
				writer = tn.as(access.ServiceManager)
			}
			id := strings.TrimPrefix(pack, "/papers/")
			p := writer.slowly(pack+c.path, func() url.Values {
				if c.path != "/act/return" {
					analyst.act(pack, "send")
				}
				director.act(pack, "approve").says(t, "approved and frozen")
				c.form.Set("base", strconv.FormatInt(tn.packNamed(id).Seq, 10))
				return c.form
			})
			if p.status < 400 {
				t.Errorf("taken: %d %s", p.status, p.url)
			}
			if now := tn.packNamed(id); now.State != assurance.Approved || now.Officer != "" {
				t.Errorf("the papers are %s", now.State)
			}
		})
	}
}

// TestFiguresThatAreNotTheFrozenOnes are not shown as published: what stands beside frozen papers must be the same numbers.
func TestFiguresThatAreNotTheFrozenOnes(t *testing.T) {
	tn := open(t)
	analyst, director, member := tn.as(access.Analyst), tn.as(access.Director), tn.as(access.ElectedMember)
	pack := analyst.draftOf("audience", "public")
	analyst.act(pack, "send")
	director.act(pack, "approve").says(t, "approved and frozen")
	p := tn.packNamed(strings.TrimPrefix(pack, "/papers/"))
	if q := member.get("/?day=" + asAt.String()); q.status != http.StatusOK {
		t.Fatalf("the published figures: %d", q.status)
	}
	compared := member.get("/indicator/assessment-within-45wd")
	compared.says(t, "England")
	compared.saysNot(t, "Nothing is published that")
	q := member.get("/?day=2026-05-31")
	if q.status != http.StatusNotFound {
		t.Errorf("a day of which nothing was published: %d", q.status)
	}
	q.says(t, "Nothing was published as at 31 May 2026", asAt.Long())

	for i := range p.Files { // as another version of the program would have frozen it
		p.Files[i].SHA256 = p.Files[0].SHA256
	}
	for name, id := range map[string]string{"another workbook": "", "hiding others than were noted": "another"} {
		p.ID = cmp.Or(id, strings.TrimPrefix(pack, "/papers/"))
		draft, err := p.Draft(tn.seqOf(p.ID))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := tn.journal.Append(t.Context(), authority, "x", []store.Draft{draft}); err != nil {
			t.Fatal(err)
		}
		analyst.post("/papers/new", "title", "Any", "day", asAt.String(), "audience", "restricted") // the next page knows of it
		other := web.Config{Journal: tn.journal, Desk: tn.desk, Benchmarks: benchmark.Embedded(), Now: func() time.Time { return now }, Log: slog.New(slog.DiscardHandler)}
		server, err := web.New(t.Context(), other) // started again, as after an upgrade
		if err != nil {
			t.Fatal(err)
		}
		tn.server.Close()
		tn.http.Close()
		tn.server, tn.http = server, httptest.NewServer(server)
		for _, path := range []string{"/", "/indicator/cla-number"} {
			q := tn.as(access.ElectedMember).get(path)
			if q.status != http.StatusNotFound {
				t.Errorf("%s: %s: %d", name, path, q.status)
			}
			q.says(t, "another version of Goldthread", "under Papers")
		}
	}
}

func (tn *town) seqOf(id string) int64 {
	w, err := assurance.Read(tn.t.Context(), tn.journal, authority)
	if err != nil {
		tn.t.Fatal(err)
	}
	p, _ := w.Pack(id)
	return p.Seq
}

// TestIdentifiersAreNotConfirmed to a writer who may not know them: that some stand in the text is said once.
func TestIdentifiersAreNotConfirmed(t *testing.T) {
	tn := open(t)
	book, err := record.Read(t.Context(), tn.journal, authority, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	var all []*record.Child
	for _, c := range book.All() {
		all = append(all, c)
	}
	text := "We heard of " + all[0].ID + ". And of " + all[1].ID + " too. Three children of one family came into care."
	officer, analyst := tn.as(access.ScrutinyOfficer), tn.as(access.Analyst)
	pack := officer.draftOf()
	p := officer.post(pack+"/text", "base", officer.baseOf(pack+"/text"), "s1", text)
	p.says(t, "The text holds the identifier of a child or the name of a worker", "sentence 3")
	p.saysNot(t, "sentence 1:", "sentence 2:", "identifier stands here")
	officer.get(pack+"/files/1-cover-report.html").saysNot(t, "identifier stands here")
	analyst.get(pack).says(t, "sentence 1: a child")
	if strings.Contains(tn.log.String(), all[0].ID) {
		t.Error("the log holds an identifier")
	}
}

// TestDraftsKnowWhatWasJustSaved: a delivery that another process kept a moment ago is in papers drafted now.
func TestDraftsKnowWhatWasJustSaved(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	analyst.get("/")
	book, err := record.Read(t.Context(), tn.journal, authority, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	var contacts []store.Draft
	for _, c := range book.All() {
		body, err := json.Marshal(record.Contact{Day: asAt})
		if err != nil {
			t.Fatal(err)
		}
		contacts = append(contacts, store.Draft{Kind: record.Contact{}.Kind(), ID: "just " + c.ID, Child: c.ID, Op: store.Put, Body: body, Source: "test"})
	}
	before := analyst.get(analyst.draftOf("audience", "restricted") + "/files/2-data-report.html").body
	if _, err := tn.journal.Append(t.Context(), authority, "x", contacts); err != nil {
		t.Fatal(err)
	}
	after := analyst.get(analyst.draftOf("audience", "restricted") + "/files/2-data-report.html").body
	if nowOf(before, "Contacts received") == nowOf(after, "Contacts received") {
		t.Errorf("the papers do not know of what was saved: still %s", nowOf(after, "Contacts received"))
	}
}

func nowOf(paper, measure string) string {
	_, rest, _ := strings.Cut(paper, ">"+measure+"</a>")
	_, rest, _ = strings.Cut(rest, `data-label="Now"`)
	text, _, _ := strings.Cut(rest, "</td>")
	return text
}
