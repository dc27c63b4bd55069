package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"goldthread/access"
)

var sheetField = regexp.MustCompile(`name="sheet" value="([^"]+)"`)

// TestPasswordsAreNotShownWhenASessionHasEnded: what was typed into a form is shown again, but never a password.
func TestPasswordsAreNotShownWhenASessionHasEnded(t *testing.T) {
	tn := open(t)
	long := "a very long password of more than forty characters, really"
	for _, field := range []string{"old", "new", "again", "password"} {
		p := tn.stranger().post("/password", field, long, "text", "Words that took somebody ten minutes to find, at the least.")
		p.says(t, "Words that took somebody")
		p.saysNot(t, long)
	}
}

// TestUnfinishedWordsAreOfTheirDay: what was typed about one day does not stand in the form of another.
func TestUnfinishedWordsAreOfTheirDay(t *testing.T) {
	tn := open(t)
	manager := tn.as(access.TeamManager)
	path := "/indicator/" + timely + "/commentary"
	manager.post("/drafts/commentary-"+timely+"-2026-09-30", "text", "Half a sentence")
	manager.get(path).saysNot(t, "Half a sentence")
	manager.get(path+"?day=2026-09-30").says(t, "Half a sentence")
}

// TestChangingOldWordsKeepsNewUnfinishedOnes: the two are different forms.
func TestChangingOldWordsKeepsNewUnfinishedOnes(t *testing.T) {
	tn := open(t)
	manager := tn.as(access.TeamManager)
	path := "/indicator/" + timely + "/commentary"
	manager.post(path, "text", "A whole sentence.")
	change := regexp.MustCompile(`commentary\?id=([^"]+)"`).FindStringSubmatch(manager.get("/indicator/" + timely).body)
	if change == nil {
		t.Fatal("the words cannot be changed")
	}
	manager.post("/drafts/commentary-"+timely+"-2026-10-31", "text", "Half a sentence")
	base, id := formOf(t, manager.get(path+"?id="+change[1]))
	manager.post(path, "text", "A better sentence.", "base", base, "id", id).says(t, "What you wrote is saved")
	manager.get(path).says(t, "Half a sentence")
}

// TestAnUnfinishedTextThatComesAfterItsFormIsNotKept has the two requests overtake each other on their way.
func TestAnUnfinishedTextThatComesAfterItsFormIsNotKept(t *testing.T) {
	tn := open(t)
	manager := tn.as(access.TeamManager)
	path, drafts := "/indicator/"+timely+"/commentary", "/drafts/commentary-"+timely+"-2026-10-31"
	sheet := sheetField.FindStringSubmatch(manager.get(path).body)
	if sheet == nil {
		t.Fatal("the form has no number of its own")
	}
	manager.post(path, "text", "A whole sentence.", "sheet", sheet[1]).says(t, "What you wrote is saved")
	if p := manager.post(drafts, "text", "A whole sente", "sheet", sheet[1]); p.status != http.StatusConflict {
		t.Errorf("status %d", p.status)
	}
	manager.get(path).saysNot(t, "A whole sente</textarea>", "did not send")
	if again := sheetField.FindStringSubmatch(manager.get(path).body); again == nil || again[1] == sheet[1] {
		t.Error("two forms have the same number")
	}
}

// TestOnlyFormsThatThereAreKeepUnfinishedWords: and only for those who may send them.
func TestOnlyFormsThatThereAreKeepUnfinishedWords(t *testing.T) {
	tn := open(t)
	analyst, member := tn.as(access.Analyst), tn.as(access.ElectedMember)
	form := "commentary-" + timely + "-2026-10-31"
	for _, c := range []struct {
		who    *reader
		form   string
		text   string
		status int
	}{
		{analyst, form, "words", http.StatusNoContent},
		{analyst, form, strings.Repeat("€", 100<<10), http.StatusRequestEntityTooLarge},
		{analyst, form, strings.Repeat("e", 2<<20), http.StatusRequestEntityTooLarge},
		{analyst, "commentary-nothing-2026-10-31", "words", http.StatusNotFound},
		{analyst, "commentary-" + timely, "words", http.StatusNotFound},
		{analyst, "commentary-" + timely + "-2026-13-31", "words", http.StatusNotFound},
		{analyst, "papers-none", "words", http.StatusNotFound},
		{analyst, "anything", "words", http.StatusNotFound},
		{analyst, "%00", "words", http.StatusNotFound},
		{analyst, strings.Repeat("x", 5000), "words", http.StatusNotFound},
		{member, form, "words", http.StatusForbidden},
		{member, "papers-none", "words", http.StatusForbidden},
	} {
		if p := c.who.post("/drafts/"+c.form, "text", c.text); p.status != c.status {
			t.Errorf("%.40s with %d characters: %d, want %d", c.form, len(c.text), p.status, c.status)
		}
	}
}
