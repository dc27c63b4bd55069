package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"goldthread/benchmark"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
)

// figures prints figures.
func figures(p *program, f *flag.FlagSet) func(context.Context, []string) error {
	place, authority := f.String("data", "", ""), f.String("authority", "", "")
	asAt := asAtFlag(f)
	code, window := f.String("code", "", ""), f.String("window", string(day.TwelveMonth), "")
	by := f.String("by", "", "")
	known := &dayFlag{}
	f.Var(known, "known-on", "")
	asJSON := f.Bool("json", false, "")
	return func(ctx context.Context, args []string) error {
		if err := need(given(f), "data", "as-at"); err != nil {
			return err
		}
		if err := noMore(args); err != nil {
			return err
		}
		q := question{asAt: asAt.Day, by: indicator.Split(*by)}
		if err := q.choose(*code, *window); err != nil {
			return err
		}
		b, err := p.readBook(ctx, *place, *authority, known.Day)
		if err != nil {
			return err
		}
		found := q.answer(b)
		if *asJSON {
			return writeFigures(p.out, b, found)
		}
		return printFigures(p.out, b, found)
	}
}

// question is what figures are asked for.
type question struct {
	asAt   day.Day
	window day.Span
	by     indicator.Split
	of     []indicator.Indicator
}

// choose checks the names that a person typed.
func (q *question) choose(code, window string) (err error) {
	if q.window, err = windowNamed(window, q.asAt); err != nil {
		return err
	}
	if q.by != "" && !slices.Contains(indicator.Splits, q.by) {
		return wrong("%v", indicator.ErrSplit{Name: string(q.by)})
	}
	q.of = catalogue.All()
	if code == "" {
		return nil
	}
	in, ok := catalogue.Find(code)
	if !ok {
		return wrong("no figure has the code %q: goldthread figures without --code lists them all", code)
	}
	q.of = []indicator.Indicator{in}
	return nil
}

func (q *question) answer(b *record.Book) []indicator.Figure {
	engine := indicator.NewEngine(rules(b))
	var found []indicator.Figure
	for _, in := range q.of {
		if q.by == "" {
			found = append(found, engine.Figure(in, q.asAt, q.window))
			continue
		}
		found = append(found, engine.By(in, q.asAt, q.window, q.by)...)
	}
	return found
}

// figureJSON is a figure as other programs read it. Their names are stable.
type figureJSON struct {
	Code        string           `json:"code"`
	Title       string           `json:"title"`
	AsAt        day.Day          `json:"as_at"`
	WindowFrom  day.Day          `json:"window_from"`
	WindowTo    day.Day          `json:"window_to"`
	Split       *splitJSON       `json:"split"`
	Value       *float64         `json:"value"` // null where there is none; note says why
	Unit        string           `json:"unit"`
	Numerator   int              `json:"numerator"`
	Denominator *int             `json:"denominator"` // null for a plain number
	CannotTell  int              `json:"cannot_tell"`
	Comparators []comparatorJSON `json:"comparators"`
	Partial     bool             `json:"partial"`
	Note        string           `json:"note,omitempty"`
	DataAsAt    day.Day          `json:"data_as_at"`
	Polarity    string           `json:"polarity"`
	Pair        string           `json:"pair,omitempty"`
	Proxy       string           `json:"proxy,omitempty"`
}

type splitJSON struct {
	By    string `json:"by"`
	Group string `json:"group"`
}

type comparatorJSON struct {
	Who    string   `json:"who"`
	Kind   string   `json:"kind"`
	Value  *float64 `json:"value"`
	Period string   `json:"period"`
	Note   string   `json:"note,omitempty"`
}

func figureOf(b *record.Book, f indicator.Figure) figureJSON {
	w := f.Words
	j := figureJSON{Code: w.Code, Title: w.Title, AsAt: f.AsAt, WindowFrom: f.Window.From, WindowTo: f.Window.To, Unit: string(f.Unit),
		Numerator: f.Numerator, CannotTell: f.CannotTell, Comparators: comparators(b, f), Partial: f.Partial, Note: f.Note, DataAsAt: f.DataAsAt,
		Polarity: string(w.Polarity), Pair: w.Pair, Proxy: w.Proxy}
	if f.Split != "" {
		j.Split = &splitJSON{string(f.Split), f.Group}
	}
	if f.Known {
		j.Value = rounded(f.Value)
	}
	if f.Unit != indicator.Number {
		j.Denominator = &f.Denominator
	}
	return j
}

// rounded keeps ten significant digits, so that the same figure is written the same on every machine.
func rounded(v float64) *float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 10, 64), 64)
	if err != nil {
		r = v
	}
	return &r
}

// comparators are the published figures beside one of ours. A group's figure has none, for they are published for whole
// authorities; nor has a number or rate of less than a year. Beside one that is told only in part they say so.
func comparators(b *record.Book, f indicator.Figure) []comparatorJSON {
	list := []comparatorJSON{}
	a, ok := benchmark.Embedded().Authority(b.Authority)
	year, _ := day.TwelveMonth.Ending(f.AsAt)
	partOfYear := !f.OnDay && f.Window != year && (f.Unit == indicator.Number || f.Unit == indicator.Rate10k)
	if !ok || f.Words.LAIT == "" || f.Split != "" || partOfYear {
		return list
	}
	for _, c := range benchmark.Embedded().Compare(f.Words.LAIT, a.Number, f.AsAt) {
		j := comparatorJSON{Who: c.Who, Kind: string(c.Kind), Period: c.Period, Note: c.Note}
		if f.Partial {
			j.Note = strings.TrimPrefix(j.Note+"; ours is told only in part and does not compare", "; ")
		}
		if c.Known {
			j.Value = rounded(c.Value)
		}
		list = append(list, j)
	}
	return list
}

// writeFigures writes an array with an object a line.
func writeFigures(w io.Writer, b *record.Book, found []indicator.Figure) error {
	for i, f := range found {
		line, err := json.Marshal(figureOf(b, f))
		if err != nil {
			return fmt.Errorf("write figure %s: %w", f.Words.Code, err)
		}
		open := ",\n"
		if i == 0 {
			open = "[\n"
		}
		fmt.Fprintf(w, "%s%s", open, line)
	}
	if len(found) == 0 {
		fmt.Fprint(w, "[")
	}
	_, err := fmt.Fprintln(w, "\n]")
	return err
}

// printFigures prints a table for people.
func printFigures(w io.Writer, b *record.Book, found []indicator.Figure) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	area := indicator.Area("")
	for _, f := range found {
		if f.Words.Area != area {
			area = f.Words.Area
			fmt.Fprintf(t, "%s\n", area)
		}
		fmt.Fprintf(t, "  %s\t%s\t%s\t%s\n", f.Words.Code, orTitle(f), valueText(f), remarks(f))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "Authority %s, as at %s; the newest delivery is as at %s.\n", b.Authority, found[0].AsAt.Long(), b.LatestDelivery(found[0].AsAt).Long())
	return err
}

func orTitle(f indicator.Figure) string {
	if f.Split != "" {
		return f.Group
	}
	return f.Words.Title
}

func valueText(f indicator.Figure) string {
	if !f.Known {
		return "-"
	}
	v := strconv.FormatFloat(math.Round(f.Value*10)/10, 'f', -1, 64)
	switch f.Unit {
	case indicator.Number:
		return v
	case indicator.Percent:
		return fmt.Sprintf("%s%% (%d of %d)", v, f.Numerator, f.Denominator)
	case indicator.Rate10k:
		return fmt.Sprintf("%s per 10,000 (%d)", v, f.Numerator)
	case indicator.Average:
		return fmt.Sprintf("%s (%d for %d)", v, f.Numerator, f.Denominator)
	}
	return fmt.Sprintf("%s days (%d)", v, f.Denominator)
}

func remarks(f indicator.Figure) string {
	text := f.Note
	if f.CannotTell > 0 {
		if text != "" {
			text += "; "
		}
		text += fmt.Sprintf("cannot tell for %d", f.CannotTell)
	}
	return text
}
