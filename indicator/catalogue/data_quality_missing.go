package catalogue

import (
	"strings"

	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// recordFeeds are the lists whose rows the figures of data quality look at.
var recordFeeds = []record.Feed{record.Contacts, record.EarlyHelpFeed, record.Referrals, record.Assessments, record.Enquiries, record.NeedEpisodes,
	record.ProtectionPlans, record.CarePeriods, record.CareLeavers, record.Adoptions}

// recordsMissing is data-quality-missing.
var recordsMissing = &indicator.State{
	Words: indicator.Words{
		Code: "data-quality-missing", Area: indicator.Quality,
		Title:    "Records with a required day or code missing",
		Question: "Can we trust the records that every other figure is made of?",
		Counts: "rows that Annex A shows as at the day: contacts, early help, referrals, assessments and enquiries of six months, children in need, on a plan and in care " +
			"now or in the six months before, care leavers, and children on the way to adoption",
		Meets: "at least one day or code that the list requires is blank: sex, ethnicity, disability from list 4 on, sources, outcomes, categories, legal status, " +
			"placement, and what a closed row must say",
		Source:   "local standard, from the blank rules of Ofsted's Annex A template of August 2019 and the regional schema of January 2024",
		Polarity: indicator.Lower, Pair: "data-quality-implausible",
		Compare: "not published nationally",
		Needs:   recordFeeds, Latest: true,
		Proxy: "adopters (list 11) are not looked at. A row without the day that makes it one is refused when it is read and stands in the report of the delivery. A field of " +
			"the child that one list leaves blank and another tells is not missing",
	},
	In: indicator.Percent,
	Cases: func(_ *indicator.Rules, c *record.Child, on day.Day, f func(indicator.Case)) {
		list1.missing(c, on, f)
		list2.missing(c, on, f)
		list3.missing(c, on, f)
		list4.missing(c, on, f)
		list5.missing(c, on, f)
		list6.missing(c, on, f)
		list7.missing(c, on, f)
		list8.missing(c, on, f)
		list9.missing(c, on, f)
		list10.missing(c, on, f)
	},
}

// missing makes a case of each row, with the names of the fields that are blank.
func (l *annexaList[E]) missing(c *record.Child, on day.Day, f func(indicator.Case)) {
	l.rows(c, on, func(e *E, key record.Key) {
		var blank []string
		personFields(c, l.number, func(field string) { blank = append(blank, field) })
		for _, field := range l.required {
			if field.blank(c, e, on) {
				blank = append(blank, field.field)
			}
		}
		j := indicator.Judgement{Met: indicator.No, Why: "complete"}
		if len(blank) > 0 {
			j = indicator.Judgement{Met: indicator.Yes, Value: float64(len(blank)), Why: "missing: " + strings.Join(blank, ", ")}
		}
		f(indicator.Case{Record: key, Day: on, Holding: heldBy(c, e, on), Judgement: j})
	})
}

// heldBy is who holds a record: whom its own row names, else who holds the child.
func heldBy(c *record.Child, e any, on day.Day) record.Holding {
	if own, ok := e.(interface{ Held() record.Holding }); ok {
		if h := own.Held(); h != (record.Holding{}) {
			return h
		}
	}
	return c.HeldOn(on)
}
