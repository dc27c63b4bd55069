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
