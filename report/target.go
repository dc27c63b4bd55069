package report

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"goldthread/day"
	"goldthread/indicator"
)

// targetsFile is the table of targets in the folder of a pack. People edit it; it is written once and never again.
const targetsFile = "targets.txt"

// Target is a value that somebody set for a measure, in the measure's unit.
type Target struct {
	Code      string
	Value     float64
	Tolerance float64 // how far short of it is Watch and not yet Off target
	From      day.Day
	SetBy     string
	signed    bool // written with its percent sign: 0.5% is then what is meant
	line      int
}

// place says where the target stands: a line of the file, or its measure and day where it comes from elsewhere.
func (t *Target) place() string {
	if t.line > 0 {
		return fmt.Sprintf("%s, line %d", targetsFile, t.line)
	}
	return fmt.Sprintf("target of %s from %s", t.Code, t.From.Long())
}

// Targets are the targets of an authority, in the order of the file.
type Targets []Target

// For gives the target of a measure that holds on a day: the one set last. It is nil where none is set.
func (t Targets) For(code string, on day.Day) *Target {
	var found *Target
	for i := range t {
		if t[i].Code == code && t[i].From <= on && (found == nil || t[i].From >= found.From) {
			found = &t[i]
		}
	}
	return found
}

// Coming gives the next target of a measure where none holds yet on a day; nil where one holds or none is set.
func (t Targets) Coming(code string, on day.Day) *Target {
	if t.For(code, on) != nil {
		return nil
	}
	var next *Target
	for i := range t {
		if t[i].Code == code && (next == nil || t[i].From < next.From) {
			next = &t[i]
		}
	}
	return next
}

// ReadTargets reads targets.txt of a pack's folder; a folder without it has no targets.
func ReadTargets(dir string) (Targets, error) {
	text, err := os.ReadFile(filepath.Join(dir, targetsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the targets: %w", err)
	}
	return ParseTargets(string(text))
}

// ParseTargets reads the table. Every mistake in it is reported, with its line and what to write there.
func ParseTargets(text string) (Targets, error) {
	var targets Targets
	var wrong []error
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") || isHeading(line) {
			continue
		}
		t, set, err := parseTarget(line)
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s, line %d: %w", targetsFile, number, err))
			continue
		}
		if set {
			t.line = number
			targets = append(targets, t)
		}
	}
	return targets, errors.Join(wrong...)
}

func isHeading(line string) bool {
	first, _, _ := strings.Cut(line, "|")
	return strings.TrimSpace(first) == "code"
}

// parseTarget reads one line; set is false where the line names a measure and no target.
func parseTarget(line string) (t Target, set bool, err error) {
	cells := strings.Split(line, "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	for len(cells) < 5 {
		cells = append(cells, "")
	}
	if len(cells) > 5 {
		return t, false, fmt.Errorf("there are %d columns: write code | target | tolerance | from | set by", len(cells))
	}
	if !slices.ContainsFunc(cells[1:], func(c string) bool { return c != "" }) {
		return t, false, nil
	}
	t = Target{Code: cells[0], SetBy: cells[4], signed: strings.HasSuffix(cells[1], "%")}
	if t.Value, err = number(cells[1]); err != nil {
		return t, false, fmt.Errorf("target %q is not a number: write it without a unit, for example 85", cells[1])
	}
	if cells[2] != "" {
		if t.Tolerance, err = number(cells[2]); err != nil || t.Tolerance < 0 {
			return t, false, fmt.Errorf("tolerance %q is not a number from 0 up: write how far short of the target is still Watch, for example 5, or leave it empty", cells[2])
		}
	}
	if t.From, err = day.Parse(cells[3]); err != nil {
		return t, false, fmt.Errorf("from %q is not a day: write the day from which the target holds as 2025-04-01", cells[3])
	}
	if t.SetBy == "" {
		return t, false, errors.New("the last column is empty: write who set the target, for members will ask")
	}
	return t, true, nil
}

func number(text string) (float64, error) {
	n, err := strconv.ParseFloat(strings.TrimSuffix(text, "%"), 64)
	if err == nil && (n != n || n > 1e12 || n < -1e12) {
		err = strconv.ErrRange
	}
	return n, err
}

// checkUnits refuses shares written as fractions: 0.85 for 85% would make every share meet its target.
func (t Targets) checkUnits(measures []indicator.Indicator) error {
	units := map[string]indicator.Unit{}
	for _, in := range measures {
		units[in.About().Code] = in.Unit()
	}
	var wrong []error
	for _, target := range t {
		if units[target.Code] == indicator.Percent && target.Value > 0 && target.Value < 1 && !target.signed {
			wrong = append(wrong, fmt.Errorf("%s: target %s of %s would mean %[2]s%%: write %[4]s, or %[2]s%% with its sign if that is meant",
				target.place(), plain(target.Value), target.Code, plain(100*target.Value)))
		}
	}
	return errors.Join(wrong...)
}

func plain(n float64) string { return strconv.FormatFloat(n, 'g', 6, 64) }

// template is the table as it is first written: every measure, and no target, for none is invented.
func targetsTemplate(codes []string) string {
	var b strings.Builder
	b.WriteString(`# Targets of the measures in these papers. Goldthread writes this file once; after that it is yours.
# target and tolerance are in the measure's own unit (85 for 85%, never 0.85). tolerance: how far short of the target is still
# "Watch"; further is "Off target". from: the day from which the target holds, as 2025-04-01. set by: who set it, for
# members will ask. A new target gets a new line with its own day; leave the old one. A line without a target is rated
# "No target".
code | target | tolerance | from | set by
`)
	for _, code := range codes {
		b.WriteString(code + " | | | |\n")
	}
	return b.String()
}

// Text is the target in words: "85%", and "within 5" of it where there is a tolerance.
func (l *Line) TargetText() string {
	if l.Target == nil {
		return ""
	}
	return inUnit(l.Target.Value, l.Unit)
}

// TargetSaid says who set the target and when.
func (l *Line) TargetSaid() string {
	if l.Target == nil {
		return l.comingSaid()
	}
	said := fmt.Sprintf("Target %s, set by %s from %s", l.TargetText(), l.Target.SetBy, l.Target.From.Long())
	if l.Target.Tolerance > 0 {
		said += fmt.Sprintf("; up to %s short of it is Watch", strings.TrimSuffix(oneDecimal(l.Target.Tolerance), ".0"))
	}
	return said + "."
}

// comingSaid says which target is set for a later day; blank where none is set at all, for the scorecard says that.
func (l *Line) comingSaid() string {
	if l.Coming == nil {
		return ""
	}
	return fmt.Sprintf("The target does not hold yet: %s, set by %s, holds from %s.", inUnit(l.Coming.Value, l.Unit), l.Coming.SetBy, l.Coming.From.Long())
}

// flagTargets reports targets for measures that are not in the papers, cannot be rated or do not hold yet.
func (p *Pack) flagTargets() {
	for _, t := range p.targets {
		line := p.all[t.Code]
		where := t.place()
		switch {
		case line == nil:
			p.Flags = append(p.Flags, Flag{where, t.Code, "no measure has this code: take a code from the explanatory document"})
		case line.Words.Polarity == indicator.Neither:
			p.Flags = append(p.Flags, Flag{where, t.Code, "neither high nor low is better for this measure, so the target is shown and not rated"})
		case t.From > p.AsAt && line.Target == nil:
			p.Flags = append(p.Flags, Flag{where, t.Code, fmt.Sprintf("this target does not hold yet: it holds from %s, and the papers are as at %s", t.From.Long(), p.AsAt.Long())})
		}
	}
}
