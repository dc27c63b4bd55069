package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"goldthread/benchmark"
	"goldthread/day"
	"goldthread/delivery"
	"goldthread/ingest"
	"goldthread/store"
)

// deliver takes an authority's files into the record.
func deliver(p *program, f *flag.FlagSet) func(context.Context, []string) error {
	place := f.String("data", "", "")
	authority := f.String("authority", "", "")
	asAt := asAtFlag(f)
	mapping := f.String("mapping", "", "")
	oddities := f.String("oddities", "", "")
	partial := f.Bool("partial", false, "")
	replace := f.Bool("replace", false, "")
	asJSON := f.Bool("json", false, "")
	return func(ctx context.Context, files []string) error {
		if err := need(given(f), "data", "authority"); err != nil {
			return err
		}
		if len(files) == 0 {
			return wrong("no file is named")
		}
		if err := checkPlace(*place); err != nil {
			return err
		}
		q, err := p.request(*authority, asAt.Day, files)
		if err != nil {
			return err
		}
		d := deliveryPaths(*place, q.Authority, q.AsAt, *mapping, *oddities)
		if q.Mapping, err = readMapping(d.mapping); err != nil {
			return err
		}
		if !asAt.Known() {
			return suggestDay(ctx, q)
		}
		q.Partial, q.Replace = *partial, *replace
		return p.take(ctx, *place, q, d, *asJSON)
	}
}

var codeForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9 _-]{0,39}$`)

// request reads the files, which are bounded before they are read.
func (p *program) request(authority string, asAt day.Day, files []string) (delivery.Request, error) {
	q := delivery.Request{Authority: authorityCode(authority), Actor: p.actor, AsAt: asAt, CodeOf: codeOf, Progress: p.progress("reading")}
	if err := p.checkAuthority(q.Authority); err != nil {
		return q, err
	}
	for _, name := range files {
		content, err := readBounded(name)
		if err != nil {
			return q, err
		}
		q.Files = append(q.Files, ingest.Upload{Name: filepath.Base(name), Content: content})
	}
	return q, nil
}

// checkAuthority refuses what is no code, and a name that is nearly that of an authority; of another code it says what it
// will lack.
func (p *program) checkAuthority(code string) error {
	if !codeForm.MatchString(code) {
		return wrong("--authority %q: give the authority's three-digit number, its ONS code or its name", code)
	}
	if _, known := codeOf(code); known {
		return nil
	}
	if near := benchmark.Embedded().Suggest(code); len(near) > 0 {
		return wrong("--authority %q is no authority's name: did you mean %s (%d)?", code, near[0].Name, near[0].Number)
	}
	fmt.Fprintf(p.err, "Authority %s is not in the national list: there will be no rates and nothing to compare with.\n", code)
	return nil
}

func readBounded(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, ingest.Usual.Bytes+1))
	if err != nil {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	return content, nil
}

// codeOf gives the code of the authority that a cell names.
func codeOf(text string) (string, bool) {
	a, ok := benchmark.Embedded().Authority(text)
	return fmt.Sprint(a.Number), ok
}

// suggestDay refuses a delivery without its day, with the day that the files themselves suggest.
func suggestDay(ctx context.Context, q delivery.Request) error {
	_, out, err := delivery.Read(ctx, q)
	if err != nil {
		return err
	}
	if out.Suggested.Known() {
		return wrong("--as-at is missing. The newest day in these files is %s: if they were made on that day, say --as-at %s", out.Suggested.Long(), out.Suggested)
	}
	return wrong("--as-at is missing, and no day in the files suggests one: say the day on which they were made")
}

// paths are the files that a delivery writes for people.
type paths struct{ mapping, oddities, withdrawn string }

// deliveryPaths puts them into the place, or for a database into the folder that the command runs in.
func deliveryPaths(place, authority string, asAt day.Day, mapping, oddities string) paths {
	if !isFolder(place) {
		place = "."
	}
	if mapping == "" {
		mapping = filepath.Join(place, "mapping-"+strings.ReplaceAll(authority, " ", "-")+".json")
	}
	if oddities == "" {
		oddities = filepath.Join(place, "oddities-"+strings.ReplaceAll(authority, " ", "-")+"-"+asAt.String()+".csv")
	}
	withdrawn := filepath.Join(place, "withdrawn-"+strings.ReplaceAll(authority, " ", "-")+"-"+asAt.String()+".csv")
	return paths{mapping, oddities, withdrawn}
}

// readMapping reads the words that somebody has filled in since the last delivery, where there are any.
func readMapping(name string) (ingest.Mapping, error) {
	file, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return ingest.Mapping{}, nil
	}
	if err != nil {
		return ingest.Mapping{}, fmt.Errorf("read the mapping file: %w", err)
	}
	defer file.Close()
	m, err := ingest.ReadMapping(file)
	if err != nil {
		return ingest.Mapping{}, fmt.Errorf("%s: %w", name, err)
	}
	return m, nil
}

// take hands the delivery in and says what became of it.
func (p *program) take(ctx context.Context, place string, q delivery.Request, d paths, asJSON bool) error {
	journal, err := store.Open(ctx, place, p.now)
	if err != nil {
		return err
	}
	defer journal.Close()
	out, err := delivery.Take(ctx, journal, q)
	if err != nil {
		return d.explain(err)
	}
	if err := d.write(out); err != nil {
		return err
	}
	if asJSON {
		if err := writeJSON(p.out, out); err != nil {
			return err
		}
	} else {
		p.tell(q, out, d)
	}
	if _, _, rows := out.Report.Rows(); rows > 0 {
		return fmt.Errorf("%s refused, the others were taken: %s says which and why", counted(rows, "row was", "rows were"), d.oddities)
	}
	return nil
}

// explain writes the mapping file where a file was refused for want of words, so that it can be filled in.
func (d paths) explain(err error) error {
	var refusal *ingest.Refusal
	if !errors.As(err, &refusal) || refusal.Unmapped.Empty() {
		return err
	}
	filled, readErr := readMapping(d.mapping)
	if readErr != nil {
		return errors.Join(err, readErr)
	}
	if writeErr := writeWhole(d.mapping, filled.Merge(refusal.Unmapped).Write); writeErr != nil {
		return errors.Join(err, writeErr)
	}
	return fmt.Errorf("%w The mapping file to fill in is %s", err, d.mapping)
}

// write writes the list of oddities, and the mapping file to fill in where words are still unexplained. What somebody
// has filled in stays in the file.
func (d paths) write(out delivery.Outcome) error {
	if len(out.Report.Groups) > 0 {
		if err := writeWhole(d.oddities, out.Report.WriteCSV); err != nil {
			return err
		}
	}
	if len(out.Withdrawn) > 0 {
		if err := writeWhole(d.withdrawn, func(w io.Writer) error { return writeWithdrawn(w, out.Withdrawn) }); err != nil {
			return err
		}
	}
	if out.Unmapped.Empty() {
		return nil
	}
	filled, err := readMapping(d.mapping)
	if err != nil {
		return err
	}
	return writeWhole(d.mapping, filled.Merge(out.Unmapped).Write)
}

// suspectDays is how far the as-at day may lie past the newest day of the files before the two are worth a second look.
const suspectDays = 20

// writeWithdrawn lists what the record held and these files took out of it, child by child.
func writeWithdrawn(w io.Writer, all []delivery.Withdrawal) error {
	out := csv.NewWriter(w)
	out.Write([]string{"child", "what", "day"})
	for _, one := range all {
		out.Write([]string{ingest.Harmless(one.Child), one.Kind, one.Day.String()})
	}
	out.Flush()
	return out.Error()
}

// tell says in words what became of the delivery.
func (p *program) tell(q delivery.Request, out delivery.Outcome, d paths) {
	read, kept, rows := out.Report.Rows()
	fmt.Fprintf(p.out, "Authority %s as at %s: %d rows read, %d kept, %d refused.\n", q.Authority, q.AsAt.Long(), read, kept, rows)
	for _, c := range out.Report.Lists {
		fmt.Fprintf(p.out, "  list %-2d %7d read %7d kept %5d refused  %s\n", c.List, c.Read, c.Kept, c.Refused, c.Title)
	}
	c := out.Changes
	if out.Entries == 0 {
		fmt.Fprintln(p.out, "Nothing new: all of this was known.")
	} else {
		fmt.Fprintf(p.out, "In the record: %d added, %d changed, %d withdrawn, %d as before.\n", c.Added, c.Changed, c.Withdrawn, c.Unchanged)
	}
	if c.Withdrawn > 0 {
		fmt.Fprintf(p.out, "What was withdrawn stands child by child in %s.\n", d.withdrawn)
	}
	if c.Later > 0 {
		fmt.Fprintf(p.out, "%d values were left as a later delivery has them.\n", c.Later)
	}
	if s := out.Suggested; s.Known() && (s > q.AsAt || s < q.AsAt-suspectDays) {
		fmt.Fprintf(p.out, "Look again at the day %s: the newest day that the files speak of is %s.\n", q.AsAt.Long(), s.Long())
	}
	if n := len(out.Report.Groups); n > 0 {
		fmt.Fprintf(p.out, "%s, listed row by row in %s:\n", counted(n, "kind of oddity", "kinds of oddity"), d.oddities)
		for _, g := range out.Report.Groups {
			fmt.Fprintf(p.out, "  %7d  %s: %s %s: %s\n", g.Count, g.Weight, g.Sheet, g.Column, g.What)
		}
	}
	if !out.Unmapped.Empty() {
		fmt.Fprintf(p.out, "Some words of yours are not known. Fill in %s and deliver the files again.\n", d.mapping)
	}
}

// counted is a number with its noun.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
