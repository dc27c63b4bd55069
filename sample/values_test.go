package sample_test

import (
	"fmt"
	"slices"

	"goldthread/record"
)

// values are all that a child's record holds, each written as the journal would, in no order that matters.
func values(c *record.Child) (all []string) {
	if c == nil {
		return nil
	}
	add := func(v record.Value) {
		text, _ := record.Body(v)
		all = append(all, v.Kind()+" "+string(text))
	}
	add(c.Person)
	if f := c.Front; f != nil {
		each(f.Contacts, add)
		each(f.EarlyHelp, add)
		each(f.Referrals, add)
		each(f.Assessments, add)
	}
	if c.Need != nil {
		each(c.Need.Episodes, add)
	}
	if p := c.Protection; p != nil {
		each(p.Enquiries, add)
		each(p.Plans, add)
	}
	if k := c.Care; k != nil {
		each(k.Periods, add)
		each(k.LegalStatuses, add)
		each(k.Placements, add)
	}
	each(c.Adoptions, add)
	each(c.Visits, add)
	each(c.Reviews, add)
	each(c.Checks, add)
	for _, o := range c.Observations {
		all = append(all, fmt.Sprintf("said on list %d as at %s: %s %d %s", o.List, o.Day, o.About, o.Count, o.Text))
	}
	slices.Sort(all)
	return all
}

func each[T record.Value](of []T, add func(record.Value)) {
	for _, v := range of {
		add(v)
	}
}
