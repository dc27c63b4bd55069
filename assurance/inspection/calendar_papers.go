package inspection

import (
	"fmt"

	"goldthread/day"
)

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
