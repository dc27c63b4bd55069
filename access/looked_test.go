package access_test

import (
	"fmt"
	"testing"
	"time"

	"goldthread/access"
	"goldthread/store"
)

func TestFindGivesAReferenceOnlyToThoseWhoMayUseIt(t *testing.T) {
	s := openSite(t, t.TempDir())
	manager := s.as(access.TeamManager)
	equal(t, "own team", must(manager.Find(" A1 "))(t), s.references.Of("A1"))
	for _, id := range []string{"B2", "C3", "E5", ""} {
		_, err := manager.Find(id)
		wantIs(t, err, access.ErrNoSuch)
	}
	// Whoever may lift a restriction must find the record that is restricted.
	equal(t, "restricted", must(s.as(access.Director).Find("C3"))(t), s.references.Of("C3"))
}

func TestOpenedTellsThoseWhoGrant(t *testing.T) {
	s := openSite(t, t.TempDir())
	token := s.references.Of("C3")
	director := s.as(access.Director)
	must(0, director.Grant(s.Context(), token, people(access.Inspector), newest+8, "a tracked case of theirs"))(t)
	s.read()
	o := must(s.as(access.Director).Opened(token))(t)
	equal(t, "restricted", o.Restricted, true)
	equal(t, "grants", len(o.Grants), 1)
	equal(t, "to the inspector", len(s.as(access.Inspector).GrantedTo()), 1)
	equal(t, "opens", s.as(access.Inspector).Opens(token), true)
	equal(t, "opens to the team", s.as(access.TeamManager).Opens(token), false)
	_, err := s.as(access.TeamManager).Opened(token)
	wantIs(t, err, access.ErrNoSuch)
}

func TestTheLogIsReadByThoseWhoseWorkItIs(t *testing.T) {
	s := openSite(t, t.TempDir())
	from := s.at
	look := func(actor, child string) {
		t.Helper()
		must(0, s.store.AddViewed(s.Context(), authority, []store.Viewed{{Actor: actor, Child: child, What: "child page"}}))(t)
	}
	s.tick(time.Minute)
	look("team.manager", "A1")
	look("team.manager", "B2")
	look("team.manager", "B2")
	look("gone", "A1")
	s.tick(time.Minute)
	accounts := []access.KnownAccount{{Account: people(access.TeamManager)}}
	got := must(s.as(access.SystemLead).Lookings(s.Context(), accounts, from, s.at))(t)
	equal(t, "who looked how much", fmt.Sprint(got), "[{team.manager 2 3 1 0} {gone 1 1 1 0}]")

	lines := must(s.as(access.SystemLead).Log(s.Context(), access.LogOf{Token: s.references.Of("B2"), Most: 10}))(t)
	equal(t, "lines about one child", len(lines), 2)
	equal(t, "by its reference", lines[0].Token, s.references.Of("B2"))
	for _, r := range []access.Role{access.TeamManager, access.Analyst, access.ElectedMember} {
		_, err := s.as(r).Log(s.Context(), access.LogOf{Most: 10})
		wantIs(t, err, access.ErrNotYours)
		_, err = s.as(r).Lookings(s.Context(), accounts, from, s.at)
		wantIs(t, err, access.ErrNotYours)
	}

	looked := must(s.as(access.TeamManager).WhoLooked(s.Context(), s.references.Of("A1"), 0, 10))(t)
	equal(t, "who looked at a child of the team", len(looked), 2)
	_, err := s.as(access.TeamManager).WhoLooked(s.Context(), s.references.Of("B2"), 0, 10)
	wantIs(t, err, access.ErrNoSuch)
	_, err = s.as(access.Analyst).WhoLooked(s.Context(), s.references.Of("A1"), 0, 10)
	wantIs(t, err, access.ErrNotYours)
}
