package disclosure_test

import (
	"strconv"
	"testing"

	"goldthread/disclosure"
)

func TestDerivedNumbersFollowTheCases(t *testing.T) {
	share := disclosure.Percent{Numerator: "in time", Denominator: "all"}
	for _, row := range cases(t, "derived.cases") {
		a, _ := strconv.Atoi(row[1])
		b, _ := strconv.Atoi(row[2])
		var got string
		switch row[0] {
		case "text0":
			got = disclosure.PercentText(a, b, 0)
		case "text1":
			got = disclosure.PercentText(a, b, 1)
		case "average":
			got = string(suppressShares(t, []disclosure.Cell{{ID: "all", Count: a}}).Average("all"))
		case "percent":
			cells := []disclosure.Cell{{ID: "in time", Count: a}, {ID: "all", Count: b}}
			got = string(suppressShares(t, cells, share, share).Percent(share))
		}
		if got != row[3] {
			t.Errorf("%s of %s and %s is %q, want %q: %s", row[0], row[1], row[2], got, row[3], row[4])
		}
	}
}

func suppressShares(t *testing.T, cells []disclosure.Cell, shares ...disclosure.Percent) disclosure.Mask {
	t.Helper()
	rests, links, err := disclosure.Complements(cells, shares)
	if err != nil {
		t.Fatal(err)
	}
	m, err := disclosure.Suppress(append(cells, rests...), links, disclosure.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestASmallRestHidesACount(t *testing.T) {
	share := disclosure.Percent{Numerator: "in time", Denominator: "all"}
	m := suppressShares(t, []disclosure.Cell{{ID: "in time", Count: 47}, {ID: "all", Count: 50}}, share)
	if m.Shown("in time") && m.Shown("all") {
		t.Error("both counts are shown, and their difference is 3")
	}
	if m.Rate("in time") != disclosure.Suppressed {
		t.Error("a rate with a published population gives its numerator back")
	}
}

func TestAShareWhoseRestNobodyCheckedIsHidden(t *testing.T) {
	m := suppressShares(t, []disclosure.Cell{{ID: "in time", Count: 47}, {ID: "all", Count: 50}})
	if got := m.Percent(disclosure.Percent{Numerator: "in time", Denominator: "all"}); got != disclosure.Suppressed {
		t.Errorf("printed as %q", got)
	}
}

func TestComplementsRefuse(t *testing.T) {
	cells := []disclosure.Cell{{ID: "n", Count: 9}, {ID: "d", Count: 8}}
	for _, p := range []disclosure.Percent{{Numerator: "n", Denominator: "d"}, {Numerator: "n", Denominator: "other"}} {
		if _, _, err := disclosure.Complements(cells, []disclosure.Percent{p}); err == nil {
			t.Errorf("%v was taken", p)
		}
	}
}

func TestNearestTen(t *testing.T) {
	for count, want := range map[int]int{0: 0, 4: 0, 5: 10, 14: 10, 15: 20} {
		if got := disclosure.NearestTen(count); got != want {
			t.Errorf("%d rounds to %d, want %d", count, got, want)
		}
	}
}
