package report

import (
	"fmt"
	"strconv"
	"strings"

	"goldthread/day"
	"goldthread/disclosure"
	"goldthread/indicator"
)

// Value is one figure as the papers print it. Where a symbol stands, the number that it stands for has been erased.
type Value struct {
	Unit        indicator.Unit
	OnDay       bool
	Window      day.Span
	Group       string  // the team, in a split
	Number      float64 // in Unit; only meaningful when Known
	Known       bool
	Numerator   int
	Denominator int
	CannotTell  int
	Partial     bool
	ToldFrom    day.Day // the first day from which the record tells it whole
	Note        string
	Year        int // the year of the population behind a rate

	Symbol            disclosure.Symbol // of Number
	NumeratorSymbol   disclosure.Symbol
	DenominatorSymbol disclosure.Symbol
	CannotTellSymbol  disclosure.Symbol
}

// ValueOf is a figure as it is printed for those who may see whole figures: nothing of it is hidden. What the public may
// read comes from a Pack alone.
func ValueOf(f indicator.Figure) Value { return (&masking{}).value(f) }

// Shown says whether there is a number to print.
func (v Value) Shown() bool { return v.Known && v.Symbol == disclosure.None }

// Hidden says that some part of it may not be shown.
func (v Value) Hidden() bool {
	for _, s := range []disclosure.Symbol{v.Symbol, v.NumeratorSymbol, v.DenominatorSymbol, v.CannotTellSymbol} {
		if s == disclosure.Suppressed {
			return true
		}
	}
	return false
}

// hasDenominator says whether the unit is made of two counts of which both are printed.
func (v Value) hasDenominator() bool {
	return v.Unit == indicator.Percent || v.Unit == indicator.Average
}

// Plain is the number alone with its sign: "69.2%", "412", "31 days"; the symbol or a dash where there is none.
func (v Value) Plain() string {
	if v.Symbol != disclosure.None {
		return string(v.Symbol)
	}
	if !v.Known {
		return "–"
	}
	return inUnit(v.Number, v.Unit)
}

// Text is the number with the count behind it: "69.2% (27 of 39)".
func (v Value) Text() string {
	if behind := v.Behind(); behind != "" && v.Shown() {
		return v.Plain() + " (" + behind + ")"
	}
	return v.Plain()
}

// Behind is the count behind a number: "27 of 39", "412 children", "" for a plain number.
func (v Value) Behind() string {
	n, d := v.NumeratorText(), v.DenominatorText()
	switch v.Unit {
	case indicator.Percent:
		return n + " of " + d
	case indicator.Average:
		return n + " held by " + d + " workers"
	case indicator.Rate10k:
		return "count " + n
	case indicator.Median, indicator.WorkingMedian, indicator.Mean:
		return "of " + n
	}
	return ""
}

// NumeratorText is the count, or the symbol in its place.
func (v Value) NumeratorText() string { return countOr(v.Numerator, v.NumeratorSymbol) }

// DenominatorText is the whole that the count is of, or the symbol in its place; blank where the unit has none.
func (v Value) DenominatorText() string {
	if !v.hasDenominator() {
		return ""
	}
	return countOr(v.Denominator, v.DenominatorSymbol)
}

// CannotTellText is how many cases cannot be told, or the symbol in its place.
func (v Value) CannotTellText() string { return countOr(v.CannotTell, v.CannotTellSymbol) }

func countOr(n int, s disclosure.Symbol) string {
	if s != disclosure.None {
		return string(s)
	}
	return thousands(n)
}

// KnownPart says which part of its time a figure covers that the record does not know whole.
func (v Value) KnownPart() string {
	if v.ToldFrom.Known() && v.ToldFrom > v.Window.From {
		return "known only from " + v.ToldFrom.Long()
	}
	return "known only in part"
}

// Period is the time it is of: "on 31 March 2025", "in March 2025", "in the twelve months to 31 March 2025".
func (v Value) Period() string { return period(v.Window, v.OnDay) }

func period(w day.Span, onDay bool) string {
	whole := w.From == w.From.MonthStart() && w.To == w.To.MonthEnd()
	switch {
	case onDay:
		return "on " + w.To.Long()
	case w.From == (w.To + 1).AddYears(-1):
		return "in the twelve months to " + w.To.Long()
	case whole && w.From == w.To.MonthStart():
		return "in " + monthName(w.To)
	}
	if whole && w.From == w.To.MonthStart().AddMonths(-2) {
		return "in the three months to " + w.To.Long()
	}
	return "from " + w.From.Long() + " to " + w.To.Long()
}

func monthName(d day.Day) string  { return d.Time().Format("January 2006") }
func monthShort(d day.Day) string { return d.Time().Format("Jan 2006") }

// inUnit writes a number with at most one decimal and its unit.
func inUnit(n float64, u indicator.Unit) string {
	switch u {
	case indicator.Percent:
		return oneDecimal(n) + "%"
	case indicator.Rate10k:
		return oneDecimal(n) + " per 10,000"
	case indicator.Median, indicator.Mean:
		return strings.TrimSuffix(oneDecimal(n), ".0") + " days"
	case indicator.WorkingMedian:
		return strings.TrimSuffix(oneDecimal(n), ".0") + " working days"
	case indicator.Average:
		return oneDecimal(n)
	}
	return strings.TrimSuffix(oneDecimal(n), ".0")
}

func oneDecimal(n float64) string {
	text := strconv.FormatFloat(rounded(n), 'f', 1, 64)
	whole, decimal, _ := strings.Cut(text, ".")
	return groupDigits(whole) + "." + decimal
}

// rounded is to one decimal, halves upwards, as the papers print: ratings and comparisons are made on what a reader sees.
func rounded(n float64) float64 {
	tenths := n * 10
	whole := float64(int64(tenths))
	if tenths < 0 {
		return -rounded(-n)
	}
	if tenths-whole >= 0.5-1e-9 {
		whole++
	}
	return whole / 10
}

func thousands(n int) string { return groupDigits(strconv.Itoa(n)) }

func groupDigits(digits string) string {
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits
}

// plural is "1 measure", "2 measures".
func plural(n int, one, many string) string {
	if n == 1 {
		return fmt.Sprintf("1 %s", one)
	}
	return thousands(n) + " " + many
}
