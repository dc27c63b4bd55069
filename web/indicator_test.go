package web_test

import (
	"html"
	"net/http"
	"regexp"
	"testing"

	"goldthread/access"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
)

// timely is a measure with a test, of which the made-up authority has many cases.
const timely = "assessment-within-45wd"

func TestIndicatorSaysWhatMustStandBesideAFigure(t *testing.T) {
	tn := open(t)
	p := tn.as(access.Director).get("/indicator/" + timely)
	p.says(t, "As at <strong>31 October 2026</strong>", "higher is better", "No target is set", "By month:", `class="chart"`,
		"By team", "England", "What is counted", "Shown by example", "Read beside it", "Nobody is named as its owner")
	if p.status != http.StatusOK {
		t.Errorf("status %d", p.status)
	}
}

func TestEveryMeasureHasItsPages(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	for _, in := range catalogue.All() {
		for _, path := range []string{"", "/cases", "?window=quarter&by=age", "/cases?window=month&by=sex"} {
			if p := analyst.get("/indicator/" + in.About().Code + path); p.status != http.StatusOK {
				t.Errorf("%s%s: %d", in.About().Code, path, p.status)
			}
		}
	}
}

func TestWrongAddressesOfAMeasureGetWords(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	for _, c := range []struct {
		path   string
		status int
		says   string
	}{
		{"/indicator/no-such", http.StatusNotFound, "There is no measure of that name"},
		{"/indicator/no-such/cases", http.StatusNotFound, "There is no measure of that name"},
		{"/indicator/" + timely + "/cases?group=Nowhere", http.StatusNotFound, "no such group"},
		{"/indicator/" + timely + "/cases?month=1999-01", http.StatusUnprocessableEntity, "not on the chart"},
		{"/indicator/" + timely + "/cases?day=tomorrow", http.StatusUnprocessableEntity, "cannot be read"},
	} {
		p := analyst.get(c.path)
		if p.status != c.status {
			t.Errorf("%s: %d", c.path, p.status)
		}
		p.says(t, c.says)
	}
}

var casesLink = regexp.MustCompile(`href="(/indicator/[a-z0-9-]+/cases[^"]*)"`)

// TestEveryNumberOpensItsCases follows each link of a measure's page to cases: windows, months and groups. The number on the
// one page must be the number on the other, and the cases must add up to it.
func TestEveryNumberOpensItsCases(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	opened := 0
	for _, code := range []string{timely, "cla-number", "contacts-number", "cla-review-on-time"} {
		in, ok := catalogue.Find(code)
		if !ok {
			t.Fatalf("no measure %s", code)
		}
		body := analyst.get("/indicator/" + code).body
		for _, m := range casesLink.FindAllStringSubmatch(body, -1) {
			p := analyst.get(html.UnescapeString(m[1]))
			if p.status != http.StatusOK {
				t.Errorf("%s: %d", m[1], p.status)
			}
			checkTally(t, in, p)
			opened++
		}
	}
	if opened < 40 {
		t.Errorf("only %d links were followed", opened)
	}
}

var (
	behind  = regexp.MustCompile(`<span>(\d+) of (\d+)</span>`)
	tabs    = regexp.MustCompile(`>(All|Meets the test|Does not) \((\d+)\)<`)
	caption = regexp.MustCompile(`<caption>(?:(\d+) cases?|Cases \d+ to \d+ of (\d+)), newest first`)
)

// checkTally compares the figure on a page of cases with the cases that it counts.
func checkTally(t *testing.T, in indicator.Indicator, p page) {
	t.Helper()
	if in.Unit() != indicator.Percent {
		return
	}
	figure := behind.FindStringSubmatch(p.body)
	counts := map[string]string{}
	for _, m := range tabs.FindAllStringSubmatch(p.body, -1) {
		counts[m[1]] = m[2]
	}
	if len(counts) == 0 { // all of them meet the test
		if m := caption.FindStringSubmatch(p.body); m != nil {
			counts["Meets the test"] = m[1] + m[2]
		}
	}
	if figure != nil && figure[2] != "0" && figure[1] != orNought(counts["Meets the test"]) {
		t.Errorf("%s?%s: the figure counts %s, and %v are listed", p.url.Path, p.url.RawQuery, figure[1], counts)
	}
}

func orNought(text string) string {
	if text == "" {
		return "0"
	}
	return text
}
