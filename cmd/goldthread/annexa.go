package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"goldthread/day"
	"goldthread/ingest/annexa"
	"goldthread/sample"
)

// writeAnnexA writes the record as Ofsted's workbook.
func writeAnnexA(p *program, f *flag.FlagSet) func(context.Context, []string) error {
	place, authority, out := f.String("data", "", ""), f.String("authority", "", ""), f.String("out", "", "")
	asAt := asAtFlag(f)
	known := &dayFlag{}
	f.Var(known, "known-on", "")
	return func(ctx context.Context, args []string) error {
		if err := need(given(f), "data", "as-at", "out"); err != nil {
			return err
		}
		if err := noMore(args); err != nil {
			return err
		}
		b, err := p.readBook(ctx, *place, *authority, known.Day)
		if err != nil {
			return err
		}
		if err := writeWhole(*out, func(w io.Writer) error { return annexa.Write(w, b, asAt.Day) }); err != nil {
			return err
		}
		fmt.Fprintf(p.out, "Written: %s, authority %s as at %s.\n", *out, b.Authority, asAt.Long())
		return nil
	}
}

// makeSample writes a made-up authority's workbooks.
func makeSample(p *program, f *flag.FlagSet) func(context.Context, []string) error {
	format, out := f.String("format", "annexa", ""), f.String("out", "", "")
	children, months := f.Int("children", 4000, ""), f.Int("months", 1, "")
	seed := f.Uint64("seed", 1, "")
	asAt := asAtFlag(f)
	return func(ctx context.Context, args []string) error {
		if err := need(given(f), "as-at", "out"); err != nil {
			return err
		}
		if err := noMore(args); err != nil {
			return err
		}
		if *format != "annexa" {
			return wrong("--format %q is not made yet: say annexa", *format)
		}
		if *children < 1 || *children > 1_000_000 || *months < 1 || *months > 120 {
			return wrong("--children from 1 to 1,000,000 and --months from 1 to 120")
		}
		a := sample.New(sample.Settings{Children: *children, Seed: *seed, AsAt: asAt.Day, Months: *months, Mess: sample.UsualMess})
		if filepath.Ext(*out) == ".xlsx" {
			return p.writeOneSample(a, asAt.Day, *months, *out)
		}
		files, err := a.WriteWorkbooks(*out)
		if err != nil {
			return err
		}
		for _, name := range files {
			fmt.Fprintln(p.out, name)
		}
		return nil
	}
}

func (p *program) writeOneSample(a *sample.Authority, asAt day.Day, months int, out string) error {
	if months > 1 {
		return wrong("%d months make %d workbooks: give a folder as --out", months, months)
	}
	b, err := a.On(asAt)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o777); err != nil {
		return err
	}
	if err := writeWhole(out, func(w io.Writer) error { return annexa.Write(w, b, asAt) }); err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.out, out)
	return err
}
