package inspection

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"goldthread/assurance"
	"goldthread/day"
	"goldthread/store"
)

// The kinds of the journal that are written here.
const (
	Kind            = "inspection"
	RequestKind     = "inspection request"
	TrackedCaseKind = "tracked case"
	CommentKind     = "factual comment"
	KeepInTouchKind = "keep in touch"
	DocumentKind    = "inspection document"
	EvaluationKind  = "self-evaluation"
	EngagementKind  = "engagement meeting"
	NoticeKind      = "notice"
)

// Kinds lists them.
var Kinds = []string{Kind, RequestKind, TrackedCaseKind, CommentKind, KeepInTouchKind, DocumentKind, EvaluationKind, EngagementKind, NoticeKind}

// Register is what is written of an authority's inspections at one moment. It never changes; With gives the next.
type Register struct {
	code   string
	public bool // made by Public

	inspections map[string]Inspection // by id, as all of these
	requests    map[string]Request
	cases       map[string]TrackedCase
	comments    map[string]FactualComment
	notes       map[string]KeepInTouch
	documents   map[string]Document
	evaluations map[string]SelfEvaluation
	engagements map[string]Engagement
	notices     map[string]Notice
}

// Read gives what is written now.
func Read(ctx context.Context, journal *store.Store, authority string) (*Register, error) {
	return ReadAt(ctx, journal, authority, time.Time{})
}

// ReadAt gives what was written by an instant; the zero instant means all.
func ReadAt(ctx context.Context, journal *store.Store, authority string, knownBy time.Time) (*Register, error) {
	r := &Register{code: authority, inspections: map[string]Inspection{}, requests: map[string]Request{}, cases: map[string]TrackedCase{},
		comments: map[string]FactualComment{}, notes: map[string]KeepInTouch{}, documents: map[string]Document{},
		evaluations: map[string]SelfEvaluation{}, engagements: map[string]Engagement{}, notices: map[string]Notice{}}
	if err := assurance.EachLive(ctx, journal, authority, Kinds, knownBy, r.take); err != nil {
		return nil, fmt.Errorf("read the inspections of authority %s: %w", authority, err)
	}
	return r, nil
}

// With gives the register after some more entries of the journal, in their order. Entries of other kinds are passed over.
func (r *Register) With(entries []store.Entry) (*Register, error) {
	if !slices.ContainsFunc(entries, func(e store.Entry) bool { return slices.Contains(Kinds, e.Kind) }) {
		return r, nil
	}
	if r.public {
		return nil, errors.New("a public register does not go on: make it again from the whole one")
	}
	next := &Register{code: r.code, inspections: maps.Clone(r.inspections), requests: maps.Clone(r.requests), cases: maps.Clone(r.cases),
		comments: maps.Clone(r.comments), notes: maps.Clone(r.notes), documents: maps.Clone(r.documents),
		evaluations: maps.Clone(r.evaluations), engagements: maps.Clone(r.engagements), notices: maps.Clone(r.notices)}
	for i := range entries {
		if err := next.take(&entries[i]); err != nil {
			return nil, err
		}
	}
	return next, nil
}

// Public is what everybody may know of the register: inspections that are published, without what the authority alone has
// of them, and notices. Nothing else is in it, and its calendar has only what follows from these. It is for those whose word
// in access/rights.txt is "public", and is made again from each new register: With refuses.
func (r *Register) Public() *Register {
	p := &Register{code: r.code, public: true, inspections: map[string]Inspection{}, notices: maps.Clone(r.notices)}
	for id, i := range r.inspections {
		if i.Public() {
			i.Drafted, i.CommentsBy, i.Files, i.Why = day.Never, day.Never, nil, ""
			p.inspections[id] = i
		}
	}
	return p
}

func (r *Register) take(e *store.Entry) (err error) {
	switch e.Kind {
	case Kind:
		err = take(r.inspections, e)
	case RequestKind:
		err = take(r.requests, e)
	case TrackedCaseKind:
		err = take(r.cases, e)
	case CommentKind:
		err = take(r.comments, e)
	case KeepInTouchKind:
		err = take(r.notes, e)
	case DocumentKind:
		err = take(r.documents, e)
	case EvaluationKind:
		err = take(r.evaluations, e)
	case EngagementKind:
		err = take(r.engagements, e)
	case NoticeKind:
		err = take(r.notices, e)
	}
	if err != nil {
		return fmt.Errorf("journal entry %d, %s: %w (verify the journal)", e.Seq, e.Kind, err)
	}
	return nil
}

// placed is a value that embeds Kept.
type placed[V any] interface {
	*V
	place(assurance.Origin, string)
}

func take[V any, P placed[V]](into map[string]V, e *store.Entry) error {
	id := e.ID
	return assurance.Take(into, e, func(v *V, o assurance.Origin) { P(v).place(o, id) })
}

// Code is the authority's code in the journal.
func (r *Register) Code() string { return r.code }

// Inspections are all, the first on site first; those that have no day yet last, as they were written.
func (r *Register) Inspections() []Inspection {
	return assurance.Sorted(r.inspections, func(a, b Inspection) int {
		return cmp.Or(cmp.Compare(dueOr(a.when()), dueOr(b.when())), cmp.Compare(a.Seq, b.Seq))
	})
}

// Inspection is the one of that id.
func (r *Register) Inspection(id string) (Inspection, bool) {
	i, ok := r.inspections[id]
	return i, ok
}

// Requests are those of an inspection, by number.
func (r *Register) Requests(inspection string) []Request {
	all := assurance.Sorted(r.requests, func(a, b Request) int { return cmp.Compare(a.Number, b.Number) })
	return slices.DeleteFunc(all, func(q Request) bool { return q.Inspection != inspection })
}

// Request is the one of that id.
func (r *Register) Request(id string) (Request, bool) {
	q, ok := r.requests[id]
	return q, ok
}

// NextRequest is the number of the next request of an inspection.
func (r *Register) NextRequest(inspection string) int {
	next := 1
	for _, q := range r.requests {
		if q.Inspection == inspection {
			next = max(next, q.Number+1)
		}
	}
	return next
}

// TrackedCases are the lines of an inspection's list of cases, by the day of asking. They hold children's ids: show them
// through access.View.
func (r *Register) TrackedCases(inspection string) []TrackedCase {
	all := assurance.Sorted(r.cases, func(a, b TrackedCase) int { return cmp.Or(cmp.Compare(a.AskedOn, b.AskedOn), cmp.Compare(a.ID, b.ID)) })
	return slices.DeleteFunc(all, func(c TrackedCase) bool { return c.Inspection != inspection })
}

// TrackedCase is the line of that id.
func (r *Register) TrackedCase(id string) (TrackedCase, bool) {
	c, ok := r.cases[id]
	return c, ok
}

// Tracks finds the line of a child in an inspection's list: nobody stands there twice.
func (r *Register) Tracks(inspection, child string) (TrackedCase, bool) {
	for _, c := range r.cases {
		if c.Inspection == inspection && c.Child == child {
			return c, true
		}
	}
	return TrackedCase{}, false
}

// Comments are those on an inspection's draft report, by page.
func (r *Register) Comments(inspection string) []FactualComment {
	all := assurance.Sorted(r.comments, func(a, b FactualComment) int { return cmp.Or(cmp.Compare(a.Page, b.Page), cmp.Compare(a.ID, b.ID)) })
	return slices.DeleteFunc(all, func(c FactualComment) bool { return c.Inspection != inspection })
}

// Comment is the one of that id.
func (r *Register) Comment(id string) (FactualComment, bool) {
	c, ok := r.comments[id]
	return c, ok
}

// KeepInTouch are the notes of an inspection's daily meetings, by day.
func (r *Register) KeepInTouch(inspection string) []KeepInTouch {
	all := assurance.Sorted(r.notes, func(a, b KeepInTouch) int { return cmp.Compare(a.Day, b.Day) })
	return slices.DeleteFunc(all, func(k KeepInTouch) bool { return k.Inspection != inspection })
}

// Documents are those of the starting list, in its order, as far as they were told or not, then what the authority added,
// by name.
func (r *Register) Documents() []Document {
	if r.public {
		return nil
	}
	var all []Document
	for _, w := range wanted {
		d, told := r.documents[w.Key]
		if !told {
			d = Document{Kept: Kept{ID: w.Key}, Name: w.Name, Months: w.Months}
		}
		all = append(all, d)
	}
	for _, d := range assurance.Sorted(r.documents, func(a, b Document) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) }) {
		if !slices.ContainsFunc(wanted, func(w Wanted) bool { return w.Key == d.ID }) {
			all = append(all, d)
		}
	}
	return all
}

// Document is the one of that id; one of the starting list is there, without a version, before anything was written.
func (r *Register) Document(id string) (Document, bool) {
	for _, d := range r.Documents() {
		if d.ID == id {
			return d, true
		}
	}
	return Document{}, false
}

// Evaluations are all self-evaluations, the newest first.
func (r *Register) Evaluations() []SelfEvaluation {
	return assurance.Sorted(r.evaluations, func(a, b SelfEvaluation) int {
		return cmp.Or(cmp.Compare(b.Version, a.Version), cmp.Compare(b.Seq, a.Seq))
	})
}

// Evaluation is the one of that id.
func (r *Register) Evaluation(id string) (SelfEvaluation, bool) {
	e, ok := r.evaluations[id]
	return e, ok
}

// Engagements are the annual engagement meetings, the first first.
func (r *Register) Engagements() []Engagement {
	return assurance.Sorted(r.engagements, func(a, b Engagement) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Seq, b.Seq)) })
}

// Engagement is the one of that id.
func (r *Register) Engagement(id string) (Engagement, bool) {
	m, ok := r.engagements[id]
	return m, ok
}

// Notices are all notices and directions, the first first.
func (r *Register) Notices() []Notice {
	return assurance.Sorted(r.notices, func(a, b Notice) int {
		return cmp.Or(cmp.Compare(a.IssuedOn, b.IssuedOn), cmp.Compare(a.Seq, b.Seq))
	})
}

// Notice is the one of that id.
func (r *Register) Notice(id string) (Notice, bool) {
	n, ok := r.notices[id]
	return n, ok
}
