package main

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"

	"goldthread/benchmark"
	"goldthread/day"
	"goldthread/delivery"
	"goldthread/record"
	"goldthread/report"
)

// fileList is a flag that may be given several times.
type fileList []string

func (l *fileList) String() string { return strings.Join(*l, ",") }

// Set adds a file.
func (l *fileList) Set(name string) error {
	*l = append(*l, name)
	return nil
}

// reportPack makes the papers, of a record or of files alone.
func reportPack(p *program, f *flag.FlagSet) func(context.Context, []string) error {
	place, authority, out := f.String("data", "", ""), f.String("authority", "", ""), f.String("out", "", "")
	var from fileList
	f.Var(&from, "from", "")
	asAt := asAtFlag(f)
	public := f.Bool("public", false, "")
	formats := f.String("formats", strings.Join(report.Formats, ","), "")
	return func(ctx context.Context, args []string) error {
		if err := need(given(f), "out"); err != nil {
			return err
		}
		if (*place == "") == (len(from) == 0) {
			return wrong("say either --data PLACE or --from FILE --authority CODE")
		}
		if len(args) > 0 {
			return wrong("%q is more than it takes", args[0])
		}
		wanted := strings.Split(*formats, ",")
		for _, one := range wanted {
			if !slices.Contains(report.Formats, one) {
				return wrong("--formats %q: choose from %s", one, strings.Join(report.Formats, ", "))
			}
		}
		b, err := p.bookFor(ctx, *place, *authority, asAt.Day, from)
		if err != nil {
			return err
		}
		e := edition{place: *place, authority: b.Authority, public: *public}
		keep, err := e.hiddenBefore(ctx, p)
		if err != nil {
			return err
		}
		pack, err := p.makePack(b, asAt.Day, *out, *public, keep, wanted)
		if err != nil {
			return err
		}
		return e.remember(ctx, p, pack)
	}
}

// bookFor is the record that the papers are about: a place's, or that of the files alone.
func (p *program) bookFor(ctx context.Context, place, authority string, asAt day.Day, from []string) (*record.Book, error) {
	if place != "" {
		if !asAt.Known() {
			return nil, wrong("--as-at is missing")
		}
		return p.readBook(ctx, place, authority, day.Never)
	}
	if authority == "" {
		return nil, wrong("--authority is missing")
	}
	q, err := p.request(authority, asAt, from)
	if err != nil {
		return nil, err
	}
	if !asAt.Known() {
		return nil, suggestDay(ctx, q)
	}
	b, read, err := delivery.Read(ctx, q)
	if err != nil {
		return nil, err
	}
	rows, kept, refusedRows := read.Report.Rows()
	fmt.Fprintf(p.out, "%d rows read, %d kept, %d refused, %d oddities. goldthread deliver lists each of them.\n",
		rows, kept, refusedRows, len(read.Report.Groups))
	return b, nil
}

func (p *program) makePack(b *record.Book, asAt day.Day, out string, public bool, keep, formats []string) (*report.Pack, error) {
	officer, err := report.ReadOfficer(out)
	if err != nil {
		return nil, err
	}
	targets, err := report.ReadTargets(out)
	if err != nil {
		return nil, err
	}
	pack, err := report.Build(report.Input{
		Rules: rules(b), Benchmarks: benchmark.Embedded(), Authority: nameOf(b.Authority), AsAt: asAt,
		Made: p.today(), Officer: officer, Targets: targets, Public: public, Keep: keep,
	})
	if err != nil {
		return nil, err
	}
	files, err := pack.Write(out, formats)
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		fmt.Fprintln(p.out, name)
	}
	for _, flag := range pack.Flags {
		fmt.Fprintf(p.out, "To look at: %s: %q: %s\n", flag.Where, flag.Text, flag.Why)
	}
	return pack, nil
}

// nameOf is the authority with the name that people know it by; one that is not in the national list goes by its code.
func nameOf(code string) report.Authority {
	if a, ok := benchmark.Embedded().Authority(code); ok {
		return report.Authority{Code: code, Name: a.Name}
	}
	return report.Authority{Code: code, Name: code}
}

// today is the day that it is now.
func (p *program) today() day.Day { return day.OfTime(p.now()) }
