package web_test

import (
	"fmt"
	"regexp"
	"testing"

	"goldthread/access"
)

// TestALongPlanComesInPages turns the pages of a plan of 300 actions: each action stands on one of them, once, and all stand
// on the page for print.
func TestALongPlanComesInPages(t *testing.T) {
	tn := open(t)
	largePlan(t, tn)
	reader := tn.as(access.ImprovementOfficer)
	for _, path := range []string{"/plan", "/plan/timeline"} {
		heads := regexp.MustCompile(`<th scope="row"><a class="govuk-link" href="/plan/actions/([^"]+)">`)
		seen := map[string]int{}
		first := reader.get(path)
		first.says(t, "Page 1 of 4", path+"?page=2", "Show all 304 on one page")
		for page := 1; page <= 4; page++ {
			for _, found := range heads.FindAllStringSubmatch(reader.get(fmt.Sprintf("%s?page=%d", path, page)).body, -1) {
				seen[found[1]]++
			}
		}
		for action, times := range seen {
			if times != 1 {
				t.Errorf("%s: %s stands %d times", path, action, times)
			}
		}
		whole := reader.get(path + "?page=all")
		whole.saysNot(t, "Page 1 of")
		if n := len(heads.FindAllString(whole.body, -1)); len(seen) != 304 || n != 304 {
			t.Errorf("%s: %d actions on its pages and %d on the one for print, not 304", path, len(seen), n)
		}
		reader.get(path+"?rating=white&page=1").saysNot(t, "page=all&amp;page")
	}
}
