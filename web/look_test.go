package web_test

import (
	"net/http"
	"net/url"
	"testing"

	"goldthread/access"
)

func TestWhatIsKnownTodayIsKnownNow(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	for _, known := range []string{"22 November 2026", "2026-11-22", "2026-12-31"} {
		p := analyst.get("/?known=" + url.QueryEscape(known))
		p.says(t, "As at <strong>31 October 2026</strong>")
		p.saysNot(t, "<strong>As it was known on")
	}
	analyst.get("/?known="+url.QueryEscape("21 November 2026")).says(t, "<strong>As it was known on 21 November 2026")
}

func TestADayThatHasNotComeIsRefused(t *testing.T) {
	tn := open(t)
	p := tn.as(access.Director).get("/?day=2026-11-23")
	p.says(t, "has not come yet")
	if p.status != http.StatusUnprocessableEntity {
		t.Errorf("a day ahead gave %d", p.status)
	}
}
