package indicator_test

import (
	"testing"

	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
)

// TestChildrenInNeedAreToldAsAtDeliveriesOnly has a child whose case was closed in February and opened again in March: the
// list of March knows only the second time, and would leave the child out of January.
func TestChildrenInNeedAreToldAsAtDeliveriesOnly(t *testing.T) {
	tell := func(asAt string) record.Told {
		on := day.MustParse(asAt)
		return record.Told{Value: record.Delivery{ID: asAt, AsAt: on, Covers: []record.Covered{{Feed: record.NeedEpisodes, From: on.AddMonths(-6)}}}}
	}
	b, err := record.Assemble("370", []record.Told{tell("2024-12-31"), tell("2025-03-31"),
		{Child: "one", Value: record.NeedEpisode{Start: day.MustParse("2025-03-10")}},
		{Child: "two", Value: record.NeedEpisode{Start: day.MustParse("2022-05-02")}}})
	if err != nil {
		t.Fatal(err)
	}
	e := indicator.NewEngine(rulesOf(b))
	for _, code := range []string{"cin-rate", "cin-duration-2yr"} {
		in, _ := catalogue.Find(code)
		months := e.Series(in, asAt, 4)
		for i, told := range []bool{true, false, false, true} { // December to March
			if f := months[i]; f.Partial == told || f.Known != told {
				t.Errorf("%s in month %d: known %v, partial %v (%s)", code, i, f.Known, f.Partial, f.Note)
			}
		}
	}
}

// TestAMonthIsLookedAtOnTheDayOfItsDelivery has a child whose case opened after the delivery of December: the list of
// March tells so, and December's figure is that of the delivery.
func TestAMonthIsLookedAtOnTheDayOfItsDelivery(t *testing.T) {
	tell := func(asAt string) record.Told {
		on := day.MustParse(asAt)
		return record.Told{Value: record.Delivery{ID: asAt, AsAt: on, Covers: []record.Covered{{Feed: record.NeedEpisodes, From: on.AddMonths(-6)}}}}
	}
	b, err := record.Assemble("370", []record.Told{tell("2024-12-20"), tell("2025-03-31"),
		{Child: "one", Value: record.NeedEpisode{Start: day.MustParse("2024-12-28")}},
		{Child: "two", Value: record.NeedEpisode{Start: day.MustParse("2022-05-02")}}})
	if err != nil {
		t.Fatal(err)
	}
	in, _ := catalogue.Find("cin-rate")
	e := indicator.NewEngine(rulesOf(b))
	columns := indicator.Months(asAt, 4)
	sheet := e.Sheet([]indicator.Indicator{in}, columns, "")
	for i, want := range map[int]int{0: 1, 3: 2} {
		if f := e.Series(in, asAt, 4)[i]; f.Numerator != want {
			t.Errorf("month %d has %d children in need, want %d", i, f.Numerator, want)
		}
		if f := sheet.Figure(in, columns[i], ""); f.Numerator != want {
			t.Errorf("month %d of the sheet has %d children in need, want %d", i, f.Numerator, want)
		}
	}
}
