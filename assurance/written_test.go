package assurance_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"goldthread/assurance"
	"goldthread/day"
	"goldthread/store"
	"goldthread/store/storetest"
)

const (
	code = "999"
	icpc = "icpc-within-15wd"
)

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
	d.Store, err = store.Open(context.Background(), place, func() time.Time { d.at = d.at.Add(time.Minute); return d.at })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// drafting is what every value can do.
type drafting interface {
	Draft(base int64) (store.Draft, error)
}

// write keeps a value and gives its id.
func (d *desk) write(who string, v drafting, base int64) string {
	d.Helper()
	draft, err := v.Draft(base)
	if err != nil {
		d.Fatal(err)
	}
	d.append(who, draft)
	return draft.ID
}

func (d *desk) append(who string, draft store.Draft) {
	d.Helper()
	if _, err := d.Append(context.Background(), code, who, []store.Draft{draft}); err != nil {
		d.Fatal(err)
	}
}

func (d *desk) read() *assurance.Written {
	d.Helper()
	w, err := assurance.Read(context.Background(), d.Store, code)
	if err != nil {
		d.Fatal(err)
	}
	return w
}

func on(text string) day.Day { return day.MustParse(text) }

func target(value float64, from string) assurance.Target {
	return assurance.Target{Code: icpc, Value: value, Tolerance: 5, From: on(from), SetBy: "the improvement board"}
}

// TestWhatIsWrittenIsReadBack writes one of each on both databases, reads it back, and reads it as it was known before.
func TestWhatIsWrittenIsReadBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place string) {
		d := newDesk(t, place)
		d.append("files", store.Draft{Kind: "contact", ID: "x", Child: "1", Op: store.Put, Body: []byte("{}")})
		d.write("priya", target(80, "2024-05-01"), 0)
		d.write("priya", target(85, "2025-05-01"), 0)
		d.write("priya", assurance.Target{Code: "other", Value: 1, From: on("2024-01-01"), SetBy: "x"}, 0)
		d.write("priya", assurance.Owner{Code: icpc, Account: "tom"}, 0)
		d.write("tom", assurance.Commentary{Code: icpc, AsAt: on("2025-02-28"), Text: "Two rooms short"}, 0)
		d.write("tom", assurance.Commentary{Code: icpc, AsAt: on("2025-03-31"), Text: "A third room", Next: "Open it", By: on("2025-06-01")}, 0)
		d.write("priya", assurance.BreakNote{Day: on("2024-09-01"), Text: "New system", Rebase: true}, 0)
		d.write("priya", assurance.BreakNote{Code: icpc, Day: on("2024-02-01"), Text: "New form"}, 0)
		d.write("priya", assurance.BreakNote{Code: "other", Day: on("2024-03-01"), Text: "Not ours"}, 0)
		d.write("priya", assurance.Authority{Name: "Wychmoor", Borrowed: 372, MadeUp: true}, 0)

		before := d.at
		w := d.read()
		if got, ok := w.TargetOn(icpc, on("2025-04-30")); !ok || got.Value != 80 || got.Actor != "priya" || got.At.IsZero() || got.Seq == 0 {
			t.Errorf("target on 30 April: %+v %v", got, ok)
		}
		if got, ok := w.TargetOn(icpc, on("2025-05-01")); !ok || got.Value != 85 {
			t.Errorf("target on 1 May: %+v %v", got, ok)
		}
		if _, ok := w.TargetOn(icpc, on("2024-04-30")); ok {
			t.Error("a target holds before its day")
		}
		if got, ok := w.OwnerOf(icpc); !ok || got.Account != "tom" || got.Code != icpc {
			t.Errorf("owner: %+v %v", got, ok)
		}
		if got := w.Commentaries(icpc); len(got) != 2 || got[0].Text != "A third room" || got[0].By != on("2025-06-01") || got[0].Actor != "tom" {
			t.Errorf("commentaries: %+v", got)
		}
		if got := w.Breaks(icpc); len(got) != 2 || got[0].Text != "New form" || got[1].Text != "New system" || !got[1].Rebase {
			t.Errorf("breaks: %+v", got)
		}
		if got := w.Authority(); got.Name != "Wychmoor" || got.Borrowed != 372 || !got.MadeUp {
			t.Errorf("authority: %+v", got)
		}

		old, _ := w.TargetOn(icpc, on("2025-04-30"))
		changed := old
		changed.Value = 82
		d.write("mo", changed, old.Seq)
		d.append("mo", assurance.Withdraw(assurance.OwnerKind, icpc, assurance.Origin(ownerOf(w)).Seq))
		if got, _ := d.read().TargetOn(icpc, on("2025-04-30")); got.Value != 82 || len(d.read().Targets()) != 3 {
			t.Errorf("the changed target: %+v", got)
		}
		if _, ok := d.read().OwnerOf(icpc); ok {
			t.Error("the withdrawn owner is still there")
		}
		then, err := assurance.ReadAt(t.Context(), d.Store, code, before)
		if err != nil || !reflect.DeepEqual(then, w) {
			t.Errorf("as known before: %+v, want %+v (%v)", then, w, err)
		}
		var conflict *store.Conflict
		draft, _ := changed.Draft(old.Seq)
		if _, err := d.Append(t.Context(), code, "tom", []store.Draft{draft}); !errors.As(err, &conflict) {
			t.Errorf("a change written from an old version: %v", err)
		}
	})
}

func ownerOf(w *assurance.Written) assurance.Origin {
	o, _ := w.OwnerOf(icpc)
	return o.Origin
}

// TestWithIsReadingAgain takes entry by entry and must come to what reading all at once gives.
func TestWithIsReadingAgain(t *testing.T) {
	d := newDesk(t, t.TempDir())
	w := d.read()
	first := w
	d.write("a", target(80, "2024-05-01"), 0)
	id := d.write("a", assurance.Commentary{Code: icpc, AsAt: on("2025-02-28"), Text: "Two rooms short"}, 0)
	d.append("a", assurance.Withdraw(assurance.CommentaryKind, id, 2))
	d.append("a", edition(d, assurance.Edition{AsAt: on("2025-03-31"), Hidden: []string{"b", "a"}}))
	d.append("a", edition(d, assurance.Edition{AsAt: on("2025-03-31"), Hidden: []string{"c"}}))
	d.write("a", pack(t, d), 0)
	err := d.Since(t.Context(), code, 0, func(e *store.Entry) error {
		kept := *e
		kept.Body = slices.Clone(e.Body)
		var err error
		w, err = w.With([]store.Entry{kept})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if again := d.read(); !reflect.DeepEqual(w, again) {
		t.Errorf("entry by entry:\n%+v\nall at once:\n%+v", w, again)
	}
	var all []store.Entry
	_ = d.Since(t.Context(), code, 0, func(e *store.Entry) error {
		all = append(all, *e)
		all[len(all)-1].Body = slices.Clone(e.Body)
		return nil
	})
	if twice, err := w.With(all); err != nil || !reflect.DeepEqual(twice, w) {
		t.Errorf("the same entries a second time:\n%+v %v", twice, err)
	}
	if len(first.Targets()) != 0 || len(first.Editions()) != 0 {
		t.Error("what was read first has changed")
	}
	if same, _ := w.With([]store.Entry{{Kind: "contact", Op: store.Put, Body: []byte("{}")}}); same != w {
		t.Error("an entry about a child made a new model")
	}
}

func edition(d *desk, e assurance.Edition) store.Draft {
	d.Helper()
	draft, err := e.Draft(code, d.read().NewestEdition())
	if err != nil {
		d.Fatal(err)
	}
	return draft
}

// TestEveryEditionCounts reads what the command line wrote before there were packs, and adds to it.
func TestEveryEditionCounts(t *testing.T) {
	d := newDesk(t, t.TempDir())
	d.append("cmd", store.Draft{Kind: "published", ID: code, Op: store.Put, Body: []byte(`{"asAt":"2025-02-28","hidden":["b","a"]}`), Base: store.AnyBase})
	d.append("cmd", store.Draft{Kind: "published", ID: code, Op: store.Put, Body: []byte(`{"asAt":"2025-03-31","hidden":["b"]}`), Base: store.AnyBase})
	upTo := d.read().NewestEdition()
	d.append("web", edition(d, assurance.Edition{Pack: "p", AsAt: on("2025-04-30"), Hidden: []string{"c"}}))
	w := d.read()
	hidden, days := w.Published(w.NewestEdition())
	if strings.Join(hidden, " ") != "a b c" || !slices.Equal(days, []day.Day{on("2025-02-28"), on("2025-03-31"), on("2025-04-30")}) {
		t.Errorf("all editions hid %v on %v", hidden, days)
	}
	hidden, days = w.Published(upTo)
	if strings.Join(hidden, " ") != "a b" || len(days) != 2 {
		t.Errorf("the first two hid %v on %v", hidden, days)
	}
	blind, _ := assurance.Edition{AsAt: on("2025-04-30")}.Draft(code, upTo)
	var conflict *store.Conflict
	if _, err := d.Append(t.Context(), code, "web", []store.Draft{blind}); !errors.As(err, &conflict) {
		t.Errorf("an edition that knows nothing of the newest was noted: %v", err)
	}
	if !w.Noted(assurance.Edition{Pack: "p", AsAt: on("2025-04-30"), Hidden: []string{"c"}}) ||
		w.Noted(assurance.Edition{Pack: "p", AsAt: on("2025-04-30"), Hidden: []string{"c", "d"}}) ||
		w.Noted(assurance.Edition{Pack: "q", AsAt: on("2025-04-30"), Hidden: []string{"c"}}) {
		t.Error("an edition is noted exactly when it was written with the same pack, day and cells")
	}
}

// TestWhatCannotBeKept says of each mistake the field and what to do.
func TestWhatCannotBeKept(t *testing.T) {
	for name, c := range map[string]struct {
		value drafting
		want  string // fields, in order
	}{
		"empty target":          {assurance.Target{}, "code from setBy"},
		"target not a number":   {assurance.Target{Code: icpc, Value: nan(), Tolerance: -1, From: on("2024-05-01"), SetBy: "x"}, "value tolerance"},
		"whole target":          {target(85, "2024-05-01"), ""},
		"owner of nothing":      {assurance.Owner{Account: "x"}, "code"},
		"nobody owns":           {assurance.Owner{Code: icpc}, "account"},
		"no words":              {assurance.Commentary{Code: icpc, AsAt: on("2024-05-01"), Text: " \n"}, "text"},
		"done by no day":        {assurance.Commentary{Code: icpc, AsAt: on("2024-05-01"), Text: "x", Next: "y"}, "by"},
		"a day for nothing":     {assurance.Commentary{Code: icpc, AsAt: on("2024-05-01"), Text: "x", By: on("2024-06-01")}, "next"},
		"note without a day":    {assurance.BreakNote{Text: "x"}, "day"},
		"note too long":         {assurance.BreakNote{Day: on("2024-05-01"), Text: strings.Repeat("é", 301)}, "text"},
		"note just long enough": {assurance.BreakNote{Day: on("2024-05-01"), Text: strings.Repeat("é", 300)}, ""},
		"NUL":                   {assurance.BreakNote{Day: on("2024-05-01"), Text: "a\x00b"}, "text"},
		"nameless authority":    {assurance.Authority{Borrowed: 7}, "name borrowed"},
		"pack of nothing":       {assurance.Pack{}, "title asAt asAt state"},
		"area twice":            {inAreas(t, "Front door", "Front door"), "areas"},
		"no such area":          {inAreas(t, "Back door"), "areas"},
	} {
		_, err := c.value.Draft(0)
		var wrong assurance.Problems
		if err != nil && !errors.As(err, &wrong) {
			t.Errorf("%s: %v", name, err)
		}
		var fields []string
		for _, p := range wrong {
			fields = append(fields, p.Field)
		}
		if got := strings.Join(fields, " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestEditionsGoForwardInTime tries what someone would who wants an edition that the later ones know nothing of: an earlier
// day, the day before, under another pack, with the newest edition given as its base. All are refused, whatever order the
// journal holds them in.
func TestEditionsGoForwardInTime(t *testing.T) {
	d := newDesk(t, t.TempDir())
	for _, day := range []string{"2025-01-31", "2025-03-31"} {
		d.append("web", edition(d, assurance.Edition{Pack: "p", AsAt: on(day), Hidden: []string{"a"}}))
	}
	w := d.read()
	for day, allowed := range map[string]bool{"2024-03-31": false, "2025-01-31": false, "2025-02-28": false, "2025-03-30": false, "2025-03-31": true, "2025-04-30": true} {
		err := w.Allows(on(day))
		var wrong assurance.Problems
		switch {
		case allowed && err != nil:
			t.Errorf("an edition as at %s is refused: %v", day, err)
		case !allowed && (!errors.As(err, &wrong) || wrong[0].Field != "asAt" || !strings.Contains(wrong[0].Say, "31 March 2025")):
			t.Errorf("an edition as at %s, after one as at 31 March: %v", day, err)
		}
	}
	// One that was noted late all the same (an older program had no such rule) does not open the days between again.
	d.append("cmd", edition(d, assurance.Edition{AsAt: on("2024-12-31")}))
	if err := d.read().Allows(on("2025-02-28")); err == nil {
		t.Error("an early edition noted last lets earlier days in again")
	}
}
