package web

import (
	"goldthread/access"
	"goldthread/indicator"
	"goldthread/record"
)

// notToldApart is said in every list that leaves restricted records out, whether or not it has any: were it said of some
// groups or months alone, or with a number, it would tell a restricted child's sex, age, team or day.
const notToldApart = "Restricted records are not told apart here: none is listed."

// isRestricted says that the child's record is restricted and not opened to the reader. No list has such a row: the groups,
// the tests and the order of the days in which it stood would tell whose it is.
func isRestricted(sight *access.View, child record.Ref) bool {
	return child != indicator.NoChild && sight.Reach(child) == access.Restricted
}

// unrestricted leaves the restricted out of the cases, which it does not change.
func unrestricted(sight *access.View, cases []indicator.Case) []indicator.Case {
	kept := make([]indicator.Case, 0, len(cases))
	for _, c := range cases {
		if !isRestricted(sight, c.Child) {
			kept = append(kept, c)
		}
	}
	return kept
}

// restrictedSaid says what a list leaves out: how many of the whole figure as it stands, and no number of a part of it.
func (v *visit) restrictedSaid(sight *access.View, left int) string {
	switch {
	case !sight.HasClosed():
		return ""
	case !v.isWhole():
		return notToldApart
	case left == 0:
		return ""
	}
	return "And " + thousands(left) + " more that " + isOrAre(left) + " restricted: who may see them was named one by one."
}

func isOrAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// isWhole says that the list is of the newest figure as the pages usually show it, and of no part: two days, two windows
// or two groups beside each other tell where a case stands.
func (v *visit) isWhole() bool {
	return v.look.IsNewest() && v.look.Window == usualWindow && v.r.FormValue("group") == "" && v.r.FormValue("month") == "" && v.r.FormValue("met") == ""
}
