package report_test

import (
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
