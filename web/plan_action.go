package web

import (
	"slices"

	"goldthread/access"
	"goldthread/assurance/plan"
	"goldthread/day"
)

// planActionView tells everything about one action.
type planActionView struct {
	frame
	Line       planLine
	Base       int64 // the version that its forms are made from
	Today      day.Day
	Contact    string // who updates it for its agency
	Objectives []servedObjective
	Served     bool // it serves an objective
	Effects    []planEffect
	Proof      []proofKind
	Lacking    []string // what is missing for blue
	Sorts      []string // the kinds of evidence that hold
	Rated      []ratedOn
	Told       []toldUpdate
	Recoveries []plan.Recovery
	NoRecovery bool // it is red, and nobody wrote how it comes back
	Agreements []planAgreement
	Checks     []plan.Check
	CheckDue   day.Day
	History    []planVersion
	Acts       []plannedAct
	Agrees     bool // nothing else is missing, and the viewer may record what a board agreed
	Edits      bool
	Recovers   bool // it is red, and the viewer may write how it comes back
	Proves     bool // the viewer may add evidence
	Outside    bool
	Published  bool // the numbers are those of the published papers
	names      names
}

// Called is how an account is called; blank to readers outside, who see none.
func (a *planActionView) Called(account string) string {
	if account == "" || a.Outside {
		return ""
	}
	return a.names.of(account)
}

// Blue says that a board agreed.
func (a *planActionView) Blue() bool {
	return a.Line.State == plan.Agreed || a.Line.State == plan.Embedded
}

// MeasuresHeading says whether the measures are the action's own.
func (a *planActionView) MeasuresHeading() string {
	if len(a.Effects) == 0 {
		return "How one will see whether it works"
	}
	return "Does it work?"
}

// servedObjective is an objective with the recommendations that it answers.
type servedObjective struct {
	plan.Objective
	Who             string
	Recommendations []plan.Recommendation
}

// ratedOn is how the action was rated at the end of a month.
type ratedOn struct {
	Day               day.Day
	Schedule, Quality brag
}

const monthsRated = 6 // month ends of which the ratings are told

func (v *visit) planAction() error {
	if _, err := v.plannedAction(); err != nil {
		return err
	}
	d, err := v.planDesk()
	if err != nil {
		return err
	}
	id := v.r.PathValue("action")
	a, _ := d.shown.Action(id)
	view := &planActionView{Line: d.line(a), Base: a.Seq, Today: v.today(), CheckDue: d.shown.CheckDue(id), Recoveries: d.shown.Recoveries(id), Checks: d.shown.Checks(id),
		Outside: v.outside(), Published: !v.may(access.SeeFigures), names: d.names}
	view.Contact = view.Called(a.Contact)
	view.Objectives = d.served(id)
	view.Served = len(view.Objectives) > 0
	view.Effects = d.effects(id)
	view.Proof, view.Told, view.Agreements = d.proof(view, id), d.told(view, id), d.agreements(id)
	view.addLacking(d.rated.Proof(id))
	view.addRated(d.rated, id)
	view.NoRecovery = slices.ContainsFunc(d.rated.RedWithoutRecovery(), func(r plan.Action) bool { return r.ID == id })
	view.History = versionsOf(d.shown.Versions(id), view.Called)
	v.addPlannedActs(view, id)
	view.Section, view.Title, view.Thread = "Plan", a.Name(), true
	return v.render("plan_action", view)
}

// served are the objectives that the action is for, and what they answer.
func (d *planDesk) served(action string) (all []servedObjective) {
	for _, o := range d.shown.Objectives() {
		if !slices.Contains(d.objectivesOf(action), o.ID) {
			continue
		}
		one := servedObjective{Objective: o, Who: d.whoAnswers(o.Sponsor, o.SponsorRole, "", d.names)}
		answered := d.shown.Tied(plan.End{Kind: plan.ObjectiveKind, ID: o.ID}, plan.Answers, plan.RecommendationKind)
		for _, r := range d.shown.Recommendations() {
			if slices.Contains(answered, r.ID) {
				one.Recommendations = append(one.Recommendations, r)
			}
		}
		all = append(all, one)
	}
	return all
}

// addLacking says what is missing before a board can agree; without figures to whom these are not shown.
func (a *planActionView) addLacking(p plan.Proof) {
	if a.Lacking = p.Lacking; a.Published {
		a.Lacking = p.Plainly
	}
	for _, s := range p.Sorts {
		a.Sorts = append(a.Sorts, sortWords(s))
	}
}

// addRated tells how the action was rated at the last month ends, newest first.
func (a *planActionView) addRated(rated *plan.Standing, id string) {
	versions := rated.Versions(id)
	on := a.Today.MonthStart() - 1
	for range monthsRated {
		if on < versions[0].Changed {
			return
		}
		r := rated.RatingsOn(id, on)
		a.Rated = append(a.Rated, ratedOn{on, brag{r.Schedule.Rating}, brag{r.Quality.Rating}})
		on = on.MonthStart() - 1
	}
}

// addPlannedActs adds what this viewer may do to the action as it stands. The plan asks again when it is done.
func (v *visit) addPlannedActs(view *planActionView, id string) {
	open := v.house.plan.Open(v.planner(), id)
	may := func(act plan.Act) bool {
		return slices.ContainsFunc(open, func(s plan.Step) bool { return s.Act == act })
	}
	for _, act := range plannedActs {
		if may(act.Act) {
			view.Acts = append(view.Acts, act)
		}
	}
	whole, _ := v.house.plan.Action(id)
	own := v.may(access.UpdateActions) && whole.Own(v.viewer.Account.Name)
	view.Agrees, view.Edits = may(plan.Agree) && len(view.Lacking) == 0, may(plan.Edit)
	view.Recovers = (own || v.may(access.KeepPlan)) && (view.Line.Schedule.Rating == plan.Red || view.Line.Quality.Rating == plan.Red)
	view.Proves = own || v.may(access.KeepPlan) || v.may(access.CheckEvidence)
}

// planVersion is a change of the action: what became different, by whom and why.
type planVersion struct {
	Day     day.Day
	Who     string
	Changes []string
	Why     string
}

// versionsOf tells the changes of an action, newest first. What is an account is called by its name; what readers outside
// may not know is not among the fields.
func versionsOf(versions []plan.Action, who func(string) string) (all []planVersion) {
	for i := range versions {
		one := planVersion{Day: versions[i].Changed, Who: who(versions[i].Actor), Why: versions[i].Why}
		if i == 0 {
			one.Changes = []string{"It came into the plan, due on " + versions[i].Due.Long() + "."}
		} else if one.Changes = changesOf(versions[i-1].Fields(), versions[i].Fields(), who); len(one.Changes) == 0 && one.Why == "" {
			continue // another hand in it: nothing of what it says
		}
		all = append(all, one)
	}
	slices.Reverse(all)
	return all
}

// changesOf says what differs between two versions, field by field.
func changesOf(before, after []plan.Field, who func(string) string) (changes []string) {
	say := func(f plan.Field) string {
		if f.Name == "owner" || f.Name == "agency's account" {
			return who(f.Text)
		}
		return f.Text
	}
	had := map[string]plan.Field{}
	for _, f := range before {
		had[f.Name] = f
	}
	for _, f := range after {
		old := had[f.Name]
		delete(had, f.Name)
		if old.Text == f.Text {
			continue
		}
		changes = append(changes, changed(f.Name, say(old), say(f)))
	}
	for _, f := range before {
		if gone, ok := had[f.Name]; ok && gone.Text != "" {
			changes = append(changes, changed(f.Name, say(gone), ""))
		}
	}
	return changes
}

func changed(name, from, to string) string {
	switch {
	case from == "":
		return upperFirst(name) + ": " + to + "."
	case to == "":
		return upperFirst(name) + ": no longer " + from + "."
	}
	return upperFirst(name) + ": from " + from + " to " + to + "."
}
