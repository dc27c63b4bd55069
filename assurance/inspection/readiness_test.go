package inspection_test

import (
	"fmt"
	"strings"
	"testing"

	"goldthread/assurance/inspection"
)

// TestWhatIsLoose sums up an inspection on its third day.
func TestWhatIsLoose(t *testing.T) {
	i := inspection.Inspection{Framework: inspection.Short, Status: inspection.OnSite, Notified: on("2024-06-03"), From: on("2024-06-10"), To: on("2024-06-14"), CommentsBy: on("")}
	i.ID = "i"
	request := func(n int, state inspection.RequestState, due string) inspection.Request {
		q := inspection.Request{Inspection: "i", Number: n, State: state, Text: "x", AskedBy: "lead", AskedOn: on("2024-06-10"), DueOn: on(due), Owner: "priya"}
		if state == inspection.Sent {
			q.SentOn, q.Version = on("2024-06-11"), "1"
		}
		return q
	}
	values := []drafting{i,
		request(1, inspection.Sent, "2024-06-10"), request(2, inspection.Open, "2024-06-11"), request(3, inspection.Open, "2024-06-12"), request(4, inspection.CalledOff, "2024-06-10"),
		inspection.TrackedCase{Kept: inspection.Kept{ID: "a"}, Inspection: "i", Child: "c1", Choosing: inspection.Tracked, AskedOn: on("2024-06-10"), Auditor: "mo", AuditBy: on("2024-06-11")},
		inspection.TrackedCase{Kept: inspection.Kept{ID: "b"}, Inspection: "i", Child: "c2", Choosing: inspection.Tracked, AskedOn: on("2024-06-10"), Auditor: "mo", AuditBy: on("2024-06-11"), AuditBack: on("2024-06-11"), MeetingOn: on("2024-06-13")},
		inspection.TrackedCase{Kept: inspection.Kept{ID: "c"}, Inspection: "i", Child: "c3", Choosing: inspection.Sampled, AskedOn: on("2024-06-11")},
		inspection.FactualComment{Inspection: "i", State: inspection.Drafted, Page: 1, Says: "a", Right: "b", Evidence: "c"},
		inspection.FactualComment{Inspection: "i", State: inspection.Submitted, Page: 2, Says: "a", Right: "b", Evidence: "c"},
		inspection.FactualComment{Inspection: "i", State: inspection.CommentLeft, Page: 2, Says: "a", Right: "b", Evidence: "c"},
		inspection.KeepInTouch{Inspection: "i", Day: on("2024-06-10"), Text: "x"},
		inspection.KeepInTouch{Inspection: "other", Day: on("2024-06-11"), Text: "x"},
	}
	for n, w := range inspection.StartingDocuments() {
		d := inspection.Document{Kept: inspection.Kept{ID: w.Key}, Name: w.Name, Months: w.Months, Version: "1", Day: on("2024-06-01"), Owner: "tom"}
		switch n {
		case 0:
			continue
		case 1:
			d.Day = on("2023-01-31")
		case 2:
			d.NotNeeded, d.Version, d.Day = "we have none", "", on("")
		}
		values = append(values, d)
	}
	s := registerOf(t, values...).Readiness("i", on("2024-06-12"), on("2024-06-04"))
	total := len(inspection.StartingDocuments())
	got := fmt.Sprintf("requests %d open %d answered %d late, cases %d tracked %d sampled, audits %d of %d, meetings %d, comments %d of %d, documents %v, data %d days",
		s.Open, s.Answered, s.LateRequests, s.Tracked, s.Sampled, s.AuditsBack, s.AuditsWanted, s.MeetingsBooked, s.Submitted, s.Comments, [2]int{s.DocumentsReady, s.DocumentsNeeded}, s.DataAge)
	want := fmt.Sprintf("requests 2 open 1 answered 1 late, cases 2 tracked 1 sampled, audits 1 of 2, meetings 1, comments 1 of 2, documents [%d %d], data 8 days", total-3, total-1)
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	var loose []string
	for _, l := range s.Loose {
		loose = append(loose, fmt.Sprintf("%v %s %s %s %s: %s", l.Late, l.Kind, l.ID, l.Owner, l.Due, l.Words))
	}
	wanted := `true data   2024-06-10: The newest files are as at 4 June 2024; inspectors take none from before 5 June 2024: deliver newer ones
true request i 2 priya 2024-06-11: Request 2 is not answered: send it
true audit a mo 2024-06-11: Case 1 of the list: the audit is not back
true note   2024-06-11: No note of the meeting on 11 June 2024
true document improvement-plan tom : Plan for children's services or for improvement, with its latest progress: too old: of 31 January 2023, and may be 6 months old
false request i 3 priya 2024-06-12: Request 3 is not answered: send it
false meeting a  : Case 1 of the list: no meeting with the worker is booked
false comments   : 1 of 2 comments on the draft report wait to be submitted
false document self-evaluation  : Self-evaluation of social work practice: missing`
	if strings.Join(loose, "\n") != wanted {
		t.Errorf("loose\n%s\nwant\n%s", strings.Join(loose, "\n"), wanted)
	}
}

// TestBetweenInspections looks only at documents and data.
func TestBetweenInspections(t *testing.T) {
	s := newRegister(t).Readiness("", on("2024-06-12"), on(""))
	if total := len(inspection.StartingDocuments()); s.DocumentsNeeded != total || s.DocumentsReady != 0 || len(s.Loose) != total+1 {
		t.Errorf("nothing was written: %+v", s)
	}
	if s = newRegister(t).Readiness("", on("2024-06-12"), on("2024-03-31")); s.DataAge != 73 || s.Loose[0].Kind != inspection.LooseDocument {
		t.Errorf("old files between inspections: %+v", s)
	}
}

func TestTheOldestDataThatInspectorsTake(t *testing.T) {
	for from, oldest := range map[string]string{"2024-06-10": "2024-06-05", "2024-06-11": "2024-06-05", "2024-06-16": "2024-06-05", "2024-06-17": "2024-06-12"} {
		i := inspection.Inspection{Framework: inspection.Short, Status: inspection.Notified, Notified: on("2024-06-03"), From: on(from)}
		i.ID = "i"
		r := registerOf(t, i)
		for _, data := range []string{oldest, (on(oldest) - 1).String()} {
			loose := false
			for _, l := range r.Readiness("i", on("2024-06-04"), on(data)).Loose {
				loose = loose || l.Kind == inspection.LooseData
			}
			if loose != (data != oldest) {
				t.Errorf("files as at %s for an inspection from %s: loose %v", data, from, loose)
			}
		}
	}
}

func TestADocumentGrowsOld(t *testing.T) {
	d := inspection.Document{Name: "x", Version: "2", Day: on("2024-01-31"), Months: 1}
	for asAt, want := range map[string]string{"2024-01-30": "missing", "2024-01-31": "ready: version 2 of 31 January 2024", "2024-02-29": "ready: version 2 of 31 January 2024",
		"2024-03-01": "too old: of 31 January 2024, and may be 1 month old"} {
		if got := d.Words(on(asAt)); got != want {
			t.Errorf("on %s: %q, want %q", asAt, got, want)
		}
	}
	d.NotNeeded = "we are a trust"
	if got := d.Words(on("2024-03-01")); got != "not needed: we are a trust" {
		t.Error(got)
	}
}

// TestTheStartingListIsWhole looks that the list has the documents that everybody is asked for, and no word twice.
func TestTheStartingListIsWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, w := range inspection.StartingDocuments() {
		if seen[w.Name] || len(w.Key) < 4 || strings.ContainsAny(w.Key, " ;[]") || w.Months < 1 || w.Months > 60 {
			t.Errorf("%+v", w)
		}
		seen[w.Name], seen[w.Key] = true, true
	}
	for _, key := range []string{"self-evaluation", "improvement-plan", "audits", "private-fostering", "voice"} {
		if !seen[key] {
			t.Errorf("%s is not on the list", key)
		}
	}
	r := newRegister(t)
	if d, ok := r.Document("voice"); !ok || d.Seq != 0 || d.Months == 0 {
		t.Errorf("a document that nobody told: %+v %v", d, ok)
	}
	if _, ok := r.Document("nothing"); ok {
		t.Error("a document that is none is there")
	}
}
