package web

import (
	"fmt"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
	"goldthread/store"
)

// holdings tell each change of team or worker, as at the list that first named it.
func holdings(c *record.Child, on day.Day) []fact {
	var facts []fact
	var before record.Holding
	for _, o := range c.Observations {
		if o.Day > on || o.About != record.AllocatedTeam && o.About != record.AllocatedWorker {
			continue
		}
		h := c.HeldOn(o.Day)
		if h == before {
			continue
		}
		before = h
		facts = append(facts, observed(c, o, told{Kind: ofHolding, What: "Held by " + heldBy(h)}))
	}
	return facts
}

// workerSince is the day of the list from which on the same worker has held the child; ok is false where none does.
func workerSince(c *record.Child, on day.Day) (since day.Day, ok bool) {
	now := c.HeldOn(on)
	if now.Worker == "" {
		return since, false
	}
	for i := len(c.Observations) - 1; i >= 0; i-- {
		o := &c.Observations[i]
		if o.About != record.AllocatedWorker || o.Day > on {
			continue
		}
		if o.Text != now.Worker && c.HeldOn(o.Day).Worker != now.Worker {
			break
		}
		since = o.Day
	}
	return since, since.Known()
}

// state is how an observation is told: which part of the story it is, how it is called, and the code list of its value.
type state struct {
	kind factKind
	name string
	of   *codelist.Set
}

// states are the observations that are told when they change. Who holds the child is told by holdings.
var states = map[record.Attribute]state{
	record.ReferralsBefore:         {ofFrontDoor, "Referrals in the 12 months before the latest", nil},
	record.EnquiriesBefore:         {ofProtection, "Section 47 enquiries in the 12 months before the latest", nil},
	record.ConferencesBefore:       {ofProtection, "Initial conferences in the 12 months before the latest", nil},
	record.CaseStatus:              {ofNeed, "Case status", codelist.Status},
	record.EmergencyProtection:     {ofProtection, "Emergency protection order or police powers in six months", codelist.Answer},
	record.SecondCarePeriod:        {ofCare, "Second period of care within 12 months", codelist.Answer},
	record.Unaccompanied:           {ofCare, "Unaccompanied asylum-seeking child", codelist.Answer},
	record.PermanencePlan:          {ofCare, "Permanence plan", codelist.Permanence},
	record.Placements:              {ofPlacement, "Placements in 12 months", nil},
	record.MissingEpisodes:         {ofCare, "Times missing in 12 months", nil},
	record.AbsentEpisodes:          {ofCare, "Times absent in 12 months", nil},
	record.ReturnInterviewOffered:  {ofCare, "Return interview offered", codelist.Answer},
	record.ReturnInterviewAccepted: {ofCare, "Return interview accepted", codelist.Answer},
	record.Eligibility:             {ofLeaving, "Category of care leaver", codelist.Eligibility},
	record.InTouch:                 {ofLeaving, "In touch", codelist.Touch},
	record.Accommodation:           {ofLeaving, "Lives in", codelist.Accommodation},
	record.Suitability:             {ofLeaving, "Accommodation", codelist.Suitability},
	record.Activity:                {ofLeaving, "Education, work or training", codelist.Activity},
	record.PersonalAdviser:         {ofHolding, "Personal adviser", nil},
	record.AgeGiven:                {ofPerson, "Age given, where no day of birth is known", nil},
}

// statesOf tell what lists said as a count or a state, whenever that was another than before.
func statesOf(c *record.Child, on day.Day) []fact {
	var facts []fact
	last := map[record.Attribute]string{}
	for _, o := range c.Observations {
		s, ok := states[o.About]
		if !ok || o.Day > on {
			continue
		}
		text := s.words(o)
		before, had := last[o.About]
		if had && before == text {
			continue
		}
		last[o.About] = text
		facts = append(facts, observed(c, o, told{Kind: s.kind, What: s.name + ": " + text, More: clause("before: ", before)}))
	}
	return facts
}

func (s state) words(o record.Observation) string {
	switch {
	case s.of != nil:
		return named(label(s.of, codelist.Code(o.Text)))
	case o.Text != "":
		return o.Text
	}
	return fmt.Sprint(o.Count)
}

func observed(c *record.Child, o record.Observation, t told) fact {
	row := record.Snapshot{Day: o.Day, List: o.List}
	return fact{t, o.Day, o.Seq, store.Name{Kind: row.Kind(), ID: record.EntryID(c.ID, row, 1)}}
}

// leavingOf tell when the young person was on the list of those who receive leaving-care services.
func leavingOf(c *record.Child, on day.Day) []fact {
	if c.Leaving == nil {
		return nil
	}
	var facts []fact
	for _, s := range c.Leaving.Spells {
		if s.From > on {
			continue
		}
		f := fact{told: told{Kind: ofLeaving, What: "On the list of care leavers", Stretch: true}, Day: s.From}
		if s.To.Known() && s.To < on {
			f.End = s.To
		}
		for _, o := range c.Observations {
			if o.List == 9 && o.Day >= s.From && (f.Seq == 0 || o.Day <= s.From) {
				g := observed(c, o, told{})
				f.Seq, f.name = g.Seq, g.name
				break
			}
		}
		facts = append(facts, f)
	}
	return facts
}
