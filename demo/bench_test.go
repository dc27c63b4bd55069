package demo_test

import (
	"testing"

	"goldthread/demo"
)

// BenchmarkMake makes the demo as it is shown: 4,000 children and three years of deliveries. Its budget is 15 s. Run it
// with -benchtime 1x.
func BenchmarkMake(b *testing.B) {
	for range b.N {
		if err := demo.Make(ctx, b.TempDir(), demo.Usual(now)); err != nil {
			b.Fatal(err)
		}
	}
}
