package web

import (
	"math"

	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/report"
)

// auditQuestion chooses, in place of an indicator, a question that audits ask.
const auditQuestion = "question"

// measureForm asks for a measure. Of a new one it is first asked what measures: then the figure as it stands can be offered
// as its baseline.
func (v *visit) measureForm(line plan.Value) (*lineForm, error) {
	m := line.(*plan.Measure)
	code := m.Code
	if m.ID == "" {
		code = v.r.FormValue("code")
	}
	if code == "" && m.Question == "" {
		return v.whichMeasure(), nil
	}
	form := &lineForm{called: "a measure", fields: []field{{Name: "code", As: "hidden", Value: code}}}
	if code == auditQuestion || m.Question != "" {
		form.lead = []string{"The measure is the percentage of records in which audits find the question met."}
		form.fields = append(form.fields,
			field{Name: "question", Label: "The question that audits ask", Hint: "So that the answer is yes or no, like: Does the record say what the child said?", As: "line", Value: m.Question},
			field{Name: "polarity", Label: "Which way is better", As: "radios", Options: chosen([]option{{Value: string(indicator.Higher), Words: "More of it"}, {Value: string(indicator.Lower), Words: "Less of it"}}, polarityOf(m))})
		code = auditQuestion
	} else if err := v.offerBaseline(form, m, code); err != nil {
		return nil, err
	}
	form.fields = append(form.fields, v.measureFields(m)...)
	if m.ID != "" {
		form.more = []field{whyField("Needed where the baseline, the target or their days change. The plan keeps it.")}
	}
	form.read = func(w *writing) (plan.Value, []plan.Ties) { return v.readMeasure(w, *m, code) }
	return form, nil
}

func polarityOf(m *plan.Measure) string {
	if m.Polarity == "" {
		return string(indicator.Higher)
	}
	return string(m.Polarity)
}

// whichMeasure asks what the measure is to be; its answer is the address of the form.
func (v *visit) whichMeasure() *lineForm {
	options := []option{{Value: auditQuestion, Words: "A question that audits ask"}}
	for _, area := range indicator.Areas {
		for _, in := range catalogue.All() {
			if w := in.About(); w.Area == area {
				options = append(options, option{Value: w.Code, Words: string(area) + ": " + w.Title})
			}
		}
	}
	form := &lineForm{called: "a measure", lead: []string{"A measure shows whether what was done works: a figure that is counted each month, or a question that audits ask."},
		fields: []field{{Name: "code", Label: "What shows whether it works", As: "select", Options: options}}}
	for _, kind := range []string{plan.RecommendationKind, plan.ObjectiveKind, plan.ActionKind} {
		for _, id := range v.r.URL.Query()[kind] {
			form.fields = append(form.fields, field{Name: kind, As: "hidden", Value: id})
		}
	}
	return form
}

// offerBaseline fills in the figure as it stands as the baseline of a new measure. The viewer gets the figure that they
// may see.
func (v *visit) offerBaseline(form *lineForm, m *plan.Measure, code string) error {
	in, err := indicatorNamed(code)
	if err != nil {
		return err
	}
	w := in.About()
	form.lead = []string{"“" + w.Title + "”: " + unitWords(in.Unit()) + "; " + string(w.Polarity) + "."}
	line, err := v.shownLine(code)
	if err != nil {
		return err
	}
	if line == nil || !line.Now.Shown() || line.Now.Partial {
		form.lead = append(form.lead, "No figure of it is known to you yet, so write the baseline yourself, or leave it blank.")
		return nil
	}
	form.lead = append(form.lead, "Now: "+line.Now.Text()+" "+line.Now.Period()+".")
	if m.ID == "" && m.Polarity == "" {
		m.Baseline, m.BaselineDay = rounded(line.Now.Number), line.Now.Window.To
	}
	return nil
}

// shownLine is a measure in the papers that the viewer may see; nil where it is in none.
func (v *visit) shownLine(code string) (*report.Line, error) {
	pack, err := v.shownPack()
	if err != nil || pack == nil {
		return nil, err
	}
	for _, l := range pack.Lines {
		if l.Words.Code == code {
			return l, nil
		}
	}
	return nil, nil
}

// rounded is a figure to one place, as pages show it.
func rounded(n float64) float64 { return math.Round(n*10) / 10 }

func (v *visit) measureFields(m *plan.Measure) []field {
	ticks := func(kind, label string, options []option) field {
		return field{Name: kind, Label: label, As: "ticks", Options: chosen(options, v.tiedNow(plan.MeasureKind, m.ID, plan.Shows, kind)...)}
	}
	var recommendations, actions []option
	for _, r := range v.house.plan.Recommendations() {
		recommendations = append(recommendations, option{Value: r.ID, Words: r.Name()})
	}
	for _, a := range v.house.plan.Actions() {
		actions = append(actions, option{Value: a.ID, Words: a.Name()})
	}
	return []field{
		{Name: "title", Label: "What the plan calls it (may be left blank)", As: "line", Value: m.Title},
		numberField("baseline", "Baseline (may be left blank)", "Where it stood when the plan began, in the measure’s own unit: 85 for 85%. Members and partners read it too: where counts are small, take a published figure.", m.Baseline, m.BaselineDay.Known()),
		dayField("baselineDay", "Day of the baseline", howADayLooks, m.BaselineDay),
		numberField("target", "Target (may be left blank)", "Without a target nothing that it measures can turn blue.", m.Target, m.TargetDay.Known()),
		dayField("targetDay", "To be reached by", howADayLooks, m.TargetDay),
		dayField("expect", "Should have begun to move by (may be left blank)", "Until then it is too early to say that nothing moved. "+howADayLooks, m.Expect),
		ticks(plan.ActionKind, "Actions that it measures", actions),
		ticks(plan.ObjectiveKind, "Objectives that it measures", v.objectives()),
		ticks(plan.RecommendationKind, "Recommendations that it measures", recommendations),
	}
}

// readMeasure is the measure as typed. What measures is chosen once: another one is another measure.
func (v *visit) readMeasure(w *writing, m plan.Measure, code string) (plan.Value, []plan.Ties) {
	m.ID, m.Seq, m.Why, m.Title = w.ID, w.Base, v.typed("why"), v.typed("title")
	if code == auditQuestion {
		m.Question, m.Polarity = v.typed("question"), indicator.Polarity(v.typed("polarity"))
		if m.Question == "" {
			w.wrong("question", "Write the question that audits ask")
		}
	} else if in, ok := catalogue.Find(code); ok {
		m.Code, m.Polarity = code, in.About().Polarity
	}
	m.Baseline, m.BaselineDay = v.typedFigure(w, "baseline", "baselineDay", "The baseline")
	m.Target, m.TargetDay = v.typedFigure(w, "target", "targetDay", "The target")
	m.Expect = w.typedDay("expect", v.typed("expect"))
	var ties []plan.Ties
	for _, kind := range []string{plan.RecommendationKind, plan.ObjectiveKind, plan.ActionKind} {
		ties = append(ties, plan.Ties{Word: plan.Shows, Kind: kind, IDs: v.ticked(kind)})
	}
	return &m, ties
}

// typedFigure reads a number and its day: both, or neither.
func (v *visit) typedFigure(w *writing, number, on, called string) (float64, day.Day) {
	text, at := v.typed(number), w.typedDay(on, v.typed(on))
	switch {
	case text == "" && !at.Known():
		return 0, day.Never
	case text == "":
		w.wrong(number, called+" has a day and no number: write the number, or leave both blank")
		return 0, at
	}
	n := w.typedNumber(number, text, called+" is not a number: write it without its unit, for example 60")
	if !at.Known() {
		w.wrong(on, called+" needs a day: give it, or leave both blank")
	}
	return n, at
}
