package report

import (
	"fmt"
	"slices"
	"strings"
)

// The headings of the cover report, in order: those of councils' scrutiny papers.
const (
	headPurpose      = "Purpose"
	headBackground   = "Background"
	headPosition     = "Current position"
	headPlans        = "Future plans and challenges"
	headImplications = "Implications for local people"
	headWitnesses    = "Invited witnesses"
	headAreas        = "Possible areas for investigation"
	headPapers       = "Background papers"
	headGlossary     = "Glossary"
	headContact      = "Officer contact"
)

// Section is one section of the cover report: what was written from the figures, then what the officer wrote.
type Section struct {
	Number  int
	Heading string
	Groups  []Group
	Terms   []Term
	Written []Block
	Empty   bool // nothing stands in it yet
}

// Computed says whether something in it was written from the figures: the officer's words then stand under a heading of
// their own, for nobody should take one for the other.
func (s Section) Computed() bool { return len(s.Groups)+len(s.Terms) > 0 }

// Group is some sentences under a small heading.
type Group struct {
	Title  string
	Lead   string
	Points []Sentence
	Rest   string // what of the kind is not listed
}

// Sentence is one sentence written from the figures, with the measure that it is about.
type Sentence struct {
	Text string
	Line *Line // nil for one about the pack
}

func (p *Pack) coverSections(o Officer) []Section {
	computed := map[string]Section{
		headPurpose:    {Groups: p.purpose()},
		headBackground: {Groups: p.background()},
		headPosition:   {Groups: p.position()},
		headAreas:      {Groups: []Group{p.questions()}},
		headPapers:     {Groups: p.companions()},
		headGlossary:   {Terms: p.glossary()},
	}
	var sections []Section
	var known []string
	for _, prompt := range officerPrompts {
		s := computed[prompt.heading]
		s.Heading = prompt.heading
		known = append(known, strings.ToLower(prompt.heading))
		sections = append(sections, p.withWritten(s, o.of(prompt.heading)))
	}
	for _, w := range o.Sections {
		if slices.Contains(known, strings.ToLower(w.Heading)) {
			continue
		}
		p.Flags = append(p.Flags, Flag{fmt.Sprintf("%s, line %d", officerFile, w.Line-1), w.Heading,
			"this is no heading of the cover report: the section stands at its end"})
		sections = append(sections, p.withWritten(Section{Heading: w.Heading}, w))
	}
	for i := range sections {
		sections[i].Number = i + 1
	}
	p.flagTwice(o)
	return sections
}

func (p *Pack) withWritten(s Section, w Written) Section {
	s.Written = blocksOf(w.Text)
	for i := range s.Written {
		for _, f := range s.Written[i].Flags {
			f.Where = fmt.Sprintf("%s, %s", officerFile, w.Heading)
			p.Flags = append(p.Flags, f)
		}
		if p.Public {
			s.Written[i].Flags = nil
		}
	}
	s.Empty = !s.Computed() && len(s.Written) == 0
	if s.Empty {
		p.Flags = append(p.Flags, Flag{officerFile, s.Heading, "this section is not written yet: the paper says that no text was given"})
	}
	return s
}

// flagTwice reports a heading that stands twice, for only the first of known ones is printed in its place.
func (p *Pack) flagTwice(o Officer) {
	seen := map[string]bool{}
	for _, w := range o.Sections {
		key := strings.ToLower(w.Heading)
		if seen[key] {
			p.Flags = append(p.Flags, Flag{fmt.Sprintf("%s, line %d", officerFile, w.Line-1), w.Heading, "this heading stands twice: put both texts under the first"})
		}
		seen[key] = true
	}
}

func (p *Pack) purpose() []Group {
	return []Group{{Lead: fmt.Sprintf("To give the committee the figures of children’s services in %s as at %s: what they are, what has changed, "+
		"and what members may wish to ask. There are %s. The data report shows each with its chart; the explanatory document says in plain words what each one counts.",
		p.Authority.Name, p.AsAt.Long(), plural(p.Tally.All, "measure", "measures"))}}
}

func (p *Pack) background() []Group {
	text := "The figures are counted from the council’s own records of children, one child at a time, and so may differ from figures that " +
		"the government publishes a year later. The explanatory document says where they do. Published figures of other councils stand beside ours with their year."
	if p.Public {
		text += " This is the public edition. A number that could let a child be recognised is not shown: the letter c stands in its place."
	}
	return []Group{{Lead: text}}
}

func (p *Pack) companions() []Group {
	g := Group{Points: []Sentence{
		{Text: "Data report: every measure with its months, teams and comparisons."},
		{Text: "Explanatory document: what every measure counts, in plain words."},
	}}
	return []Group{g}
}
