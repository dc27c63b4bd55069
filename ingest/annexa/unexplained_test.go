package annexa_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"goldthread/day"
	"goldthread/ingest"
	"goldthread/ingest/annexa"
	"goldthread/record"
)

func readWith(m ingest.Mapping, files ...ingest.Upload) (*annexa.Delivery, error) {
	return annexa.Read(context.Background(), files, day.MustParse(asAt), m, nil)
}

// A header that the list cannot do without has a name of the authority's own: the file is refused with what to fill in,
// and is read once it is filled in.
func TestListWithoutItsDayIsRefusedWithTheMapping(t *testing.T) {
	ours := func(list, official, own string) string { return strings.Replace(list, official, own, 1) }
	row3 := "1|M|WBRI|01/01/2015|10|01/03/2025|1A|N|0|T|W"
	for name, c := range map[string]struct {
		file           ingest.Upload
		header, means  string
		seen           int
		where, missing string
	}{
		"a sheet":         {sheets(t, []string{"List 3", ours(headers3, "Date of referral", "Ref Dt"), row3, row3 + "x"}), "Ref Dt", "Date of referral", 2, "list 3 F", `"Date of referral" was not`},
		"a table":         {table("referrals.csv", ours(headers3, "Date of referral", "Ref Dt"), row3), "Ref Dt", "Date of referral", 1, "list 3 F", `"Date of referral" was not`},
		"one word only":   {table("x.csv", ours(headers3, "Date of referral", "Came in"), row3), "Came in", "Date of referral", 1, "list 3 F", `"Date of referral" was not`},
		"a word for day":  {table("x.csv", ours(headers3, "Date of referral", "Notes|When"), strings.Replace(row3, "|01/03/2025", "|q|01/03/2025", 1)), "When", "Date of referral", 1, "list 3 G", `"Date of referral" was not`},
		"no identifier":   {table("x.csv", ours(headers3, "Child Unique ID", "Child Unique Ref"), row3), "Child Unique Ref", "Child Unique ID", 1, "list 3 A", `"Child Unique ID" was not`},
		"partly, by fit":  {table("x.csv", "Child Unique ID|Gender|Ethnicity|Referral Source|Ref Dt|q", "1|M|WBRI|1A|01/03/2025|q"), "Ref Dt", "Date of referral", 1, "list 3 E", `"Date of referral" was not`},
		"partly, by name": {table("Referrals.csv", "Child Unique ID|Gender|Ref Dt|q", "1|M|01/03/2025|q"), "Ref Dt", "Date of referral", 1, "list 3 C", `"Date of referral" was not`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := readWith(ingest.Mapping{}, c.file)
			var r *ingest.Refusal
			if !errors.As(err, &r) || r.Reason != ingest.Unexplained || !strings.Contains(err.Error(), c.missing) || !strings.Contains(err.Error(), c.header) {
				t.Fatalf("%v", err)
			}
			w := r.Unmapped.Headers["list 3"][c.header]
			if w.Seen != c.seen || w.Suggested != c.means || !slices.Equal(w.Lists, []string{c.where}) {
				t.Errorf("asked for as %+v", w)
			}
			if r.Unmapped.Codes["list 3"][c.means] != "not found" {
				t.Errorf("the headers of list 3 are given as %v", r.Unmapped.Codes["list 3"])
			}
			words := r.Unmapped.Headers["list 3"]
			for header, w := range words {
				if w.Means = w.Suggested; w.Means == "" {
					w.Means = ingest.Ignore
				}
				words[header] = w
			}
			d, err := readWith(r.Unmapped, c.file)
			if err != nil {
				t.Fatal(err)
			}
			if got := told[record.Referral](d); len(got) != c.seen || got[0].Day != day.MustParse("2025-03-01") {
				t.Errorf("filled in, it reads %+v", got)
			}
		})
	}
}

func table(name, headers string, rows ...string) ingest.Upload {
	return ingest.Upload{Name: name, Content: []byte(strings.ReplaceAll(headers+"\n"+strings.Join(rows, "\n")+"\n", "|", ";"))}
}

func TestTooFewColumnsAreNamedAsSuch(t *testing.T) {
	file := table("x.csv", "Child Unique ID|Date of referral|Referral Source", "1|01/03/2025|1A")
	if _, err := readWith(ingest.Mapping{}, file); refused(err) != ingest.Unexplained || !strings.Contains(err.Error(), "List 3") {
		t.Errorf("%v", err)
	}
	file.Name = "List 3.csv"
	if _, err := readWith(ingest.Mapping{}, file); err != nil {
		t.Errorf("called as the message says: %v", err)
	}
}

func TestAnEmptyListWithStrangeHeadersIsNoReasonToRefuse(t *testing.T) {
	d, err := readWith(ingest.Mapping{}, sheets(t, []string{"List 1", headers1, "1|M|WBRI|01/01/2015|10|01/03/2025|1A"},
		[]string{"List 3", strings.Replace(headers3, "Date of referral", "Ref Dt", 1)}))
	if err != nil || len(d.Report.Lists) != 2 {
		t.Errorf("%v", err)
	}
}

func TestMappingFileSaysWhereAndWhatIsAllowed(t *testing.T) {
	d := read(t, asAt, sheets(t, []string{"List 1", headers1 + "|Notes", "1|M|WBRI|01/01/2015|10|01/03/2025|Gran|x", "2|M|WBRI|01/01/2015|10|01/03/2025|Gran|x"},
		[]string{"List 3", headers3, "1|M|WBRI|01/01/2015|10|01/03/2025|Gran|N|0|T|W"}))
	if w := d.Unmapped.Values["source"]["Gran"]; w.Seen != 3 || !slices.Equal(w.Lists, []string{"list 1 G", "list 3 G"}) {
		t.Errorf("Gran is asked for as %+v", w)
	}
	if w := d.Unmapped.Headers["list 1"]["Notes"]; w.Seen != 2 || w.Suggested != "" {
		t.Errorf("Notes is asked for as %+v", w)
	}
	codes := d.Unmapped.Codes
	if len(codes) != 2 || codes["source"]["1A"] == "" || codes["list 1"]["Contact Source"] != "found in G (Contact Source)" {
		t.Errorf("allowed are %v", codes)
	}
}

func TestMeaningsThatAreNotThereAreRefused(t *testing.T) {
	file := sheets(t, []string{"List 1", headers1, "1|M|WBRI|01/01/2015|10|01/03/2025|1A"})
	for _, c := range []struct {
		header             bool
		group, word, means string
		says               []string // nothing where the meaning is allowed
	}{
		{false, "answer", "maybe", "PERHAPS", []string{`"maybe"`, "answer", `"PERHAPS"`, "Y, N or U"}},
		{false, "answer", "maybe", "U", nil},
		{false, "answer", "maybe", "a) Yes", nil},
		{false, "answer", "maybe", ingest.Ignore, nil},
		{false, "answer", "maybe", "", nil},
		{false, "weather", "fine", "Y", []string{`"weather"`}},
		{false, "weather", "fine", "", nil},
		{true, "list 1", "Who", "Contact Source", nil},
		{true, "list 1", "Who", "contact source", nil},
		{true, "list 1", "Who", "Referral Source", []string{`"Who"`, "list 1", `"Contact Source"`}},
		{true, "list 12", "Who", "Contact Source", []string{`"list 12"`}},
	} {
		var m ingest.Mapping
		m.Ask(c.header, c.group, c.word, ingest.Word{Means: c.means})
		_, err := readWith(m, file)
		if c.says == nil {
			if err != nil {
				t.Errorf("%s: %q as %q: %v", c.group, c.word, c.means, err)
			}
			continue
		}
		if refused(err) != ingest.WrongMapping {
			t.Errorf("%s: %q as %q gave %v", c.group, c.word, c.means, err)
			continue
		}
		for _, s := range c.says {
			if !strings.Contains(err.Error(), s) {
				t.Errorf("the message does not say %s: %s", s, err)
			}
		}
	}
}
