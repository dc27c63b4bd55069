package sample_test

import (
	"testing"

	"goldthread/sample"
)

// BenchmarkMakeUp100000 makes up an authority of 100,000 children and one export of it.
func BenchmarkMakeUp100000(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		a := sample.New(sample.Settings{Children: 100_000, Seed: 1, AsAt: march, Months: 12})
		book(b, a, march)
	}
}
