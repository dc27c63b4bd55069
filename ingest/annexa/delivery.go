package annexa

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/ingest"
	"goldthread/record"
)

// open finds the lists in all files. A file without a list is refused, and the delivery with it.
func (d *reader) open(ctx context.Context, files []ingest.Upload) error {
	if len(files) == 0 {
		return &ingest.Refusal{Reason: ingest.Empty, File: "the delivery", What: "no file was handed in", Do: "Hand in the Annex A workbook (.xlsx) or its lists as .csv"}
	}
	for _, u := range files {
		source, err := ingest.Open(u, ingest.Usual)
		if err != nil {
			return err
		}
		if err := d.findLists(ctx, source); err != nil {
			return err
		}
		d.modified = max(d.modified, source.Modified)
	}
	if err := d.refuseUnexplained(ctx); err != nil {
		return err
	}
	slices.SortStableFunc(d.sheets, func(a, b *sheet) int { return cmp.Compare(a.list.number, b.list.number) })
	d.reportTwice()
	return nil
}

func (d *reader) findLists(ctx context.Context, source *ingest.Source) error {
	positions := byPosition(source.Sheets)
	found := 0
	var tops []topRow
	var partly *sheet
	for i, s := range source.Sheets {
		if ofstedsOwn[squash(s.Name)] {
			continue
		}
		l, top, err := d.identify(ctx, s, positions[i])
		if err != nil {
			return err
		}
		place := ingest.Place{File: source.File, Sheet: s.Name}
		if l == nil {
			tops = append(tops, top...)
			if part := d.partly(s.Name, top); part != nil && partly == nil {
				partly = d.newSheet(part, s, source.File)
			}
			if len(top) > 0 {
				d.report.Add(ingest.Oddity{OddityKind: sheetUnknown, Place: place})
			}
			continue
		}
		if named := listNamed(s.Name); named != nil && named != l.list {
			d.report.Add(ingest.Oddity{OddityKind: sheetMisnamed, Place: place, List: l.list.number, Text: s.Name, More: "read as list " + number(l.list.number)})
		}
		d.sheets = append(d.sheets, d.newSheet(l, s, source.File))
		found++
	}
	switch {
	case found > 0:
		return nil
	case partly != nil && otherReturn(tops) == "":
		return unexplained(ctx, source.File, []*sheet{partly}, []*sheet{partly})
	}
	return refuseTable(source, tops)
}

// byPosition gives the list that a sheet's position says, where a workbook has exactly eleven sheets beside Ofsted's own
// and no name says anything; -1 for none.
func byPosition(sheets []ingest.Sheet) []int {
	positions := make([]int, len(sheets))
	n, named := 0, false
	for i, s := range sheets {
		positions[i] = -1
		if !ofstedsOwn[squash(s.Name)] {
			positions[i] = n
			n++
			named = named || listNamed(s.Name) != nil
		}
	}
	if n != len(lists) || named {
		for i := range positions {
			positions[i] = -1
		}
	}
	return positions
}

func refuseTable(source *ingest.Source, tops []topRow) error {
	r := &ingest.Refusal{Reason: ingest.NotRecognised, File: source.File}
	r.What = "no list of Annex A was found in it: no sheet's headers are those of a list"
	r.Do = "Hand in the Annex A workbook. If this is it, say what its headers mean in a mapping file, or put Ofsted's headers in the first row of each list"
	if len(tops) == 0 {
		r.Reason, r.What, r.Do = ingest.Empty, "its sheets are empty", "Export it again and look into it before handing it in"
	}
	if what := otherReturn(tops); what != "" {
		r.Reason, r.What, r.Do = ingest.OtherReturn, what, "Hand in the Annex A workbook of children's services"
	}
	return r
}

func (d *reader) reportTwice() {
	have := map[int]bool{}
	for _, s := range d.sheets {
		if have[s.list.number] {
			d.report.Add(ingest.Oddity{OddityKind: sheetTwice, Place: s.place(0, ""), List: s.list.number})
		}
		have[s.list.number] = true
	}
	d.reportMissing(have)
}

// reportMissing says once which lists are not there.
func (d *reader) reportMissing(have map[int]bool) {
	var missing []*list
	var numbers []string
	for _, l := range lists {
		if !have[l.number] {
			missing, numbers = append(missing, l), append(numbers, number(l.number))
		}
	}
	kind := listMissing
	kind.What = "list " + strings.Join(numbers, "") + " is not in the delivery"
	if len(missing) > 1 {
		kind.What = "lists " + joined(numbers, " and ") + " are not in the delivery"
	}
	for _, l := range missing {
		d.report.Add(ingest.Oddity{OddityKind: kind, Place: ingest.Place{File: d.sheets[0].file}, Text: "list " + number(l.number) + ": " + l.title})
	}
}

// readAll reads the sheets on all cores, the largest first.
func (d *reader) readAll(ctx context.Context, progress func(done, of int)) error {
	todo := d.byList()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	tell := newTally(d.sheets, progress)
	var next atomic.Int64
	var all sync.WaitGroup
	errs := make([]error, len(todo))
	for range min(runtime.GOMAXPROCS(0), len(todo)) {
		all.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(todo)); i = next.Add(1) - 1 {
				for _, s := range todo[i] {
					if errs[i] = s.read(ctx); errs[i] != nil {
						cancel()
						break
					}
					tell.done(s)
				}
			}
		})
	}
	all.Wait()
	return firstReal(errs)
}

// byList gives the sheets as runs of one list each, the largest first. Sheets of one list are read one after another and
// know each other's rows, so that a file handed in twice adds nothing.
func (d *reader) byList() (runs [][]*sheet) {
	for _, s := range d.sheets {
		if n := len(runs); n > 0 && runs[n-1][0].list == s.list {
			s.seen = runs[n-1][0].seen
			runs[n-1] = append(runs[n-1], s)
			continue
		}
		runs = append(runs, []*sheet{s})
	}
	slices.SortStableFunc(runs, func(a, b []*sheet) int { return cmp.Compare(b[0].source.Size, a[0].source.Size) })
	return runs
}

// firstReal is the first error that is not merely the stop that another one caused.
func firstReal(errs []error) error {
	var stopped error
	for _, err := range errs {
		switch {
		case err == nil:
		case errors.Is(err, context.Canceled):
			stopped = err
		default:
			return err
		}
	}
	return stopped
}

// tally counts what is done for the caller's progress, in bytes of sheets finished.
type tally struct {
	mu       sync.Mutex
	progress func(done, of int)
	sofar    int
	of       int
}

func newTally(sheets []*sheet, progress func(done, of int)) *tally {
	t := &tally{progress: progress}
	for _, s := range sheets {
		t.of += int(s.source.Size)
	}
	return t
}

func (t *tally) done(s *sheet) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.sofar += int(s.source.Size)
	if t.progress != nil {
		t.progress(t.sofar, t.of)
	}
}

// suggest is the newest day that looks like one of the data: no later than the workbook was saved, and with other days in
// the two months before it, which one mistyped year has not.
func (d *reader) suggest() day.Day {
	days := map[day.Day]int{}
	for _, s := range d.sheets {
		for on, n := range s.days {
			days[on] += n
		}
	}
	sorted := slices.Sorted(maps.Keys(days))
	for i := len(sorted) - 1; i >= 0; i-- {
		on := sorted[i]
		late := d.modified.Known() && on > d.modified
		alone := days[on] == 1 && i > 0 && on-sorted[i-1] > 60
		if !late && !alone {
			return on
		}
	}
	return day.Never
}

// tooEarly warns when more than one day in fifty, and more than ten, lie after the as-at day.
func (d *reader) tooEarly() {
	after, all := 0, 0
	for _, s := range d.sheets {
		for on, n := range s.days {
			if all += n; on > d.asAt {
				after += n
			}
		}
	}
	if after > 10 && after*50 > all {
		d.report.Add(ingest.Oddity{OddityKind: asAtEarly, Place: ingest.Place{File: d.sheets[0].file}, Text: d.asAt.String(),
			More: fmt.Sprintf("%d of %d days lie after it; the data look like %s", after, all, d.suggest())})
	}
}

// delivery puts together what the sheets told.
func (d *reader) delivery(files []ingest.Upload) (*Delivery, error) {
	out := &Delivery{AsAt: d.asAt, Suggested: d.suggest(), Refused: d.refused()}
	d.tooEarly()
	facts := d.persons()
	for _, s := range d.sheets {
		s.flushBlanks()
		d.report.Merge(s.report)
		out.Unmapped.Join(s.unmapped)
		facts = append(facts, s.facts...)
	}
	d.lookAtAges()
	for set := range out.Unmapped.Values {
		out.Unmapped.Allow(set, labels(codelist.Named(set)))
	}
	out.Facts, out.Covers, out.Report = facts, d.covers(), d.report
	out.hideIdentifiers()
	out.Report.Sort()
	if read, _, _ := out.Report.Rows(); read == 0 {
		return nil, &ingest.Refusal{Reason: ingest.Empty, File: files[0].Name, What: "it has the headers of Annex A but not one row under them", Do: "Fill the lists, or hand in the workbook that is filled"}
	}
	return out, nil
}

// refused are the children of whom a row was refused, by feed.
func (d *reader) refused() map[record.Feed]map[string]bool {
	refused := map[record.Feed]map[string]bool{}
	for _, s := range d.sheets {
		for _, child := range s.lost {
			if refused[s.list.feed] == nil {
				refused[s.list.feed] = map[string]bool{}
			}
			refused[s.list.feed][child] = true
		}
	}
	return refused
}

// covers says what the delivery tells as a whole: each list from the start of its nominal look-back to the as-at day.
func (d *reader) covers() []record.Covered {
	var covers []record.Covered
	for _, s := range d.sheets {
		c := record.Covered{Feed: s.list.feed, From: windowStart(d.asAt, s.list.months), Read: s.counted.Read, Kept: s.counted.Kept, Refused: s.counted.Refused}
		if n := len(covers); n > 0 && covers[n-1].Feed == c.Feed {
			last := &covers[n-1]
			last.Read, last.Kept, last.Refused = last.Read+c.Read, last.Kept+c.Kept, last.Refused+c.Refused
			continue
		}
		covers = append(covers, c)
	}
	return covers
}

// windowStart is the first of so many months that end on the as-at day; of none it is the day itself.
func windowStart(asAt day.Day, months int) day.Day {
	if months == 0 {
		return asAt
	}
	return (asAt + 1).AddMonths(-months)
}
