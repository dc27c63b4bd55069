package browser_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"goldthread/access"
)

// The way of issue 4: from an inspection's report to an action that a board agreed to, and back.
const (
	printedWrong = "The record of what children say when they are visitted, and what is done about it."
	putRight     = "The record of what children say when they are visited, and what is done about it."
	theTheme     = "Children’s own words"
	theObjective = "What children say changes what is done"
	soWhat       = "A child who says something to a worker sees what came of it."
	theAction    = "Write down at each visit what the child said, and read it back"
	theQuestion  = "Does the record say what the child said, and what was done about it?"
	theDocument  = "The visit record that has a place for the child’s words"
	theVoice     = "What the children’s council said of visits"
	voiceWords   = "They write down what we say and show it to us."
	didNotLast   = "Of ten new records four have the box and nothing in it."
)

// TestAReportBecomesAPlanThatIsProvedAndSentBack goes the whole way, each as the person whose work it is.
func TestAReportBecomesAPlanThatIsProvedAndSentBack(t *testing.T) {
	tn := serveTown(t)
	register := tn.readsAReport()
	action := tn.answersIt(register)
	tn.ownerProvesIt(action)
	tn.othersCheckIt(action)
	tn.boardAgrees(action)
	tn.isSentBack(action)
	tn.councillorReads(register, action)
}

// printedReport prints an invented report with the same Chromium.
func (tn *town) printedReport() string {
	tn.t.Helper()
	html, err := os.ReadFile("testdata/report.html")
	if err != nil {
		tn.t.Fatal(err)
	}
	p := NewPage(tn.t, tn.origin)
	p.do("open the report", chromedp.Navigate("data:text/html;base64,"+base64.StdEncoding.EncodeToString(html)))
	path := filepath.Join(tn.t.TempDir(), "wychmoor-2026.pdf")
	if err := os.WriteFile(path, p.PDF(), 0o600); err != nil {
		tn.t.Fatal(err)
	}
	return path
}

// readsAReport has the analyst bring the report, look it through and save it, and gives the address of the inspection.
func (tn *town) readsAReport() string {
	tn.t.Helper()
	p := tn.As(access.Analyst)
	p.Click("Inspections")
	p.Inspect()
	p.Click("Read a report")
	p.Inspect()
	p.Upload("The report", tn.printedReport())
	p.Click("Read it")
	p.See("Look through what was read", "Found on page 1.", "What it asks for, page 2")
	p.wait("the page beside the form is not drawn", func() bool {
		ask[any](p, "openAll")
		return evaluate[bool](p, `[...document.querySelectorAll('.gt-beside__pages img')].every(i => { i.loading = 'eager'; return i.complete && i.naturalWidth > 100 })`)
	})
	p.Screenshot("reading")
	p.Inspect()
	if got := p.value("Lead"); got != "Ottilie Farrant" {
		tn.t.Errorf("the lead inspector is read as %q", got)
	}
	if first := evaluate[string](p, `document.querySelector('[name=asked-text]').value`); first != printedWrong {
		tn.t.Errorf("the first recommendation is read as %q", first)
	}
	p.Fill("Item 1 > Word for word", putRight)
	p.Fill("Day on which it was published", "20 November 2026")
	p.Click("Save the inspection and what it asks for")
	p.See("The inspection is saved", "October 2026", putRight, "wychmoor-2026.pdf")
	p.Inspect()
	shown, last := p.Text(), -1
	for _, text := range []string{putRight, "The help that is offered to brothers and sisters", "How soon parents are given the minutes", "The handover between social workers"} {
		at := strings.Index(shown, text)
		if at <= last {
			tn.t.Errorf("%q stands at %d, after what stands at %d: want the order of the report", text, at, last)
		}
		last = at
	}
	register, _, _ := strings.Cut(p.Path(), "?")
	p.Open("/inspections")
	p.See("October 2026")
	p.Quiet()
	return register
}

// answersIt has the improvement officer write what is done about the first recommendation, and gives the action's address.
func (tn *town) answersIt(register string) string {
	tn.t.Helper()
	p := tn.As(access.ImprovementOfficer)
	p.Open("/plan/new/theme")
	p.Fill("The theme", theTheme)
	p.Inspect()
	p.Click("Add it")
	p.See("The plan is changed", theTheme)
	p.Open(register)
	p.Inspect()
	p.Click(putRight)
	p.See("No objective answers this recommendation yet.")
	p.Inspect()
	recommendation := p.Path()
	p.Click("Write one")
	p.Fill("The objective", theObjective)
	p.Fill("So what for children", soWhat)
	p.Inspect()
	p.Click("Add it")
	p.See("The plan is changed")
	p.Open(recommendation)
	p.See(theObjective, soWhat, "No action serves it yet")
	p.Click("Add an action")
	p.Fill("The action", theAction)
	p.Choose("Owner", "Gareth Tolliver (team manager)")
	p.Fill("The owner’s role", "Team manager for assessment")
	p.Fill("Due", "31 March 2027")
	p.Click("Add it")
	p.See("The plan is changed", theAction, "Gareth Tolliver", soWhat, putRight)
	action, _, _ := strings.Cut(p.Path(), "?")
	p.Inspect()
	p.Click("Add a measure")
	p.Inspect()
	p.Choose("What shows whether it works", "A question that audits ask")
	p.Click("Continue")
	p.Fill("The question that audits ask", theQuestion)
	p.Fill("Target", "80")
	p.Fill("To be reached by", "31 March 2027")
	p.Inspect()
	p.Click("Add it")
	p.See("The plan is changed")
	p.Open(action)
	p.See(theQuestion, "What is missing before it can turn blue")
	p.Quiet()
	return action
}

// ownerProvesIt has the owner begin the action, say how it stands with a document, and what children said, and that it is done.
// What the board said is not theirs to write down.
func (tn *town) ownerProvesIt(action string) {
	tn.t.Helper()
	p := tn.As(access.TeamManager)
	p.Click("Plan")
	p.See("Yours", theAction)
	p.Click(theAction)
	p.Click("Say how it stands")
	p.Inspect()
	p.Fill("What was done", "The record has a place for the child’s words, and the team has tried it.")
	p.Click("It has begun")
	ask[any](p, "openAll")
	p.Upload("A document", tn.file("visit-record.txt", "What did the child say? What was done about it? When was it read back?"))
	p.Fill("What the document is", theDocument)
	p.TabTo("Save")
	p.EnterTo("What you said of it is saved")
	p.See("under way since 22 November 2026", theDocument)
	p.Click("Add evidence")
	p.Click("What children and families said")
	p.Fill("What it is", theVoice)
	p.Fill("Who spoke", "the children’s council")
	p.Fill("What they said", voiceWords)
	p.Click("Add it")
	p.See("The evidence is saved", theVoice)
	p.Click("Say that it is done")
	p.See("It is said to be done", "What is missing before it can turn blue")
	p.Inspect()
	if p.Shows("Record that the board agreed") {
		tn.t.Error("the owner is offered to record what the board agreed")
	}
	if status := p.Send(action+"/agreement", map[string]string{"base": p.base(), "body": "Improvement board", "day": "22 November 2026"}); status != http.StatusForbidden {
		tn.t.Errorf("an agreement forged by the owner is answered with %d: %.300s", status, p.Text())
	}
	p.Open(action)
	p.Click(theDocument)
	p.See("You added it, so another person must look at it.")
	p.Quiet()
}

// othersCheckIt has the auditor bring the set of records, and a service manager check all three; only the document is cleared.
func (tn *town) othersCheckIt(action string) {
	tn.t.Helper()
	auditor := tn.As(access.QualityAuditor)
	auditor.Open(action)
	auditor.Click("Add evidence")
	auditor.Click("Records that were looked at")
	auditor.Fill("What it is", "Dip sample of November")
	auditor.Fill("Records that were looked at", "20")
	auditor.Fill("Of these, met it", "18")
	auditor.Fill("From", "2 November 2026")
	auditor.Fill("To", "20 November 2026")
	auditor.Click("Add it")
	auditor.See("The evidence is saved", "Dip sample of November")
	auditor.Quiet()
	p := tn.As(access.ServiceManager)
	for _, title := range []string{theDocument, theVoice, "Dip sample of November"} {
		p.Open(action)
		p.Click(title)
		p.See("Nobody has checked it.")
		if title == theDocument {
			p.Inspect()
			if name, content := p.Download("Download visit-record.txt"); name != "visit-record.txt" || !bytes.Contains(content, []byte("read it back")) && !bytes.Contains(content, []byte("read back")) {
				tn.t.Errorf("the document came as %q: %q", name, content)
			}
			p.Click("Members, partners and other readers outside the service")
		}
		p.Click("Yes: it shows what it is said to show")
		p.Click("Save what you found")
		p.See("What you found is saved", "It holds")
	}
	p.Open(action)
	p.See("It can turn blue")
	p.Quiet()
}

// boardAgrees has the chair write down the board's word.
func (tn *town) boardAgrees(action string) {
	tn.t.Helper()
	p := tn.As(access.BoardMember)
	p.Open(action)
	p.See("It can turn blue", "Team manager for assessment")
	p.Inspect()
	p.Click("Record that the board agreed")
	p.See("Document, checked")
	p.Inspect()
	p.Fill("Reference of the meeting", "Minute 4 of 22 November 2026")
	p.TabTo("Write down the agreement")
	p.EnterTo("It is blue: the agreement of the board is written down.")
	p.See("It is blue", "Minute 4 of 22 November 2026")
	p.Inspect()
}

// isSentBack has the auditor look too early whether it lasts, and then find that it does not.
func (tn *town) isSentBack(action string) {
	tn.t.Helper()
	p := tn.As(access.QualityAuditor)
	p.Open(action)
	p.Inspect()
	p.Open(action)
	p.Click("Say that it still holds")
	p.Fill("What was looked at, and what was found", "The first ten records have it.")
	p.Click("What was looked at, and what was found > Say that it still holds")
	p.See("There is a problem", "Whether it has lasted can be said from 22 February 2027")
	p.Inspect()
	p.Open(action)
	p.Click("Send it back")
	p.Click("What is not done, or did not last > Send it back") // without words
	p.See("There is a problem", "Say why")
	p.Fill("What is not done, or did not last", didNotLast)
	p.Click("Send it back")
	p.See("It is under way again.", "it was sent back", didNotLast, "Minute 4 of 22 November 2026", "What is missing before it can turn blue")
	p.Unsee("It is blue")
	if history := evaluate[string](p, `document.querySelector('[aria-labelledby=history]').innerText`); !strings.Contains(history, didNotLast) {
		tn.t.Errorf("the history does not say why it went back: %s", history)
	}
	p.Inspect()
}

// councillorReads opens what a member of the council is led to: no name, and no evidence that was not cleared.
func (tn *town) councillorReads(register, action string) {
	tn.t.Helper()
	p := tn.As(access.ElectedMember)
	var said strings.Builder
	read := func() {
		said.WriteString(p.Text())
		p.Inspect()
	}
	p.Open(register)
	p.See(putRight)
	read()
	p.Click(putRight)
	p.See(theObjective, soWhat, theAction)
	read()
	p.Click(theAction)
	p.See("Team manager for assessment", theDocument, "Not cleared for readers outside the service", "Minute 4 of 22 November 2026")
	if at, _, _ := strings.Cut(p.Path(), "?"); at != action {
		tn.t.Errorf("the member is at %s", at)
	}
	read()
	p.Click(theDocument)
	p.See("Download visit-record.txt")
	read()
	for _, role := range []access.Role{access.Analyst, access.ImprovementOfficer, access.TeamManager, access.QualityAuditor, access.ServiceManager, access.BoardMember} {
		if title := tn.person(role).Title; strings.Contains(said.String(), title) {
			tn.t.Errorf("the member reads the name of the %s", role)
		}
	}
	for _, closed := range []string{voiceWords, theVoice} {
		if strings.Contains(said.String(), closed) {
			tn.t.Errorf("the member reads what was not cleared: %s", closed)
		}
	}
}

// TestAPlanIsBroughtInFromAWorkbook brings the plan's own workbook in again, as far as the page that says what would come in.
func TestAPlanIsBroughtInFromAWorkbook(t *testing.T) {
	tn := serveTown(t)
	p := tn.As(access.ImprovementOfficer)
	p.Click("Plan")
	_, book := p.Download("The plan as a workbook")
	p.Click("Bring in a plan from a workbook")
	p.Inspect()
	p.Upload("The workbook", tn.file("plan.xlsx", string(book)))
	p.Click("Read it")
	p.See("The workbook is read. Nothing of it is in the plan yet.")
	p.Inspect()
}

// file writes a file to hand in.
func (tn *town) file(name, text string) string {
	tn.t.Helper()
	path := filepath.Join(tn.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		tn.t.Fatal(err)
	}
	return path
}

// value is what stands in the field with the label.
func (p *Page) value(label string) string {
	p.t.Helper()
	at := ask[place](p, "fieldNamed", label)
	if at.Problem != "" {
		p.fail("read %q: %s", label, at.Problem)
	}
	return evaluate[string](p, fmt.Sprintf("document.getElementById(%q).value", at.ID))
}

// base is the version of the action that the page's forms carry.
func (p *Page) base() string {
	p.t.Helper()
	return evaluate[string](p, `document.querySelector('main input[name=base]')?.value ?? ''`)
}

// Send posts a form that the page does not have, as somebody would who forges one, and gives the status it was answered with.
func (p *Page) Send(path string, fields map[string]string) int {
	p.t.Helper()
	text, err := json.Marshal(fields)
	if err != nil {
		p.t.Fatal(err)
	}
	before := p.documents()
	evaluate[any](p, fmt.Sprintf(`(() => {
		const form = Object.assign(document.createElement('form'), {method: 'post', action: %q})
		for (const [name, value] of Object.entries(%s)) form.append(Object.assign(document.createElement('input'), {type: 'hidden', name, value}))
		document.body.append(form)
		setTimeout(() => form.submit())
	})(); null`, path, text))
	p.waitLoad("after a forged form", before)
	return p.Status()
}
