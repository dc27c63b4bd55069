package web_test

import (
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"goldthread/access"
)

// What somebody tries who means harm, or is only curious. Each test is one way in that must stay shut.

// send sends a request with headers of its own, following nothing.
func (r *reader) send(method, path, host string, header map[string]string, form url.Values) page {
	r.t.Helper()
	request, err := http.NewRequest(method, r.http.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		r.t.Fatal(err)
	}
	if host != "" {
		request.Host = host
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for name, value := range header {
		request.Header.Set(name, value)
	}
	client := *r.client
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	answer, err := client.Do(request)
	return r.read(answer, err)
}

func TestFormsFromOtherSitesAreNotTaken(t *testing.T) {
	tn := open(t)
	director := tn.as(access.Director)
	for name, header := range map[string]map[string]string{
		"another site":      {"Sec-Fetch-Site": "cross-site"},
		"a sister site":     {"Sec-Fetch-Site": "same-site"},
		"an old browser":    {"Origin": "https://evil.example"},
		"a sandboxed frame": {"Origin": "null"},
	} {
		if p := director.send("POST", "/sign-out", "", header, nil); p.status != http.StatusForbidden {
			t.Errorf("%s: a form was answered with %d", name, p.status)
		}
	}
	director.get("/").says(t, "What needs attention") // still signed in
}

func TestOtherHostsAreNotServed(t *testing.T) {
	tn := open(t)
	director := tn.as(access.Director)
	for _, host := range []string{"evil.example", "evil.example:8080", "127.0.0.1.evil.example", "localhost.evil.example", ""} {
		p := director.send("GET", "/", host, map[string]string{"X-Forwarded-Host": "127.0.0.1"}, nil)
		if served := p.status != http.StatusMisdirectedRequest; served != (host == "") {
			t.Errorf("host %q was answered with %d", host, p.status)
		}
	}
}

func TestHeadersDoNotChangeWhoOrWhat(t *testing.T) {
	tn := open(t)
	member := tn.as(access.ElectedMember)
	for _, header := range []map[string]string{
		{"X-Original-URL": "/children"}, {"X-Rewrite-URL": "/children"}, {"X-HTTP-Method-Override": "POST"},
		{"X-Forwarded-User": "director"}, {"Remote-User": "director"}, {"Authorization": "Basic ZGlyZWN0b3I6eA=="},
	} {
		if p := member.send("GET", "/children", "", header, nil); p.status != http.StatusForbidden {
			t.Errorf("%v opened the children: %d", header, p.status)
		}
	}
	for _, cookie := range []string{"", "x", strings.Repeat("A", 43), strings.Repeat("A", 5000), "../../etc"} {
		if p := tn.stranger().send("GET", "/", "", map[string]string{"Cookie": "goldthread=" + cookie}, nil); p.status != http.StatusSeeOther {
			t.Errorf("a made-up session was answered with %d", p.status)
		}
	}
}

func TestASessionEndsWithWhatItStoodFor(t *testing.T) {
	ends := map[string]func(t *testing.T, tn *town, r *reader){
		"signed out": func(_ *testing.T, _ *town, r *reader) { r.send("POST", "/sign-out", "", nil, nil) },
		"password": func(t *testing.T, tn *town, _ *reader) {
			must(t, tn.desk.SetPassword(t.Context(), authority, "team.manager", "another unlikely phrase"))
		},
		"closed": func(t *testing.T, tn *town, _ *reader) { tn.change(t, func(a *access.Account) { a.Disabled = true }) },
		"other role": func(t *testing.T, tn *town, _ *reader) {
			tn.change(t, func(a *access.Account) { a.Role = access.BoardMember; a.Teams = nil })
		},
		"last day": func(t *testing.T, tn *town, _ *reader) { tn.change(t, func(a *access.Account) { a.Until = asAt }) },
		"revoked": func(t *testing.T, tn *town, _ *reader) {
			must(t, tn.desk.Revoke(t.Context(), authority, "team.manager"))
		},
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			tn := open(t)
			manager := tn.as(access.TeamManager)
			stale := tn.stranger() // the same cookie, kept elsewhere
			at, _ := url.Parse(tn.http.URL)
			stale.client.Jar.SetCookies(at, manager.client.Jar.Cookies(at))
			stale.get("/children").says(t, "Sign out")
			end(t, tn, manager)
			if p := stale.send("GET", "/children", "", nil, nil); p.status != http.StatusSeeOther {
				t.Errorf("the old session was answered with %d", p.status)
			}
		})
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// change changes the team manager's account.
func (tn *town) change(t *testing.T, how func(*access.Account)) {
	t.Helper()
	k, err := tn.desk.Account(t.Context(), authority, "team.manager")
	must(t, err)
	how(&k.Account)
	_, err = tn.desk.Put(t.Context(), authority, "test", k.Account, k.Seq)
	must(t, err)
}

func TestChildrenCannotBeGuessed(t *testing.T) {
	tn := open(t)
	refs, err := access.NewReferences(t.Context(), tn.journal, authority)
	must(t, err)
	worker := tn.as(access.SocialWorker)
	known, err := tn.desk.Account(t.Context(), authority, "social.worker")
	must(t, err)
	b := tn.book()
	made := worker.get("/child/" + strings.Repeat("a", 24))
	others := 0
	for _, c := range b.All() {
		mine := c.HeldOn(asAt).Worker == known.Account.Worker
		if mine && others < 20 || others >= 20 {
			continue
		}
		others++
		p := worker.get("/child/" + refs.Of(c.ID))
		if p.status != http.StatusNotFound || p.body != made.body {
			t.Errorf("a child of another worker is told from one that is not there: %d", p.status)
		}
		for _, guess := range []string{c.ID, url.PathEscape("../" + c.ID), "1", strings.ToUpper(refs.Of(c.ID))} {
			if p := worker.get("/child/" + guess); p.status != http.StatusNotFound && p.status != http.StatusForbidden {
				t.Errorf("/child/%s was answered with %d", guess, p.status)
			}
		}
	}
	if others == 0 {
		t.Fatal("the fixture has no child of another worker")
	}
}

var hrefs = regexp.MustCompile(`(?:href|action)="(/[^"#]*)"`)

// walk opens every link that a reader meets, up to a bound, and hands each page to see.
func (r *reader) walk(most int, see func(path string, p page)) {
	had, queue := map[string]bool{"/": true}, []string{"/"}
	for n := 0; len(queue) > 0 && n < most; n++ {
		path := queue[0]
		queue = queue[1:]
		p := r.get(path)
		see(path, p)
		for _, m := range hrefs.FindAllStringSubmatch(p.body, -1) {
			link := strings.ReplaceAll(m[1], "&amp;", "&")
			if !had[link] && !strings.HasPrefix(link, "/assets/") && !strings.HasPrefix(link, "/sign-out") {
				had[link] = true
				queue = append(queue, link)
			}
		}
	}
}

// Aggregate-only roles never get a child or a worker: not by any link, not by any address that others have.
func TestAggregateRolesNeverMeetAChild(t *testing.T) {
	tn := open(t)
	b := tn.book()
	var ids, workers []string
	for _, c := range b.All() {
		ids = append(ids, ">"+c.ID+"<", `"`+c.ID+`"`)
		if w := c.HeldOn(asAt).Worker; w != "" && !slices.Contains(workers, w) {
			workers = append(workers, w)
		}
	}
	refs, err := access.NewReferences(t.Context(), tn.journal, authority)
	must(t, err)
	some := b.At(0)
	for _, role := range []access.Role{access.ElectedMember, access.BoardMember, access.ScrutinyOfficer, access.ImprovementOfficer, access.Partner, access.SystemLead} {
		r := tn.as(role)
		for _, path := range []string{"/child/" + refs.Of(some.ID), "/children", "/indicator/contacts-number/cases", "/indicator/contacts-number/cases?by=team",
			"/journeys", "/journeys/cases", "/deliveries"} {
			if p := r.get(path); p.status != http.StatusForbidden {
				t.Errorf("%s: %s gave %d", role, path, p.status)
			}
		}
		r.walk(150, func(_ string, p page) {
			p.saysNot(t, ids...)
			if !strings.HasPrefix(p.url.Path, "/people") { // whoever keeps people writes a worker's name into the account
				p.saysNot(t, workers...)
			}
		})
	}
}

// No id and no reference of a child, no password and nobody's name stands in the log, whatever was opened.
func TestTheLogTellsOfNobody(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	analyst.walk(120, func(string, page) {})
	tn.stranger().post("/sign-in", "name", "director", "password", "a secret that nobody may read")
	log := tn.log.String()
	refs, err := access.NewReferences(t.Context(), tn.journal, authority)
	must(t, err)
	for _, c := range tn.book().All() {
		for _, text := range []string{"=" + c.ID, "/" + c.ID, `"` + c.ID, refs.Of(c.ID), c.HeldOn(asAt).Worker} {
			if text != "" && strings.Contains(log, text) {
				t.Fatalf("the log tells of somebody: %q", text)
			}
		}
	}
	for _, text := range []string{"a secret", password, "analyst"} {
		if strings.Contains(log, text) {
			t.Errorf("the log holds %q", text)
		}
	}
}

// Addresses are kept by browsers and proxies: what stands in one may be read by anybody.
func TestAddressesTellOfNobody(t *testing.T) {
	tn := open(t)
	ids := map[string]bool{}
	for _, c := range tn.book().All() {
		ids[c.ID] = true
	}
	parts := regexp.MustCompile(`[/?&=]`)
	tn.as(access.Analyst).walk(150, func(path string, p page) {
		for _, m := range hrefs.FindAllStringSubmatch(p.body, -1) {
			for _, part := range parts.Split(m[1], -1) {
				if text, err := url.QueryUnescape(part); err == nil && ids[text] {
					t.Fatalf("%s links to an address with a child's id", path)
				}
			}
		}
	})
}

func TestScriptsInNamesStayText(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	const team, worker = `<script>alert("team")</script>`, `"><img src=x onerror=alert(1)>`
	file := "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of referral,Referral Source,Referral NFA?,Number of Referrals in last 12 months,Allocated Team,Allocated Worker\n" +
		`9000077,M,WBRI,01/01/2015,11,02/11/2026,1B,No,0,"<script>alert(""team"")</script>","""><img src=x onerror=alert(1)>"` + "\n"
	p := analyst.whenRead(analyst.handIn("5 November 2026", map[string]string{`"><script>alert(2)</script>.csv`: file}))
	p.saysNot(t, team, worker, "<script>alert(2)")
	escaped := false
	for _, path := range []string{"/", "/deliveries", "/indicator/referrals-number?by=team", "/indicator/referrals-number?by=worker", "/indicator/referrals-number/cases",
		"/children", "/journeys", "/access-log", `/indicator/referrals-number?by=team&group=` + url.QueryEscape(team), "/?said=" + url.QueryEscape(team)} {
		p := analyst.get(path)
		p.saysNot(t, team, worker, "<img src=x", "<script>alert")
		escaped = escaped || strings.Contains(p.body, "&lt;script&gt;alert")
	}
	if !escaped {
		t.Error("the name was shown nowhere, so nothing was tested")
	}
}

func TestEveryAnswerIsCareful(t *testing.T) {
	tn := open(t)
	for name, p := range map[string]page{
		"sign-in": tn.stranger().get("/sign-in"), "a page": tn.as(access.Director).get("/"), "a refusal": tn.as(access.ElectedMember).get("/children"),
		"nothing": tn.as(access.Director).get("/nothing-here"), "an asset": tn.stranger().get("/assets/../routes.go"),
	} {
		for header, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin", "Cache-Control": "no-store",
		} {
			if got := p.header.Get(header); got != want {
				t.Errorf("%s: %s is %q", name, header, got)
			}
		}
		csp := p.header.Get("Content-Security-Policy")
		if !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: the policy is %q", name, csp)
		}
	}
}

func TestTooMuchIsRefused(t *testing.T) {
	tn := open(t)
	director := tn.as(access.Director)
	p := director.send("POST", "/password", "", nil, url.Values{"old": {strings.Repeat("x", 3<<20)}})
	if p.status < 400 || p.status >= 500 {
		t.Errorf("three megabytes were answered with %d", p.status)
	}
	answer, err := director.client.Post(tn.http.URL+"/deliveries", "multipart/form-data; boundary=x", io.LimitReader(zeros{}, 300<<20))
	if err == nil {
		p := director.read(answer, nil)
		if p.status != http.StatusForbidden {
			t.Errorf("an upload by a director was answered with %d", p.status)
		}
	}
}

// zeros never end.
type zeros struct{}

// Read gives noughts.
func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
