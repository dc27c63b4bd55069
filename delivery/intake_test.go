package delivery_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"goldthread/day"
	"goldthread/delivery"
	"goldthread/ingest"
	"goldthread/store"
)

// TestAnIntakeTakesWhatSingleDeliveriesTake hands the same months, the first again at the end and corrected, to an intake and
// one by one. Between the months somebody else delivers through the same journal, and somebody takes a received value back.
func TestAnIntakeTakesWhatSingleDeliveriesTake(t *testing.T) {
	for seed := range uint64(8) {
		months := lives(rand.New(rand.NewPCG(seed, 2)))
		corrected := lives(rand.New(rand.NewPCG(seed, 3)))[1]
		sequence := slices.Concat(months[:2], []month{corrected, months[3], months[0], months[2]})
		var told []string
		for _, remembers := range []bool{false, true} {
			o := newOffice(t)
			in := delivery.NewIntake(o.journal, "370")
			for i, m := range sequence {
				o.now = o.now.AddDate(0, 0, 1)
				q := delivery.Request{Authority: "370", Actor: "analyst", AsAt: day.MustParse(m.asAt), Files: m.files, Replace: true}
				take := in.Take
				if !remembers || i == 2 {
					take = func(ctx context.Context, q delivery.Request) (delivery.Outcome, error) {
						return delivery.Take(ctx, o.journal, q)
					}
				}
				if _, err := take(context.Background(), q); err != nil {
					t.Fatal(err)
				}
				if i == 3 {
					o.takeBack("contact")
				}
			}
			told = append(told, o.journalText())
		}
		if told[0] != told[1] {
			t.Errorf("seed %d: the journal of an intake\n%s\nof single deliveries\n%s", seed, told[1], told[0])
		}
	}
}

// TestFilesReadAheadAreReadAgainWhereWordsHaveChanged reads a delivery while the one before, which explains a word, is not kept
// yet: what is kept is what Take would have kept.
func TestFilesReadAheadAreReadAgainWhereWordsHaveChanged(t *testing.T) {
	var told []string
	for _, ahead := range []bool{false, true} {
		o := newOffice(t)
		in := delivery.NewIntake(o.journal, "370")
		ctx := context.Background()
		ask := func(asAt string, mapping ingest.Mapping, rows string) delivery.Request {
			return delivery.Request{Authority: "370", Actor: "analyst", AsAt: day.MustParse(asAt), Mapping: mapping, Partial: true,
				Files: []ingest.Upload{{Name: "list1.csv", Content: []byte(rows)}}}
		}
		explains := ingest.Mapping{Values: map[string]map[string]ingest.Word{"source": {"the lollipop lady": {Means: "1A"}}}}
		first := ask("2024-03-31", explains, "Child Unique ID,Date of Contact,Contact Source\nA1,01/03/2024,1A\n")
		second := ask("2024-04-30", ingest.Mapping{}, "Child Unique ID,Date of Contact,Contact Source\nA1,01/03/2024,1A\nB2,02/04/2024,the lollipop lady\n")
		o.now = o.now.AddDate(0, 0, 1)
		var reading *delivery.Reading
		if ahead {
			reading = in.Read(ctx, second)
		}
		if _, err := in.Take(ctx, first); err != nil {
			t.Fatal(err)
		}
		o.now = o.now.AddDate(0, 0, 1)
		if !ahead {
			reading = in.Read(ctx, second)
		}
		out, err := in.Keep(ctx, reading)
		if err != nil {
			t.Fatal(err)
		}
		told = append(told, fmt.Sprint(out.Unmapped)+o.journalText())
	}
	if told[0] != told[1] {
		t.Errorf("read ahead\n%s\nnot ahead\n%s", told[1], told[0])
	}
}

// takeBack retires one received value of a kind, by hand.
func (o *office) takeBack(kind string) {
	o.t.Helper()
	var drafts []store.Draft
	err := o.journal.Live(context.Background(), "370", time.Time{}, func(e *store.Entry) error {
		if e.Kind == kind && len(drafts) == 0 {
			drafts = append(drafts, store.Draft{Kind: e.Kind, ID: e.ID, Child: e.Child, Op: store.Retire, Source: "page", Base: e.Seq})
		}
		return nil
	})
	if err != nil {
		o.t.Fatal(err)
	}
	if _, err := o.journal.Append(context.Background(), "370", "somebody", drafts); err != nil {
		o.t.Fatal(err)
	}
}

// journalText is the whole journal as text.
func (o *office) journalText() (text string) {
	o.t.Helper()
	err := o.journal.Since(context.Background(), "370", 0, func(e *store.Entry) error {
		text += string(e.Op) + " " + e.Kind + " " + e.ID + " " + string(e.Body) + " " + e.Source + "\n"
		return nil
	})
	if err != nil {
		o.t.Fatal(err)
	}
	return text
}

func TestAnIntakeIsOfOneAuthority(t *testing.T) {
	o := newOffice(t)
	_, err := delivery.NewIntake(o.journal, "370").Take(context.Background(), delivery.Request{Authority: "371", AsAt: day.MustParse("2025-03-31")})
	if err == nil {
		t.Error("a delivery of another authority was taken")
	}
	if text := o.journalText(); text != "" {
		t.Errorf("something was kept:\n%s", text)
	}
}
