package indicator

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"goldthread/clock"
	"goldthread/codelist"
	"goldthread/record"
)

// Split is a way of parting a figure into groups. The groups add up to the whole: who belongs to none stands under
// NotKnown.
type Split string

// The splits.
const (
	ByTeam       Split = "team"
	ByWorker     Split = "worker"
	ByAge        Split = "age"
	BySex        Split = "sex"
	ByEthnicity  Split = "ethnicity"
	ByDisability Split = "disability"
)

// Splits lists them.
var Splits = []Split{ByTeam, ByWorker, ByAge, BySex, ByEthnicity, ByDisability}

// NotKnown is the group of the cases whose group is not known.
const NotKnown = "Not known"

// ErrSplit says that there is no split of that name.
type ErrSplit struct{ Name string }

func (e ErrSplit) Error() string {
	return fmt.Sprintf("figures cannot be split by %q: choose one of %v", e.Name, Splits)
}

// groupOf is the group of a case in a split, in the words of a report; child is nil for a case that is about none.
func groupOf(s Split, child *record.Child, c *Case) string {
	switch s {
	case "":
		return ""
	case ByTeam:
		return orNotKnown(c.Team)
	case ByWorker:
		return orNotKnown(c.Worker)
	}
	if child == nil {
		return NotKnown
	}
	switch s {
	case ByAge:
		return ageBand(child, c)
	case BySex:
		return label(codelist.Sex, child.Sex)
	case ByEthnicity:
		return codelist.Ethnicity.Group(child.Ethnicity)
	case ByDisability:
		return label(codelist.Answer, child.Disability)
	}
	return NotKnown
}

func orNotKnown(text string) string {
	if text == "" {
		return NotKnown
	}
	return text
}

func label(set *codelist.Set, code codelist.Code) string {
	if !code.Known() || code == codelist.Unknown {
		return NotKnown
	}
	return set.Label(code)
}

// inOrder compares the names of two groups: NotKnown comes last, ages follow each other, and all others the alphabet.
func (s Split) inOrder(a, b string) int {
	switch {
	case a == b:
		return 0
	case a == NotKnown:
		return 1
	case b == NotKnown:
		return -1
	case s == ByAge:
		return cmp.Compare(slices.Index(clock.AgeBands, a), slices.Index(clock.AgeBands, b))
	}
	return strings.Compare(a, b)
}

// ageBand is the band of the child's age on the day of the case.
func ageBand(child *record.Child, c *Case) string {
	age, ok := clock.AgeOn(child, c.Day)
	if !ok {
		return NotKnown
	}
	return clock.AgeBand(age)
}
