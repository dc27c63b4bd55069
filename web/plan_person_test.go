package web_test

import (
	"slices"
	"testing"

	"goldthread/access"
	"goldthread/assurance/plan"
)

// The plan asks for rights by their words, as the packages do not know each other: each word stands in the table.
func TestThePlanAsksForRightsThatThereAre(t *testing.T) {
	for _, right := range []string{plan.Seeing, plan.Keeping, plan.Updating, plan.Checking, plan.Recording} {
		if !slices.Contains(access.Acts, access.Act(right)) {
			t.Errorf("no row of rights.txt says who may %q", right)
		}
	}
}
