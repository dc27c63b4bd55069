package access_test

import (
	"testing"

	"goldthread/access"
)

func TestRightsOfAggregateOnlyRoles(t *testing.T) {
	for _, r := range []access.Role{access.ScrutinyOfficer, access.ElectedMember, access.BoardMember, access.SystemLead} {
		for _, a := range []access.Act{access.SeeFigures, access.ListCases, access.OpenChild, access.ExportCases, access.SeeJourneys} {
			if r.May(a) {
				t.Errorf("a %s may %s", r, a)
			}
		}
	}
}
