package report_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
	"goldthread/report"
)

// textOf is everything that a file of a pack says: a workbook's cells and formulas, or the file as it is.
func textOf(t *testing.T, path string) string {
	t.Helper()
	if filepath.Ext(path) != ".xlsx" {
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b strings.Builder
	for _, sheet := range f.GetSheetList() {
		b.WriteString(sheet + "\n")
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			b.WriteString(strings.Join(row, "\t") + "\n")
		}
	}
	return b.String()
}

// TestNobodyIsNamed looks for every child's identifier in every file of both editions, and for every worker's name in
// the public one, in a record where a team is called after its manager.
func TestNobodyIsNamed(t *testing.T) {
	t.Parallel()
	values := told(200, 2)
	for i := range values {
		if e, ok := values[i].Value.(record.Enquiry); ok && e.Team == teams[0] {
			e.Team = "Team of " + workers[1]
			values[i].Value = e
		}
	}
	in := inputFor(assemble(t, values))
	in.Indicators = linked(t)
	officers, public := writeBoth(t, in)
	sawTeam := false
	for _, dir := range []string{officers, public} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			text := e.Name() + "\n" + textOf(t, filepath.Join(dir, e.Name()))
			for i := range 200 {
				if strings.Contains(text, childID(i)) {
					t.Errorf("%s holds a child's identifier", e.Name())
				}
			}
			sawTeam = sawTeam || dir == officers && strings.Contains(text, workers[1])
			for _, w := range workers {
				if dir == public && strings.Contains(strings.ToLower(text), strings.ToLower(w)) {
					t.Errorf("the public %s names a worker", e.Name())
				}
			}
		}
	}
	if !sawTeam {
		t.Error("no paper for officers shows the team that is called after a worker: the test shows nothing")
	}
}

// TestThePublicEditionRefusesTellingText gives the officer's text each kind of sentence that could give somebody away.
func TestThePublicEditionRefusesTellingText(t *testing.T) {
	b := assemble(t, append(told(50, 2), record.Told{Child: "0071234", Value: record.Person{Born: asAt - 3000, Sex: "M"}}))
	for _, c := range []struct{ text, says, mustNotSay string }{
		{"All went well.\n\nOne was hard. Two children moved home.", "line 5, sentence 3", ""},
		{"Ask " + workers[2] + " about it.", "line 3, sentence 1: a worker is named", workers[2]},
		{"See the file of " + childID(7) + ".", "line 3, sentence 1: a child’s identifier", childID(7)},
	} {
		in := inputFor(b)
		in.Public = true
		in.Officer = report.ParseOfficer("\n## Background\n" + c.text)
		_, err := report.Build(in)
		switch {
		case err == nil:
			t.Errorf("%q was taken into the public edition", c.text)
		case !strings.Contains(strings.ReplaceAll(err.Error(), "'", "’"), c.says) || !strings.Contains(err.Error(), "Background"):
			t.Errorf("%q was refused without its place: %v", c.text, err)
		case c.mustNotSay != "" && strings.Contains(err.Error(), c.mustNotSay):
			t.Errorf("the refusal repeats the name: %v", err)
		}
		in.Public = false
		build(t, in)
	}
	checkWholeFile(t, b)
	in := inputFor(b)
	in.Public = true
	in.Targets, _ = report.ParseTargets("referrals-number | 3 | | 2024-01-01 | " + workers[0])
	if _, err := report.Build(in); err == nil || strings.Contains(err.Error(), workers[0]) {
		t.Errorf("a target set by a named worker: %v", err)
	}
}

// checkWholeFile gives whole files: what tells in a heading, a comment or a link is refused; what only looks so is not.
func checkWholeFile(t *testing.T, b *record.Book) {
	t.Helper()
	surname := workers[2][strings.LastIndex(workers[2], " ")+1:]
	for _, c := range []struct{ text, says string }{
		{"## Two children who died\nText.", "line 1, sentence 1"},
		{"## Background\n<!-- ask " + workers[2] + " -->", "line 2, sentence 1: a worker is named"},
		{"Three children moved.\n## Background", "line 1, sentence 1"},
		{"## Background\nSee **" + surname[:2] + "**" + surname[2:] + ".", "a worker is named"},
		{"## Background\nAsk " + surname + ".", "a worker is named"},
		{"## Background\nSee [it](https://x.example/a%2F" + strings.ReplaceAll(childID(7), childID(7)[:1], fmt.Sprintf("%%%X", childID(7)[0])) + ").", "identifier"},
		{"## Background\nFile 71234.", "identifier"},
		{"## Background\nFile 2025/" + childID(7) + "_a.", "identifier"},
		{"## Background\nFile " + childID(7)[:1] + "**" + childID(7)[1:] + "**.", "identifier"},
		{"## Background\n" + teams[2] + " and one team do this for children in one month.", ""},
	} {
		in := inputFor(b)
		in.Public, in.Officer = true, report.ParseOfficer(c.text)
		_, err := report.Build(in)
		switch {
		case c.says == "" && err != nil:
			t.Errorf("%q was refused: %v", c.text, err)
		case c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)):
			t.Errorf("%q: want %q, got %v", c.text, c.says, err)
		case err != nil && (strings.Contains(err.Error(), surname) || strings.Contains(err.Error(), childID(7))):
			t.Errorf("the refusal repeats what it refuses: %v", err)
		}
	}
}

// TestTheBlankOfficersFileIsTaken holds that our own prompts pass the check that they ask others to pass.
func TestTheBlankOfficersFileIsTaken(t *testing.T) {
	in, dir := inputFor(assemble(t, told(50, 2))), t.TempDir()
	if _, err := build(t, in).Write(dir, report.Formats); err != nil {
		t.Fatal(err)
	}
	var err error
	if in.Officer, err = report.ReadOfficer(dir); err != nil || len(in.Officer.Sections) == 0 {
		t.Fatalf("no officer's file was written: %v", err)
	}
	in.Public = true
	build(t, in)
}

// TestATeamCalledAfterAWorkerIsNotNamed spells a worker's name in a team's in other ways than the list of workers does.
func TestATeamCalledAfterAWorkerIsNotNamed(t *testing.T) {
	t.Parallel()
	values := told(200, 2)
	for i := range values {
		if e, ok := values[i].Value.(record.Enquiry); ok && e.Team == teams[0] {
			e.Team = "Úmbleby's team"
			values[i].Value = e
		}
	}
	in := inputFor(assemble(t, values))
	in.Indicators = linked(t)
	officers, public := writeBoth(t, in)
	if !strings.Contains(textOf(t, filepath.Join(officers, "workbook.xlsx")), "Úmbleby") {
		t.Fatal("no paper for officers names the team: the test shows nothing")
	}
	for _, name := range []string{"workbook.xlsx", "2-data-report.html"} {
		if strings.Contains(textOf(t, filepath.Join(public, name)), "mbleby") {
			t.Errorf("the public %s names the team", name)
		}
	}
}

func TestAnEarlierMaskIsKept(t *testing.T) {
	in := inputFor(assemble(t, told(300, 2)))
	referrals, _ := catalogue.Find("referrals-number")
	in.Public, in.Indicators = true, []indicator.Indicator{referrals}
	first := build(t, in)
	in.Keep = []string{"referrals-number met 2024-04-01..2025-03-31"}
	if line(t, first, "referrals-number").Now.Hidden() {
		t.Fatal("it was hidden already: the test shows nothing")
	}
	if !line(t, build(t, in), "referrals-number").Now.Hidden() {
		t.Error("a count that was hidden in an earlier edition is shown")
	}
}

func line(t *testing.T, p *report.Pack, code string) *report.Line {
	t.Helper()
	for _, l := range p.Lines {
		if l.Words.Code == code {
			return l
		}
	}
	t.Fatalf("no line %s", code)
	return nil
}
