package report

import (
	"maps"
	"slices"

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

// teamsOf lists every team that the record names.
func teamsOf(b *record.Book) []string {
	names := map[string]bool{}
	for _, c := range b.All() {
		for _, o := range c.Observations {
			if o.About == record.AllocatedTeam {
				names[o.Text] = true
			}
		}
		if c.Front != nil {
			for _, e := range c.Front.Referrals {
				names[e.Team] = true
			}
			for _, e := range c.Front.Assessments {
				names[e.Team] = true
			}
		}
		if c.Protection != nil {
			for _, e := range c.Protection.Enquiries {
				names[e.Team] = true
			}
		}
	}
	delete(names, "")
	return slices.Sorted(maps.Keys(names))
}
