// Package plan is the improvement plan: from what was recommended to what was done and whether it worked.
//
// A Recommendation, word for word, belongs to themes; an Objective answers recommendations; an Action serves objectives and
// has an owner, milestones and a day on which it is due; a Measure (an indicator, or a question that audits ask) shows
// whether any of them worked; Evidence proves an action or a measure. Links between them are values with two ends and a
// word. Done and worked are different: an action is closed on proof, and a board agrees.
//
// A Plan is all of it as known at one moment. A Standing is a Plan on a day, with what the figures say: it rates every
// action on schedule and quality and gives the reasons in words. Nothing here reads a clock, and nothing is about a child.
package plan

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"goldthread/assurance"
	"goldthread/store"
)

// The kinds of the journal that make the plan.
const (
	RecommendationKind = "recommendation"
	ThemeKind          = "theme"
	ObjectiveKind      = "objective"
	ActionKind         = "action"
	MeasureKind        = "measure"
	EvidenceKind       = "evidence"
	UpdateKind         = "action update"
	AgreementKind      = "board agreement"
	RecoveryKind       = "recovery plan"
	CheckKind          = "embedded check"
	BaselineKind       = "plan baseline"
	SettingsKind       = "plan settings"
	LinkKind           = "plan link"
)

// Kinds lists them.
var Kinds = []string{RecommendationKind, ThemeKind, ObjectiveKind, ActionKind, MeasureKind, EvidenceKind, UpdateKind, AgreementKind,
	RecoveryKind, CheckKind, BaselineKind, SettingsKind, LinkKind}

// Plan is the plan of an authority as known at one moment. It never changes: With gives a newer one. It is safe for
// concurrent use.
type Plan struct {
	code            string
	recommendations map[string]Recommendation // by id, as all of these
	themes          map[string]Theme
	objectives      map[string]Objective
	actions         map[string]Action
	measures        map[string]Measure
	evidence        map[string]Evidence
	updates         map[string]Update
	agreements      map[string]Agreement
	recoveries      map[string]Recovery
	checks          map[string]Check
	baselines       map[string]Baseline
	settings        map[string]Settings // one, or none
	links           map[string]Link

	versions map[string][]Action // every version of an action, oldest first, also of one that was withdrawn
	seen     int64               // the newest journal entry that was taken: With may be given what Read has read
	hanging  *hanging            // what hangs on what; made anew after a change
}

// Read gives the plan as it stands now.
func Read(ctx context.Context, journal *store.Store, authority string) (*Plan, error) {
	return ReadAt(ctx, journal, authority, time.Time{})
}

// ReadAt gives the plan as it stood at an instant; the zero instant means now. It reads all versions, not only the newest:
// an action keeps its first due day and how it was rated for good.
func ReadAt(ctx context.Context, journal *store.Store, authority string, knownBy time.Time) (*Plan, error) {
	return readWithin(ctx, journal, authority, func(e *store.Entry) bool { return knownBy.IsZero() || !e.RecordedAt.After(knownBy) })
}

// ReadTo gives the plan as it stood when an entry of the journal had just been written: that of a baseline gives the plan as
// it was agreed.
func ReadTo(ctx context.Context, journal *store.Store, authority string, seq int64) (*Plan, error) {
	return readWithin(ctx, journal, authority, func(e *store.Entry) bool { return e.Seq <= seq })
}

func readWithin(ctx context.Context, journal *store.Store, authority string, within func(*store.Entry) bool) (*Plan, error) {
	p := empty(authority)
	err := journal.HistoryOf(ctx, authority, Kinds, func(e *store.Entry) error {
		if !within(e) {
			return nil
		}
		return p.take(e)
	})
	if err != nil {
		return nil, fmt.Errorf("read the improvement plan of authority %s: %w", authority, err)
	}
	p.tie()
	return p, nil
}

func empty(authority string) *Plan {
	return &Plan{code: authority, recommendations: map[string]Recommendation{}, themes: map[string]Theme{}, objectives: map[string]Objective{},
		actions: map[string]Action{}, measures: map[string]Measure{}, evidence: map[string]Evidence{}, updates: map[string]Update{},
		agreements: map[string]Agreement{}, recoveries: map[string]Recovery{}, checks: map[string]Check{}, baselines: map[string]Baseline{},
		settings: map[string]Settings{}, links: map[string]Link{}, versions: map[string][]Action{}, hanging: &hanging{}}
}

// With gives the plan after some more entries of the journal, in their order. Entries of other kinds, and those that were
// taken already, are passed over.
func (p *Plan) With(entries []store.Entry) (*Plan, error) {
	if !slices.ContainsFunc(entries, p.isNews) {
		return p, nil
	}
	next := p.clone()
	for i := range entries {
		if p.isNews(entries[i]) {
			if err := next.take(&entries[i]); err != nil {
				return nil, err
			}
		}
	}
	next.tie()
	return next, nil
}

func (p *Plan) isNews(e store.Entry) bool { return e.Seq > p.seen && slices.Contains(Kinds, e.Kind) }

func (p *Plan) clone() *Plan {
	c := *p
	c.recommendations, c.themes, c.objectives = maps.Clone(p.recommendations), maps.Clone(p.themes), maps.Clone(p.objectives)
	c.actions, c.measures, c.evidence = maps.Clone(p.actions), maps.Clone(p.measures), maps.Clone(p.evidence)
	c.updates, c.agreements, c.recoveries = maps.Clone(p.updates), maps.Clone(p.agreements), maps.Clone(p.recoveries)
	c.checks, c.baselines, c.settings = maps.Clone(p.checks), maps.Clone(p.baselines), maps.Clone(p.settings)
	c.links, c.versions = maps.Clone(p.links), maps.Clone(p.versions)
	return &c
}

func (p *Plan) take(e *store.Entry) error {
	var err error
	switch e.Kind {
	case RecommendationKind:
		err = take(p.recommendations, e)
	case ThemeKind:
		err = take(p.themes, e)
	case ObjectiveKind:
		err = take(p.objectives, e)
	case ActionKind:
		err = p.takeAction(e)
	case MeasureKind:
		err = take(p.measures, e)
	case EvidenceKind:
		err = take(p.evidence, e)
	case UpdateKind:
		err = take(p.updates, e)
	case AgreementKind:
		err = take(p.agreements, e)
	case RecoveryKind:
		err = take(p.recoveries, e)
	case CheckKind:
		err = take(p.checks, e)
	case BaselineKind:
		err = take(p.baselines, e)
	case SettingsKind:
		err = take(p.settings, e)
	case LinkKind:
		err = take(p.links, e)
	}
	if err != nil {
		return fmt.Errorf("journal entry %d, %s: %w (verify the journal)", e.Seq, e.Kind, err)
	}
	p.seen = max(p.seen, e.Seq)
	return nil
}

// take keeps what the entry says of one of the values that have a Line.
func take[V any, P interface {
	*V
	on(e *store.Entry, o assurance.Origin)
}](into map[string]V, e *store.Entry) error {
	return assurance.Take(into, e, func(v *V, o assurance.Origin) { P(v).on(e, o) })
}

// takeAction keeps the versions of an action, and the day on which it was first due in all of them.
func (p *Plan) takeAction(e *store.Entry) error {
	if err := take(p.actions, e); err != nil {
		return err
	}
	a, stands := p.actions[e.ID]
	if !stands {
		return nil
	}
	if before := p.versions[a.ID]; len(before) > 0 {
		a = a.asFirstDue(before[len(before)-1])
		p.actions[a.ID] = a
	}
	p.versions[a.ID] = append(slices.Clip(p.versions[a.ID]), a)
	return nil
}

// Code is the authority's code in the journal.
func (p *Plan) Code() string { return p.code }

// Seq is the number of the newest journal entry of the plan; 0 for an empty one.
func (p *Plan) Seq() int64 { return p.seen }
