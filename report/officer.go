package report

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// officerFile holds the officer's own sections. It is written once, with prompts, and never again.
const officerFile = "officer.md"

// Officer is what the officer wrote.
type Officer struct {
	Sections []Written
	unshown  []Written // comments and what stands before the first heading: not printed, but the file goes with the papers
}

// Written is one section of the officer's file.
type Written struct {
	Heading string
	Text    string
	Line    int // of the first line of the text in the file
}

// ReadOfficer reads officer.md of a pack's folder; a folder without it has no sections of the officer's.
func ReadOfficer(dir string) (Officer, error) {
	text, err := os.ReadFile(filepath.Join(dir, officerFile))
	if errors.Is(err, fs.ErrNotExist) {
		return Officer{}, nil
	}
	if err != nil {
		return Officer{}, fmt.Errorf("read the officer's sections: %w", err)
	}
	return ParseOfficer(string(text)), nil
}

var prompts = regexp.MustCompile(`(?s)<!--.*?-->`)

// ParseOfficer parts the text at its "## " headings. Prompts, in <!-- -->, are not text; what stands before the first
// heading is not either.
func ParseOfficer(text string) Officer {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.TrimPrefix(text, "\ufeff")
	var o Officer
	for _, at := range prompts.FindAllStringIndex(text, -1) {
		o.unshown = append(o.unshown, Written{Text: text[at[0]:at[1]], Line: 1 + strings.Count(text[:at[0]], "\n")})
	}
	text = prompts.ReplaceAllStringFunc(text, func(p string) string { return strings.Repeat("\n", strings.Count(p, "\n")) })
	before := Written{Line: 1}
	for i, line := range strings.Split(text, "\n") {
		if heading, ok := strings.CutPrefix(line, "## "); ok {
			o.Sections = append(o.Sections, Written{Heading: strings.TrimSpace(heading), Line: i + 2})
		} else if n := len(o.Sections); n > 0 {
			o.Sections[n-1].Text += line + "\n"
		} else {
			before.Text += line + "\n"
		}
	}
	o.unshown = append(o.unshown, before)
	return o
}

// of gives what was written under a heading, whatever its case.
func (o Officer) of(heading string) Written {
	i := slices.IndexFunc(o.Sections, func(s Written) bool { return strings.EqualFold(s.Heading, heading) })
	if i < 0 {
		return Written{Heading: heading}
	}
	return o.Sections[i]
}

// officerPrompts are what each section asks of the officer, in the order of the cover report.
var officerPrompts = []struct{ heading, prompt string }{
	{headPurpose, "What is the committee asked to do: note, comment, recommend? The paper already says which figures it holds and as at which day."},
	{headBackground, "What did the committee ask last time, and what was promised? Which inspection or plan is this about? The paper already says where the figures come from."},
	{headPosition, "What do the figures not show? Why did they move? The paper writes what rose, fell and stands out; write here what is behind it, with a number or an example each time."},
	{headPlans, "What will be done, by whom, by when, and which figure will show that it worked?"},
	{headImplications, "What does this mean for children and families here? What did they say?"},
	{headWitnesses, "Name and post of each witness, one a line, as a list."},
	{headAreas, "The paper asks questions from the figures. Add others here, one a line, as a list."},
	{headPapers, "Earlier papers, plans and letters, with links: [title](https://...)"},
	{headGlossary, "The paper explains the terms that it uses. Add others here."},
	{headContact, "Name, post, telephone, e-mail, date."},
}

// Prompt is a section of the cover report that the officer writes, with what it asks of them.
type Prompt struct{ Heading, Asks string }

// Prompts are the sections in the order of the cover report.
func Prompts() []Prompt {
	var list []Prompt
	for _, p := range officerPrompts {
		list = append(list, Prompt{p.heading, p.prompt})
	}
	return list
}

// OfficerText is the file of some sections, as ParseOfficer reads it; a section without text is left out.
func OfficerText(sections []Written) string {
	var b strings.Builder
	for _, s := range sections {
		if text := strings.TrimSpace(strings.ReplaceAll(s.Text, "\r\n", "\n")); text != "" {
			fmt.Fprintf(&b, "## %s\n%s\n\n", s.Heading, text)
		}
	}
	return b.String()
}

// Others are the sections that are no part of the cover report's order: they stand at its end.
func (o Officer) Others() []Written {
	return slices.DeleteFunc(slices.Clone(o.Sections), func(w Written) bool {
		return slices.ContainsFunc(officerPrompts, func(p struct{ heading, prompt string }) bool { return strings.EqualFold(p.heading, w.Heading) })
	})
}

// Under is what was written under a heading, whatever its case.
func (o Officer) Under(heading string) string { return strings.TrimSpace(o.of(heading).Text) }

// officerTemplate is the file as it is first written.
func officerTemplate() string {
	var b strings.Builder
	b.WriteString("<!-- Your own sections of the cover report. Goldthread writes this file once; after that it is yours and is never changed.\n" +
		"Write under the headings. Paragraphs, lists (- or 1.), **bold** and [links](https://...) are understood. What stands between\n" +
		"these marks is not printed. -->\n")
	for _, p := range officerPrompts {
		fmt.Fprintf(&b, "\n## %s\n<!-- %s -->\n", p.heading, p.prompt)
	}
	return b.String()
}
