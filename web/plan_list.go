package web

import (
	"cmp"
	"slices"
	"strconv"

	"goldthread/access"
	"goldthread/assurance/plan"
	"goldthread/day"
)

// planListView answers: what was promised, how far is it, and where must somebody act?
type planListView struct {
	frame
	Plan       plan.Settings
	Today      day.Day
	All, Found int // actions in the plan, and in the list that was asked for
	Ratings    []planCount
	Lists      []planCount // lists of their own
	Asked      planAsked
	Filters    []planFilter
	Means      string     // what the list that was asked for says
	Mine       []planLine // the viewer's own, before the whole plan
	Waiting    int        // of which an update is asked for
	Sections   []planSection
	Pages      pager
	At         string // the page's own path
	Loose      []plan.Loose
	Keeps      bool // the viewer keeps the plan
	Outside    bool // the viewer reads it without names
	Published  bool // the numbers behind the ratings are the published ones alone
	Nothing    bool // of which there are none
}

// Empty says that nothing was written yet.
func (p *planListView) Empty() bool { return p.All == 0 && len(p.Sections) == 0 }

// Path is where the choice above the list is sent.
func (planListView) Path() string { return "/plan" }

// planCount is a number of actions that opens the list of them.
type planCount struct {
	Name, Href string
	Rating     plan.Rating
	N          int
	Here       bool // it is the list that is shown
}

// planSection is a recommendation with what is done about it.
type planSection struct {
	plan.Recommendation
	Heading    string // where no recommendation heads it
	Href       string
	Themes     string
	Objectives []planObjective
	Unanswered bool // no objective answers it
}

// planObjective is an objective with its actions. An objective of several recommendations stands under the first and is
// named under the others.
type planObjective struct {
	plan.Objective
	Who   string
	Above bool // its actions stand further up
	Lines []planLine
	Also  []planLine // actions of it that stand further up
}

// planLine is an action in a list.
type planLine struct {
	plan.Action
	Schedule, Quality planMark
	Who               string
	Last              day.Day // of the last update
	Silence           string  // how long nothing was said, where that is too long
	Next              day.Day // when the next update is due
	Late              bool
	Updates           bool     // the viewer may write its update
	Says              []string // what its measures say, in the lists that tell done from working
}

// planMark is one of the two ratings with its reasons.
type planMark struct {
	brag
	Reasons []string
}

// First is the first reason; blank where there is none.
func (m planMark) First() string {
	if len(m.Reasons) == 0 {
		return ""
	}
	return m.Reasons[0]
}

// planDesk is what the lines of the plan are made of: how it stands by all figures, how it stands by what the viewer may see,
// and whose words they may read.
type planDesk struct {
	*visit
	rated, shown *plan.Standing
	names        names
	due          map[string]plan.Due // by action
}

func (v *visit) planDesk() (d planDesk, err error) {
	d.visit = v
	if d.rated, err = v.standing(); err != nil {
		return d, err
	}
	if d.shown, err = v.shownStanding(); err != nil {
		return d, err
	}
	d.due = map[string]plan.Due{}
	for _, u := range d.rated.UpdatesDue("") {
		d.due[u.Action.ID] = u
	}
	d.names, err = v.names()
	return d, err
}

// notPublished is the reason of a rating to whom the figures behind it are not shown.
const notPublished = "It is rated by figures that are not all published."

// marks are the two ratings of an action. The ratings are the same to everybody; the reasons are those that the figures
// that the viewer may see give, where they give the same rating.
func (d *planDesk) marks(action string) (schedule, quality planMark) {
	whole, told := d.rated.Ratings(action), d.shown.Ratings(action)
	return markOf(whole.Schedule, told.Schedule), markOf(whole.Quality, told.Quality)
}

func markOf(whole, told plan.Mark) planMark {
	m := planMark{brag{whole.Rating}, told.Reasons}
	if whole.Rating != told.Rating {
		m.Reasons = []string{notPublished}
	}
	return m
}

// mayUpdate says whether the viewer may say how an action stands.
func (v *visit) mayUpdate(action string) bool {
	a, ok := v.house.plan.Action(action) // whole: the owner may be a reader from outside
	if !ok || a.State == plan.Agreed || a.State == plan.Embedded {
		return false
	}
	return v.may(access.KeepPlan) || v.may(access.UpdateActions) && a.Own(v.viewer.Account.Name)
}

// line is an action as a list shows it.
func (d *planDesk) line(a plan.Action) planLine {
	l := planLine{Action: a, Who: d.whoAnswers(a.Owner, a.Lead, a.Partner, d.names), Next: d.rated.NextUpdate(a.ID), Updates: d.mayUpdate(a.ID)}
	l.Schedule, l.Quality = d.marks(a.ID)
	if all := d.rated.Updates(a.ID); len(all) > 0 {
		l.Last = all[len(all)-1].Day
	}
	l.Late = l.Next.Known() && l.Next < d.today()
	l.Silence = silence(d.due[a.ID])
	return l
}

// silence says in words for how long nothing was said of an action of which something was due; blank where nothing was.
func silence(due plan.Due) string {
	switch {
	case due.Late <= 0:
		return ""
	case due.Silent >= 2:
		return "nothing said for " + counted(due.Silent, "month", "months")
	}
	return "an update is " + counted(due.Late, "day", "days") + " late"
}

// Href is the action's page.
func (l planLine) Href() string { return "/plan/actions/" + l.ID }

// UpdateHref is where the viewer says how it stands.
func (l planLine) UpdateHref() string { return l.Href() + "/update" }

// Stands is how far the action has come, in words.
func (l planLine) Stands() string { return stands(&l.Action) }

func stands(a *plan.Action) string {
	switch a.State {
	case plan.NotStarted:
		return "not started"
	case plan.UnderWay:
		return "under way since " + a.Began.Long()
	case plan.SaidDone:
		return "said to be done on " + a.Done.Long()
	case plan.Agreed:
		return "a board agreed that it is done and worked"
	case plan.Embedded:
		return "a board agreed, and three months later it still held"
	}
	return string(a.State)
}

func (v *visit) planList() error {
	d, err := v.planDesk()
	if err != nil {
		return err
	}
	view := &planListView{Plan: d.shown.Settings(), Today: v.today(), Asked: readPlanAsked(v.r.URL.Query()),
		Keeps: v.may(access.KeepPlan), Outside: v.outside(), Published: !v.may(access.SeeFigures)}
	view.Section, view.Title, view.Wide = "Plan", view.Plan.Title, true
	pack, err := v.shownPack()
	if err != nil {
		return err
	}
	view.Nothing = view.Published && pack == nil
	all := d.shown.Actions()
	view.All = len(all)
	d.addCounts(view, all)
	d.addFilters(view, all)
	wanted := d.wanted(view.Asked, all)
	view.Found = len(wanted)
	if !view.Asked.Some() {
		view.Mine, view.Waiting = d.mine(all), v.updatesDue()
	}
	view.At = "/plan"
	view.Sections, view.Pages = v.pageOfPlan(d.sections(view.Asked, wanted), view.Asked, view.At)
	if view.Keeps && !view.Asked.Some() {
		view.Loose = d.rated.LooseEnds()
	}
	return v.render("plan_list", view)
}

// mine are the lines that are the viewer's own, those that wait for a word first.
func (d *planDesk) mine(all []plan.Action) []planLine {
	var lines []planLine
	for _, a := range all {
		if own, ok := d.house.plan.Action(a.ID); ok && own.Own(d.viewer.Account.Name) {
			lines = append(lines, d.line(a))
		}
	}
	slices.SortStableFunc(lines, func(x, y planLine) int { return cmp.Compare(x.waits(), y.waits()) })
	return lines
}

// waits orders lines by what is asked of their owner: a word that is late, then what is not done, then what waits for a board.
func (l planLine) waits() int {
	switch {
	case l.Late:
		return 0
	case l.State == plan.UnderWay, l.State == plan.NotStarted:
		return 1
	case l.State == plan.SaidDone:
		return 2
	}
	return 3
}

// addCounts counts the actions by the worse of their ratings, and those that need somebody.
func (d *planDesk) addCounts(view *planListView, all []plan.Action) {
	n := map[plan.Rating]int{}
	for _, a := range all {
		n[d.rated.Ratings(a.ID).Worst()]++
	}
	for _, r := range bragOrder {
		view.Ratings = append(view.Ratings, planCount{Name: brag{r}.Word(), Rating: r, N: n[r], Href: view.Asked.with("rating", string(r)), Here: view.Asked.Rating == string(r)})
	}
	for _, l := range planLists {
		view.Lists = append(view.Lists, planCount{Name: l.name, N: len(l.of(d)), Href: planAsked{List: l.key}.href(), Here: view.Asked.List == l.key})
		if view.Asked.List == l.key {
			view.Means = l.means
		}
	}
}

// bragOrder is the order in which ratings are counted: what needs somebody first.
var bragOrder = []plan.Rating{plan.Red, plan.Amber, plan.Green, plan.Blue, plan.White}

// sections lays the actions that were asked for under the objectives and recommendations that they are for. Each stands
// once, under the first that it serves. Where only some are asked for, what has none of them is left out.
func (d *planDesk) sections(asked planAsked, wanted map[string]planLine) []planSection {
	s := &planLayout{planDesk: d, objectives: d.shown.Objectives(), actions: d.shown.Actions(), wanted: wanted, whole: !asked.Some(), at: map[string]bool{}, told: map[string]bool{}}
	for _, r := range d.shown.Recommendations() {
		if asked.Recommendation == "" || asked.Recommendation == r.ID {
			s.recommendation(r)
		}
	}
	if asked.Recommendation == "" {
		s.rest()
	}
	return s.sections
}

// planLayout is the list while it is made.
type planLayout struct {
	*planDesk
	objectives []plan.Objective
	actions    []plan.Action
	wanted     map[string]planLine
	whole      bool
	at, told   map[string]bool // actions, and objectives, that stand already
	sections   []planSection
}

func (s *planLayout) recommendation(r plan.Recommendation) {
	of := plan.End{Kind: plan.RecommendationKind, ID: r.ID}
	section := planSection{Recommendation: r, Href: "/plan/recommendations/" + r.ID, Themes: s.namesOf(of, plan.BelongsTo, plan.ThemeKind)}
	answering := s.shown.Tied(of, plan.Answers, plan.ObjectiveKind)
	section.Unanswered = len(answering) == 0
	for _, o := range s.objectives {
		if slices.Contains(answering, o.ID) {
			s.objective(&section, o)
		}
	}
	if s.whole || section.lines() > 0 {
		s.sections = append(s.sections, section)
	}
}

// rest are the objectives that answer no recommendation, and the actions that serve no objective.
func (s *planLayout) rest() {
	section := planSection{Heading: "For no recommendation"}
	for _, o := range s.objectives {
		if !s.told[o.ID] {
			s.objective(&section, o)
		}
	}
	if len(section.Objectives) > 0 && (s.whole || section.lines() > 0) {
		s.sections = append(s.sections, section)
	}
	loose := planObjective{}
	for _, a := range s.actions {
		if l, ok := s.wanted[a.ID]; ok && !s.at[a.ID] {
			loose.Lines = append(loose.Lines, l)
		}
	}
	if len(loose.Lines) > 0 {
		s.sections = append(s.sections, planSection{Heading: "For no objective", Objectives: []planObjective{loose}})
	}
}

func (s *planLayout) objective(section *planSection, o plan.Objective) {
	one := planObjective{Objective: o, Who: s.whoAnswers(o.Sponsor, o.SponsorRole, "", s.names), Above: s.told[o.ID]}
	s.told[o.ID] = true
	serving := s.shown.Tied(plan.End{Kind: plan.ObjectiveKind, ID: o.ID}, plan.Serves, plan.ActionKind)
	for _, a := range s.actions {
		l, ok := s.wanted[a.ID]
		switch {
		case !ok || one.Above || !slices.Contains(serving, a.ID):
		case s.at[a.ID]:
			one.Also = append(one.Also, l)
		default:
			s.at[a.ID] = true
			one.Lines = append(one.Lines, l)
		}
	}
	if s.whole || len(one.Lines)+len(one.Also) > 0 {
		section.Objectives = append(section.Objectives, one)
	}
}

func (s *planSection) lines() (n int) {
	for _, o := range s.Objectives {
		n += len(o.Lines) + len(o.Also)
	}
	return n
}

// namesOf are the names of what is tied to a value by a word, in a sentence.
func (d *planDesk) namesOf(of plan.End, word, kind string) string {
	var names []string
	for _, id := range d.shown.Tied(of, word, kind) {
		if v, ok := d.shown.Value(plan.End{Kind: kind, ID: id}); ok {
			names = append(names, v.Name())
		}
	}
	return joined(names)
}

// From is where the recommendation stands: its source and page.
func (s planSection) From() string {
	from := s.Source.Name
	if s.Page > 0 {
		from += ", page " + strconv.Itoa(s.Page)
	}
	return from
}
