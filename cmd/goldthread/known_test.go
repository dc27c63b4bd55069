package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"goldthread/store/storetest"
)

const contactHeads = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source\n"

// TestAFigureAsItWasKnown delivers a month, corrects it a week later, and asks on both databases for the figure as it
// was known on each evening.
func TestAFigureAsItWasKnown(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place string) {
		t.Chdir(t.TempDir()) // what a delivery into a database writes for people lies in the folder that it runs in
		file := filepath.Join(t.TempDir(), "list 1.csv")
		hand := func(on time.Time, rows string) {
			t.Helper()
			if err := os.WriteFile(file, []byte(contactHeads+rows), 0o600); err != nil {
				t.Fatal(err)
			}
			scratch := t.TempDir()
			status, out, errs := runAt(t, on, "deliver", "--data", place, "--authority", "999", "--as-at", "2025-07-31",
				"--mapping", scratch+"/m.json", "--oddities", scratch+"/o.csv", file)
			if status != done {
				t.Fatalf("deliver: %d\n%s\n%s", status, out, errs)
			}
		}
		one, two := "1,M,WBRI,02/05/2015,10,03/07/2025,6\n", "2,F,WBRI,02/05/2015,10,04/07/2025,1A\n"
		hand(time.Date(2025, 8, 4, 16, 0, 0, 0, time.UTC), one+two)
		hand(time.Date(2025, 8, 11, 16, 0, 0, 0, time.UTC), one)
		for known, want := range map[string]float64{"2025-08-03": unknown, "2025-08-04": 2, "2025-08-10": 2, "2025-08-11": 1, "": 1} {
			if got := contactsKnownOn(t, place, known); got != want {
				t.Errorf("contacts of July as known on %q: %v, want %v", known, got, want)
			}
		}
	})
}

// unknown stands for a figure without a value: nothing known is not nought.
const unknown = -1

func contactsKnownOn(t *testing.T, place, known string) float64 {
	t.Helper()
	args := []string{"figures", "--data", place, "--as-at", "2025-07-31", "--code", "contacts-number", "--window", "month", "--json"}
	if known != "" {
		args = append(args, "--known-on", known)
	}
	status, out, errs := runAt(t, time.Date(2025, 9, 1, 9, 0, 0, 0, time.UTC), args...)
	if status != done {
		t.Fatalf("figures: %d\n%s", status, errs)
	}
	var figures []struct {
		Value *float64 `json:"value"`
	}
	if err := json.Unmarshal([]byte(out), &figures); err != nil || len(figures) != 1 {
		t.Fatalf("%v\n%s", err, out)
	}
	if figures[0].Value == nil {
		return unknown
	}
	return *figures[0].Value
}

// TestADayIsADayInLondon sees to it that summer time does not move an evening into the next day.
func TestADayIsADayInLondon(t *testing.T) {
	place, file := t.TempDir(), filepath.Join(t.TempDir(), "list 1.csv")
	if err := os.WriteFile(file, []byte(contactHeads+"1,M,WBRI,02/05/2015,10,03/07/2025,6\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	late := time.Date(2025, 8, 4, 23, 30, 0, 0, time.UTC) // half past midnight on 5 August in London
	if status, _, errs := runAt(t, late, "deliver", "--data", place, "--authority", "999", "--as-at", "2025-07-31", file); status != done {
		t.Fatal(errs)
	}
	if got := contactsKnownOn(t, place, "2025-08-04"); got != unknown {
		t.Errorf("known on 4 August: %v", got)
	}
	if got := contactsKnownOn(t, place, "2025-08-05"); got != 1 {
		t.Errorf("known on 5 August: %v", got)
	}
}

// TestNoIdentifierInWhatIsSaid hands in children with telling identifiers and odd rows: none may stand in a message.
func TestNoIdentifierInWhatIsSaid(t *testing.T) {
	place, file := t.TempDir(), filepath.Join(t.TempDir(), "list 1.csv")
	rows := "SECRET-1,M,WBRI,02/05/2015,10,31/02/2025,6\nSECRET-1,M,WBRI,02/05/2015,10,,6\nSECRET-2,Q,WBRI,02/05/2035,10,03/07/2025,SECRET-SOURCE\nSECRET-2,F,ZZZZ,02/05/2014,10,03/07/2025,6\n"
	if err := os.WriteFile(file, []byte(contactHeads+rows), 0o600); err != nil {
		t.Fatal(err)
	}
	status, out, errs := runAt(t, time.Date(2025, 8, 4, 9, 0, 0, 0, time.UTC), "deliver", "--data", place, "--authority", "999", "--as-at", "2025-07-31", file)
	if status != refused || !strings.Contains(errs, "2 rows were refused") {
		t.Errorf("status %d: %s", status, errs)
	}
	odd, err := os.ReadFile(filepath.Join(place, "oddities-999-2025-07-31.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(odd), "31/02/2025") {
		t.Errorf("the list of oddities does not hold what stood there:\n%s", odd)
	}
	for what, text := range map[string]string{"stdout": out, "stderr": errs, "the list of oddities": string(odd)} {
		if strings.Contains(text, "SECRET-1") || strings.Contains(text, "SECRET-2") {
			t.Errorf("a child's identifier stands in %s:\n%s", what, text)
		}
	}
}
