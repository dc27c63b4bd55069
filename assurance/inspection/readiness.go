package inspection

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"goldthread/day"
)

// Readiness is how ready an authority is for an inspection on a day, in numbers and as the list of what is loose. It says
// nothing of any child.
type Readiness struct {
	AsAt                            day.Day
	Open, Answered, LateRequests    int // requests
	Tracked, Sampled                int // children
	AuditsWanted, AuditsBack        int
	MeetingsBooked                  int
	Comments, Submitted             int     // on the draft report, those left out not counted
	CommentsBy                      day.Day // blank where none is known
	DocumentsReady, DocumentsNeeded int     // of those that are needed
	DataAsAt                        day.Day // of the newest files; blank: none
	DataAge                         int     // days
	Loose                           []Loose // late first, then by day
}

// LooseKind is what a loose end is of.
type LooseKind string

// The kinds of loose ends.
const (
	LooseRequest  LooseKind = "request"
	LooseAudit    LooseKind = "audit"
	LooseMeeting  LooseKind = "meeting"
	LooseComments LooseKind = "comments"
	LooseNote     LooseKind = "note"
	LooseDocument LooseKind = "document"
	LooseData     LooseKind = "data"
)

// Loose is something that is missing, late or too old.
type Loose struct {
	Kind  LooseKind
	ID    string // of the Request, TrackedCase or Document
	Words string // what is loose and what to do
	Owner string // the account that can do it; blank where nobody is named
	Due   day.Day
	Late  bool
}

// Readiness sums up an inspection as at a day; data is the as-at day of the newest files that were delivered, blank where
// there are none. The id may be blank: then only documents and data are looked at, as on any day between inspections.
func (r *Register) Readiness(inspection string, asAt, data day.Day) Readiness {
	s := Readiness{AsAt: asAt, DataAsAt: data}
	in, during := r.Inspection(inspection)
	if during {
		s.requests(r.Requests(inspection))
		s.cases(r.TrackedCases(inspection))
		s.comments(&in, r.Comments(inspection))
		s.notes(&in, r.KeepInTouch(inspection))
	}
	s.documents(r.Documents())
	s.data(&in)
	slices.SortStableFunc(s.Loose, func(a, b Loose) int {
		if a.Late != b.Late {
			return map[bool]int{true: -1, false: 1}[a.Late]
		}
		return cmp.Compare(dueOr(a.Due), dueOr(b.Due))
	})
	return s
}

// dueOr puts what has no day behind what has one.
func dueOr(d day.Day) day.Day {
	if d.Known() {
		return d
	}
	return day.Of(9999, time.December, 31)
}

func (s *Readiness) loose(l Loose) {
	l.Late = l.Late || l.Due.Known() && s.AsAt > l.Due
	s.Loose = append(s.Loose, l)
}

func (s *Readiness) requests(all []Request) {
	for _, q := range all {
		switch {
		case q.State == Sent:
			s.Answered++
		case q.State == Open:
			s.Open++
			if q.Late(s.AsAt) {
				s.LateRequests++
			}
			s.loose(Loose{Kind: LooseRequest, ID: q.ID, Owner: q.Owner, Due: q.DueOn, Words: fmt.Sprintf("Request %d is not answered: send it", q.Number)})
		}
	}
}

func (s *Readiness) cases(all []TrackedCase) {
	for n, c := range all {
		if c.Choosing == Tracked {
			s.Tracked++
		} else {
			s.Sampled++
		}
		place := fmt.Sprintf("Case %d of the list", n+1)
		if c.AuditBack.Known() {
			s.AuditsBack++
		}
		if c.AuditBy.Known() || c.AuditBack.Known() {
			s.AuditsWanted++
		}
		if c.AuditBy.Known() && !c.AuditBack.Known() {
			s.loose(Loose{Kind: LooseAudit, ID: c.ID, Owner: c.Auditor, Due: c.AuditBy, Words: place + ": the audit is not back"})
		}
		if c.MeetingOn.Known() {
			s.MeetingsBooked++
		} else if c.Choosing == Tracked {
			s.loose(Loose{Kind: LooseMeeting, ID: c.ID, Words: place + ": no meeting with the worker is booked"})
		}
	}
}

func (s *Readiness) comments(in *Inspection, all []FactualComment) {
	s.CommentsBy = in.CommentsBy
	waiting := 0
	for _, c := range all {
		switch c.State {
		case CommentLeft:
			continue
		case Drafted:
			waiting++
		default:
			s.Submitted++
		}
		s.Comments++
	}
	if waiting > 0 {
		s.loose(Loose{Kind: LooseComments, Due: in.CommentsBy, Words: fmt.Sprintf("%d of %d comments on the draft report wait to be submitted", waiting, s.Comments)})
	}
}

// notes asks for a note of each working day on site that is over; today's may still be written.
func (s *Readiness) notes(in *Inspection, all []KeepInTouch) {
	if !in.From.Known() {
		return
	}
	last := s.AsAt - 1
	if in.To.Known() {
		last = min(last, in.To)
	}
	for d := in.From; d <= last && d < in.From+60; d++ {
		working, err := day.IsWorkingDay(d)
		noted := slices.ContainsFunc(all, func(k KeepInTouch) bool { return k.Day == d })
		if err == nil && working && !noted {
			s.loose(Loose{Kind: LooseNote, Due: d, Words: "No note of the meeting on " + d.Long()})
		}
	}
}

func (s *Readiness) documents(all []Document) {
	for _, d := range all {
		state := d.State(s.AsAt)
		if state == NotNeeded {
			continue
		}
		s.DocumentsNeeded++
		if state == Ready {
			s.DocumentsReady++
			continue
		}
		s.loose(Loose{Kind: LooseDocument, ID: d.ID, Owner: d.Owner, Late: state == TooOld, Words: d.Name + ": " + d.Words(s.AsAt)})
	}
}

// data says how old the newest files are. Inspectors take lists no older than the Wednesday of the week before they come.
func (s *Readiness) data(in *Inspection) {
	if !s.DataAsAt.Known() {
		s.loose(Loose{Kind: LooseData, Words: "No files have been delivered, so there is no Annex A to give"})
		return
	}
	s.DataAge = int(s.AsAt - s.DataAsAt)
	if !in.From.Known() || in.Status == Published {
		return
	}
	if oldest := oldestData(in.From); s.DataAsAt < oldest {
		s.loose(Loose{Kind: LooseData, Due: in.From, Words: "The newest files are as at " + s.DataAsAt.Long() + "; inspectors take none from before " + oldest.Long() + ": deliver newer ones"})
	}
}

// oldestData is the Wednesday of the week before the first day on site (Ofsted, Annex A guidance).
func oldestData(from day.Day) day.Day {
	monday := from - day.Day((int(from.Weekday())+6)%7)
	return monday - 5
}
