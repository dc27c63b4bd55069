package inspection_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"goldthread/assurance/inspection"
	"goldthread/day"
	"goldthread/store"
)

const code = "999"

// desk is a journal with a clock that moves on a minute with each look at it.
type desk struct {
	*testing.T
	*store.Store
	at time.Time
}

func newDesk(t *testing.T, place string) *desk {
	t.Helper()
	d := &desk{T: t, at: time.Date(2025, 4, 1, 9, 0, 0, 0, time.UTC)}
	var err error
	d.Store, err = store.Open(t.Context(), place, func() time.Time { d.at = d.at.Add(time.Minute); return d.at })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// drafting is what every value of a register can do.
type drafting interface {
	Draft(base int64) (store.Draft, error)
}

// write keeps a value and gives its id.
func (d *desk) write(v drafting, base int64) string {
	d.Helper()
	draft, err := v.Draft(base)
	if err != nil {
		d.Fatal(err)
	}
	d.append(draft)
	return draft.ID
}

func (d *desk) append(draft store.Draft) {
	d.Helper()
	if _, err := d.Append(d.Context(), code, "priya", []store.Draft{draft}); err != nil {
		d.Fatal(err)
	}
}

func (d *desk) read() *inspection.Register {
	d.Helper()
	r, err := inspection.Read(d.Context(), d.Store, code)
	if err != nil {
		d.Fatal(err)
	}
	return r
}

// entriesOf are the entries that a journal would have of the values.
func entriesOf(t *testing.T, values []drafting) []store.Entry {
	t.Helper()
	var entries []store.Entry
	for n, v := range values {
		draft, err := v.Draft(0)
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, store.Entry{Authority: code, Seq: int64(n + 1), Kind: draft.Kind, ID: draft.ID, Op: draft.Op, Body: draft.Body})
	}
	return entries
}

// registerOf is a register that holds the values.
func registerOf(t *testing.T, values ...drafting) *inspection.Register {
	t.Helper()
	r, err := newRegister(t).With(entriesOf(t, values))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func newRegister(t *testing.T) *inspection.Register {
	t.Helper()
	return newDesk(t, t.TempDir()).read()
}

func on(text string) day.Day {
	if text == "" || text == "-" {
		return day.Never
	}
	return day.MustParse(text)
}

// caseRows reads a file of cases: cells apart by bars, comments and blank lines left out.
func caseRows(t *testing.T, name string) [][]string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(text)) {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimRight(line, "\n"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		rows = append(rows, cells)
	}
	return rows
}

// graded is an inspection that was published with the same grade in every area, but for those that are named.
func graded(t *testing.T, f inspection.Framework, from, published, grade string, others map[string]string) inspection.Inspection {
	t.Helper()
	scheme, ok := inspection.SchemeOn(f, on(from))
	if !ok {
		t.Fatalf("no scheme of %s on %s", f, from)
	}
	i := inspection.Inspection{Framework: f, Status: inspection.Published, From: on(from), To: on(from) + 4, Published: on(published)}
	i.ID = string(f) + " " + from
	for _, a := range scheme.Areas {
		g := grade
		if other, ok := others[a.Key]; ok {
			g = other
		}
		i.Judgements = append(i.Judgements, inspection.Judgement{Area: a.Key, Grade: g})
	}
	return i
}

func has[T comparable](all []T, one T) bool { return slices.Contains(all, one) }

// signed is a self-evaluation that was signed off on a day.
func signed(t *testing.T, day day.Day) inspection.SelfEvaluation {
	t.Helper()
	e, err := inspection.BeginEvaluation(inspection.SelfEvaluation{}, day, "priya")
	if err != nil {
		t.Fatal(err)
	}
	for i := range e.Sections {
		e.Sections[i].Text = "We know our services."
	}
	if e, err = e.Do(inspection.SendUp, "priya", ""); err != nil {
		t.Fatal(err)
	}
	e, err = e.Sign("dana", day, func(inspection.Citation) (inspection.Told, error) { return inspection.Told{}, nil })
	if err != nil {
		t.Fatal(err)
	}
	return e
}
