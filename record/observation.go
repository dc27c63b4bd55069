package record

import (
	"fmt"
	"sort"

	"goldthread/day"
)

// Attribute names what a list says of a child as a count or a state rather than as an event.
type Attribute uint8

// The attributes that Annex A tells. A count "in the last 12 months" goes back from the child's latest event of its kind
// and leaves that event out, except Placements, which counts the current one.
const (
	ReferralsBefore         Attribute = iota + 1 // list 3: referrals in the 12 months before the latest
	EnquiriesBefore                              // list 5: section 47 enquiries in the 12 months before the latest
	ConferencesBefore                            // list 5: initial conferences in the 12 months before the latest
	CaseStatus                                   // list 6: codelist.Status
	EmergencyProtection                          // list 7: emergency protection order or police powers in the last six months
	SecondCarePeriod                             // list 8: a second period of care within the last 12 months
	Unaccompanied                                // lists 8 and 9: unaccompanied asylum-seeking child
	PermanencePlan                               // list 8: codelist.Permanence
	Placements                                   // list 8: placements in the last 12 months
	MissingEpisodes                              // list 8: episodes missing in the last 12 months
	AbsentEpisodes                               // list 8: episodes absent in the last 12 months
	ReturnInterviewOffered                       // list 8: codelist.Answer
	ReturnInterviewAccepted                      // list 8: codelist.Answer
	Eligibility                                  // list 9: codelist.Eligibility
	InTouch                                      // list 9: codelist.Touch
	Accommodation                                // list 9: codelist.Accommodation
	Suitability                                  // list 9: codelist.Suitability
	Activity                                     // list 9: codelist.Activity
	AllocatedTeam                                // lists 6 to 9
	AllocatedWorker                              // lists 6 to 9
	PersonalAdviser                              // list 9
	AgeGiven                                     // any list: completed years, kept only where no day of birth is known
	Listed                                       // the row said nothing more than that the child is on the list
	lastAttribute
)

var attributeNames = [lastAttribute]string{
	ReferralsBefore: "referrals-before", EnquiriesBefore: "enquiries-before", ConferencesBefore: "conferences-before",
	CaseStatus: "case-status", EmergencyProtection: "emergency-protection", SecondCarePeriod: "second-care-period",
	Unaccompanied: "unaccompanied", PermanencePlan: "permanence-plan", Placements: "placements",
	MissingEpisodes: "missing-episodes", AbsentEpisodes: "absent-episodes",
	ReturnInterviewOffered: "return-interview-offered", ReturnInterviewAccepted: "return-interview-accepted",
	Eligibility: "eligibility", InTouch: "in-touch", Accommodation: "accommodation", Suitability: "suitability",
	Activity: "activity", AllocatedTeam: "team", AllocatedWorker: "worker", PersonalAdviser: "personal-adviser",
	AgeGiven: "age-given", Listed: "listed",
}

// String is the attribute's name in the journal.
func (a Attribute) String() string {
	if a == 0 || a >= lastAttribute {
		return fmt.Sprintf("attribute(%d)", uint8(a))
	}
	return attributeNames[a]
}

// MarshalText writes the name.
func (a Attribute) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads the name; an unknown one is an error, for a value must not vanish silently.
func (a *Attribute) UnmarshalText(text []byte) error {
	for i := Attribute(1); i < lastAttribute; i++ {
		if attributeNames[i] == string(text) {
			*a = i
			return nil
		}
	}
	return fmt.Errorf("no attribute of an observation is called %q", text)
}

// Observation is what a source said of a child as at a day: "placements in the last 12 months: 3". A count stands in
// Count, a code or a name in Text. An observation that is missing was not said; one that says 0 was.
type Observation struct {
	Day   day.Day   `json:"-"`
	List  uint8     `json:"-"` // the Annex A list that said so
	About Attribute `json:"a"`
	Count int32     `json:"n,omitempty"`
	Text  string    `json:"t,omitempty"`
	Seq   int64     `json:"-"`
}

// Snapshot is one row of a list as a journal entry: all that it said as at the day. In a Child it is laid out as single
// observations.
type Snapshot struct {
	Day  day.Day       `json:"day"`
	List uint8         `json:"list"`
	Said []Observation `json:"said"`
}

// Observed is the newest observation of an attribute on or before the day; ok is false where none is known.
func (c *Child) Observed(about Attribute, on day.Day) (o Observation, ok bool) {
	for i := c.saidBy(on) - 1; i >= 0; i-- {
		if o := &c.Observations[i]; o.About == about {
			return *o, true
		}
	}
	return Observation{}, false
}

// saidBy is how many of the observations, which are in day order, were said on or before the day.
func (c *Child) saidBy(on day.Day) int {
	n := len(c.Observations)
	if n == 0 || c.Observations[n-1].Day <= on {
		return n
	}
	return sort.Search(n, func(i int) bool { return c.Observations[i].Day > on })
}

// HeldOn is the team and worker that hold the child on a day, as the newest list on or before it named them; both are
// blank where no list had.
func (c *Child) HeldOn(on day.Day) Holding {
	var h Holding
	var from day.Day
	for i := c.saidBy(on) - 1; i >= 0; i-- {
		o := &c.Observations[i]
		if from.Known() && (o.Day < from || h.Team != "" && h.Worker != "") {
			break
		}
		switch {
		case o.About == AllocatedTeam && h.Team == "":
			h.Team, from = o.Text, o.Day
		case o.About == AllocatedWorker && h.Worker == "":
			h.Worker, from = o.Text, o.Day
		}
	}
	return h
}

// HeldAround is the team and worker that held the child when something happened: those of the first list on or after
// the day, for a delivery tells who holds what has just begun; failing that, those of the newest list before it.
func (c *Child) HeldAround(d day.Day) Holding {
	for i := c.saidBy(d - 1); i < len(c.Observations); i++ {
		if o := &c.Observations[i]; o.About == AllocatedTeam || o.About == AllocatedWorker {
			return c.HeldOn(o.Day)
		}
	}
	return c.HeldOn(d)
}
