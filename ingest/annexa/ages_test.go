package annexa_test

import (
	"fmt"
	"strings"
	"testing"

	"goldthread/day"
	"goldthread/ingest"
	"goldthread/ingest/annexa"
)

// agedOn is a list of contacts of as many children, born all through the years, with the ages that they have on a day.
func agedOn(t *testing.T, on day.Day, children, wrong int) ingest.Upload {
	rows := []string{"List 1", headers1}
	for i := range children {
		born := day.MustParse("2010-01-15") + day.Day(i*226%2920)
		years := day.Age(born, on)
		if i < wrong {
			years = 3 + i%2*14
		}
		rows = append(rows, fmt.Sprintf("%d|M|WBRI|%s|%d|01/12/2024|1A", i+1, born, years))
	}
	return sheets(t, rows)
}

func TestAgesOfAnotherDay(t *testing.T) {
	for _, c := range []struct {
		on              string // the day that the ages are of; the delivery is as at 31 March 2025
		children, wrong int
		says            string // of the warning, blank for none
		notes           int    // rows noted one by one
		because         string
	}{
		{"2025-03-31", 40, 0, "", 0, "all fit"},
		{"2024-03-31", 40, 0, "about 12 months earlier", 0, "nobody's age fits"},
		{"2025-09-30", 40, 0, "about 6 months later", 0, "half of them have had a birthday"},
		{"2024-03-31", 40, 3, "about 12 months earlier", 0, "a few wrong ages hide nothing"},
		{"2025-03-31", 40, 3, "", 3, "a few wrong ages are the children's own"},
		{"2025-03-31", 40, 20, "", 20, "wrong ages that agree on no day"},
		{"2024-03-31", 19, 0, "", 19, "too few to say"},
	} {
		d := read(t, asAt, agedOn(t, day.MustParse(c.on), c.children, c.wrong))
		var said []ingest.Group
		for _, g := range d.Report.Groups {
			if g.Name == "ages-of-another-day" {
				said = append(said, g)
			}
		}
		if (len(said) == 1) != (c.says != "") || len(said) > 1 || count(d, "age-disagrees") != c.notes {
			t.Errorf("ages of %s: %d warnings and %d notes: %s", c.on, len(said), count(d, "age-disagrees"), c.because)
		}
		if len(said) == 1 && (!strings.Contains(said[0].What, c.says) || said[0].Count != 1 || said[0].Weight != ingest.Warning) {
			t.Errorf("ages of %s: %+v: %s", c.on, said[0], c.because)
		}
	}
}

// Half of the ages are those of two years ago, half those of one year ago: many fit another day, but no day most of them.
func TestAgesThatFitNoDayAreNotedRowByRow(t *testing.T) {
	rows := []string{"List 1", headers1}
	for i := range 40 {
		born := day.MustParse("2010-01-15") + day.Day(i*226%2920)
		rows = append(rows, fmt.Sprintf("%d|M|WBRI|%s|%d|01/12/2024|1A", i+1, born, day.Age(born, day.MustParse(asAt))-1-i%2))
	}
	d := read(t, asAt, sheets(t, rows))
	if count(d, "ages-of-another-day") != 0 || count(d, "age-disagrees") != 40 {
		t.Errorf("%d warnings and %d notes", count(d, "ages-of-another-day"), count(d, "age-disagrees"))
	}
}

func TestMissingListsAreOneLine(t *testing.T) {
	one := []string{"List 1", headers1, "1|M|WBRI|01/01/2015|10|01/03/2025|1A"}
	three := []string{"List 3", headers3, "1|M|WBRI|01/01/2015|10|01/03/2025|1A|N|0|T|W"}
	for _, c := range []struct {
		d    *annexa.Delivery
		what string
		n    int
	}{
		{read(t, asAt, sheets(t, one, three)), "lists 2, 4, 5, 6, 7, 8, 9, 10 and 11 are not in the delivery", 9},
		{read(t, asAt, sheets(t, three)), "lists 1, 2, 4, 5, 6, 7, 8, 9, 10 and 11 are not in the delivery", 10},
		{read(t, asAt, allBut(t, 4)), "list 4 is not in the delivery", 1},
		{read(t, asAt, allBut(t, 0)), "", 0},
	} {
		var found []ingest.Group
		for _, g := range c.d.Report.Groups {
			if g.Name == "list-missing" {
				found = append(found, g)
			}
		}
		if c.n == 0 && len(found) == 0 {
			continue
		}
		if len(found) != 1 || found[0].What != c.what || found[0].Count != c.n {
			t.Errorf("%+v; want once %q", found, c.what)
		}
	}
}

// allBut is a workbook of all lists, with a row on list 1, but one.
func allBut(t *testing.T, missing int) ingest.Upload {
	var all [][]string
	for i, headers := range strings.Split(strings.TrimSpace(headersOfAll(t)), "\n") {
		if i+1 == missing {
			continue
		}
		all = append(all, []string{fmt.Sprint("List ", i+1), headers})
	}
	all[0] = append(all[0], "1|M|WBRI|01/01/2015|10|01/03/2025|1A")
	return sheets(t, all...)
}
