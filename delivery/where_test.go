package delivery_test

import (
	"testing"

	"goldthread/day"
	"goldthread/delivery"
)

func TestWhereFromReadsWhatSourceOfWrote(t *testing.T) {
	asAt := day.MustParse("2026-03-31")
	for source, want := range map[string]delivery.Where{
		delivery.SourceOf(asAt, "ab12", "List_8!14"): {AsAt: asAt, Delivery: "2026-03-31 ab12", Sheet: "List 8", Row: 14},
		delivery.SourceOf(asAt, "ab12", ""):          {AsAt: asAt, Delivery: "2026-03-31 ab12"},
	} {
		if got, ok := delivery.WhereFrom(source); !ok || got != want {
			t.Errorf("%q: %+v, %v", source, got, ok)
		}
	}
	if _, ok := delivery.WhereFrom("a page"); ok {
		t.Error("a page is no delivery")
	}
}
