package inspection

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"goldthread/day"
)

// Scheme is what is judged, and by which grades, under some frameworks from a day on.
type Scheme struct {
	Frameworks []Framework
	Since      day.Day  // of the first day on site
	Grades     []string // best first
	Areas      []Area   // in the order of the reports
	Source     string
}

// Area is one thing that is judged.
type Area struct {
	Key    string // "help and protection": what Judgement.Area holds
	Title  string // as the reports call it
	Also   []string
	Needed bool   // every published report grades it
	PartOf string // the key of the area that it is a sub-judgement of; blank for a main one
}

// OverallArea is the key of the grade for everything together, which no scheme since April 2026 has.
const OverallArea = "overall effectiveness"

//go:embed scheme.txt
var schemeText string

var schemes = mustReadSchemes(schemeText)

// SchemeOn is the scheme of a framework that held on a day; none for visits and reviews, which give no grades, and for
// days before the framework.
func SchemeOn(f Framework, on day.Day) (Scheme, bool) {
	for _, s := range slices.Backward(schemes) {
		if on.Known() && s.Since <= on && slices.Contains(s.Frameworks, f) {
			return s, true
		}
	}
	return Scheme{}, false
}

// Schemes lists all, by framework and day.
func Schemes() []Scheme { return slices.Clone(schemes) }

func (f Framework) graded() bool {
	return slices.ContainsFunc(schemes, func(s Scheme) bool { return slices.Contains(s.Frameworks, f) })
}

// Area finds an area by its key or by any of its titles, whatever the case.
func (s Scheme) Area(name string) (Area, bool) {
	name = folded(name)
	for _, a := range s.Areas {
		if name == a.Key || name == folded(a.Title) || slices.Contains(a.Also, name) {
			return a, true
		}
	}
	return Area{}, false
}

// Overall says whether the scheme gives one grade for everything together.
func (s Scheme) Overall() bool {
	return slices.ContainsFunc(s.Areas, func(a Area) bool { return a.Key == OverallArea })
}

// Grade finds a grade of the scheme as a report writes it: "Good", "Requires improvement".
func (s Scheme) Grade(written string) (string, bool) {
	written = folded(written)
	if written == "requires improvement" {
		written = RequiresImprovement
	}
	return written, slices.Contains(s.Grades, written)
}

// The grades of all schemes. Adequate was one until 2013, and was then called requiring improvement.
const (
	Outstanding         = "outstanding"
	Good                = "good"
	Adequate            = "adequate"
	RequiresImprovement = "requires improvement to be good"
	Inadequate          = "inadequate"
)

func folded(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// mustReadSchemes stops the program at a table that cannot be read: a wrong one would refuse, or let in, wrong grades.
func mustReadSchemes(text string) []Scheme {
	all, err := readSchemes(text)
	if err != nil {
		panic("assurance/inspection/scheme.txt: " + err.Error())
	}
	return all
}

func readSchemes(text string) ([]Scheme, error) {
	var all []Scheme
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		word, rest, _ := strings.Cut(line, " ")
		if word == "scheme" {
			all = append(all, Scheme{})
		}
		if len(all) == 0 {
			return nil, fmt.Errorf("%q stands before the first scheme", line)
		}
		if err := all[len(all)-1].read(word, strings.TrimSpace(rest)); err != nil {
			return nil, fmt.Errorf("%q: %w", line, err)
		}
	}
	for _, s := range all {
		if len(s.Frameworks) == 0 || !s.Since.Known() || len(s.Grades) < 2 || len(s.Areas) == 0 || s.Source == "" {
			return nil, fmt.Errorf("the scheme of %v since %s lacks a framework, a day, grades, areas or its source", s.Frameworks, s.Since)
		}
	}
	return all, nil
}

func (s *Scheme) read(word, rest string) (err error) {
	switch word {
	case "scheme":
		for name := range strings.SplitSeq(rest, ", ") {
			if !Framework(name).Known() {
				return fmt.Errorf("%q is no framework", name)
			}
			s.Frameworks = append(s.Frameworks, Framework(name))
		}
	case "since":
		s.Since, err = day.Parse(rest)
	case "grades":
		s.Grades = strings.Split(rest, ", ")
	case "source":
		s.Source = rest
	case "area":
		err = s.readArea(strings.Split(rest, "|"))
	default:
		err = fmt.Errorf("a line begins with scheme, since, grades, source or area")
	}
	return err
}

func (s *Scheme) readArea(cells []string) error {
	if len(cells) != 4 {
		return fmt.Errorf("an area has four cells")
	}
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	a := Area{Key: cells[0], Title: cells[1], Also: strings.Split(cells[2], " / ")}
	part, isPart := strings.CutPrefix(cells[3], "part of ")
	switch {
	case cells[3] == "needed":
		a.Needed = true
	case isPart:
		if _, ok := s.Area(part); !ok {
			return fmt.Errorf("there is no area %q above it", part)
		}
		a.PartOf = part
	case cells[3] != "apart":
		return fmt.Errorf("%q is not needed, part of another, or apart", cells[3])
	}
	if _, twice := s.Area(a.Key); twice {
		return fmt.Errorf("the area stands twice")
	}
	s.Areas = append(s.Areas, a)
	return nil
}
