package web_test

import (
	"net/http"
	"strings"
	"testing"

	"goldthread/access"
)

func TestSignInAndOut(t *testing.T) {
	tn := open(t)
	nobody := tn.stranger()
	p := nobody.get("/")
	p.says(t, "Sign in", "Sign-in name")
	p.saysNot(t, "What needs attention")
	p = nobody.post("/sign-in", "name", "director", "password", "not the password at all")
	if p.status != http.StatusUnprocessableEntity {
		t.Errorf("a wrong password gave %d", p.status)
	}
	p.says(t, "do not go together", `value="director"`)
	if strings.Index(p.body, "There is a problem") > strings.Index(p.body, "<h1") {
		t.Error("the problem stands below the heading")
	}

	director := tn.as(access.Director)
	director.get("/").says(t, "What needs attention", "Wychmoor", "made up", "As at <strong>31 October 2026</strong>", "the data are 22 days old, delivered 2 November 2026.")
	director.post("/sign-out")
	director.get("/").says(t, "Sign-in name")
}

func TestSignInLeadsBackWithinThesePages(t *testing.T) {
	tn := open(t)
	for next, want := range map[string]string{
		"/password": "/password", "https://evil.example/": "/", "//evil.example/": "/", `/\evil.example`: "/", "": "/",
	} {
		p := tn.stranger().post("/sign-in", "name", "director", "password", password, "next", next)
		if p.url.Path != want || p.url.Host != tn.http.Listener.Addr().String() {
			t.Errorf("next %q led to %s", next, p.url)
		}
	}
}

func TestScorecardAddressKeepsItsDay(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	analyst.get("/?day=2026-07-31&known=2026-08-10").says(t, "As at <strong>31 July 2026</strong>", "As it was known on 10 August 2026", "known=2026-08-10")
	if p := analyst.get("/?day=yesterday"); p.status != http.StatusUnprocessableEntity {
		t.Errorf("an unreadable day gave %d", p.status)
	}
	if p := analyst.get("/?day=2019-01-31"); p.status != http.StatusNotFound {
		t.Errorf("a day before all deliveries gave %d", p.status)
	}
}
