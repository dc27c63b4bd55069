package web

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"

	"goldthread/assurance"
	"goldthread/assurance/inspection"
	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/store"
)

// writing is what every form about a measure has: what is wrong with what was typed, and who saved something else
// meanwhile.
type writing struct {
	Code, About string // the measure and its title
	Base        int64  // the version that the form was made from
	ID          string // of what is changed; blank for something new
	Sheet       string // numbers the form where what is typed into it is kept unsent: see unfinished.go
	mistakes
	Meanwhile *meanwhile
}

// mistakes are what is wrong with what was typed into a form, field by field.
type mistakes struct{ Problems assurance.Problems }

// meanwhile is what somebody else has saved since the form was opened.
type meanwhile struct {
	What, Who, When string
	Lines           []string // what stands now, thing by thing, where that is more than a sentence
}

// Problem is what is wrong with a field; blank where nothing is.
func (m *mistakes) Problem(field string) string {
	for _, p := range m.Problems {
		if p.Field == field {
			return p.Say
		}
	}
	return ""
}

func (m *mistakes) wrong(field, say string) {
	m.Problems = append(m.Problems, assurance.Problem{Field: field, Say: say})
}

// typed is a text field of the form, without the blanks around it.
func (v *visit) typed(field string) string { return strings.TrimSpace(v.r.PostFormValue(field)) }

// typedBase is the version that the form was made from; 0 where there was none.
func (v *visit) typedBase() int64 {
	n, _ := strconv.ParseInt(v.r.PostFormValue("base"), 10, 64)
	return max(n, 0)
}

// typedNumber reads a number as people type it: with a percent sign or without, with a comma between thousands.
func (w *writing) typedNumber(field, text, say string) float64 {
	text = strings.ReplaceAll(strings.TrimSuffix(strings.TrimSpace(text), "%"), ",", "")
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil {
		w.wrong(field, say)
	}
	return n
}

// typedDay reads a day that may be left blank.
func (w *writing) typedDay(field, text string) day.Day {
	if strings.TrimSpace(text) == "" {
		return day.Never
	}
	d, ok := typedDay(text)
	if !ok {
		w.wrong(field, "The day cannot be read. "+howToTypeADay)
	}
	return d
}

// keep saves what was written, so that the writer sees it at once. Where it cannot be kept as it is, or somebody else has
// saved something meanwhile, ok is false and the form says so.
func (v *visit) keep(w *writing, draft store.Draft, wrong error) (ok bool, err error) {
	return v.keepAll(w, []store.Draft{draft}, wrong)
}

// keepAll is keep for what is written as several entries: all of them are saved, or none.
func (v *visit) keepAll(w *writing, drafts []store.Draft, wrong error) (ok bool, err error) {
	var problems assurance.Problems
	if errors.As(wrong, &problems) {
		w.Problems = append(w.Problems, problems...)
	} else if wrong != nil {
		return false, wrong
	}
	if len(w.Problems) > 0 {
		w.Problems = firstOfEach(w.Problems)
		return false, nil
	}
	_, err = v.Journal.Append(v.ctx(), v.house.code, v.viewer.Account.Name, drafts)
	var conflict *store.Conflict
	if errors.As(err, &conflict) {
		return false, v.showMeanwhile(w, conflict)
	}
	if err != nil {
		return false, err
	}
	v.renew()
	return true, nil
}

// firstOfEach leaves one problem to a field: the day that cannot be read is not blank besides.
func firstOfEach(all assurance.Problems) assurance.Problems {
	had := map[string]bool{}
	var kept assurance.Problems
	for _, p := range all {
		if !had[p.Field] {
			had[p.Field] = true
			kept = append(kept, p)
		}
	}
	return kept
}

// showMeanwhile puts what stands now beside what was typed. Saving again then takes its place: it stays in the history.
func (v *visit) showMeanwhile(w *writing, c *store.Conflict) error {
	names, err := v.names()
	if err != nil {
		return err
	}
	w.Base = c.Newest.Seq
	m := &meanwhile{Who: names.of(c.Newest.Actor), When: c.Newest.RecordedAt.In(v.london).Format("2 January 2006 at 15:04")}
	ofPlan := slices.Contains(plan.Kinds, c.Newest.Kind)
	if ofPlan && v.outside() {
		m.Who = "Somebody else"
	}
	if c.Newest.Op == store.Retire || c.Newest.Seq == 0 {
		m.What, w.Base = "It was withdrawn.", 0
	} else if ofPlan {
		if err := v.showPlanMeanwhile(m, plan.End{Kind: c.Newest.Kind, ID: c.Newest.ID}, names); err != nil {
			return err
		}
	} else if slices.Contains(inspection.Kinds, c.Newest.Kind) {
		m.What = v.registerSaid(c.Newest.Kind, c.Newest.ID)
	} else if m.What, err = said(&c.Newest, names); err != nil {
		return err
	}
	w.Meanwhile = m
	return nil
}

// said is in words what an entry about a measure, or of a pack of papers, says.
func said(e *store.Entry, names names) (string, error) {
	if e.Kind == assurance.PackKind {
		var p assurance.Pack
		err := json.Unmarshal(e.Body, &p)
		return "“" + p.Title + "”, as at " + p.AsAt.Long() + ".", err
	}
	c, err := assurance.ChangeOf(e)
	if err != nil {
		return "", err
	}
	return changeWords(&c, names), nil
}

func targetWords(t *assurance.Target) string {
	text := "Target " + plainNumber(t.Value)
	if t.Tolerance > 0 {
		text += ", up to " + plainNumber(t.Tolerance) + " short of it is Watch"
	}
	text += ", " + t.Said() + "."
	if t.Why != "" {
		text += " Why: " + t.Why
	}
	return text
}

func commentaryWords(c *assurance.Commentary) string {
	text := "About the figure as at " + c.AsAt.Long() + ": " + c.Text
	if c.Next != "" {
		text += " By " + c.By.Long() + ": " + c.Next
	}
	return text
}

func noteWords(n *assurance.BreakNote) string {
	text := "Break on " + n.Day.Long() + ": " + n.Text
	if n.Rebase {
		text += " (the limits start again)"
	}
	return text
}

func plainNumber(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }
