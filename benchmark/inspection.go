package benchmark

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"goldthread/day"
)

// Inspection is what was published of one inspection or visit of an authority's children's services.
type Inspection struct {
	Framework  string      // "ILACS standard", "SIF" ...: one of the frameworks of assurance/inspection
	Start, End day.Day     // on site; End is blank where the source does not tell it
	MonthOnly  bool        // the source tells only the month; Start is its first day
	Published  day.Day     // blank where the source does not tell it
	Theme      string      // of a visit
	Judgements []Judgement // none for a visit
	Source     string      // for people: publisher and title
}

// Judgement is the grade of one area, both in small letters: "help and protection", "good".
type Judgement struct{ Area, Grade string }

// Grade is the grade of an area, blank where it was not judged.
func (i Inspection) Grade(area string) string {
	for _, j := range i.Judgements {
		if j.Area == area {
			return j.Grade
		}
	}
	return ""
}

// Inspections lists what was published of an authority's inspections and visits, oldest first: all ILACS inspections since
// 2018, visits of one year, and of a few authorities what their reports tell of earlier ones. An authority that was made
// out of others begins anew. What no source here tells is not there: an empty list is not "never inspected".
func (b *Benchmarks) Inspections(number int) []Inspection {
	return slices.Clone(b.inspections[number])
}

// outcomes is where Ofsted's columns tell each area. What was judged before 2023 as one area, children in care and care
// leavers, stands in the column of children in care.
var outcomes = []struct{ column, area string }{
	{"Overall effectiveness", "overall effectiveness"},
	{"The impact of leaders on social work practice with children and families", "leadership"},
	{"The experiences and progress of children who need help and protection", "help and protection"},
	{inCareColumn, "in care"},
	{careLeaversColumn, "care leavers"},
}

const (
	inCareColumn      = "The experiences and progress of children in care"
	careLeaversColumn = "The experiences and progress of care leavers"
)

// apart is the day from which care leavers have a judgement of their own (note in Ofsted's tables).
var apart = day.Of(2023, time.January, 1)

const ofstedTables = "Ofsted, local authority inspection outcomes as at 31 March 2025"

var frameworks = map[string]string{
	"ILACS Standard Inspection": "ILACS standard", "ILACS Short Inspection": "ILACS short",
	"ILACS Focused Visit": "focused visit", "LA Monitoring visit": "monitoring visit",
}

func (b *Benchmarks) readOutcome(t *table) error {
	return b.readOfsted(t, "Inspection date", "Inspection type")
}
func (b *Benchmarks) readVisit(t *table) error {
	return b.readOfsted(t, "Inspection/Visit date", "Inspection/Visit type")
}

// readOfsted reads a row of Ofsted's tables; the same inspection stands in the table of all and in that of its year.
func (b *Benchmarks) readOfsted(t *table, date, kind string) error {
	framework, ok := frameworks[t.text(kind)]
	if !ok {
		return t.wrong(fmt.Sprintf("%s %q is not known", kind, t.text(kind)))
	}
	number, err := b.inspected(t, "Local authority area code")
	if err != nil {
		return err
	}
	i := Inspection{Framework: framework, Source: ofstedTables, Theme: strings.Clone(t.text("Visit Theme"))}
	if i.Start, err = day.ParseWritten(t.text(date)); err != nil {
		return t.wrong(err.Error())
	}
	if i.Published, err = day.ParseWritten(t.text("Publication date")); err != nil {
		return t.wrong(err.Error())
	}
	for _, o := range outcomes {
		if grade := t.text(o.column); grade != "" {
			i.Judgements = append(i.Judgements, Judgement{judgedArea(o.area, i.Start), strings.ToLower(grade)})
		}
	}
	b.addInspection(number, i)
	return nil
}

func judgedArea(area string, start day.Day) string {
	if area == "in care" && start < apart {
		return "in care and care leavers"
	}
	return area
}

func (b *Benchmarks) inspected(t *table, column string) (int, error) {
	number, ok := b.numbers[strings.ToLower(t.text(column))]
	if !ok {
		return 0, t.wrong(fmt.Sprintf("area code %q is no authority's", t.text(column)))
	}
	return number, nil
}

// readReported reads one judgement that an inspection report tells, of itself or of the inspection before it.
func (b *Benchmarks) readReported(t *table) error {
	number, err := b.inspected(t, "area_code")
	if err != nil {
		return err
	}
	i := Inspection{Framework: strings.Clone(t.text("framework")), MonthOnly: t.text("month_only") == "yes", Source: strings.Clone(t.text("source")),
		Judgements: []Judgement{{strings.Clone(t.text("area")), strings.Clone(t.text("grade"))}}}
	for _, told := range []struct {
		column string
		to     *day.Day
	}{{"start", &i.Start}, {"end", &i.End}, {"published", &i.Published}} {
		if text := t.text(told.column); text != "" {
			if *told.to, err = day.Parse(text); err != nil {
				return t.wrong(err.Error())
			}
		}
	}
	for n, known := range b.inspections[number] {
		if known.Framework == i.Framework && known.Start == i.Start && known.Grade(i.Judgements[0].Area) == "" {
			b.inspections[number][n].Judgements = append(known.Judgements, i.Judgements...)
			return nil
		}
	}
	b.addInspection(number, i)
	return nil
}

// addInspection keeps an inspection, in the place of one that was told before.
func (b *Benchmarks) addInspection(number int, i Inspection) {
	same := func(o Inspection) bool { return o.Framework == i.Framework && o.Start == i.Start }
	all := slices.DeleteFunc(b.inspections[number], same)
	b.inspections[number] = append(all, i)
	slices.SortStableFunc(b.inspections[number], func(x, y Inspection) int { return cmp.Compare(x.Start, y.Start) })
}
