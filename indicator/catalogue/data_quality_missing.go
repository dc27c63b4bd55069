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
		Counts: "rows that Annex A shows as at the day: contacts, referrals and enquiries of six months, early help and assessments open now or completed in the six months " +
			"before, children in need, on a plan and in care now or in those months, care leavers, and children on the way to adoption",
		Meets: "at least one day or code that the list requires is blank: sex, ethnicity, disability from list 4 on, sources, outcomes, categories, legal status, " +
			"placement, and what a closed row must say",
		Source:   "local standard, from the blank rules of Ofsted's Annex A template of August 2019 and the regional schema of January 2024",
		ValueIn:  "fields left blank",
		Polarity: indicator.Lower, Pair: "data-quality-implausible",
		Compare: "not published nationally",
		Needs:   recordFeeds, Latest: true,
		Proxy: "adopters (list 11) are not looked at. A row without the day that makes it one is refused when it is read and stands in the report of the delivery. A field of " +
			"the child that one list leaves blank and another tells is not missing",
	},
	In: indicator.Percent,
	Cases: func(_ *indicator.Rules, c *record.Child, on day.Day, f func(indicator.Case)) {
		l := look{child: c, on: on}
		if c.Front != nil {
			list1.each(&l, missing, f)
			list2.each(&l, missing, f)
			list3.each(&l, missing, f)
			list4.each(&l, missing, f)
		}
		if c.Protection != nil {
			list5.each(&l, missing, f)
			list7.each(&l, missing, f)
		}
		if c.Leaving != nil {
			list9.each(&l, missing, f)
		}
		list6.each(&l, missing, f)
		list8.each(&l, missing, f)
		list10.each(&l, missing, f)
	},
}

// missing judges a row by the fields that are blank, and names them.
func missing[E any](list *annexaList[E], l look, e *E) indicator.Judgement {
	blank := personFields(nil, l.child, list.number)
	for i := range list.required {
		if list.required[i].blank(l.child, e, l.on) {
			blank = append(blank, list.required[i].field)
		}
	}
	if len(blank) == 0 {
		return indicator.Judgement{Met: indicator.No, Why: "complete"}
	}
	return indicator.Judgement{Met: indicator.Yes, Value: float64(len(blank)), Why: "missing: " + strings.Join(blank, ", ")}
}
