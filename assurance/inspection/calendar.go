package inspection

import (
	"cmp"
	"fmt"
	"slices"

	"goldthread/clock"
	"goldthread/day"
)

// DueState is how a thing that is to come stands on a day.
type DueState string

// The states of what is to come.
const (
	Running   DueState = "running"
	Late      DueState = "late"
	Done      DueState = "done"
	DoneLate  DueState = "done late"
	MayCome   DueState = "may come"  // nobody has to: it is never late
	NoDay     DueState = "no day"    // it will come, and nothing says when
	Uncounted DueState = "uncounted" // the working days up to it are not known: Why says so
)

// Due is one thing that is to come, or has: a clock that runs for the authority.
type Due struct {
	Clock  *clock.Clock // the timescale: its name, what starts and stops it, its source
	What   string       // what comes, in words: "Short inspection (one week on site)"
	Why    string       // why it comes, in a sentence
	From   day.Day      // what it is counted from
	First  day.Day      // before this day it is not usual; blank: at any time
	Due    day.Day      // blank where there is NoDay, or the day is Uncounted
	Last   day.Day      // from the day after it is late; the same as Due but for inspections
	State  DueState
	DoneOn day.Day
	DoneBy string // id of the Inspection, Engagement or SelfEvaluation that did it; blank where a day alone tells it
	After  string // id of the Inspection or Notice that it follows from
}

// Calendar computes what comes next as at a day, from what the register says happened up to it: what is late first, then by
// day; what has no day, and what is done, last. It looks from the newest published inspection on: what an inspection asked
// for is overtaken by the next.
func (r *Register) Calendar(asAt day.Day) []Due {
	c := calendar{Register: r, asAt: asAt}
	newest, ok := r.standing(asAt)
	if ok {
		c.inspection(&newest)
		c.between(&newest)
	}
	c.papers(&newest)
	c.meetings(&newest)
	c.evaluations()
	c.reviews()
	slices.SortStableFunc(c.all, func(a, b Due) int {
		return cmp.Or(cmp.Compare(a.State.rank(), b.State.rank()), cmp.Compare(a.day(), b.day()))
	})
	return c.all
}

func (s DueState) rank() int {
	return slices.Index([]DueState{Late, Running, MayCome, NoDay, Uncounted, DoneLate, Done}, s)
}

func (d *Due) day() day.Day {
	if d.DoneOn.Known() {
		return -d.DoneOn // what was done last stands first
	}
	return d.Due
}

// calendar is a calendar being made.
type calendar struct {
	*Register
	asAt day.Day
	all  []Due
}

// add counts the limit of a clock from the day d.From, unless the day is known or nothing tells it, and says how it stands.
func (c *calendar) add(d Due) {
	if d.DoneOn > c.asAt {
		d.DoneOn, d.DoneBy = day.Never, ""
	}
	if !d.Due.Known() && d.State != NoDay {
		due, err := d.Clock.On(d.From).Limit.Due(d.From)
		if err != nil {
			d.Why += " The day cannot be counted: " + err.Error() + "."
			d.State = Uncounted
		}
		d.Due = due
	}
	d.Last = max(d.Last, d.Due)
	if d.DoneOn.Known() || d.State == "" {
		d.State = stateOf(&d, c.asAt)
	}
	c.all = append(c.all, d)
}

func stateOf(d *Due, asAt day.Day) DueState {
	switch {
	case d.DoneOn.Known() && d.Last.Known() && d.DoneOn > d.Last:
		return DoneLate
	case d.DoneOn.Known():
		return Done
	case asAt > d.Last:
		return Late
	}
	return Running
}

// standing is the newest inspection with grades that was published by the day: it says what comes next.
func (r *Register) standing(asAt day.Day) (Inspection, bool) {
	for _, i := range slices.Backward(r.Inspections()) {
		if i.Framework.graded() && i.Status == Published && i.Published <= asAt {
			return i, true
		}
	}
	return Inspection{}, false
}

// Standing is the newest inspection with grades that was published by the day, and the grade that says what comes next;
// because no overall grade is given since April 2026, that is then the lowest of its areas.
func (r *Register) Standing(asAt day.Day) (i Inspection, grade string, ok bool) {
	i, ok = r.standing(asAt)
	return i, i.deciding(), ok
}

// deciding is the grade by which Ofsted chooses what comes next: the overall one, else the lowest of the main areas.
func (i *Inspection) deciding() string {
	if overall := i.Grade(OverallArea); overall != "" {
		return overall
	}
	scheme, _ := SchemeOn(i.Framework, i.From)
	lowest := -1
	for _, a := range scheme.Areas {
		if a.Needed {
			lowest = max(lowest, slices.Index(scheme.Grades, i.Grade(a.Key)))
		}
	}
	if lowest < 0 {
		return ""
	}
	return scheme.Grades[lowest]
}

func (i *Inspection) decidingWords() string {
	if i.Grade(OverallArea) != "" {
		return fmt.Sprintf("services were judged %s overall in %s", i.deciding(), monthOf(i.From))
	}
	return fmt.Sprintf("the lowest grade of %s was %s, and no overall grade was given", monthOf(i.From), i.deciding())
}

func monthOf(d day.Day) string {
	year, month, _ := d.Date()
	return fmt.Sprintf("%s %d", month, year)
}

// inspection says when the next inspection is usual.
func (c *calendar) inspection(after *Inspection) {
	d := Due{Clock: nextInspection, From: after.From, After: after.ID}
	next, came := c.next(after)
	if came {
		d.DoneOn, d.DoneBy = next.From, next.ID
	}
	switch after.deciding() {
	case Inadequate:
		d.What, d.State = "Standard inspection (two weeks on site)", NoDay
		d.Why = upperFirst(after.decidingWords()) + ": inspectors come again after their monitoring visits, when they see fit."
		c.add(d)
		return
	case Outstanding, Good:
		d.What = "Short inspection (one week on site)"
	default:
		d.What = "Standard inspection (two weeks on site)"
	}
	d.Why = upperFirst(after.decidingWords()) + ": the next inspection is usual about three years on, from six months before to six months after."
	d.Due = after.From.AddMonths(nextInspection.On(after.From).Limit.N)
	d.First, d.Last = d.Due.AddMonths(-around), d.Due.AddMonths(around)
	c.add(d)
}

// next is the first inspection with grades that came on site after another, by the day.
func (c *calendar) next(after *Inspection) (Inspection, bool) {
	for _, i := range c.Inspections() {
		if i.Framework.graded() && i.came(after.From, c.asAt) {
			return i, true
		}
	}
	return Inspection{}, false
}

// came lists the visits of some frameworks that came after a day and by another, oldest first.
func (c *calendar) came(after, by day.Day, of ...Framework) []Inspection {
	return slices.DeleteFunc(c.Inspections(), func(i Inspection) bool {
		return !slices.Contains(of, i.Framework) || !i.came(after, by)
	})
}

// came says whether the first day on site lies after a day and not after another. One that is only expected has not come,
// whatever day was pencilled in.
func (i *Inspection) came(after, by day.Day) bool {
	return i.Status != Expected && i.From > after && i.From <= by
}

// between says which visits come between inspections.
func (c *calendar) between(after *Inspection) {
	until, again := c.asAt, false
	if next, came := c.next(after); came {
		until, again = next.From, true
	}
	if after.deciding() == Inadequate {
		c.monitoringVisits(after, until, again)
		return
	}
	visits := c.came(after.From, until, FocusedVisit, JTAI)
	for n := range mostVisits {
		d := Due{Clock: focused, From: after.From, After: after.ID, State: MayCome,
			What: fmt.Sprintf("Focused visit or joint inspection, %s of at most two", []string{"the first", "the second"}[n]),
			Why:  "Up to two visits come between inspections; a joint inspection may take the place of one."}
		if n < len(visits) {
			d.DoneOn, d.DoneBy = visits[n].From, visits[n].ID
		} else if again {
			continue // the next inspection is here: no visit comes before it any more
		}
		c.add(d)
	}
}

// monitoringVisits are quarterly, until inspectors come again.
func (c *calendar) monitoringVisits(after *Inspection, until day.Day, again bool) {
	from := after.Published
	d := Due{Clock: monitoring, After: after.ID, What: "Monitoring visit",
		Why: upperFirst(after.decidingWords()) + ": inspectors visit each quarter until they inspect again."}
	for _, v := range c.came(after.Published, until, MonitoringVisit) {
		d.From, d.DoneOn, d.DoneBy = from, v.From, v.ID
		c.add(d)
		from = v.From
	}
	if !again {
		d.From, d.DoneOn, d.DoneBy = from, day.Never, ""
		c.add(d)
	}
}

// papers are what the authority owes after a report: of the newest inspection and of the visits since.
func (c *calendar) papers(newest *Inspection) {
	for _, i := range c.Inspections() {
		if i.Status != Published || i.Published > c.asAt || i.Published < newest.Published {
			continue
		}
		from := i.Published
		if i.Received.Known() {
			from = i.Received
		}
		d := Due{From: from, After: i.ID}
		if i.owesReport() {
			d.Clock, d.What, d.DoneOn = publishReport, publishReport.Name, i.PublishedOut
			d.Why = "The authority publishes " + i.named() + " too, within 30 working days of receiving it."
			c.add(d)
		}
		if i.Framework == FocusedVisit && i.Priority {
			d.Clock, d.What, d.DoneOn = draftPlan, draftPlan.Name, i.DraftSent
			d.Why = upperFirst(i.named()) + " names areas for priority action: a draft plan goes to Ofsted within 20 working days."
			c.add(d)
		}
		if i.owesStatement() {
			d.Clock, d.What, d.DoneOn = statement, statement.Name, i.StatementOut
			d.Why = "What will be done in the light of " + i.named() + " is sent and published within 70 working days of receiving it."
			c.add(d)
		}
	}
}

// owesReport says whether the authority publishes the report or letter itself: those of inspections under section 136.
func (i *Inspection) owesReport() bool { return i.Framework.graded() || i.Framework == FocusedVisit }

// owesStatement says whether a written statement of action is asked for.
func (i *Inspection) owesStatement() bool {
	switch i.Framework {
	case FocusedVisit:
		return i.Priority
	case JTAI:
		return i.Statement
	}
	return i.Framework.graded()
}

func (i *Inspection) named() string {
	if i.Framework.graded() {
		return "the report of " + monthOf(i.From)
	}
	return "the letter after the " + string(i.Framework) + " of " + monthOf(i.From)
}

// meetings are the annual engagement meetings.
func (c *calendar) meetings(newest *Inspection) {
	from := newest.Published
	d := Due{Clock: engagement, What: engagement.Name,
		Why: "Each year the director and the regional inspectors talk about the self-evaluation and what is planned."}
	for _, m := range c.Engagements() {
		if m.Day > c.asAt {
			continue
		}
		if m.Day >= newest.Published && from.Known() {
			d.From, d.DoneOn, d.DoneBy = from, m.Day, m.ID
			c.add(d)
		}
		from = m.Day
	}
	if from.Known() {
		d.From, d.DoneOn, d.DoneBy = from, day.Never, ""
		c.add(d)
	}
}

// evaluations: the next self-evaluation is due a year after the last was signed off.
func (c *calendar) evaluations() {
	var from day.Day
	for _, e := range c.Evaluations() {
		if e.State == SignedOff && e.SignedOn <= c.asAt {
			from = max(from, e.SignedOn)
		}
	}
	if from.Known() {
		c.add(Due{Clock: evaluation, What: evaluation.Name, From: from,
			Why: "The last one was signed off on " + from.Long() + "; inspectors ask for a new one each year."})
	}
}

// reviews of each notice or direction come as it says, until it ends.
func (c *calendar) reviews() {
	for _, n := range c.Notices() {
		if n.IssuedOn > c.asAt {
			continue
		}
		ended := n.EndedOn.Known() && n.EndedOn <= c.asAt
		from := n.IssuedOn
		d := Due{Clock: review, After: n.ID, What: review.Name,
			Why: fmt.Sprintf("The %s of %s is reviewed every %s until it ends.", n.Sort, n.IssuedOn.Long(), months(n.Months))}
		for _, i := range c.came(n.IssuedOn-1, c.asAt, DfEReview) {
			if i.Notice == n.ID {
				d.From, d.Due, d.DoneOn, d.DoneBy = from, from.AddMonths(n.Months), i.From, i.ID
				c.add(d)
				from = i.From
			}
		}
		if !ended {
			d.From, d.Due, d.DoneOn, d.DoneBy = from, from.AddMonths(n.Months), day.Never, ""
			c.add(d)
		}
	}
}
