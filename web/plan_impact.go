package web

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"goldthread/access"
	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/report"
)

// impactView answers: was this recommendation acted on, and did it work?
type impactView struct {
	frame
	plan.Impact
	AsAt       day.Day // of the figures; no day where there are none
	SourceHref string  // blank where the viewer may not open it
	Themes     []string
	Objectives []objectiveOf
	Measured   []effectOf
	Voices     []plan.Evidence
	Actions    []impactAction
	NotWorking []plan.Parted // done, but not working
	NotDone    []plan.Parted // working, but not done
	Outside    bool          // the viewer reads the plan without names
	Published  bool          // the numbers are those of the published papers
	MayKeep    bool          // the viewer may write the plan
}

// objectiveOf is an objective with who answers for it.
type objectiveOf struct {
	plan.Objective
	Who string
}

// AddAction is the form of a new action that serves the recommendation's objectives.
func (view *impactView) AddAction() string {
	serves := url.Values{}
	for _, o := range view.Objectives {
		serves.Add(plan.ObjectiveKind, o.ID)
	}
	if len(serves) == 0 {
		return "/plan/new/action"
	}
	return "/plan/new/action?" + serves.Encode()
}

// impactAction is an action of the recommendation with its letter on the charts.
type impactAction struct {
	plan.Action
	Sign, Who string
	Ratings   plan.Ratings
	Href      string
}

// Gone says that the action was withdrawn.
func (a impactAction) Gone() bool { return a.State == plan.Withdrawn }

// Span is when the action ran, in words.
func (a impactAction) Span() string {
	switch {
	case !a.Began.Known():
		return "has not begun"
	case !a.Done.Known():
		return "began " + a.Began.Long() + ", not done yet"
	}
	return "began " + a.Began.Long() + ", done " + a.Done.Long()
}

func (v *visit) impact() error {
	id := v.r.PathValue("recommendation")
	shown, err := v.shownStanding()
	if err != nil {
		return err
	}
	found, ok := shown.Impact(id)
	if !ok {
		return &notFound{"This recommendation is not in the plan.", "The plan lists those that are."}
	}
	pack, err := v.shownPack()
	if err != nil {
		return err
	}
	view := &impactView{Impact: found, Outside: v.outside(), Published: !v.may(access.SeeFigures), MayKeep: v.may(access.KeepPlan)}
	view.Section, view.Title, view.Wide, view.Thread = "Plan", "Did it work?", true, true
	if n := found.Recommendation.Number; n != "" {
		view.Title += " Recommendation " + n
	}
	view.SourceHref = v.sourceHref(found.Recommendation.Source)
	if err := v.addActions(view, shown, id); err != nil {
		return err
	}
	view.addMeasured(shown, pack)
	view.Voices = toldVoices(found.Voices)
	return v.render("plan_impact", view)
}

// sourceHref is the page of what a recommendation comes from; blank where it has none or the viewer may not open it.
func (v *visit) sourceHref(s plan.Source) string {
	if s.Kind != "inspection" || !v.may(access.SeeInspections) {
		return ""
	}
	if _, ok := v.register().Inspection(s.ID); !ok {
		return "" // it is not there, or not published
	}
	return "/inspections/" + s.ID
}

// addActions adds what is done about the recommendation: its objectives and their actions, rated as everybody sees them.
func (v *visit) addActions(view *impactView, shown *plan.Standing, id string) error {
	rated, err := v.standing()
	if err != nil {
		return err
	}
	names, err := v.names()
	if err != nil {
		return err
	}
	of := plan.End{Kind: plan.RecommendationKind, ID: id}
	for _, t := range shown.Tied(of, plan.BelongsTo, plan.ThemeKind) {
		if theme, ok := shown.Value(plan.End{Kind: plan.ThemeKind, ID: t}); ok {
			view.Themes = append(view.Themes, theme.Name())
		}
	}
	for _, o := range shown.Objectives() {
		if !slices.Contains(shown.Tied(of, plan.Answers, plan.ObjectiveKind), o.ID) {
			continue
		}
		view.Objectives = append(view.Objectives, objectiveOf{o, v.whoAnswers(o.Sponsor, o.SponsorRole, "", names)})
	}
	for i, a := range shown.ActionsOf(id) {
		view.Actions = append(view.Actions, impactAction{a, letters(i), v.whoAnswers(a.Owner, a.Lead, a.Partner, names), rated.Ratings(a.ID), "/plan/actions/" + a.ID})
	}
	view.NotWorking = view.own(rated.DoneButNotWorking(), shown.DoneButNotWorking())
	view.NotDone = view.own(rated.WorkingButNotDone(), shown.WorkingButNotDone())
	return nil
}

// whoAnswers says who answers for something: by name to the service, by role and agency to readers outside.
func (v *visit) whoAnswers(account, role, agency string, called names) string {
	var who []string
	if account != "" && !v.outside() {
		who = append(who, called.of(account))
	} else if role != "" {
		who = append(who, role)
	}
	if agency != "" {
		who = append(who, agency)
	}
	return strings.Join(who, ", ")
}

// toldVoices leaves out what the viewer may not be told of.
func toldVoices(all []plan.Evidence) []plan.Evidence {
	var told []plan.Evidence
	for _, e := range all {
		if e.Voice != nil {
			told = append(told, e)
		}
	}
	return told
}

// own are those of the recommendation's own actions of which done and working differ by all figures, with what the figures
// that the viewer may see say.
func (view *impactView) own(rated, shown []plan.Parted) []plan.Parted {
	says := parted(rated, shown)
	var own []plan.Parted
	for _, a := range view.Actions {
		if words, ok := says[a.ID]; ok {
			own = append(own, plan.Parted{Action: a.Action, Words: words})
		}
	}
	return own
}

// letters is the sign of the n-th action on the charts: A to Z, then AA.
func letters(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return letters(n/26-1) + letters(n%26)
}

// effectOf is a measure of the recommendation with its chart.
type effectOf struct {
	plan.Effect
	drawn  []report.DayMark
	Line   *report.Line // marked; nil where there are no figures of it
	Href   string       // of the measure's page; blank where the viewer has none
	Title  string
	Months []monthOf      // newest first
	Key    []impactAction // what is marked on the chart
	Off    []string       // marks that lie outside the months of the chart, each a sentence
	Sets   []plan.Evidence
}

func (view *impactView) addMeasured(shown *plan.Standing, pack *report.Pack) {
	if pack != nil {
		view.AsAt = pack.AsAt
	}
	for i, e := range view.Effects {
		m := effectOf{Effect: e, Title: e.Measure.Name()}
		for _, set := range e.Audits {
			if set.Audit != nil {
				m.Sets = append(m.Sets, set)
			}
		}
		if m.Line = lineOfPack(pack, e.Measure.Code); m.Line != nil {
			m.Href = "/indicator/" + e.Measure.Code
			m.draw(fmt.Sprintf("m%d-", i+1), view.Actions)
		}
		view.Measured = append(view.Measured, m)
	}
}

// lineOfPack is the line of a measure; nil where the figures do not have it.
func lineOfPack(pack *report.Pack, code string) *report.Line {
	if pack == nil {
		return nil
	}
	line, err := lineIn(pack, code)
	if err != nil {
		return nil
	}
	return line
}

// draw marks on the measure's chart when its actions began and were done.
func (m *effectOf) draw(id string, actions []impactAction) {
	var target *float64
	if m.Measure.TargetDay.Known() {
		target = &m.Measure.Target
	}
	marks := m.marks(actions)
	for _, a := range actions {
		if slices.ContainsFunc(m.Flags, func(f plan.Flag) bool { return f.Action.ID == a.ID }) {
			m.Key = append(m.Key, a)
		}
	}
	whole := m.Line
	m.drawn = marks
	m.Line = whole.Marked(id, strings.TrimSuffix(lowerFirst(m.Words), "."), m.Chart, target, marks)
	for _, mark := range marks {
		if !whole.Within(mark.Day) {
			m.Off = append(m.Off, offChart(mark, whole))
		}
	}
	signals := m.Line.Months.Signals()
	for i, point := range m.Line.Months.Points {
		m.Months = append([]monthOf{{Value: point, Signal: signals[i]}}, m.Months...)
	}
}

// offChart says of a day that is not on the chart where it lies.
func offChart(mark report.DayMark, l *report.Line) string {
	what := "began"
	if mark.Ends {
		what = "done"
	}
	where := "after the newest month of the chart"
	if points := l.Months.Points; len(points) == 0 || mark.Day < points[0].Window.From {
		where = "before the chart begins"
	}
	return fmt.Sprintf("%s: %s %s, %s.", mark.Sign, what, mark.Day.Long(), where)
}

// marks puts what happened on one day under one sign.
func (m *effectOf) marks(actions []impactAction) []report.DayMark {
	type key struct {
		day  day.Day
		ends bool
	}
	at := map[key][]int{}
	var order []key
	for _, f := range m.Flags {
		for i, a := range actions {
			if a.ID != f.Action.ID {
				continue
			}
			k := key{f.Day, f.Words == "done"}
			if at[k] == nil {
				order = append(order, k)
			}
			at[k] = append(at[k], i)
		}
	}
	var marks []report.DayMark
	for _, k := range order {
		marks = append(marks, report.DayMark{Day: k.day, Ends: k.ends, Sign: signs(at[k])})
	}
	return marks
}

// signs are the letters of some actions, in their order: "A", "A, C", "B–E".
func signs(of []int) string {
	var parts []string
	for i := 0; i < len(of); {
		j := i
		for j+1 < len(of) && of[j+1] == of[j]+1 {
			j++
		}
		switch {
		case j > i+1:
			parts = append(parts, letters(of[i])+"–"+letters(of[j]))
		case j == i+1:
			parts = append(parts, letters(of[i]), letters(of[j]))
		default:
			parts = append(parts, letters(of[i]))
		}
		i = j + 1
	}
	return strings.Join(parts, ",")
}

// In says what began and was done in a month: "A, B began; C done".
func (m effectOf) In(month day.Span) string {
	var said []string
	for _, mark := range m.drawn {
		switch {
		case !month.Has(mark.Day):
		case mark.Ends:
			said = append(said, mark.Sign+" done")
		default:
			said = append(said, mark.Sign+" began")
		}
	}
	return strings.Join(said, "; ")
}

// Class is the sort of movement, for its sign.
func (m effectOf) Class() string {
	switch {
	case m.Before && (m.Moved == plan.Better || m.Moved == plan.Worse):
		return "other"
	case m.Moved == plan.Better:
		return "better"
	case m.Moved == plan.Worse:
		return "worse"
	case m.Moved == plan.NotMoved:
		return "steady"
	}
	return "few"
}

// Said is where the measure began, where it should be and where it is, in words.
func (m effectOf) Said() string {
	var said []string
	of := m.Measure
	if of.BaselineDay.Known() {
		said = append(said, "Baseline "+m.number(of.Baseline)+" on "+of.BaselineDay.Long()+".")
	}
	if of.TargetDay.Known() {
		said = append(said, "Target "+m.number(of.Target)+" by "+of.TargetDay.Long()+".")
	} else {
		said = append(said, "No target is set.")
	}
	switch {
	case !m.Known:
		said = append(said, "Where it stands now is not known.")
	case m.Met:
		said = append(said, "Now "+m.nowText()+": the target is met.")
	case of.TargetDay.Known():
		said = append(said, "Now "+m.nowText()+": the target is not met.")
	default:
		said = append(said, "Now "+m.nowText()+".")
	}
	return strings.Join(append(said, upperFirst(string(of.Polarity))+"."), " ")
}

func (m effectOf) nowText() string {
	text := m.number(m.Now.Value)
	if m.Now.Denominator > 0 {
		text += fmt.Sprintf(" (%s of %s)", thousands(m.Now.Numerator), thousands(m.Now.Denominator))
	}
	return text + " as at " + m.Now.AsAt.Long()
}

// number is a value in the measure's unit.
func (m effectOf) number(n float64) string {
	unit := indicator.Percent // an audit's question
	if in, ok := catalogue.Find(m.Measure.Code); ok {
		unit = in.Unit()
	}
	return strings.Replace(report.Value{Unit: unit, Known: true, Number: n}.Plain(), ".0", "", 1)
}
