package demo

import (
	"context"
	"fmt"

	"goldthread/assurance/inspection"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/sample"
)

// evaluate puts two self-evaluations into the story: one that was signed off a year ago, its figures frozen, and one that is
// being written.
func (w *wychmoor) evaluate() {
	var e inspection.SelfEvaluation
	asAt := w.back(12, 1) - 1
	w.at(w.on(onward(asAt-20), 10, 0), func(ctx context.Context) (err error) {
		if e, err = inspection.BeginEvaluation(e, asAt, analyst); err != nil {
			return err
		}
		return w.say(ctx, analyst, e)
	})
	w.at(w.on(onward(asAt-6), 10, 0), func(ctx context.Context) error { return w.writeEvaluation(ctx, &e, auditor, lastYear) })
	w.at(w.on(onward(w.back(12, 1)), 10, 0), func(ctx context.Context) error { return w.stepEvaluation(ctx, &e, inspection.SendUp, analyst) })
	w.at(w.on(onward(w.back(12, planDay)), 11, 0), func(ctx context.Context) error { return w.signEvaluation(ctx, &e) })
	w.at(w.on(onward(w.asAt+11), 9, 10), func(ctx context.Context) (err error) {
		e.ID = fmt.Sprint(e.Version)
		if e, err = inspection.BeginEvaluation(e, w.asAt, analyst); err != nil {
			return err
		}
		return w.say(ctx, analyst, e)
	})
	w.at(w.on(onward(w.asAt+15), 16, 10), func(ctx context.Context) error { return w.writeEvaluation(ctx, &e, auditor, thisYear) })
}

func (w *wychmoor) say(ctx context.Context, who string, e inspection.SelfEvaluation) error {
	if err := e.Cites(func(code string) bool { _, ok := catalogue.Find(code); return ok }, isDocument); err != nil {
		return err
	}
	return w.fileAs(ctx, who, e)
}

func isDocument(id string) bool {
	for _, d := range inspection.StartingDocuments() {
		if d.Key == id {
			return true
		}
	}
	return false
}

// writeEvaluation fills in the answers to the three questions.
func (w *wychmoor) writeEvaluation(ctx context.Context, e *inspection.SelfEvaluation, who string, answers [3]string) (err error) {
	sections := make([]inspection.Section, len(answers))
	for n, q := range inspection.Questions {
		sections[n] = inspection.Section{Question: q, Text: answers[n]}
	}
	e.Sections = sections
	return w.stepEvaluation(ctx, e, inspection.Write, who)
}

func (w *wychmoor) stepEvaluation(ctx context.Context, e *inspection.SelfEvaluation, act inspection.Act, who string) (err error) {
	if *e, err = e.Do(act, who, ""); err != nil {
		return err
	}
	return w.say(ctx, who, *e)
}

// signEvaluation freezes what its citations say as known at the moment.
func (w *wychmoor) signEvaluation(ctx context.Context, e *inspection.SelfEvaluation) error {
	register, err := inspection.Read(ctx, w.journal, sample.Code)
	if err != nil {
		return err
	}
	signed, err := e.Sign(director, w.onDay(), func(c inspection.Citation) (inspection.Told, error) {
		if c.Kind == inspection.Paper {
			d, _ := register.Document(c.Code)
			return inspection.Told{Says: d.Words(e.AsAt), AsAt: d.Day}, nil
		}
		in, _ := catalogue.Find(c.Code)
		f, err := w.figure(ctx, in, citedDay(c, e.AsAt))
		return told(f), err
	})
	if err != nil {
		return err
	}
	*e = signed
	return w.say(ctx, director, *e)
}

func citedDay(c inspection.Citation, asAt day.Day) day.Day {
	if c.AsAt.Known() {
		return c.AsAt
	}
	return asAt
}

func told(f indicator.Figure) inspection.Told {
	if !f.Known {
		return inspection.Told{Says: "not known", AsAt: f.AsAt}
	}
	value := f.Value
	return inspection.Told{Says: fmt.Sprintf("%.0f%% (%d of %d)", f.Value, f.Numerator, f.Denominator), AsAt: f.AsAt, Value: &value, Of: f.Denominator}
}

// The answers to the three questions, with what they cite.
var (
	lastYear = [3]string{
		"Children are safer and better known than two years ago, and inspectors have said so. Conferences are held in time [figure icpc-within-15wd] and children with a protection plan are seen when they should be [figure cp-visits-on-time].\nChildren in need are not seen as often as their plans promise [figure cin-visits-on-time]. Care leavers have good workers and suitable homes; too few are in learning or work [figure careleaver-eet-19-21].\nParents understand their plans better [voice Parents of children with a plan, spring; 17; \"It is shorter and less frightening\"].",
		"We audit sixty records a quarter with the worker and the family [audit Case audits of the last quarter; 60; 41 good or better], and our grades are sometimes too kind. The framework says how [document quality-framework].\nManagers read their figures each week, and the board each quarter [document performance].",
		"Return interviews that lead to something. Private fostering found early. Twelve apprenticeships for care leavers. A second auditor for every fifth audit [document improvement-plan].",
	}
	thisYear = [3]string{
		"Children in need are now seen as their plans promise [figure cin-visits-on-time]. This has lasted for more than half a year, and parents notice it [voice Parents' forum, spring; 19; \"We can plan now\"].\nInitial conferences are late in Assessment North [figure icpc-within-15wd], and children wait [figure icpc-waiting-15wd]. We did not see it soon enough: the share for the whole authority fell slowly.\nMore assessments are finished in time [figure assessment-within-45wd], and more of the others wait for long [figure assessment-open-past-45wd]. The two belong together.",
		"Second auditors come to the same grade in most audits [audit Second looks of the last month; 20; 17 the same grade]. The guide is new [document quality-framework].\nCare leavers have told us what would help them to stay in work [voice Care leavers' forum, summer; 28; \"Somebody to call at eight in the morning\"].",
		"Bring conferences back in time: the request on the day of the strategy discussion, and a chair in Assessment North [document improvement-plan].\nTo be written: what comes next for private fostering, where late notifications have come back.",
	}
)
