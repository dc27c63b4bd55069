package report

import (
	"slices"

	"goldthread/day"
	"goldthread/disclosure"
	"goldthread/indicator"
)

// printedMonths are the months of the series that are printed, now or by an earlier edition.
func (m *measure) printedMonths() []indicator.Figure {
	if !m.monthsWithheld {
		return m.series
	}
	return slices.DeleteFunc(slices.Clone(m.series), func(f indicator.Figure) bool { return f.Window.To > m.published })
}

// withhold leaves the months out, and with them the year to date and the quarters compared: two editions' years to date
// differ by a month. The stretches between the ends of windows become longer, and are counted again.
func withhold(measures []*measure, in Input) {
	for _, m := range measures {
		m.monthsWithheld, m.parts = true, nil
		if m.change != nil && (!m.in.OnDay() || m.change.later.Window != m.now.Window) {
			m.change = nil
		}
	}
	addParts(measures, indicator.NewEngine(in.Rules), in.AsAt)
}

// withheldMark is what an edition that left the months of a measure out notes among what it hid, so that the next does
// not take them for known.
func withheldMark(code string, asAt day.Day) string {
	return code + " months withheld as at " + asAt.String()
}

// wantsWithholding says that the figure of the twelve months or the day, of which no part is small, could not be shown, or
// that a month of events is small. The twelve months of two editions in a row differ by the newest month and the one that
// is no longer in them: beside months that are printed the next edition's could not be.
func (m *masking) wantsWithholding(of *measure) bool {
	if of.monthsWithheld || small(of.now) {
		return false
	}
	return m.value(of.now).Symbol != disclosure.None || !of.in.OnDay() && slices.ContainsFunc(of.series, small)
}

// small says that a figure is made of a small count.
func small(f indicator.Figure) bool {
	is := func(n int) bool { return 1 <= n && n <= 5 }
	of, has := denominator.count(f)
	return is(f.Numerator) || has && is(of) || f.Unit == indicator.Percent && is(of-f.Numerator)
}

// timed is the printable value of a figure that is left out with the months of its measure.
func (m *masking) timed(of *measure, f indicator.Figure) Value {
	if !of.monthsWithheld || f.Window == of.now.Window || of.in.OnDay() && f.Window.To == of.now.Window.To {
		return m.value(f)
	}
	const c = disclosure.Suppressed
	v := Value{Unit: f.Unit, OnDay: f.OnDay, Window: f.Window, Symbol: c, NumeratorSymbol: c, CannotTellSymbol: c}
	if v.hasDenominator() {
		v.DenominatorSymbol = c
	}
	return v
}

// drawnMonths are the months that this edition prints.
func (m *measure) drawnMonths() []indicator.Figure {
	if m.monthsWithheld {
		return nil
	}
	return m.series
}
