package ingest_test

import (
	"testing"

	"goldthread/ingest"
)

func TestIdentifiersHaveOneForm(t *testing.T) {
	for _, c := range []struct {
		cell  ingest.Cell
		form  string
		shape ingest.Shape
	}{
		{ingest.TextCell("00123"), "123", ingest.LeadingZeros},
		{ingest.NumberCell(123), "123", ingest.Plain},
		{ingest.TextCell("123.0"), "123", ingest.PointZero},
		{ingest.TextCell("\u00a0123\u00a0"), "123", ingest.Plain},
		{ingest.TextCell("A007"), "A007", ingest.Plain},
		{ingest.TextCell("1.5"), "1.5", ingest.Plain},
		{ingest.TextCell("0"), "0", ingest.Plain},
		{ingest.TextCell("000"), "0", ingest.LeadingZeros},
		{ingest.TextCell("ab-12 c"), "ab-12 c", ingest.Plain},
		{ingest.TextCell("-"), "", ingest.Plain},
		{ingest.TextCell("#N/A"), "", ingest.Plain},
		{ingest.Cell{Kind: ingest.Error, Text: "#REF!"}, "", ingest.Plain},
		{ingest.Cell{Kind: ingest.Number, Number: 12345678901234567890, Text: "12345678901234567890"}, "12345678901234567890", ingest.Plain},
		{ingest.Cell{Kind: ingest.Number, Number: 9212044}, "9212044", ingest.Plain},
	} {
		if got := ingest.ReadID(c.cell); got.Form != c.form || got.Shape != c.shape {
			t.Errorf("%+v is %+v, want %q %s", c.cell, got, c.form, c.shape)
		}
	}
}
