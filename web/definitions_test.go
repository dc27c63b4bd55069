package web_test

import (
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/indicator/catalogue"
)

func TestEveryRoleReadsEveryDefinition(t *testing.T) {
	tn := open(t)
	for _, role := range access.Roles {
		r := tn.as(role)
		list := r.get("/definitions")
		for _, in := range catalogue.All() {
			list.says(t, `href="/definitions/`+in.About().Code+`"`)
		}
		p := r.get("/definitions/" + timely)
		p.says(t, "What is counted", "Shown by example", "forty-fifth working day", "Higher is better")
		seesFigures := role != access.SystemLead
		if strings.Contains(p.body, "See the figure") != seesFigures {
			t.Errorf("%s: a link to the figure: %v", role, !seesFigures)
		}
	}
	if p := tn.as(access.Analyst).get("/definitions/no-such"); p.status != http.StatusNotFound {
		t.Errorf("no such measure: %d", p.status)
	}
}

func TestDefinitionsAreFoundByTheirWords(t *testing.T) {
	tn := open(t)
	r := tn.as(access.ElectedMember)
	p := r.get("/definitions?q=working+days+ASSESSMENT")
	p.says(t, "/definitions/"+timely)
	p.saysNot(t, "/definitions/cla-number")
	r.get("/definitions?q=unicorns").says(t, "No measure speaks of that", `value="unicorns"`)
	r.get("/definitions?q=%3Cscript%3Ealert(1)%3C/script%3E").saysNot(t, "<script>alert")
}

// wordsOfTheCode are in GLOSSARY.md for those who read the code; no page says them.
var wordsOfTheCode = []string{"Book", "journal", "observation", "place", "cannot tell"}

var glossaryRow = regexp.MustCompile(`(?m)^\| ([^|]+?) \| `)

// TestGlossaryHasTheWordsOfTheField looks that what the repository's glossary explains is explained to readers too.
func TestGlossaryHasTheWordsOfTheField(t *testing.T) {
	text, err := os.ReadFile("../GLOSSARY.md")
	if err != nil {
		t.Fatal(err)
	}
	p := open(t).as(access.BoardMember).get("/glossary")
	body := strings.ToLower(p.body)
	rows := glossaryRow.FindAllStringSubmatch(string(text), -1)
	for _, row := range rows {
		if word := row[1]; word != "word" && word != "---" && !slices.Contains(wordsOfTheCode, word) && !anyIn(body, strings.Split(strings.ToLower(word), ", ")) {
			t.Errorf("the glossary page does not have %q", word)
		}
	}
	if len(rows) < 30 {
		t.Errorf("only %d words were read", len(rows))
	}
}

func anyIn(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return strings.Contains(text, `key">`+w) || strings.Contains(text, ", "+w+"</dt>") || strings.Contains(text, "or "+w+"</dt>")
	})
}
