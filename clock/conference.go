package clock

import (
	"slices"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// Conference is the initial child protection conference after the strategy discussion that started the enquiry. Where
// there were several discussions, the one that started the enquiry counts.
var Conference = &Clock{
	Code: "initial-conference", Name: "Initial child protection conference",
	Starts: "strategy discussion that started the section 47 enquiry", Stops: "conference held",
	Versions: []Version{{Limit: Limit{15, WorkingDays}, Source: "Working Together to Safeguard Children 2023, chapter 3; the edition of 2026 was not read"}},
}

// ConferenceAwaited says whether an enquiry still waits on a day for its initial conference: none was held by then and
// none was found unnecessary. A child who already has a protection plan gets a review conference instead, and Ofsted has
// such an enquiry answered as "not unnecessary" (Annex A guidance, list 5), so a plan that runs ends the wait. So does one
// that began since, whether it runs still or not: a conference made it, though the list does not tell that.
func ConferenceAwaited(c *record.Child, e *record.Enquiry, on day.Day) bool {
	if e.ConferenceUnnecessary == codelist.Yes || !record.Open(e.StrategyDiscussion, e.Conference, day.Never, on) {
		return false
	}
	return PlanOn(c, e.StrategyDiscussion) == nil && !planBegan(c, e.StrategyDiscussion, on)
}

// planBegan says whether a child protection plan began in a run of days.
func planBegan(c *record.Child, from, to day.Day) bool {
	return slices.ContainsFunc(c.Protection.Plans, func(p record.ProtectionPlan) bool { return p.Start >= from && p.Start <= to })
}

func conferenceRunning(c *record.Child, on day.Day, l Local, found func(Due)) {
	if c.Protection == nil {
		return
	}
	for i := range c.Protection.Enquiries {
		if e := &c.Protection.Enquiries[i]; ConferenceAwaited(c, e, on) {
			found(l.due(Conference, e.StrategyDiscussion, on, holder(e.Holding, c, on), key(e)))
		}
	}
}
