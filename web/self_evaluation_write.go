package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"goldthread/access"
	"goldthread/assurance/inspection"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
)

// evaluationTextView is the form in which the self-evaluation is written.
type evaluationTextView struct {
	frame
	writing
	Of       inspection.SelfEvaluation
	AsAt     string
	Sections []textSection
	Picks    []pickGroup
	Kept     bool // what is shown was typed last time and not sent
	Put      bool // a citation was just put in: nothing is saved
}

// pickGroup is what can be cited of one sort.
type pickGroup struct {
	Name  string
	Picks []pick
}

// pick is something that can be cited: how it is called, and how it is written.
type pick struct{ Words, Written string }

// DraftAt is the address that keeps what is typed.
func (view *evaluationTextView) DraftAt() string { return "/drafts/" + view.form() }

func (view *evaluationTextView) form() string { return "evaluation-" + view.Of.ID }

// draftAsked is the version of the address, where the viewer may write in it.
func (v *visit) draftAsked() (inspection.SelfEvaluation, error) {
	e, err := v.evaluationAsked()
	if err == nil && e.State != inspection.InDraft {
		err = &invalid{"This version is " + string(e.State) + ": it is not written in.", "Take it back, or begin the next version."}
	}
	return e, err
}

func newEvaluationText(e inspection.SelfEvaluation) *evaluationTextView {
	view := &evaluationTextView{Of: e, AsAt: e.AsAt.Long(), writing: writing{Base: e.Seq, ID: e.ID}}
	asks := []string{"What is good, what is not, for which children, and since when. Begin with what children meet.",
		"By figures, by records that were looked at, by what children, families and staff say: each cited.",
		"What you will do, by when, and how it will be seen that it worked."}
	for i, s := range e.Sections {
		view.Sections = append(view.Sections, textSection{Field: fmt.Sprintf("s%d", i), Heading: s.Question.Title(), Asks: asks[i], Text: s.Text})
	}
	return view
}

// take puts typed texts into the form, and says whether one differs from what stood there.
func (view *evaluationTextView) take(typed func(string) string) (differs bool) {
	for i := range view.Sections {
		s := &view.Sections[i]
		text := strings.TrimSpace(strings.ReplaceAll(typed(s.Field), "\r\n", "\n"))
		differs = differs || text != s.Text
		s.Text = text
	}
	asAt := strings.TrimSpace(typed("asAt"))
	differs = differs || asAt != view.AsAt
	view.AsAt = asAt
	return differs
}

// evaluationText shows the form, with what was typed last time and not sent.
func (v *visit) evaluationText() error {
	e, err := v.draftAsked()
	if err != nil {
		return err
	}
	view := newEvaluationText(e)
	view.Sheet = v.sheet()
	typed, err := v.unfinished(view.form())
	if err != nil {
		return err
	}
	if typed != nil {
		view.Kept = view.take(typed.Get)
		view.Base = cmp.Or(baseOf(typed.Get("base")), view.Base) // typed over an older version, saving says so
	}
	return v.showEvaluationText(http.StatusOK, view)
}

func (v *visit) showEvaluationText(status int, view *evaluationTextView) (err error) {
	view.Section, view.Title = "Inspections", "Write the self-evaluation"
	if len(view.Problems) > 0 {
		view.Title = "Error: " + view.Title
	}
	if view.Picks, err = v.picks(view.Of); err != nil {
		return err
	}
	return v.answer(status, "evaluation_text", view)
}

// writeEvaluation saves what was written, or puts a citation at the end of an answer.
func (v *visit) writeEvaluation() error {
	e, err := v.draftAsked()
	if err != nil {
		return err
	}
	view := newEvaluationText(e)
	view.Sheet, view.Base = v.sheet(), v.typedBase()
	view.take(v.r.PostForm.Get)
	if field := v.typed("put"); field != "" {
		return v.putCitation(view, field)
	}
	stands := e
	e.AsAt, e.Sections = v.typedAsAt(&view.writing), slices.Clone(e.Sections)
	for i := range e.Sections {
		e.Sections[i].Text = view.Sections[i].Text
	}
	written, wrong := e.Do(inspection.Write, v.viewer.Account.Name, "")
	if refused := refusedStep(wrong); refused != nil {
		return refused
	}
	draft, problems := written.Draft(view.Base)
	ok, err := v.keep(&view.writing, draft, together(problems, v.misquoted(written)))
	if err != nil {
		return err
	}
	if !ok {
		view.place()
		if view.Meanwhile != nil {
			if now, there := v.house.register.Evaluation(stands.ID); there {
				stands = now
			}
			view.compare(stands)
		}
		return v.showEvaluationText(http.StatusUnprocessableEntity, view)
	}
	if err := v.finished(view.form()); err != nil {
		return err
	}
	return v.done(evaluationHref(e), "evaluation")
}

// putCitation puts what was chosen at the end of an answer. Nothing is saved but as typed and unsent.
func (v *visit) putCitation(view *evaluationTextView, field string) error {
	for i := range view.Sections {
		s := &view.Sections[i]
		chosen := v.typed("cite-" + s.Field)
		if s.Field != field || chosen == "" {
			continue
		}
		s.Text, view.Put = strings.TrimSpace(s.Text+" "+chosen), true
		typed := url.Values{"base": {plainNumber(float64(view.Base))}, "sheet": {view.Sheet}, "asAt": {view.AsAt}}
		for _, s := range view.Sections {
			typed.Set(s.Field, s.Text)
		}
		if text := typed.Encode(); len(text) <= mostUnfinished {
			if err := v.Journal.KeepUnfinished(v.ctx(), v.house.code, v.viewer.Account.Name, view.form(), text); err != nil {
				return err
			}
		}
	}
	return v.showEvaluationText(http.StatusOK, view)
}

// place moves what is wrong with an answer to its field.
func (view *evaluationTextView) place() {
	for i, p := range view.Problems {
		for j, s := range view.Of.Sections {
			if p.Field == string(s.Question) {
				view.Problems[i].Field = view.Sections[j].Field
			}
		}
	}
}

// compare puts what stands now beside each answer that was typed otherwise.
func (view *evaluationTextView) compare(stands inspection.SelfEvaluation) {
	for i, s := range stands.Sections {
		if mine := &view.Sections[i]; mine.Text != s.Text {
			mine.Now, mine.Changed = s.Text, true
		}
	}
}

// picks is what can be cited: each measure with its figure, what was looked at and said as the plan's evidence has it, and
// the documents that are had ready.
func (v *visit) picks(e inspection.SelfEvaluation) ([]pickGroup, error) {
	groups, err := v.figurePicks(e)
	if err != nil {
		return nil, err
	}
	audits, voices, documents := pickGroup{Name: "Records that were looked at"}, pickGroup{Name: "What was said"}, pickGroup{Name: "Documents"}
	for _, one := range v.house.plan.Evidence() {
		switch {
		case one.Audit != nil:
			c := inspection.Citation{Kind: inspection.AuditSet, Text: one.Title + ", " + monthAndYear(one.Day), N: one.Audit.N, Words: fmt.Sprintf("%d met: %s", one.Audit.Met, one.Audit.Question)}
			audits.add(c.Text, c)
		case one.Voice != nil && one.Voice.N > 0:
			c := inspection.Citation{Kind: inspection.Voice, Text: upperFirst(one.Voice.Who) + ", " + monthAndYear(one.Day), N: one.Voice.N, Words: one.Text}
			voices.add(c.Text+": "+one.Title, c)
		}
	}
	for _, d := range v.house.register.Documents() {
		if d.Day.Known() {
			documents.add(d.Name+", "+d.Words(v.today()), inspection.Citation{Kind: inspection.Paper, Code: d.ID})
		}
	}
	for _, g := range []pickGroup{audits, voices, documents} {
		if len(g.Picks) > 0 {
			groups = append(groups, g)
		}
	}
	return groups, nil
}

// add takes in what can be written as a citation and read back.
func (g *pickGroup) add(words string, c inspection.Citation) {
	plain := strings.NewReplacer("[", "(", "]", ")", ";", ",", "\n", " ", "\r", "")
	c.Text, c.Words = plain.Replace(c.Text), plain.Replace(c.Words)
	const most = 480
	if written := []rune(c.String()); len(written) > most {
		words := []rune(c.Words)
		c.Words = string(words[:max(0, len(words)-(len(written)-most))]) + "…"
	}
	written := c.String()
	if _, err := inspection.ParseCitation(written[1 : len(written)-1]); err == nil {
		g.Picks = append(g.Picks, pick{words, written})
	}
}

func (v *visit) figurePicks(e inspection.SelfEvaluation) ([]pickGroup, error) {
	says := map[string]string{}
	if v.may(access.SeeFigures) && e.AsAt == v.newestDay() && e.AsAt.Known() {
		pack, err := v.newestScorecard()
		if err != nil {
			return nil, err
		}
		for _, l := range pack.Lines {
			if l.Now.Shown() {
				says[l.Words.Code] = ": " + l.Now.Text()
			}
		}
	}
	var groups []pickGroup
	for _, area := range indicator.Areas {
		g := pickGroup{Name: string(area)}
		for _, in := range catalogue.All() {
			if about := in.About(); about.Area == area {
				g.add(about.Title+says[about.Code], inspection.Citation{Kind: inspection.Figure, Code: about.Code})
			}
		}
		if len(g.Picks) > 0 {
			groups = append(groups, g)
		}
	}
	return groups, nil
}
