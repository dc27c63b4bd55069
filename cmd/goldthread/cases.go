package main

import (
	"context"
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"

	"goldthread/day"
	"goldthread/indicator"
	"goldthread/ingest"
	"goldthread/record"
)

// cases lists the children behind a figure.
func cases(p *program, f *flag.FlagSet) func(context.Context, []string) error {
	place, authority := f.String("data", "", ""), f.String("authority", "", "")
	asAt := asAtFlag(f)
	code, window := f.String("code", "", ""), f.String("window", string(day.TwelveMonth), "")
	known := &dayFlag{}
	f.Var(known, "known-on", "")
	asCSV := f.Bool("csv", false, "")
	return func(ctx context.Context, args []string) error {
		if err := need(given(f), "data", "as-at", "code"); err != nil {
			return err
		}
		if err := noMore(args); err != nil {
			return err
		}
		q := question{asAt: asAt.Day}
		if err := q.choose(*code, *window); err != nil {
			return err
		}
		b, err := p.readBook(ctx, *place, *authority, known.Day)
		if err != nil {
			return err
		}
		found := indicator.NewEngine(rules(b)).Cases(q.of[0], q.asAt, q.window)
		if *asCSV {
			return writeCases(p.out, b, q.of[0].About(), found)
		}
		return printCases(p.out, b, q.of[0].About(), found)
	}
}

var caseColumns = []string{"child", "record", "day", "worker", "team", "met", "value", "value in", "why"}

func caseRow(b *record.Book, in *indicator.Words, c indicator.Case) []string {
	child := ""
	if c.Child != indicator.NoChild {
		child = b.At(c.Child).ID
	}
	return []string{child, c.Record.String(), c.Day.String(), c.Worker, c.Team, c.Met.String(), strconv.FormatFloat(c.Value, 'f', -1, 64), in.ValueIn, c.Why}
}

// writeCases writes a file for a spreadsheet; no cell can be taken for a formula.
func writeCases(w io.Writer, b *record.Book, in *indicator.Words, found []indicator.Case) error {
	out := csv.NewWriter(w)
	out.Write(caseColumns)
	for _, c := range found {
		row := caseRow(b, in, c)
		for i := range row {
			row[i] = ingest.Harmless(row[i])
		}
		out.Write(row)
	}
	out.Flush()
	return out.Error()
}

func printCases(w io.Writer, b *record.Book, in *indicator.Words, found []indicator.Case) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	for i, name := range caseColumns {
		if i > 0 {
			fmt.Fprint(t, "\t")
		}
		fmt.Fprint(t, name)
	}
	fmt.Fprintln(t)
	for _, c := range found {
		for i, cell := range caseRow(b, in, c) {
			if i > 0 {
				fmt.Fprint(t, "\t")
			}
			fmt.Fprint(t, cell)
		}
		fmt.Fprintln(t)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "%d cases.\n", len(found))
	return err
}
