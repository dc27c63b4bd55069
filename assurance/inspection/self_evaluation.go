package inspection

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"goldthread/assurance"
	"goldthread/day"
	"goldthread/store"
)

// Question is one of the three that inspectors put to an authority about itself.
type Question string

// The questions.
const (
	WhatDoWeKnow Question = "quality and impact"
	HowDoWeKnow  Question = "how we know"
	WhatNext     Question = "what next"
)

// Questions lists them, in the order of the sections.
var Questions = []Question{WhatDoWeKnow, HowDoWeKnow, WhatNext}

// Title is the question as it stands above its section.
func (q Question) Title() string {
	switch q {
	case WhatDoWeKnow:
		return "What do you know about the quality and impact of social work practice?"
	case HowDoWeKnow:
		return "How do you know it?"
	}
	return "What are your plans for the next twelve months?"
}

// Section is the answer to one question, a text with citations.
type Section struct {
	Question Question `json:"question"`
	Text     string   `json:"text"`
}

// EvaluationState is how far a self-evaluation has come.
type EvaluationState string

// The states of a self-evaluation.
const (
	InDraft    EvaluationState = "draft"
	ForSignOff EvaluationState = "for sign-off"
	SignedOff  EvaluationState = "signed off" // for good: its figures are frozen
)

// The acts on a self-evaluation.
const (
	Begin    Act = "begin"
	Write    Act = "write"
	SendUp   Act = "send for sign-off"
	TakeBack Act = "take back"
	SendBack Act = "send back"
	SignOff  Act = "sign off"
)

const (
	writeEvaluation = "write the self-evaluation"
	signEvaluation  = "sign off the self-evaluation"
)

// EvaluationSteps are all the ways that a self-evaluation can go.
var EvaluationSteps = Steps[EvaluationState]{
	{From: "", Act: Begin, To: InDraft, Right: writeEvaluation},
	{From: InDraft, Act: Write, To: InDraft, Right: writeEvaluation},
	{From: InDraft, Act: SendUp, To: ForSignOff, Right: writeEvaluation},
	{From: ForSignOff, Act: TakeBack, To: InDraft, Right: writeEvaluation},
	{From: ForSignOff, Act: SendBack, To: InDraft, Right: signEvaluation, Words: true},
	{From: ForSignOff, Act: SignOff, To: SignedOff, Right: signEvaluation, Other: true},
}

// SelfEvaluation is one version of what the authority says of itself. The next one begins from it.
type SelfEvaluation struct {
	Kept     `json:"-"`
	Version  int             `json:"version"`            // 1, 2, 3 ...
	Previous string          `json:"previous,omitempty"` // id of the one that it began from
	AsAt     day.Day         `json:"asAt"`               // the day that its figures are as at
	Sections []Section       `json:"sections"`           // one for each of Questions, in their order
	State    EvaluationState `json:"state"`
	Writers  []string        `json:"writers"` // the accounts that wrote in it, in order
	SignedBy string          `json:"signedBy,omitempty"`
	SignedOn day.Day         `json:"signedOn,omitzero"`
	Frozen   []Frozen        `json:"frozen,omitempty"` // what its citations said at sign-off
	Why      string          `json:"why,omitempty"`    // why it was sent back
}

// Frozen is what a citation of a figure or a document said when the self-evaluation was signed off.
type Frozen struct {
	Written string `json:"written"` // Citation.String
	Told
}

// Told is what a citation says: for a figure, its value in words with what it is as at.
type Told struct {
	Says  string   `json:"says"`            // "69% (27 of 39)"; of a document, its version and day
	AsAt  day.Day  `json:"asAt,omitzero"`   // the day that it is of
	Value *float64 `json:"value,omitempty"` // of a figure, in its measure's unit; nil: it has none
	Of    int      `json:"of,omitempty"`    // of a figure: how many cases it is made of
}

// BeginEvaluation gives the draft that follows the newest self-evaluation: its text, a number higher. Without one it is the
// first, and empty.
func BeginEvaluation(newest SelfEvaluation, asAt day.Day, who string) (SelfEvaluation, error) {
	if newest.State != "" && newest.State != SignedOff {
		return newest, errors.New("a self-evaluation is being written: finish it, or go on in it")
	}
	next := SelfEvaluation{Version: newest.Version + 1, Previous: newest.ID, AsAt: asAt, Sections: slices.Clone(newest.Sections)}
	if len(next.Sections) == 0 {
		for _, q := range Questions {
			next.Sections = append(next.Sections, Section{Question: q})
		}
	}
	return next.Do(Begin, who, "")
}

// Open lists what the person may do to it as it stands; their rights are asked apart, by Step.Right.
func (e SelfEvaluation) Open(who string) []Step[EvaluationState] {
	return slices.DeleteFunc(EvaluationSteps.From(e.State), func(s Step[EvaluationState]) bool {
		return s.Other && slices.Contains(e.Writers, who)
	})
}

// Do gives the self-evaluation after an act of a person. Who wrote in it never signs it off; Sign is the way to sign off.
func (e SelfEvaluation) Do(act Act, who, why string) (SelfEvaluation, error) {
	step, err := EvaluationSteps.take("this self-evaluation", e.State, act, why)
	if err != nil {
		return e, err
	}
	if step.Other && slices.Contains(e.Writers, who) {
		return e, fmt.Errorf("you have written in this self-evaluation, so another person must %s", act)
	}
	e.State, e.Why = step.To, why
	switch act {
	case Begin, Write:
		if !slices.Contains(e.Writers, who) {
			e.Writers = append(slices.Clone(e.Writers), who)
		}
	case SignOff:
		e.SignedBy = who
	}
	return e, nil
}

// Sign signs it off and freezes what its figures and documents say; tell gives that for each, as it is known now.
func (e SelfEvaluation) Sign(who string, on day.Day, tell func(Citation) (Told, error)) (SelfEvaluation, error) {
	signed, err := e.Do(SignOff, who, "")
	if err != nil {
		return e, err
	}
	signed.SignedOn, signed.Frozen = on, nil
	for _, c := range e.Citations() {
		if !c.live() || signed.frozen(c) {
			continue
		}
		told, err := tell(c)
		if err != nil {
			return e, fmt.Errorf("%s cannot be frozen: %w", c, err)
		}
		signed.Frozen = append(signed.Frozen, Frozen{c.String(), told})
	}
	return signed, nil
}

// live says whether what the citation says changes as time goes on; an audit and a voice say what is written.
func (c Citation) live() bool { return c.Kind == Figure || c.Kind == Paper }

func (e *SelfEvaluation) frozen(c Citation) bool { _, ok := e.Told(c); return ok }

// Told is what a citation said at sign-off; not ok before that, and for an audit or a voice.
func (e SelfEvaluation) Told(c Citation) (Told, bool) {
	i := slices.IndexFunc(e.Frozen, func(f Frozen) bool { return f.Written == c.String() })
	if i < 0 {
		return Told{}, false
	}
	return e.Frozen[i].Told, true
}

// Citations lists all that can be read, in the order of the text.
func (e SelfEvaluation) Citations() []Citation {
	var all []Citation
	for _, s := range e.Sections {
		pieces, _ := Pieces(string(s.Question), s.Text)
		for _, p := range pieces {
			if p.Citation != nil {
				all = append(all, *p.Citation)
			}
		}
	}
	return all
}

// Section is the answer to a question.
func (e SelfEvaluation) Section(q Question) Section {
	for _, s := range e.Sections {
		if s.Question == q {
			return s
		}
	}
	return Section{Question: q}
}

const (
	mostOfSection = 60_000 // characters
	mostLines     = 1_000  // of a section: comparing two takes the product of their lines
)

// Draft makes the entry that keeps it as it is now. Its id is its number, so two people cannot begin the same version. Which
// measures and documents there are, Cites asks.
func (e SelfEvaluation) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.Add(e.Version < 1, "version", "This self-evaluation has no number: begin it again")
	wrong.Add(!e.AsAt.Known(), "asAt", "Give the day that the figures are as at")
	wrong.Add(len(e.Writers) == 0 || !slices.Contains([]EvaluationState{InDraft, ForSignOff, SignedOff}, e.State), "state", "This self-evaluation has no state: begin it again")
	wrong.Add(len(e.Sections) != len(Questions), "sections", "A self-evaluation answers the three questions, and nothing else")
	for i, s := range e.Sections {
		field := string(s.Question)
		wrong.Add(i < len(Questions) && s.Question != Questions[i], "sections", "The questions stand out of their order")
		wrong.MayText(field, "the answer", s.Text, mostOfSection)
		wrong.Add(e.State != InDraft && strings.TrimSpace(s.Text) == "", field, "%q is not answered", s.Question.Title())
		wrong.Add(strings.Count(s.Text, "\n") >= mostLines, field, "The answer has more than %d lines: join some", mostLines)
		_, unread := Pieces(field, s.Text)
		wrong = append(wrong, unread...)
	}
	e.checkSigned(&wrong)
	return assurance.Put(EvaluationKind, strconv.Itoa(e.Version), base, e, wrong)
}

func (e *SelfEvaluation) checkSigned(wrong *assurance.Problems) {
	signed := e.State == SignedOff
	wrong.Add(signed != (e.SignedBy != "") || signed != e.SignedOn.Known(), "state", "A self-evaluation that is signed off says by whom and when, and no other does")
	wrong.Add(signed && slices.Contains(e.Writers, e.SignedBy), "signedBy", "Who wrote in it cannot sign it off: ask another person")
	wrong.Add(!signed && len(e.Frozen) > 0, "state", "Its figures are frozen when it is signed off, and not before")
	if !signed {
		return
	}
	for _, c := range e.Citations() {
		wrong.Add(c.live() && !e.frozen(c), string(c.Kind), "%s is not frozen: sign it off again", c)
	}
}

// Cites looks that each measure and document cited is one: measure says whether there is a measure of a code, document
// whether there is a document of an id. The error is assurance.Problems.
func (e SelfEvaluation) Cites(measure, document func(string) bool) error {
	var wrong assurance.Problems
	for _, s := range e.Sections {
		pieces, _ := Pieces(string(s.Question), s.Text)
		for _, p := range pieces {
			if c := p.Citation; c != nil {
				wrong.Add(c.Kind == Figure && !measure(c.Code), string(s.Question), "%s: there is no measure %q; take its code from the list of measures", c, c.Code)
				wrong.Add(c.Kind == Paper && !document(c.Code), string(s.Question), "%s: there is no document %q in the list of documents", c, c.Code)
			}
		}
	}
	if len(wrong) > 0 {
		return wrong
	}
	return nil
}
