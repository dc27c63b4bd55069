package demo

import (
	"context"

	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/indicator/catalogue"
	"goldthread/sample"
)

// prove adds the evidence of a month: it proves the actions of its objective, and a set of records also the question that
// was asked of them.
func (i *improvement) prove(ctx context.Context, month int) error {
	proofs := i.proofs(month)
	if len(proofs) == 0 {
		return nil
	}
	b, err := i.batch(auditor)
	if err != nil {
		return err
	}
	for _, p := range proofs {
		e, err := i.evidence(ctx, p.proof)
		if err != nil {
			return err
		}
		if e == nil {
			continue
		}
		ties := []plan.Ties{i.tie(plan.Proves, plan.ActionKind, proven(p.to, p.proof)...)}
		if p.question != "" {
			ties = append(ties, i.tie(plan.Proves, plan.MeasureKind, p.question))
		}
		b.save("", e, ties...)
	}
	return b.done(ctx)
}

// brought is a piece of evidence with what it is for.
type brought struct {
	proof
	to *objective
}

func (i *improvement) proofs(month int) (all []brought) {
	for _, o := range i.text.objectives {
		for _, p := range o.proof {
			if p.month == month {
				all = append(all, brought{p, o})
			}
		}
	}
	return all
}

// proven are the numbers of the actions that a piece of evidence proves.
func proven(o *objective, p proof) (numbers []string) {
	for _, a := range o.actions {
		if p.action == "" || p.action == a.number {
			numbers = append(numbers, a.number)
		}
	}
	return numbers
}

// evidence is none where the figure that it would freeze is not known.
func (i *improvement) evidence(ctx context.Context, p proof) (*plan.Evidence, error) {
	e := &plan.Evidence{Sort: p.sort, Title: p.title, Text: p.text, Day: i.onDay()}
	switch p.sort {
	case plan.AuditSort:
		before := i.onDay().MonthStart() - 1
		e.Title = "Records looked at in " + before.Time().Format("January 2006")
		e.Audit = &plan.AuditSet{Question: p.question, N: p.of, Met: p.met, Period: day.Span{From: before.MonthStart(), To: before}}
	case plan.VoiceSort, plan.StaffSort:
		e.Voice = &plan.Voice{Who: p.who, How: p.how, N: p.of}
	case plan.DocumentSort:
		return e, i.attach(ctx, e, p)
	case plan.FigureSort:
		in, _ := catalogue.Find(p.file)
		f, err := i.figure(ctx, in, i.onDay().MonthStart()-1)
		if err != nil || !f.Known || f.Partial {
			return nil, err
		}
		e.Figure = &plan.Figure{Code: p.file, AsAt: f.AsAt, Value: f.Value, Numerator: f.Numerator, Denominator: f.Denominator, Seq: i.now.Seq()}
	}
	return e, nil
}

func (i *improvement) attach(ctx context.Context, e *plan.Evidence, p proof) error {
	const mediaType = "text/plain; charset=utf-8"
	sha, err := i.journal.PutDocument(ctx, sample.Code, p.file, mediaType, []byte(page(p.title, p.text)))
	e.Document = &plan.Document{SHA256: sha, Name: p.file, MediaType: mediaType}
	return err
}

// page is a short document.
func page(title, text string) string {
	return "Wychmoor, services for children\n\n" + title + "\n\n" + text + "\n\nMade up: there is no such place, and nobody in it is real.\n"
}

// lookAt has somebody who did not add it look at the evidence of a month.
func (i *improvement) lookAt(ctx context.Context, month int) error {
	if len(i.proofs(month)) == 0 {
		return nil
	}
	b, err := i.batch(officer)
	if err != nil {
		return err
	}
	for _, e := range b.on.Evidence() {
		if e.Look != nil {
			continue
		}
		no := i.doubted(&e)
		cleared := no == "" && (e.Voice == nil || e.Voice.N >= plan.FewestRecords)
		words := "Read, and it holds."
		if no != "" {
			words = no
		}
		drafts, err := b.on.LookAt(b.who, i.onDay(), e.ID, e.Seq, no == "", cleared, words)
		b.add("the evidence "+e.Title, drafts, err)
	}
	return b.done(ctx)
}

// doubted is why a piece of evidence does not hold; blank where it does.
func (i *improvement) doubted(e *plan.Evidence) string {
	for _, o := range i.text.objectives {
		for _, p := range o.proof {
			if p.no != "" && p.title == e.Title {
				return p.no
			}
		}
	}
	return ""
}
