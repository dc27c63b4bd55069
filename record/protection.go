package record

import (
	"goldthread/codelist"
	"goldthread/day"
)

// NeedEpisode is an episode of need (list 6): the child receives services as a child in need in the wide sense, which
// takes in protection plans, care and open assessments.
type NeedEpisode struct {
	Origin
	Start  day.Day       `json:"start"`
	Need   codelist.Code `json:"need,omitempty"` // codelist.Need
	Closed day.Day       `json:"closed,omitzero"`
	Reason codelist.Code `json:"reason,omitempty"` // codelist.Closure
	Gone   day.Day       `json:"gone,omitzero"`    // see Open
}

// Enquiry is an enquiry under section 47, with the initial child protection conference that followed it (list 5).
type Enquiry struct {
	Origin
	Holding
	StrategyDiscussion    day.Day       `json:"strategy"`
	ConferenceUnnecessary codelist.Code `json:"unnecessary,omitempty"` // codelist.Answer
	Conference            day.Day       `json:"conference,omitzero"`
	LedToPlan             codelist.Code `json:"plan,omitempty"` // codelist.Answer
}

// ProtectionPlan is a child protection plan (list 7).
type ProtectionPlan struct {
	Origin
	Start           day.Day       `json:"start"`
	InitialCategory codelist.Code `json:"initial,omitempty"` // codelist.Abuse
	LatestCategory  codelist.Code `json:"latest,omitempty"`  // codelist.Abuse
	End             day.Day       `json:"end,omitzero"`
	PreviousPlans   *int          `json:"previous,omitempty"` // plans before this one in the same authority; nil when not told
	Gone            day.Day       `json:"gone,omitzero"`      // see Open
}

// CarePeriod is a period of being looked after, from coming into care to ceasing (list 8).
type CarePeriod struct {
	Origin
	Start  day.Day       `json:"start"`
	Need   codelist.Code `json:"need,omitempty"` // codelist.Need
	Ceased day.Day       `json:"ceased,omitzero"`
	Reason codelist.Code `json:"reason,omitempty"` // codelist.Ceased
	Gone   day.Day       `json:"gone,omitzero"`    // see Open
}

// Open says whether an episode that began on start runs on a day. It runs on the day it starts and no longer on the day
// it ends, as the children-looked-after return counts. gone is the day by which a later delivery no longer listed an
// episode whose end it did not tell: from then on it is not open, and it counts as no ending on any day.
func Open(start, end, gone, on day.Day) bool {
	return start.Known() && start <= on && (!end.Known() || end > on) && (!gone.Known() || gone > on)
}

// Open says whether the episode runs on the day; see the function of that name for its ends.
func (e NeedEpisode) Open(on day.Day) bool { return Open(e.Start, e.Closed, e.Gone, on) }

// Open says whether the plan runs on the day.
func (p ProtectionPlan) Open(on day.Day) bool { return Open(p.Start, p.End, p.Gone, on) }

// Open says whether the child is looked after on the day.
func (p CarePeriod) Open(on day.Day) bool { return Open(p.Start, p.Ceased, p.Gone, on) }
