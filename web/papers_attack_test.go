package web_test

import (
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/assurance"
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
