package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"goldthread/access"
)

var (
	baseField = regexp.MustCompile(`name="base" value="(\d+)"`)
	idField   = regexp.MustCompile(`name="id" value="([^"]*)"`)
)

// formOf is what the form of a page was made from.
func formOf(t *testing.T, p page) (base, id string) {
	t.Helper()
	b, i := baseField.FindStringSubmatch(p.body), idField.FindStringSubmatch(p.body)
	if b == nil || i == nil {
		t.Fatalf("%s has no form\n%s", p.url.Path, p.body)
	}
	return b[1], i[1]
}

func TestATargetIsSetChangedAndTakenBack(t *testing.T) {
	tn := open(t)
	director := tn.as(access.Director)
	path := "/indicator/" + timely
	director.post(path+"/target", "value", "85%", "tolerance", "5", "from", "1 April 2026", "setBy", "the improvement board", "why", "agreed in March").
		says(t, "The target is saved", "Target 85.0%, set by the improvement board from 1 April 2026; up to 5 short of it is Watch")
	director.get("/").says(t, "the improvement board")

	form := director.get(path + "/target?from=2026-04-01")
	form.says(t, `value="85"`, `value="1 April 2026"`, "agreed in March")
	base, id := formOf(t, form)
	director.post(path+"/target", "value", "90", "from", "1/4/2026", "setBy", "the board", "base", base, "id", id).says(t, "Target 90.0%, set by the board")

	base, id = formOf(t, director.get(path+"/target?from=2026-04-01"))
	director.post(path+"/withdraw", "kind", "target", "id", id, "base", base).says(t, "It is withdrawn", "No target is set")
	director.get(path+"/history").says(t, "Target 90", "Target 85", "withdrawn", "changed", "written", "The director")
}

func TestWhatCannotBeASavedTargetIsSaidBesideItsField(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	for _, c := range []struct {
		value, tolerance, from, setBy string
		field, says                   string
	}{
		{"lots", "", "1 April 2026", "the board", "value", "Write the target as a number"},
		{"0.85", "", "1 April 2026", "the board", "value", "write 85 for 85%"},
		{"850", "", "1 April 2026", "the board", "value", "between 0 and 100"},
		{"85", "-1", "1 April 2026", "the board", "tolerance", "from 0 up"},
		{"85", "", "", "the board", "from", "Give the day from which"},
		{"85", "", "31 February 2026", "the board", "from", "cannot be read"},
		{"85", "", "1 April 2026", "", "setBy", "Who set the target is empty"},
	} {
		p := analyst.post("/indicator/"+timely+"/target", "value", c.value, "tolerance", c.tolerance, "from", c.from, "setBy", c.setBy, "why", "typed before")
		if p.status != http.StatusUnprocessableEntity {
			t.Errorf("%+v: %d", c, p.status)
		}
		p.says(t, "There is a problem", `href="#`+c.field+`"`, `id="`+c.field+`-error"`, c.says, "typed before")
	}
	analyst.get("/indicator/"+timely).says(t, "No target is set")
}

// TestTwoWhoSetATargetAtOnceSeeEachOther has a second form saved while the first is open: the first shows both, keeps
// what was typed, and saves over it when asked again.
func TestTwoWhoSetATargetAtOnceSeeEachOther(t *testing.T) {
	tn := open(t)
	path := "/indicator/" + timely + "/target"
	director, analyst := tn.as(access.Director), tn.as(access.Analyst)
	analyst.post(path, "value", "80", "from", "1 April 2026", "setBy", "the members", "base", "0")
	p := director.post(path, "value", "85", "from", "1 April 2026", "setBy", "the improvement board", "base", "0")
	if p.status != http.StatusUnprocessableEntity {
		t.Fatalf("%d", p.status)
	}
	p.says(t, "The analyst saved something else", "Target 80, set by the members", `value="85"`, "the improvement board")
	base, id := formOf(t, p)
	director.post(path, "value", "85", "from", "1 April 2026", "setBy", "the improvement board", "base", base, "id", id).says(t, "The target is saved", "Target 85.0%")
}

// TestAMistypedTargetIsPutRight has what was wrong mended in the form as it came back.
func TestAMistypedTargetIsPutRight(t *testing.T) {
	path := "/indicator/" + timely + "/target"
	for name, c := range map[string]struct{ value, from, again string }{
		"the day was blank, and is the old one after all": {"90", "", "1 April 2026"},
		"another day, and a value that is none":           {"lots", "1 May 2026", "1 May 2026"},
	} {
		t.Run(name, func(t *testing.T) {
			analyst := open(t).as(access.Analyst)
			analyst.post(path, "value", "85", "from", "1 April 2026", "setBy", "the board").says(t, "The target is saved")
			base, id := formOf(t, analyst.get(path+"?from=2026-04-01"))
			base, id = formOf(t, analyst.post(path, "value", c.value, "from", c.from, "setBy", "the board", "base", base, "id", id))
			analyst.post(path, "value", "90", "from", c.again, "setBy", "the board", "base", base, "id", id).says(t, "The target is saved", "Target 90.0%")
		})
	}
}

func TestTheOwnerAloneWritesBesideAMeasure(t *testing.T) {
	tn := open(t)
	path := "/indicator/" + timely
	analyst, manager := tn.as(access.Analyst), tn.as(access.TeamManager)
	analyst.post(path+"/owner", "account", "team.manager").says(t, "The owner is saved", "Owner: The team manager")
	analyst.post(path+"/owner", "account", "elected.member", "base", "1").says(t, "Choose one of the people in the list")
	if p := analyst.get(path + "/commentary"); p.status != http.StatusForbidden {
		t.Errorf("another than the owner gets the form: %d", p.status)
	}
	if p := analyst.post(path+"/commentary", "text", "not mine"); p.status != http.StatusForbidden {
		t.Errorf("another than the owner writes: %d", p.status)
	}
	analyst.get(path).saysNot(t, "Write about this figure")

	manager.get(path+"/commentary").says(t, "as at 31 October 2026", "data-draft=\"/drafts/commentary-"+timely+`-2026-10-31"`)
	p := manager.post(path+"/commentary", "text", "Two workers came back.", "next", "A second reader")
	p.says(t, "Say by when it will be done", "Two workers came back.", "A second reader")
	p = manager.post(path+"/commentary", "text", "Two workers came back. <b>Soon</b>", "next", "A second reader", "by", "15 December 2026")
	p.says(t, "What you wrote is saved", "Two workers came back. &lt;b&gt;Soon&lt;/b&gt;", "What will be done by 15 December 2026: A second reader", "The team manager, about the figure as at 31 October 2026")
	tn.as(access.Director).get("/").says(t, "Two workers came back.")
	analyst.get(path).says(t, "Two workers came back.")
	analyst.get(path).saysNot(t, "Change what you wrote")
	change := regexp.MustCompile(`commentary\?id=([^"]+)"`).FindStringSubmatch(manager.get(path).body)
	if change == nil {
		t.Fatal("the writer cannot change the words")
	}
	base, id := formOf(t, manager.get(path+"/commentary?id="+change[1]))
	manager.post(path+"/commentary", "text", "Three workers came back.", "base", base, "id", id).says(t, "Three workers came back.")
	manager.post(path+"/withdraw", "kind", "commentary", "id", id, "base", "999").says(t, "it was not withdrawn")
}

func TestUnfinishedWordsAreThereAgain(t *testing.T) {
	tn := open(t)
	manager := tn.as(access.TeamManager)
	path := "/indicator/" + timely + "/commentary"
	manager.post("/drafts/commentary-"+timely+"-2026-10-31", "text", "Half a sentence", "by", "15 Dec")
	manager.get(path).says(t, "Half a sentence", `value="15 Dec"`, "did not send")
	tn.as(access.ServiceManager).get(path).saysNot(t, "Half a sentence")
	manager.post(path, "text", "A whole sentence.")
	manager.get(path).saysNot(t, "Half a sentence")
}

func TestABreakIsNotedForOneMeasureOrAll(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	path := "/indicator/" + timely
	analyst.post(path+"/note", "day", "1 July 2026", "text", "A new case system", "rebase", "yes").
		says(t, "The note is saved", "1 July 2026: A new case system. The limits start again with July 2026.", `class="break"`)
	analyst.post(path+"/note", "day", "", "text", "").says(t, "Give the day on which it changed", "The note is empty")
	other := "/indicator/contacts-number"
	analyst.get(other).saysNot(t, "A new case system")
	base, id := formOf(t, analyst.get(path+"/note?id="+noteID(t, analyst.get(path+"/note"))))
	analyst.post(path+"/note", "day", "1 July 2026", "text", "A new case system", "all", "yes", "base", base, "id", id)
	analyst.get(other).says(t, "A new case system")
	base, id = formOf(t, analyst.get(path+"/note?id="+id))
	analyst.post(path+"/withdraw", "kind", "break", "id", id, "base", base)
	analyst.get(other).saysNot(t, "A new case system")
}

func noteID(t *testing.T, p page) string {
	t.Helper()
	m := regexp.MustCompile(`note\?id=([^"]+)"`).FindStringSubmatch(p.body)
	if m == nil {
		t.Fatal("there is no note to change")
	}
	return m[1]
}

// TestWhoMayNotWriteGetsNoForm calls each form as each role; what is not theirs is refused, and no page offers it.
func TestWhoMayNotWriteGetsNoForm(t *testing.T) {
	tn := open(t)
	forms := map[string]access.Act{"target": access.SetTargets, "commentary": access.WriteCommentary, "note": access.WriteBreakNotes, "owner": access.NameOwners}
	for _, role := range access.Roles {
		r := tn.as(role)
		measure := r.get("/indicator/" + timely)
		for form, act := range forms {
			address := "/indicator/" + timely + "/" + form
			want := http.StatusForbidden
			if role.May(act) {
				want = http.StatusOK
			}
			if p := r.get(address); p.status != want {
				t.Errorf("%s: %s gives %d", role, form, p.status)
			}
			if strings.Contains(measure.body, address) != role.May(act) {
				t.Errorf("%s: the page offers %s, or does not", role, form)
			}
			if !role.May(act) {
				if p := r.post(address, "value", "1", "text", "x", "from", "1 April 2026", "setBy", "me", "day", "1 July 2026", "account", "director"); p.status != http.StatusForbidden {
					t.Errorf("%s: posting %s gives %d", role, form, p.status)
				}
			}
		}
	}
}
