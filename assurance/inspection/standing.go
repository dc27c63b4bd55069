package inspection

import (
	"fmt"
	"slices"

	"goldthread/day"
)

// standing is the newest inspection with grades that was published by the day: it says what comes next.
func (r *Register) standing(asAt day.Day) (Inspection, bool) {
	for _, i := range slices.Backward(r.Inspections()) {
		if i.Framework.graded() && i.Status == Published && i.Published <= asAt {
			return i, true
		}
	}
	return Inspection{}, false
}

// Standing is the newest inspection with grades that was published by the day, and the grade that says what comes next;
// because no overall grade is given since April 2026, that is then the lowest of its areas.
func (r *Register) Standing(asAt day.Day) (i Inspection, grade string, ok bool) {
	i, ok = r.standing(asAt)
	return i, i.deciding(), ok
}

// deciding is the grade by which Ofsted chooses what comes next: the overall one, else the lowest of the main areas.
func (i *Inspection) deciding() string {
	if overall := i.Grade(OverallArea); overall != "" {
		return overall
	}
	scheme, _ := SchemeOn(i.Framework, i.From)
	lowest := -1
	for _, a := range scheme.Areas {
		if a.Needed {
			lowest = max(lowest, slices.Index(scheme.Grades, i.Grade(a.Key)))
		}
	}
	if lowest < 0 {
		return ""
	}
	return scheme.Grades[lowest]
}

func (i *Inspection) decidingWords() string {
	if i.Grade(OverallArea) != "" {
		return fmt.Sprintf("services were judged %s overall in %s", i.deciding(), monthOf(i.From))
	}
	return fmt.Sprintf("the lowest grade of %s was %s, and no overall grade was given", monthOf(i.From), i.deciding())
}

func monthOf(d day.Day) string {
	year, month, _ := d.Date()
	return fmt.Sprintf("%s %d", month, year)
}
