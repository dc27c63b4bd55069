package report_test

import (
	"reflect"
	"strings"
	"testing"

	"goldthread/report"
)

// TestOfficerTextIsReadAsItWasWritten writes sections as a form gives them and reads them back.
func TestOfficerTextIsReadAsItWasWritten(t *testing.T) {
	var sections []report.Written
	for i, p := range report.Prompts() {
		if i%3 > 0 {
			sections = append(sections, report.Written{Heading: p.Heading, Text: "About it:\r\n\r\n- one\r\n- two " + p.Heading + "  \n"})
		}
	}
	sections = append(sections, report.Written{Heading: "Of our own", Text: "x"}, report.Written{Heading: "Blank", Text: " \n"})
	o := report.ParseOfficer(report.OfficerText(sections))
	for _, s := range sections {
		want := strings.TrimSpace(strings.ReplaceAll(s.Text, "\r\n", "\n"))
		if got := o.Under(s.Heading); got != want {
			t.Errorf("%s: %q, want %q", s.Heading, got, want)
		}
	}
	if others := o.Others(); len(others) != 1 || others[0].Heading != "Of our own" {
		t.Errorf("others: %+v", others)
	}
	if again := report.OfficerText(o.Sections); again != report.OfficerText(sections) {
		t.Errorf("written again:\n%s", again)
	}
}

// TestADraftSaysSo on every paper and sheet, and an approved one does not.
func TestADraftSaysSo(t *testing.T) {
	for _, draft := range []bool{true, false} {
		in := goldenInput(t)
		in.Draft = draft
		for _, name := range []string{"1-cover-report.html", "2-data-report.html", "3-explanatory-document.html", "index.html"} {
			if got := strings.Contains(paperOf(t, build(t, in), name), "Draft, not approved."); got != draft {
				t.Errorf("%s of a draft (%v) says so: %v", name, draft, got)
			}
		}
	}
}

// TestRewrittenPapersAreThoseMadeAnew changes the words of papers, and gets what making them anew gives: papers, flags, and
// the refusal of words that tell.
func TestRewrittenPapersAreThoseMadeAnew(t *testing.T) {
	for _, public := range []bool{true, false} {
		in := inputFor(assemble(t, told(60, 4)))
		in.Indicators, in.Public = linked(t), public
		first := build(t, in)
		in.Officer, in.For, in.Draft = report.ParseOfficer("## Purpose\nPractice is robust.\n\n## Our own\nx\n"), "The board", true
		want := build(t, in)
		got, err := first.Rewrite(in.Officer, in.For, in.Draft)
		if err != nil {
			t.Fatal(err)
		}
		a, errA := want.Files(report.Formats)
		b, errB := got.Files(report.Formats)
		if errA != nil || errB != nil || !reflect.DeepEqual(a, b) || !reflect.DeepEqual(want.Flags, got.Flags) {
			t.Errorf("public %v: other papers (%v, %v), flags %v, want %v", public, errA, errB, got.Flags, want.Flags)
		}
		_, err = first.Rewrite(report.ParseOfficer("## Purpose\n"+workers[0]+" left.\n"), "", false)
		if (err != nil) != public {
			t.Errorf("public %v: a worker's name: %v", public, err)
		}
	}
}
