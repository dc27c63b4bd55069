package main

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"

	"goldthread/assurance"
	"goldthread/benchmark"
	"goldthread/day"
	"goldthread/delivery"
	packs "goldthread/papers"
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
	asAt, known := asAtFlag(f), &dayFlag{}
	f.Var(known, "known-on", "")
	public := f.Bool("public", false, "")
	formats := f.String("formats", strings.Join(report.Formats, ","), "")
	return func(ctx context.Context, args []string) error {
		if err := need(given(f), "out"); err != nil {
			return err
		}
		if (*place == "") == (len(from) == 0) {
			return wrong("say either --data PLACE or --from FILE --authority CODE")
		}
		if err := noMore(args); err != nil {
			return err
		}
		wanted := strings.Split(*formats, ",")
		for _, one := range wanted {
			if all := append(slices.Clone(report.Formats), report.PDFFormat); !slices.Contains(all, one) {
				return wrong("--formats %q: choose from %s", one, strings.Join(all, ", "))
			}
		}
		q := papers{place: *place, authority: *authority, from: from, asAt: asAt.Day, known: known.Day, out: *out, public: *public, formats: wanted}
		return q.make(ctx, p)
	}
}

// papers is what papers are asked for.
type papers struct {
	place, authority string
	from             []string
	asAt, known      day.Day
	out              string
	public           bool
	formats          []string
}

func (q *papers) make(ctx context.Context, p *program) error {
	b, refusedRows, err := q.book(ctx, p)
	if err != nil {
		return err
	}
	if err := checkAge(b, q.asAt); err != nil {
		return err
	}
	e := edition{place: q.place, authority: b.Authority, public: q.public}
	w, err := e.written(ctx, p)
	if err != nil {
		return err
	}
	if q.public && w != nil {
		if err := w.Allows(q.asAt); err != nil {
			return err
		}
	}
	pack, err := q.build(p, b, w)
	if err != nil {
		return err
	}
	if err := e.remember(ctx, p, pack, w); err != nil { // before the papers are out: what they hide stays hidden
		return err
	}
	if err := p.writePack(ctx, pack, q.out, q.formats); err != nil {
		return err
	}
	if refusedRows > 0 {
		return fmt.Errorf("the papers were made; %s refused, and %s says which and why", counted(refusedRows, "row was", "rows were"), q.oddities())
	}
	return nil
}

// checkAge refuses papers about a day that the record says nothing of: before the first delivery, or so long after the
// newest that every visit would look late.
func checkAge(b *record.Book, asAt day.Day) error {
	last := b.LatestDelivery(asAt)
	if !last.Known() {
		return fmt.Errorf("no files as at %s or before have been delivered, so there is nothing to say of that day", asAt.Long())
	}
	if asAt > last.AddMonths(1) {
		return fmt.Errorf("the newest files are as at %s, more than a month before %s: deliver newer ones, or say --as-at %s", last.Long(), asAt.Long(), last)
	}
	return nil
}

// book is the record that the papers are about, a place's or that of the files alone, and how many rows of those were
// refused.
func (q *papers) book(ctx context.Context, p *program) (*record.Book, int, error) {
	if q.place != "" {
		if !q.asAt.Known() {
			return nil, 0, wrong("--as-at is missing")
		}
		b, err := p.readBook(ctx, q.place, q.authority, q.known)
		return b, 0, err
	}
	if q.authority == "" {
		return nil, 0, wrong("--authority is missing")
	}
	request, err := p.request(q.authority, q.asAt, q.from)
	if err != nil {
		return nil, 0, err
	}
	if !q.asAt.Known() {
		return nil, 0, suggestDay(ctx, request)
	}
	b, read, err := delivery.Read(ctx, request)
	if err != nil {
		return nil, 0, err
	}
	rows, kept, refusedRows := read.Report.Rows()
	fmt.Fprintf(p.out, "%d rows read, %d kept, %d refused.\n", rows, kept, refusedRows)
	if n := len(read.Report.Groups); n > 0 {
		if err := writeWhole(q.oddities(), read.Report.WriteCSV); err != nil {
			return nil, 0, err
		}
		fmt.Fprintf(p.out, "%s, listed row by row in %s.\n", counted(n, "kind of oddity", "kinds of oddity"), q.oddities())
	}
	return b, refusedRows, nil
}

// oddities is the file beside the papers' folder that lists what was odd in the files.
func (q *papers) oddities() string { return strings.TrimRight(q.out, "/\\") + "-oddities.csv" }

// build makes the papers of a record, with what people wrote about its figures; of files alone there is nothing written.
// Targets of the folder stand beside those of the place and, where both name the same measure and day, before them.
func (q *papers) build(p *program, b *record.Book, w *assurance.Written) (*report.Pack, error) {
	officer, err := report.ReadOfficer(q.out)
	if err != nil {
		return nil, err
	}
	targets, err := report.ReadTargets(q.out)
	if err != nil {
		return nil, err
	}
	in := report.Input{
		Rules: rules(b), Benchmarks: benchmark.Embedded(), Authority: nameOf(b.Authority), AsAt: q.asAt,
		Made: p.today(), Officer: officer, Targets: targets, Public: q.public,
	}
	if w != nil {
		takeWritten(&in, w)
	}
	return report.Build(in)
}

// takeWritten adds what people wrote about the figures.
func takeWritten(in *report.Input, w *assurance.Written) {
	in.Authority = packs.Authority(w.Code(), w.Authority())
	in.Rules.Population = packs.Population(w.Code(), w.Authority())
	in.Targets = append(packs.Targets(w.Targets()), in.Targets...)
	in.Breaks = packs.Breaks(w.AllBreaks())
	if in.Public {
		in.Keep, in.Published = w.Published(w.NewestEdition())
	}
}

func (p *program) writePack(ctx context.Context, pack *report.Pack, out string, formats []string) error {
	var printed []report.File
	if i := slices.Index(formats, report.PDFFormat); i >= 0 {
		pdf, err := pack.PDF(ctx, chromium())
		if err != nil {
			return err
		}
		printed, formats = append(printed, pdf), slices.Delete(slices.Clone(formats), i, i+1)
	}
	files, err := pack.Write(out, formats, printed...)
	if err != nil {
		return err
	}
	for _, name := range files {
		fmt.Fprintln(p.out, name)
	}
	for _, flag := range pack.Flags {
		fmt.Fprintf(p.out, "To look at: %s: %q: %s\n", flag.Where, flag.Text, flag.Why)
	}
	return nil
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
