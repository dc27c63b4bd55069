package web

import (
	"cmp"
	"fmt"
	"strings"

	"goldthread/access"
	"goldthread/assurance/plan"
	"goldthread/day"
)

// timelineView answers: what runs when, what has slipped, and what comes next?
type timelineView struct {
	planListView
	Charts []ganttOf
}

// Path is where the choice above the pictures is sent.
func (timelineView) Path() string { return "/plan/timeline" }

// ganttOf is an objective with its actions on one line of time: for a wide screen, for a narrow one, and as a table.
type ganttOf struct {
	Heading, Of  string // the objective, and the recommendation that it answers
	Wide, Narrow gantt
	Lines        []planLine
}

func (v *visit) planTimeline() error {
	d, err := v.planDesk()
	if err != nil {
		return err
	}
	view := &timelineView{planListView: planListView{Plan: d.shown.Settings(), Today: v.today(), Asked: readPlanAsked(v.r.URL.Query()),
		Outside: v.outside(), Keeps: v.may(access.KeepPlan)}}
	view.Section, view.Title, view.Wide = "Plan", "Timeline: "+view.Plan.Title, true
	all := d.shown.Actions()
	view.All = len(all)
	d.addFilters(&view.planListView, all)
	for _, l := range planLists {
		if l.key == view.Asked.List {
			view.Means = l.means
		}
	}
	wanted := d.wanted(view.Asked, all)
	view.Found = len(wanted)
	view.At = view.Path()
	sections := d.sections(view.Asked, wanted)
	span := ganttSpan(linesOf(sections), view.Today)
	view.Sections, view.Pages = v.pageOfPlan(sections, view.Asked, view.At)
	view.draw(span)
	return v.render("plan_timeline", view)
}

func linesOf(sections []planSection) (all []planLine) {
	for _, s := range sections {
		for _, o := range s.Objectives {
			all = append(all, o.Lines...)
		}
	}
	return all
}

// draw draws each objective by itself, all of them over the same time.
func (view *timelineView) draw(span day.Span) {
	for _, s := range view.Sections {
		for _, o := range s.Objectives {
			if len(o.Lines) == 0 {
				continue
			}
			g := ganttOf{Heading: cmp.Or(numberedTitle(o.Number, o.Title), s.Heading), Lines: o.Lines}
			if o.Title != "" && s.Text != "" {
				g.Of = s.Recommendation.Name()
			}
			id := fmt.Sprint(len(view.Charts) + 1)
			g.Wide = drawGantt("wide-"+id, wideGantt, g.Heading, o.Lines, span, view.Today)
			g.Narrow = drawGantt("narrow-"+id, narrowGantt, g.Heading, o.Lines, span, view.Today)
			view.Charts = append(view.Charts, g)
		}
	}
}

func numberedTitle(number, title string) string { return strings.TrimSpace(number + " " + title) }

// ganttSpan is the time that holds every day of the actions and today, in whole months.
func ganttSpan(lines []planLine, today day.Day) day.Span {
	s := day.Span{From: today, To: today}
	for _, l := range lines {
		days := []day.Day{l.Start, l.Began, l.Due, l.Action.First, l.Done}
		for _, m := range l.Milestones {
			days = append(days, m.Due, m.Done)
		}
		for _, d := range days {
			if d.Known() {
				s.From, s.To = min(s.From, d), max(s.To, d)
			}
		}
	}
	return day.Span{From: s.From.MonthStart(), To: s.To.MonthEnd()}
}

// Planned is from when until when the action was to run, in words.
func (l planLine) Planned() string {
	if l.Start.Known() {
		return l.Start.Long() + " to " + l.Due.Long()
	}
	return "by " + l.Due.Long()
}

// MilestonesSaid are the milestones, each with its days.
func (l planLine) MilestonesSaid() []string {
	var said []string
	for _, m := range l.Milestones {
		text := m.Title + ": due " + m.Due.Long()
		if m.Due != m.First {
			text += ", first due " + m.First.Long()
		}
		if m.Done.Known() {
			text += ", reached " + m.Done.Long()
		}
		said = append(said, text)
	}
	return said
}

// Gone says that the action was withdrawn.
func (l planLine) Gone() bool { return l.State == plan.Withdrawn }

// Shapes are the signs of the ratings, for the key.
func (timelineView) Shapes() []brag {
	var all []brag
	for _, r := range bragOrder {
		all = append(all, brag{r})
	}
	return all
}
