package web_test

import (
	"regexp"
	"strings"
	"testing"

	"goldthread/access"
)

// TestAMeasureIsComparedWithItsYear looks at a share, a rate, a number and a measure of which nothing is published.
func TestAMeasureIsComparedWithItsYear(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	share := analyst.get("/indicator/" + timely)
	share.says(t, "England", "Neighbours of Barnsley", "In the published figures of", "(1 is best)", "lowest to highest", "It is no funnel", "All authorities as a table")
	if n := strings.Count(share.body, "(neighbour)"); n != 10 {
		t.Errorf("%d neighbours stand in the table", n)
	}
	if n := len(regexp.MustCompile(`class="own"`).FindAllString(share.body, -1)); n != 1 {
		t.Errorf("the own authority is drawn %d times", n)
	}
	rate := analyst.get("/indicator/cla-rate")
	rate.says(t, "by how many children live there", "outside the 99.8% limits", "worked back from the published rates", "what chance would give")
	rate.saysNot(t, "It is no funnel", "(1 is best)")
	analyst.get("/indicator/contacts-number").says(t, "Nothing is published that this measure could be compared with")
}
