package demo_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/clock"
	"goldthread/day"
	"goldthread/demo"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
	"goldthread/sample"
	"goldthread/store"
)

var ctx = context.Background()

// now is a Sunday evening on which the newest lists are those of October.
var now = time.Date(2026, 11, 22, 20, 0, 0, 0, time.UTC)

func clockAt(t time.Time) func() time.Time { return func() time.Time { return t } }

// small is a demo of few children and few months, quickly made.
func small() demo.Settings { return demo.Settings{Children: 400, Months: 8, Seed: 1, Now: now} }

func made(t *testing.T, dir string, s demo.Settings) *store.Store {
	t.Helper()
	if err := demo.Make(ctx, dir, s); err != nil {
		t.Fatal(err)
	}
	journal, err := store.Open(ctx, dir, clockAt(now))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { journal.Close() })
	return journal
}

func TestMonthsOfDays(t *testing.T) {
	for today, want := range map[string]string{"2026-11-22": "2026-10-31", "2026-11-02": "2026-10-31", "2026-11-01": "2026-09-30", "2026-03-01": "2026-01-31"} {
		if got := demo.NewestMonth(day.MustParse(today)); got != day.MustParse(want) {
			t.Errorf("on %s the newest lists are as at %s, want %s", today, got, want)
		}
	}
}

// TestADemoIsWhatItSays makes a small demo and asks it what a reader would ask.
func TestADemoIsWhatItSays(t *testing.T) {
	dir := t.TempDir()
	journal := made(t, dir, small())
	mark, ok, err := demo.ReadMark(ctx, journal)
	if err != nil || !ok || mark.Children != 400 || mark.AsAt != day.MustParse("2026-10-31") {
		t.Fatalf("the mark is %+v, %v, %v", mark, ok, err)
	}
	if found, err := journal.Verify(ctx); err != nil || len(found.Breaks) > 0 {
		t.Errorf("the journal is broken: %v, %v", found.Breaks, err)
	}
	t.Run("deliveries came in two or three days after their day", func(t *testing.T) { deliveredInTime(t, journal) })
	t.Run("the quarter's end was corrected", func(t *testing.T) { corrected(t, journal) })
	t.Run("everything was written at its time", func(t *testing.T) { inOrder(t, journal) })
	t.Run("words fit their measures", func(t *testing.T) { wordsFit(t, journal) })
	t.Run("the quarter's papers are out", func(t *testing.T) { papersOut(t, journal) })
	t.Run("some records were opened", func(t *testing.T) { recordsOpened(t, journal) })
	t.Run("the plan tells its story", func(t *testing.T) { planTellsItsStory(t, journal) })
	t.Run("some actions were blue too early", func(t *testing.T) { blueTooEarly(t, journal) })
	t.Run("done is not working", func(t *testing.T) { donePartsFromWorking(t, journal) })
	t.Run("the plan's rules held", func(t *testing.T) { rulesHeld(t, journal) })
	t.Run("everybody had the right to what they wrote", func(t *testing.T) { writtenByRight(t, journal) })
	t.Run("no child and no worker is named", func(t *testing.T) { nobodyIsNamed(t, journal) })
	t.Run("inspections of six years", func(t *testing.T) { inspectionsOfSixYears(t, journal) })
	t.Run("it is getting ready for the next", func(t *testing.T) { readyForTheNext(t, journal) })
	t.Run("it has evaluated itself", func(t *testing.T) { evaluatedItself(t, journal) })
	t.Run("people sign in", func(t *testing.T) { peopleSignIn(t, journal) })
}

func bookKnown(t *testing.T, journal *store.Store, by time.Time) *record.Book {
	t.Helper()
	book, err := record.Read(ctx, journal, sample.Code, by)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func deliveredInTime(t *testing.T, journal *store.Store) {
	for _, asAt := range []string{"2026-03-31", "2026-06-30", "2026-10-31"} {
		on := day.MustParse(asAt)
		before, after := bookKnown(t, journal, noon(on+1)), bookKnown(t, journal, noon(on+3))
		if before.LatestDelivery(on) == on || after.LatestDelivery(on) != on {
			t.Errorf("the lists as at %s: known a day later as at %s, three days later as at %s", asAt, before.LatestDelivery(on), after.LatestDelivery(on))
		}
	}
}

func noon(d day.Day) time.Time {
	y, m, dom := d.Date()
	return time.Date(y, m, dom, 12, 0, 0, 0, time.UTC)
}

// corrected asks how many conferences of September were known when it was first reported, and how many are now.
func corrected(t *testing.T, journal *store.Store) {
	asAt := day.MustParse("2026-09-30")
	conferences := func(by time.Time) (held int) {
		in, _ := catalogue.Find("icpc-within-15wd")
		window, _ := day.Quarter.Ending(asAt)
		f := indicator.NewEngine(&indicator.Rules{Local: clock.Local{}, Book: bookKnown(t, journal, by)}).Figure(in, asAt, window)
		return f.Denominator
	}
	if then, now := conferences(noon(asAt+10)), conferences(time.Time{}); then >= now {
		t.Errorf("%d conferences were known when it was reported and %d are now: want more", then, now)
	}
}

func inOrder(t *testing.T, journal *store.Store) {
	first, last := time.Time{}, time.Time{}
	err := journal.Since(ctx, sample.Code, 0, func(e *store.Entry) error {
		if first.IsZero() {
			first = e.RecordedAt
		}
		last = e.RecordedAt
		if e.RecordedAt.After(now) {
			t.Errorf("entry %d, %s, is of %s", e.Seq, e.Kind, e.RecordedAt)
		}
		return nil
	})
	if err != nil || first.After(noon(day.MustParse("2026-04-01"))) || !last.Equal(now) {
		t.Errorf("the journal goes from %s to %s, %v", first, last, err)
	}
}

func wordsFit(t *testing.T, journal *store.Store) {
	w, err := assurance.Read(ctx, journal, sample.Code)
	if err != nil {
		t.Fatal(err)
	}
	if a := w.Authority(); a.Name != sample.Name || !a.MadeUp || a.Borrowed == 0 || a.Population == 0 {
		t.Errorf("the authority is %+v", a)
	}
	if n := len(w.Targets()); n < 12 {
		t.Errorf("%d targets", n)
	}
	for _, target := range w.Targets() {
		in, ok := catalogue.Find(target.Code)
		if !ok {
			t.Fatalf("a target is for %q, which is no measure", target.Code)
		}
		if err := target.Fits(in); err != nil {
			t.Errorf("the target for %s: %v", target.Code, err)
		}
	}
	said := 0
	for _, in := range catalogue.All() {
		code := in.About().Code
		owner, owned := w.OwnerOf(code)
		for _, c := range w.Commentaries(code) {
			said++
			if !owned || c.Actor != owner.Account {
				t.Errorf("%s says something of %s, which is %s's", c.Actor, code, owner.Account)
			}
		}
	}
	if said < 10 || len(w.AllBreaks()) != 3 {
		t.Errorf("%d commentaries and %d notes", said, len(w.AllBreaks()))
	}
}

func papersOut(t *testing.T, journal *store.Store) {
	w, err := assurance.Read(ctx, journal, sample.Code)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, p := range w.Packs() {
		got += fmt.Sprintf("%s %s public %v known %s by %s\n", p.AsAt, p.State, p.Public, p.Known.Format("2006-01-02"), p.Approver)
		for _, f := range p.Files {
			if d, err := journal.Document(ctx, sample.Code, f.SHA256); err != nil || int64(len(d.Content)) != f.Size || d.MediaType != f.MediaType {
				t.Errorf("%s of the papers as at %s: %v", f.Name, p.AsAt, err)
			}
		}
	}
	want := "2026-10-31 draft public false known 2026-11-11 by \n" +
		"2026-09-30 approved public false known 2026-10-09 by margaret.oyelaran\n" +
		"2026-09-30 approved public true known 2026-10-08 by margaret.oyelaran\n"
	if got != want {
		t.Errorf("the packs are\n%swant\n%s", got, want)
	}
	if e := w.Editions(); len(e) != 1 || len(e[0].Hidden) == 0 {
		t.Errorf("the public editions noted are %v", e)
	}
}

func recordsOpened(t *testing.T, journal *store.Store) {
	grants, err := access.ReadGrants(ctx, journal, sample.Code)
	if err != nil {
		t.Fatal(err)
	}
	opened, closed := map[string]int{}, 0
	for _, c := range bookKnown(t, journal, time.Time{}).All() {
		for _, g := range grants.Of(c.ID, day.OfTime(now)) {
			opened[g.Account]++
		}
		if grants.Restricted(c.ID) {
			closed++
		}
	}
	if opened["tomasz.wren"] != 2 || opened["imran.castell"] != 1 || len(opened) != 2 || closed != 1 {
		t.Errorf("records are open to %v, and %d are closed to everybody", opened, closed)
	}
}

func peopleSignIn(t *testing.T, journal *store.Store) {
	desk, err := access.NewDesk(journal, clockAt(now), access.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	accounts, err := desk.Accounts(ctx, sample.Code)
	if err != nil {
		t.Fatal(err)
	}
	people := demo.People(accounts)
	roles := map[access.Role]bool{}
	for _, p := range people {
		roles[p.Role] = true
		if _, _, err := desk.SignIn(ctx, p.Name, p.Password); err != nil {
			t.Errorf("the %s: %v", p.Role, err)
		}
	}
	if len(roles) != len(access.Roles) || len(people) != len(access.Roles) {
		t.Errorf("%d accounts for %d of %d roles", len(people), len(roles), len(access.Roles))
	}
}

func TestWhatAFolderHolds(t *testing.T) {
	put := func(t *testing.T, name string) string {
		dir := t.TempDir()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	real := t.TempDir()
	journal, err := store.Open(ctx, real, clockAt(now))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := journal.Append(ctx, sample.Code, "analyst", []store.Draft{{Kind: "contact", ID: "1", Op: store.Put, Body: []byte("{}")}}); err != nil {
		t.Fatal(err)
	}
	journal.Close()
	for _, c := range []struct {
		what, dir string
		want      demo.State
	}{
		{"nothing", filepath.Join(t.TempDir(), "none"), demo.Empty},
		{"an empty folder", t.TempDir(), demo.Empty},
		{"an unfinished demo", put(t, "making/goldthread.db"), demo.Empty},
		{"what a move left that was cut short", put(t, "access.db"), demo.Empty},
		{"a letter", put(t, "letter.txt"), demo.Others},
		{"a letter beside an unfinished demo", put(t, "making-of.txt"), demo.Others},
		{"a record that is no demo, under the same code", real, demo.Others},
	} {
		got, err := demo.Look(ctx, c.dir, clockAt(now))
		if err != nil || got != c.want {
			t.Errorf("%s: %v, %v; want %v", c.what, got, err, c.want)
		}
	}
}

// TestAnInterruptedDemoLeavesNothing stops the making after the second delivery, and makes it whole the next time.
func TestAnInterruptedDemoLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	stopped, stop := context.WithCancel(ctx)
	s := demo.Settings{Children: 60, Months: 3, Seed: 1, Now: now}
	s.Progress = func(done, _ int) {
		if done == 2 {
			stop()
		}
	}
	if err := demo.Make(stopped, dir, s); err == nil {
		t.Fatal("the making was not stopped")
	}
	if holds, err := demo.Look(ctx, dir, clockAt(now)); err != nil || holds != demo.Empty {
		t.Errorf("the folder holds %v, %v", holds, err)
	}
	s.Progress = nil
	journal := made(t, dir, s)
	if _, ok, err := demo.ReadMark(ctx, journal); err != nil || !ok {
		t.Errorf("no demo after the second try: %v", err)
	}
}
