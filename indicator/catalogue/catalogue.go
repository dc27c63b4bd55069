// Package catalogue holds the indicators, one file each, with a plain-text .cases file beside it that is its test and
// its public definition at once. To add one: write both files and name it in the list of its part of the service.
package catalogue

import (
	"fmt"
	"slices"
	"sync"

	"goldthread/indicator"
)

// All gives every indicator, in the order of the scorecard.
func All() []indicator.Indicator { return slices.Clone(catalogue()) }

var catalogue = sync.OnceValue(func() []indicator.Indicator {
	all := slices.Concat(helpAndProtection, careAndAfter, workAndRecords)
	seen := map[string]bool{}
	for _, in := range all {
		if code := in.About().Code; seen[code] {
			panic(fmt.Sprintf("two indicators have the code %s", code))
		}
		seen[in.About().Code] = true
	}
	slices.SortStableFunc(all, func(a, b indicator.Indicator) int {
		return slices.Index(indicator.Areas, a.About().Area) - slices.Index(indicator.Areas, b.About().Area)
	})
	return all
})

// Find gives the indicator with that code.
func Find(code string) (in indicator.Indicator, ok bool) {
	for _, in := range catalogue() {
		if in.About().Code == code {
			return in, true
		}
	}
	return nil, false
}
