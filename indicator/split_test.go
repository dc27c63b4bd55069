package indicator_test

import (
	"fmt"
	"slices"
	"testing"

	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
)

// TestAgesComeInTheirOrder has a contact about somebody of every band, each on the band's first and last year, and asks for
// the groups from the engine and from a sheet.
func TestAgesComeInTheirOrder(t *testing.T) {
	want := []string{"Unborn", "Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and 17", "18 to 21", "22 and over", indicator.NotKnown}
	var told []record.Told
	add := func(born day.Day) {
		child := fmt.Sprint(len(told))
		told = append(told, record.Told{Child: child, Value: record.Person{Born: born}},
			record.Told{Child: child, Value: record.Contact{Day: asAt}})
	}
	for _, years := range []int{-1, 0, 1, 4, 5, 9, 10, 15, 16, 17, 18, 21, 22, 25} {
		add(asAt.AddYears(-years))
	}
	add(day.Never)
	told = append(told, record.Told{Value: record.Delivery{ID: "one", AsAt: asAt,
		Covers: []record.Covered{{Feed: record.Contacts, From: asAt.AddMonths(-6)}}}})
	b, err := record.Assemble("370", told)
	if err != nil {
		t.Fatal(err)
	}
	in, _ := catalogue.Find("contacts-number")
	e := indicator.NewEngine(rulesOf(b))
	var got []string
	for _, f := range e.By(in, asAt, yearOf(), indicator.ByAge) {
		got = append(got, f.Group)
		if once := slices.Contains([]string{"Unborn", "Under 1", indicator.NotKnown}, f.Group); f.Numerator != 2 && !once || f.Numerator != 1 && once {
			t.Errorf("%s has %d contacts", f.Group, f.Numerator)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the engine's groups are %q, want %q", got, want)
	}
	if got := e.Sheet([]indicator.Indicator{in}, indicator.Months(asAt, 1), indicator.ByAge).Groups(in); !slices.Equal(got, want) {
		t.Errorf("the sheet's groups are %q, want %q", got, want)
	}
}

func TestTeamsComeByNameAndNotKnownLast(t *testing.T) {
	var told []record.Told
	for i, team := range []string{"", "South", "North", "Zeal"} {
		told = append(told, record.Told{Child: fmt.Sprint(i), Value: record.Referral{Day: asAt, Holding: record.Holding{Team: team}}})
	}
	b, err := record.Assemble("370", told)
	if err != nil {
		t.Fatal(err)
	}
	in, _ := catalogue.Find("referrals-number")
	var got []string
	for _, f := range indicator.NewEngine(rulesOf(b)).By(in, asAt, yearOf(), indicator.ByTeam) {
		got = append(got, f.Group)
	}
	if want := []string{"North", "South", "Zeal", indicator.NotKnown}; !slices.Equal(got, want) {
		t.Errorf("the teams are %q, want %q", got, want)
	}
}
