package demo

import (
	"context"

	"goldthread/access"
	"goldthread/day"
	"goldthread/record"
	"goldthread/sample"
)

// openings are the records that the director opens to people who see none otherwise, and why.
var openings = []struct {
	to  access.Role
	why string
}{
	{access.QualityAuditor, "Audit of conferences held late: the first of the sample"},
	{access.QualityAuditor, "Audit of conferences held late: the second of the sample"},
	{access.Inspector, "Asked for by the inspector: a conference held late"},
}

// restrictedWhy is why one record is closed to everybody.
const restrictedWhy = "Somebody who works here is related to the child"

// open puts into the story that the director opens some records to the auditor and the inspector, and closes one.
func (w *wychmoor) open() {
	w.at(w.on(w.today()-3, 9, 15), func(ctx context.Context) error {
		view, references, err := w.directorsView(ctx)
		if err != nil {
			return err
		}
		late := w.heldLate(len(openings) + 1)
		for i, child := range late {
			if i == len(openings) {
				return view.Restrict(ctx, references.Of(child), restrictedWhy)
			}
			if err := view.Grant(ctx, references.Of(child), account(openings[i].to), w.today()+inspectedFor, openings[i].why); err != nil {
				return err
			}
		}
		return nil
	})
}

// account is the one of a role whose name is always the same.
func account(of access.Role) (found access.Account) {
	for _, p := range people {
		if p.Role == of {
			found = p.Account
		}
	}
	return found
}

func (w *wychmoor) directorsView(ctx context.Context) (*access.View, *access.References, error) {
	references, err := access.NewReferences(ctx, w.journal, sample.Code)
	if err != nil {
		return nil, nil, err
	}
	references.Learn(w.newest)
	grants, err := access.ReadGrants(ctx, w.journal, sample.Code)
	if err != nil {
		return nil, nil, err
	}
	viewer := access.Viewer{Authority: sample.Code, Account: account(access.Director)}
	return access.NewView(viewer, access.Sight{Shown: w.newest, Present: w.newest, Grants: grants, References: references, Store: w.journal, Now: w.now()}), references, nil
}

// heldLate are the first children of the newest lists who had a conference past its time.
func (w *wychmoor) heldLate(most int) (children []string) {
	for _, c := range w.newest.All() {
		if len(children) < most && hadLateConference(c) {
			children = append(children, c.ID)
		}
	}
	return children
}

func hadLateConference(c *record.Child) bool {
	if c.Protection == nil {
		return false
	}
	for _, e := range c.Protection.Enquiries {
		if n, err := day.WorkingDays(e.StrategyDiscussion, e.Conference); e.Conference.Known() && err == nil && n > 15 {
			return true
		}
	}
	return false
}
