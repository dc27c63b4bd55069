package clock

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// The categories of care leavers, and the answers about being in touch that take a young person out of the figures.
const (
	EligibleChild  codelist.Code = "ELIGIBLE"
	RelevantChild  codelist.Code = "RELEVANT"
	FormerRelevant codelist.Code = "FORMER"
	Qualifying     codelist.Code = "QUALIFYING"
	Died           codelist.Code = "DIED"
	ReturnedHome   codelist.Code = "RHOM"
)

// LeaverOn is what the newest list of care leavers on or before a day says of a young person who is on it then.
type LeaverOn struct {
	Day                                                      day.Day // of the list
	Eligibility, Touch, Accommodation, Suitability, Activity codelist.Code
	Team, Worker, Adviser                                    string
}

// CareLeaver gives what is said of a young person who receives leaving-care services on the day; ok is false for others.
// What an older list said is not carried on: a blank on the newest list means that it is not known now.
func CareLeaver(c *record.Child, on day.Day) (l LeaverOn, ok bool) {
	if !c.Leaving.On(on) {
		return l, false
	}
	for i := len(c.Observations) - 1; i >= 0; i-- {
		o := &c.Observations[i]
		if o.List != 9 || o.Day > on {
			continue
		}
		if l.Day.Known() && o.Day < l.Day {
			break
		}
		l.Day = o.Day
		l.take(o)
	}
	return l, true
}

// Counts says whether the figures count the young person: not one who died or went home to the parents.
func (l *LeaverOn) Counts() bool { return l.Touch != Died && l.Touch != ReturnedHome }

func (l *LeaverOn) take(o *record.Observation) {
	switch o.About {
	case record.Eligibility:
		l.Eligibility = codelist.Code(o.Text)
	case record.InTouch:
		l.Touch = codelist.Code(o.Text)
	case record.Accommodation:
		l.Accommodation = codelist.Code(o.Text)
	case record.Suitability:
		l.Suitability = codelist.Code(o.Text)
	case record.Activity:
		l.Activity = codelist.Code(o.Text)
	case record.AllocatedTeam:
		l.Team = o.Text
	case record.AllocatedWorker:
		l.Worker = o.Text
	case record.PersonalAdviser:
		l.Adviser = o.Text
	}
}

// key names the list row that speaks of the young person.
func (l *LeaverOn) key() record.Key { return record.Key{Kind: "snapshot", Day: l.Day, Nth: 1} }
