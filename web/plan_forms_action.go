package web

import (
	"net/url"
	"strings"

	"goldthread/access"
	"goldthread/assurance/plan"
	"goldthread/day"
)

// milestoneRow is a line of the milestones, as typed.
type milestoneRow struct {
	N                    int
	ID, Title, Due, Done string
}

// spareMilestones are the blank lines of the form.
const spareMilestones = 2

func (v *visit) actionForm(line plan.Value) (*lineForm, error) {
	a := line.(*plan.Action)
	owners, err := v.mayOwn(a.Owner, func(r access.Role) bool { return r.May(access.UpdateActions) && !r.PublicOnly(access.SeePlan) })
	if err != nil {
		return nil, err
	}
	contacts, err := v.mayOwn(a.Contact, func(r access.Role) bool { return r.May(access.UpdateActions) && r.PublicOnly(access.SeePlan) })
	if err != nil {
		return nil, err
	}
	form := &lineForm{
		called:     "an action",
		fields:     v.actionFields(a, owners, contacts),
		milestones: milestonesOf(a),
		more:       []field{{Name: "note", Label: "Note (may be left blank)", Hint: "For the service alone: readers outside never see it.", As: "text", Value: a.Note}},
	}
	if a.ID != "" {
		form.lead = []string{"The day on which it was first due, " + a.First.Long() + ", stays on the page whatever you change."}
		form.more = append(form.more, whyField("Needed where the owner or a day by which something is due changes. The plan keeps it."))
	}
	form.read = func(w *writing) (plan.Value, []plan.Ties) {
		return v.readAction(w, *a, owners, contacts), []plan.Ties{{Word: plan.Serves, Kind: plan.ObjectiveKind, IDs: v.ticked("objective")}}
	}
	return form, nil
}

func (v *visit) actionFields(a *plan.Action, owners, contacts []option) []field {
	objectives := chosen(v.objectives(), v.tiedNow(plan.ActionKind, a.ID, plan.Serves, plan.ObjectiveKind)...)
	return []field{
		{Name: "number", Label: "Number in the plan (may be left blank)", As: "number", Value: a.Number},
		{Name: "title", Label: "The action", Hint: "What will be done, as somebody can do it.", As: "line", Value: a.Title},
		{Name: "owner", Label: "Owner", Hint: "Who answers for it and says each month how it goes.", As: "select", Options: owners},
		{Name: "lead", Label: "The owner’s role", Hint: "As members and the public read it, without a name, like: Head of safeguarding", As: "line", Value: a.Lead},
		{Name: "partner", Label: "Agency that does it or helps (may be left blank)", As: "line", Value: a.Partner},
		{Name: "contact", Label: "The agency’s account", Hint: "It updates the action as the owner does.", As: "select", Options: contacts},
		{Name: "objective", Label: "Objectives that it serves", As: "ticks", Options: objectives},
		dayField("start", "Begins (may be left blank)", howADayLooks, a.Start),
		dayField("due", "Due", howADayLooks, a.Due),
	}
}

func (v *visit) objectives() []option {
	var options []option
	for _, o := range v.house.plan.Objectives() {
		options = append(options, option{Value: o.ID, Words: o.Name()})
	}
	return options
}

// readAction is the action as typed. Where it stands, and since when, is not typed: acts move it.
func (v *visit) readAction(w *writing, a plan.Action, owners, contacts []option) *plan.Action {
	a.ID, a.Seq, a.Why = w.ID, w.Base, v.typed("why")
	a.Number, a.Title, a.Lead, a.Partner, a.Note = v.typed("number"), v.typed("title"), v.typed("lead"), v.typed("partner"), v.typed("note")
	a.Owner, a.Contact = v.typedAccount(w, "owner", owners), v.typedAccount(w, "contact", contacts)
	a.Start, a.Due = w.typedDay("start", v.typed("start")), w.typedDay("due", v.typed("due"))
	a.Milestones = nil
	for _, row := range typedMilestones(v.r.PostForm) {
		if row.Title == "" && row.Due == "" && row.Done == "" {
			continue
		}
		a.Milestones = append(a.Milestones, plan.Milestone{ID: row.ID, Title: row.Title, Due: w.typedDay("milestones", row.Due), Done: w.typedDay("milestones", row.Done)})
	}
	return &a
}

// milestonesOf are the lines of an action's milestones, and some to fill in.
func milestonesOf(a *plan.Action) []milestoneRow {
	var rows []milestoneRow
	for _, m := range a.Milestones {
		rows = append(rows, milestoneRow{ID: m.ID, Title: m.Title, Due: knownDay(m.Due), Done: knownDay(m.Done)})
	}
	return numberedRows(append(rows, make([]milestoneRow, spareMilestones)...))
}

func knownDay(d day.Day) string {
	if !d.Known() {
		return ""
	}
	return d.Long()
}

// typedMilestones are the lines as typed, in their order.
func typedMilestones(typed url.Values) []milestoneRow {
	at := func(name string, i int) string {
		if all := typed[name]; i < len(all) {
			return strings.TrimSpace(all[i])
		}
		return ""
	}
	rows := make([]milestoneRow, 0, len(typed["milestone"]))
	for i := range typed["milestone"] {
		rows = append(rows, milestoneRow{ID: at("milestone-id", i), Title: at("milestone", i), Due: at("milestone-due", i), Done: at("milestone-done", i)})
	}
	return numberedRows(rows)
}

func numberedRows(rows []milestoneRow) []milestoneRow {
	for i := range rows {
		rows[i].N = i + 1
	}
	return rows
}
