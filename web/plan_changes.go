package web

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"goldthread/access"
	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/indicator/catalogue"
)

// planChangesView answers: what is otherwise in the plan than on an earlier day, who changed it, and why?
type planChangesView struct {
	frame
	writing
	From, To           string // the two plans, in words
	Asks               []field
	Baselines          []baselineOf
	Added              int
	Dropped            int
	Changed            int
	Later              int // due days that moved on
	Earlier            int // due days that moved back
	Groups             []changedKind
	Compared           bool
	OfBaseline, Naming bool
	Keeps              bool
	Fields             []field // of the form that names a baseline
}

// baselineOf is a plan as somebody agreed it.
type baselineOf struct {
	plan.Baseline
	Href string // compares it with today
}

// changedKind are the changes of one kind of line.
type changedKind struct {
	Name  string // "Actions"
	Lines []changeOf
	More  int // beyond mostChanges
}

// changeOf is a line of the plan that is otherwise.
type changeOf struct {
	Name, Href string
	What       plan.What
	Fields     []string
	Why        string
	Who, When  string
}

const (
	mostChanges = 150 // of a kind, on one page
	plansKept   = 6   // as they stood at earlier instants
)

// changeNames are the kinds as headings, in the order in which they are read.
var changeNames = []struct{ kind, name string }{
	{plan.ActionKind, "Actions"}, {plan.ObjectiveKind, "Objectives"}, {plan.MeasureKind, "Measures"}, {plan.RecommendationKind, "Recommendations"},
	{plan.ThemeKind, "Themes"}, {plan.AgreementKind, "Boards’ agreements"}, {plan.RecoveryKind, "Recovery plans"}, {plan.CheckKind, "Checks whether it lasted"},
	{plan.EvidenceKind, "Evidence"}, {plan.UpdateKind, "Updates"}, {plan.BaselineKind, "Baselines"}, {plan.SettingsKind, "How the plan is run"},
}

func (v *visit) planChanges() error { return v.showPlanChanges(&planChangesView{}, http.StatusOK) }

// showPlanChanges compares the two plans that the address asks for: a baseline or a day with another day.
func (v *visit) showPlanChanges(view *planChangesView, status int) error {
	view.Section, view.Title, view.Keeps = "Plan", "What changed in the plan", v.may(access.KeepPlan)
	q := v.r.URL.Query()
	if baselines := v.house.plan.Baselines(); q.Get("baseline")+q.Get("from")+q.Get("to") == "" && len(baselines) > 0 {
		q.Set("baseline", baselines[0].ID)
	}
	from, to := v.momentsAsked(view, q.Get("baseline"), q.Get("from"), q.Get("to"))
	for _, b := range v.house.plan.Baselines() {
		view.Baselines = append(view.Baselines, baselineOf{b, "/plan/changes?baseline=" + b.ID})
	}
	if len(view.Problems) > 0 {
		view.Compared = false
		status = http.StatusUnprocessableEntity
	} else if err := v.comparePlans(view, from, to); err != nil {
		return err
	}
	view.addAsks(q)
	if view.Fields == nil {
		view.Fields = baselineFields(v.house.plan.Settings().Board, v.today())
	}
	for i := range view.Fields {
		view.Fields[i].Problem = view.Problem(view.Fields[i].Name)
	}
	if status != http.StatusOK {
		view.Title = "Error: " + view.Title
	}
	return v.answer(status, "plan_changes", view)
}

// moment is a plan as it stood: at the end of a day, or when a baseline was named.
type moment struct {
	day   day.Day
	until time.Time // the last instant of it; zero where an entry says it
	entry int64     // of the baseline
}

func (m moment) now() bool { return m.until.IsZero() && m.entry == 0 }

// momentsAsked reads which two plans to compare: without a choice the newest baseline, or the plan of a month ago, with today's.
func (v *visit) momentsAsked(view *planChangesView, baseline, from, to string) (a, b moment) {
	baselines := v.house.plan.Baselines()
	a, b = moment{day: v.today().AddMonths(-1)}, moment{day: v.today()}
	if to != "" {
		b.day = view.typedDay("to", to)
	}
	if from != "" {
		a.day = view.typedDay("from", from)
	}
	a.until, b.until = v.endIfPast(a.day), v.endIfPast(b.day)
	view.From, view.To = "as it stood on "+a.day.Long(), "as it stood on "+b.day.Long()
	if b.now() {
		view.To = "as it stands now"
	}
	for _, one := range baselines {
		if one.ID == baseline {
			a = moment{day: day.OfTime(one.At.In(v.london)), entry: one.Seq}
			view.OfBaseline = true
			view.From = "“" + one.Name() + "”, as " + one.AgreedBy + " agreed it"
		}
	}
	if len(view.Problems) == 0 && (a.day > b.day || b.day > v.today()) {
		view.wrong("to", "The second day lies before the first, or has not come: choose a day from "+a.day.Long()+" to "+v.today().Long())
	}
	return a, b
}

// endIfPast is the last instant of a day that is over; the zero instant for one that is not.
func (v *visit) endIfPast(d day.Day) time.Time {
	if d >= v.today() {
		return time.Time{}
	}
	return v.endOf(d)
}

// planAt is the plan as it stood, as the viewer may see it.
func (v *visit) planAt(m moment) (*plan.Plan, error) {
	p := v.house.plan
	if !m.now() {
		past, err := v.keeper.plans.get(m, func() (*plan.Plan, error) {
			ctx := context.WithoutCancel(v.ctx()) // others wait for it too
			if m.entry > 0 {
				return plan.ReadTo(ctx, v.Journal, v.house.code, m.entry)
			}
			return plan.ReadAt(ctx, v.Journal, v.house.code, m.until)
		})
		if err != nil {
			return nil, err
		}
		p = past
	}
	if v.outside() {
		p = p.Public(v.isTold)
	}
	return p, nil
}

func (v *visit) comparePlans(view *planChangesView, from, to moment) error {
	view.Compared = true
	a, err := v.planAt(from)
	if err != nil {
		return err
	}
	b, err := v.planAt(to)
	if err != nil {
		return err
	}
	called, err := v.names()
	if err != nil {
		return err
	}
	by := map[string][]changeOf{}
	for _, c := range plan.Compare(a, b) {
		view.tally(c)
		by[c.Kind] = append(by[c.Kind], v.changeOf(c, b, called))
	}
	for _, k := range changeNames {
		if lines := by[k.kind]; len(lines) > 0 {
			shown := lines[:min(len(lines), mostChanges)]
			view.Groups = append(view.Groups, changedKind{k.name, shown, len(lines) - len(shown)})
		}
	}
	return nil
}

// tally counts what became of the lines, and which actions' due days moved.
func (view *planChangesView) tally(c plan.Change) {
	switch c.What {
	case plan.Added:
		view.Added++
	case plan.Dropped:
		view.Dropped++
	default:
		view.Changed++
	}
	for _, f := range c.Fields {
		switch {
		case c.Kind != plan.ActionKind || f.Field != "due":
		case f.Moved > 0:
			view.Later++
		case f.Moved < 0:
			view.Earlier++
		}
	}
}

func (v *visit) changeOf(c plan.Change, now *plan.Plan, called names) changeOf {
	line := changeOf{Name: c.Name, What: c.What, Why: c.Version.Why, When: c.Version.At.In(v.london).Format("2 January 2006")}
	if c.Version.Actor != "" {
		line.Who = called.of(c.Version.Actor)
	}
	if in, ok := catalogue.Find(c.Name); ok && c.Kind == plan.MeasureKind {
		line.Name = in.About().Title
	}
	if line.Name == "" {
		line.Name = upperFirst(c.Kind) // its words are not for readers outside
	}
	if _, stands := now.Value(c.End); stands {
		line.Href = hrefOfLine(c.End)
	}
	for _, f := range c.Fields {
		if f.Field == "owner" || f.Field == "sponsor" || f.Field == "agency's account" {
			f.Was, f.Is = called.of(f.Was), called.of(f.Is)
		}
		line.Fields = append(line.Fields, upperFirst(f.Words()))
	}
	return line
}

// hrefOfLine is the page of a line of the plan; blank where it has none.
func hrefOfLine(e plan.End) string {
	switch e.Kind {
	case plan.ActionKind:
		return "/plan/actions/" + e.ID
	case plan.RecommendationKind:
		return "/plan/recommendations/" + e.ID
	case plan.EvidenceKind:
		return "/plan/evidence/" + e.ID
	}
	return ""
}

// addAsks are the fields that choose the two plans.
func (view *planChangesView) addAsks(asked url.Values) {
	options := []option{{Value: "", Words: "A day"}}
	for _, b := range view.Baselines {
		options = append(options, option{Value: b.ID, Words: b.Name()})
	}
	view.Asks = []field{{Name: "baseline", Label: "From", As: "select", Options: options}, {Name: "from", Label: "or from the day", As: "day"}, {Name: "to", Label: "To the day", As: "day"}}
	if len(view.Baselines) == 0 {
		view.Asks = view.Asks[1:]
		view.Asks[0].Label = "From the day"
	}
	retype(view.Asks, asked)
	for i := range view.Asks {
		view.Asks[i].Problem = view.Problem(view.Asks[i].Name)
	}
}

func baselineFields(board string, today day.Day) []field {
	return []field{
		{Name: "title", Label: "What it is called", Hint: "Like: Plan as agreed in May 2027", As: "line"},
		{Name: "agreedBy", Label: "Who agreed it", As: "short", Value: board},
		dayField("day", "On which day", howADayLooks, today),
	}
}

// nameBaseline marks the plan as it stands now as what was agreed.
func (v *visit) nameBaseline() error {
	view := &planChangesView{Naming: true, Fields: baselineFields("", v.today())}
	b := &plan.Baseline{Title: v.typed("title"), AgreedBy: v.typed("agreedBy"), Day: view.typedDay("day", v.typed("day"))}
	retype(view.Fields, v.r.PostForm)
	if b.Day > v.today() {
		view.wrong("day", "The day has not come yet: give the day on which it was agreed")
	}
	drafts, wrong := v.house.plan.Save(v.planner(), v.today(), b)
	ok, err := v.keepAll(&view.writing, drafts, wrong)
	if err != nil {
		return err
	}
	if ok {
		return v.done("/plan/changes", "baseline")
	}
	return v.showPlanChanges(view, http.StatusUnprocessableEntity)
}
