package plan

import (
	"math"
	"strings"

	"goldthread/assurance"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/store"
)

// Measure is how one will see that it worked: an indicator, or a question that audits ask. Values are in the indicator's
// unit (85 for 85%); of an audit's question they are the percentage of records in which it is met.
type Measure struct {
	Line
	Title       string             `json:"title,omitempty"`    // as the plan calls it; blank: as the indicator or the question is called
	Code        string             `json:"code,omitempty"`     // of the indicator
	Question    string             `json:"question,omitempty"` // that audits ask, where there is no indicator
	Polarity    indicator.Polarity `json:"polarity"`           // the indicator's
	Baseline    float64            `json:"baseline,omitempty"`
	BaselineDay day.Day            `json:"baselineDay,omitzero"` // no day: the baseline is not known
	Target      float64            `json:"target,omitempty"`
	TargetDay   day.Day            `json:"targetDay,omitzero"` // no day: no target was set
	Expect      day.Day            `json:"expect,omitzero"`    // by when it should have begun to move; no day: by TargetDay
}

func (m *Measure) Kind() string { return MeasureKind }
func (m *Measure) Name() string {
	switch {
	case m.Title != "":
		return brief(m.Title)
	case m.Question != "":
		return brief(m.Question)
	}
	return m.Code
}

func (m *Measure) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.MayText("title", "the title", m.Title, mostOfTitle)
	wrong.MayText("question", "the question", m.Question, mostOfTitle)
	wrong.Add((m.Code == "") == (m.Question == ""), "code", "Choose an indicator, or write the question that audits ask: one of the two")
	wrong.Add(!oneOf([]indicator.Polarity{indicator.Higher, indicator.Lower, indicator.Neither}, m.Polarity), "polarity", "Say which way is better: higher, lower or neither")
	wrong.Add(notNumber(m.Baseline), "baseline", "The baseline is not a number: write it without its unit, for example 42")
	wrong.Add(m.Baseline != 0 && !m.BaselineDay.Known(), "baselineDay", "Give the day of the baseline")
	wrong.Add(notNumber(m.Target), "target", "The target is not a number: write it without its unit, for example 60")
	wrong.Add(m.Target != 0 && !m.TargetDay.Known(), "targetDay", "Give the day by which the target will be reached")
	wrong.Add(m.BaselineDay.Known() && m.TargetDay.Known() && m.TargetDay < m.BaselineDay, "targetDay", "The target's day lies before the baseline's")
	wrong.Add(m.Question != "" && (m.Target < 0 || m.Target > 100), "target", "The target of an audit's question lies between 0 and 100")
	return m.draft(MeasureKind, base, m, wrong)
}

func notNumber(n float64) bool { return math.IsNaN(n) || math.Abs(n) > 1e12 }

// says puts a movement behind what the measure is called, which may be a question.
func (m *Measure) says(moving Movement) string {
	if strings.HasSuffix(m.Name(), "?") {
		return m.Name() + " " + moving.Words
	}
	return m.Name() + ": " + lowerFirst(moving.Words)
}

// Expected is the day by which the measure should have begun to move; no day where nobody said.
func (m *Measure) Expected() day.Day {
	if m.Expect.Known() {
		return m.Expect
	}
	return m.TargetDay
}

// MeetsTarget says whether a value meets the target; without a target, or with no direction, none does.
func (m *Measure) MeetsTarget(value float64) bool {
	switch {
	case !m.TargetDay.Known():
		return false
	case m.Polarity == indicator.Higher:
		return value >= m.Target
	case m.Polarity == indicator.Lower:
		return value <= m.Target
	}
	return false
}

func (m *Measure) Fields() []Field {
	f := []Field{said("title", m.Title), said("indicator", m.Code), said("audit question", m.Question), said("which way is better", string(m.Polarity))}
	if m.BaselineDay.Known() {
		f = append(f, said("baseline", number(m.Baseline)))
	}
	if m.TargetDay.Known() {
		f = append(f, said("target", number(m.Target)))
	}
	return append(f, onDay("baseline's day", m.BaselineDay), onDay("target's day", m.TargetDay), onDay("expected to move by", m.Expect))
}
