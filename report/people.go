package report

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"goldthread/disclosure"
	"goldthread/record"
)

// workersOf lists every worker that the record names.
func workersOf(b *record.Book) []string {
	names := map[string]bool{}
	for _, c := range b.All() {
		for _, o := range c.Observations {
			if o.About == record.AllocatedWorker || o.About == record.PersonalAdviser {
				names[o.Text] = true
			}
		}
		for _, worker := range heldBy(c) {
			names[worker] = true
		}
	}
	delete(names, "")
	return slices.Sorted(maps.Keys(names))
}

// heldBy are the workers that the rows of a child's own events name.
func heldBy(c *record.Child) []string {
	var names []string
	if c.Front != nil {
		for _, e := range c.Front.Referrals {
			names = append(names, e.Worker)
		}
		for _, e := range c.Front.Assessments {
			names = append(names, e.Worker)
		}
	}
	if c.Protection != nil {
		for _, e := range c.Protection.Enquiries {
			names = append(names, e.Worker)
		}
	}
	return names
}

// namesWorker says whether a text holds a worker's name as whole words. A worker called by one short word, as in a
// system that keeps initials, is looked for too.
func namesWorker(text string, workers []string) bool {
	return slices.ContainsFunc(disclosure.Words(text, workers), func(f disclosure.Finding) bool { return isName(f) })
}

func isName(f disclosure.Finding) bool { return strings.Contains(f.Why, "worker") }

var token = regexp.MustCompile(`[\p{L}\p{N}][\p{L}\p{N}/_-]*`)

// checkPublicText refuses what the officer wrote where it could give somebody away: a small number near children, the
// name of a worker, the identifier of a child. The place is said; a name or an identifier is not repeated.
func checkPublicText(in Input, workers []string) error {
	var found []error
	for _, s := range in.Officer.Sections {
		where := fmt.Sprintf("%s, section %q", officerFile, s.Heading)
		found = append(found, checkText(in.Rules.Book, s.Text, s.Line, where, workers)...)
	}
	for _, t := range in.Targets {
		if namesWorker(t.SetBy, workers) || holdsIdentifier(in.Rules.Book, t.SetBy) {
			found = append(found, fmt.Errorf("%s, line %d: who set the target is named as a worker or a child is: write the board or the post", targetsFile, t.line))
		}
	}
	if found == nil {
		return nil
	}
	return fmt.Errorf("the public edition was not made: change these sentences and make it again\n%w", errors.Join(found...))
}

func checkText(b *record.Book, text string, firstLine int, where string, workers []string) []error {
	var found []error
	for _, f := range disclosure.Words(text, workers) {
		what := fmt.Sprintf("%q: %s", f.Text, f.Why)
		if isName(f) {
			what = "a worker is named: write the post instead"
		}
		found = append(found, fmt.Errorf("%s, line %d, sentence %d: %s", where, firstLine+strings.Count(text[:f.Start], "\n"), sentenceAt(text, f.Start), what))
	}
	for _, at := range token.FindAllStringIndex(text, -1) {
		if b.Child(text[at[0]:at[1]]) != nil {
			found = append(found, fmt.Errorf("%s, line %d, sentence %d: a child's identifier stands here: take it out", where, firstLine+strings.Count(text[:at[0]], "\n"), sentenceAt(text, at[0])))
		}
	}
	return found
}

func holdsIdentifier(b *record.Book, text string) bool {
	return slices.ContainsFunc(token.FindAllString(text, -1), func(t string) bool { return b.Child(t) != nil })
}

// sentenceAt numbers the sentence of a text in which a place lies, from 1.
func sentenceAt(text string, at int) int {
	return len(sentenceEnds.FindAllStringIndex(text[:at], -1)) + 1
}
