package access_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"goldthread/access"
	"goldthread/day"
	"goldthread/record"
	"goldthread/store"
	"goldthread/store/storetest"
)

// site is a place with children, as somebody looks at it: A1 of the own team, B2 of another, C3 restricted and of the
// own team, D4 of the own team and known only earlier.
type site struct {
	*place
	shown, present *record.Book
	references     *access.References
	grants         *access.Grants
}

func openSite(t *testing.T, at string) *site {
	s := &site{place: openPlace(t, at)}
	now := []record.Told{held("A1", newest, "Team North", "Sam Okafor"), held("B2", newest, "Team South", "Mina Castle"), held("C3", newest, "Team North", "Sam Okafor")}
	s.present = book(t, now...)
	s.shown = book(t, append(now, held("D4", newest, "Team North", "Sam Okafor"))...)
	s.references = references(t, s.place, authority, s.present, s.shown)
	s.read()
	s.restrict("C3")
	return s
}

func (s *site) read() {
	s.Helper()
	s.grants = must(access.ReadGrants(s.Context(), s.store, authority))(s.T)
}

// restrict is what a director does, who also takes back nothing.
func (s *site) restrict(child string) {
	s.Helper()
	must(0, s.as(access.Director).Restrict(s.Context(), s.references.Of(child), "a member of staff's family"))(s.T)
	s.read()
}

// as looks as somebody of a role, signed in now.
func (s *site) as(r access.Role) *access.View { return s.since(r, s.at) }

func (s *site) since(r access.Role, signedIn time.Time) *access.View {
	v := access.Viewer{Authority: authority, Account: people(r), Session: store.Session{Created: signedIn}}
	return access.NewView(v, access.Sight{Shown: s.shown, Present: s.present, Grants: s.grants, References: s.references, Store: s.store, Now: s.at})
}

func (s *site) refs(b *record.Book, children ...string) []record.Ref {
	var found []record.Ref
	for _, c := range children {
		r, _ := b.Find(c)
		found = append(found, r)
	}
	return found
}

// logged is the access log since the last look, oldest first.
func (s *site) logged() string {
	s.Helper()
	var b strings.Builder
	rows := must(s.store.Viewed(s.Context(), authority, store.ViewedOf{Most: 1000}))(s.T)
	for i := range rows {
		v := rows[len(rows)-1-i]
		fmt.Fprintf(&b, "%s %s %s/%s\n", v.Actor, v.Child, v.What, v.Why)
	}
	return b.String()
}

func TestList(t *testing.T) {
	storetest.Each(t, func(t *testing.T, at string) {
		s := openSite(t, at)
		refs := s.refs(s.shown, "A1", "B2", "C3", "A1", "D4")
		list := must(s.as(access.TeamManager).List(t.Context(), "list: icpc-within-15wd", refs))(t)
		var text strings.Builder
		for i, l := range list {
			if l.Ref != refs[i] || (l.Token != "") != (l.Child != "") {
				t.Errorf("place %d: %+v", i, l)
			}
			fmt.Fprintf(&text, "%q %s\n", l.Child, l.Reach.Why())
		}
		equal(t, "list", text.String(), "\"A1\" \n\"\" held by another team: ask the service manager\n\"\" restricted record\n\"A1\" \n\"\" held by another team: ask the service manager\n")
		equal(t, "token", list[0].Token, s.references.Of("A1"))
		equal(t, "log: only whose id was shown, once", s.logged(), "team.manager A1 list: icpc-within-15wd/\n")
	})
}

func TestTheAnalystsExport(t *testing.T) {
	s := openSite(t, t.TempDir())
	list := must(s.as(access.Analyst).Export(t.Context(), "export: icpc-within-15wd", s.refs(s.shown, "A1", "C3", "D4")))(t)
	equal(t, "ids", list[0].Child+","+list[1].Child+","+list[2].Child, "A1,,D4")
	equal(t, "log", s.logged(), "analyst A1 export: icpc-within-15wd/\nanalyst D4 export: icpc-within-15wd/\n")
	for _, r := range access.Roles {
		_, err := s.as(r).Export(t.Context(), "export: x", s.refs(s.shown, "A1"))
		if (err == nil) != (r == access.Analyst) || err != nil && !errors.Is(err, access.ErrNotYours) {
			t.Errorf("export as a %s: %v", r, err)
		}
	}
}

// TestAggregateRolesGetNoChild tries every way to a child as each role that sees figures alone.
func TestAggregateRolesGetNoChild(t *testing.T) {
	s := openSite(t, t.TempDir())
	token := s.references.Of("A1")
	for _, r := range []access.Role{access.ImprovementOfficer, access.ScrutinyOfficer, access.ElectedMember, access.BoardMember, access.Partner, access.SystemLead} {
		v := s.as(r)
		_, list := v.List(t.Context(), "list: x", s.refs(s.shown, "A1"))
		_, export := v.Export(t.Context(), "export: x", s.refs(s.shown, "A1"))
		c, _, open := v.Open(t.Context(), token, access.Purpose{Typed: "a good reason to look"})
		if !errors.Is(list, access.ErrNotYours) || !errors.Is(export, access.ErrNotYours) || open != access.ErrNoSuch || c != nil {
			t.Errorf("a %s: %v, %v, %v", r, list, export, open)
		}
		wantIs(t, v.Grant(t.Context(), token, people(access.QualityAuditor), newest+30, "an audit of the team"), access.ErrNoSuch)
		wantIs(t, v.Restrict(t.Context(), token, "a good reason to restrict"), access.ErrNoSuch)
		wantIs(t, v.Lift(t.Context(), s.references.Of("C3")), access.ErrNoSuch)
	}
	equal(t, "log", s.logged(), "")
}

// TestOpen opens as a team manager: the own child, and everything else in the same words.
func TestOpen(t *testing.T) {
	storetest.Each(t, func(t *testing.T, at string) {
		s := openSite(t, at)
		v := s.as(access.TeamManager)
		c, ref, err := v.Open(t.Context(), s.references.Of("A1"), access.Purpose{})
		if err != nil || c.ID != "A1" || s.shown.At(ref) != c {
			t.Fatalf("opened %v, %v", c, err)
		}
		unlearnt := s.references.Of("Z9")
		for name, token := range map[string]string{"another team's": s.references.Of("B2"), "restricted": s.references.Of("C3"),
			"not known now": s.references.Of("D4"), "no child": unlearnt, "an id": "A1", "nothing": "", "another place's": references(t, openPlace(t, t.TempDir()), authority, s.shown).Of("A1")} {
			c, ref, err := v.Open(t.Context(), token, access.Purpose{Typed: "a reason that opens nothing"})
			if err != access.ErrNoSuch || c != nil || ref != 0 {
				t.Errorf("%s: %v, %v", name, c, err)
			}
		}
		equal(t, "log", s.logged(), "team.manager A1 child page/\n")
	})
}

// TestRightsFollowTheChildNow shows an earlier Book in which the own team held a child that another holds now.
func TestRightsFollowTheChildNow(t *testing.T) {
	s := openSite(t, t.TempDir())
	s.shown = book(t, held("B2", newest-28, "Team North", "Sam Okafor"))
	_, _, err := s.as(access.TeamManager).Open(t.Context(), s.references.Of("B2"), access.Purpose{})
	wantIs(t, err, access.ErrNoSuch)
	_, _, err = s.as(access.Analyst).Open(t.Context(), s.references.Of("A1"), access.Purpose{})
	wantIs(t, err, access.ErrNoSuch) // not in the Book that is shown
	c, _, err := s.as(access.Analyst).Open(t.Context(), s.references.Of("B2"), access.Purpose{})
	equal(t, "what is shown is the earlier record", fmt.Sprint(c == s.shown.Child("B2"), err), "true <nil>")
}

func TestADirectorSaysWhy(t *testing.T) {
	storetest.Each(t, func(t *testing.T, at string) {
		s := openSite(t, at)
		signedIn := s.at
		token := s.references.Of("B2")
		open := func(child, why string) error {
			c, _, err := s.since(access.Director, signedIn).Open(t.Context(), s.references.Of(child), access.Purpose{Typed: why})
			if (c == nil) != (err != nil) {
				t.Errorf("a child together with %v", err)
			}
			return err
		}
		var needs *access.NeedsReason
		for _, why := range []string{"", "x", "  \n\t ", "a  \x00  b", strings.Repeat("long ", 300)} {
			if err := open("B2", why); !errors.As(err, &needs) || needs.Token != token {
				t.Fatalf("with %q: %v", why, err)
			}
		}
		equal(t, "log before a reason", s.logged(), "")
		must(0, open("B2", " a complaint\nto the\x1f director "))(t)
		s.tick(14 * time.Hour)
		must(0, open("B2", ""))(t)
		if err := open("A1", ""); !errors.As(err, &needs) {
			t.Errorf("a reason for one child opened another: %v", err)
		}
		equal(t, "log", s.logged(), "director B2 child page/a complaint to the director\ndirector B2 child page/\n")
		s.tick(time.Hour) // midnight
		if err := open("B2", ""); !errors.As(err, &needs) {
			t.Errorf("the reason held after the day: %v", err)
		}
		s.tick(8 * time.Hour)
		must(0, open("B2", "asked about it again"))(t)
		s.tick(time.Minute)
		signedIn = s.at
		if err := open("B2", ""); !errors.As(err, &needs) {
			t.Errorf("the reason held in a later session: %v", err)
		}
	})
}

func TestGrants(t *testing.T) {
	storetest.Each(t, func(t *testing.T, at string) {
		s := openSite(t, at)
		token, until := s.references.Of("B2"), day.OfTime(start)+7
		auditor := people(access.QualityAuditor)
		opens := func() bool {
			s.read()
			_, _, err := s.as(access.QualityAuditor).Open(t.Context(), token, access.Purpose{})
			return err == nil
		}
		give := func(r access.Role, to access.Account, until day.Day, why string) error {
			return s.as(r).Grant(t.Context(), token, to, until, why)
		}
		wantIs(t, give(access.ServiceManager, auditor, until, "an audit sample"), access.ErrNoSuch) // another service's child
		wantIs(t, give(access.Analyst, auditor, until, "an audit sample"), access.ErrNoSuch)
		wantIs(t, give(access.Director, people(access.Director), until, "an audit sample"), access.ErrOwnGrant)
		wantSays(t, give(access.Director, people(access.ElectedMember), until, "an audit sample"), "sees no child")
		wantSays(t, give(access.Director, auditor, until, "why"), "say why")
		wantSays(t, give(access.Director, auditor, day.OfTime(start)-1, "an audit sample"), "not past")
		wantSays(t, give(access.Director, auditor, day.OfTime(start)+92, "an audit sample"), "92 days")
		if opens() {
			t.Fatal("opened by a grant that was refused")
		}
		must(0, give(access.Director, auditor, until, " an audit\nsample "))(t)
		if !opens() {
			t.Fatal("the grant opens nothing")
		}
		g := s.grants.Of("B2", until)
		if len(g) != 1 || g[0].Account != "quality.auditor" || g[0].By != "director" || g[0].Why != "an audit sample" || g[0].From != day.OfTime(start) || g[0].Until != until {
			t.Errorf("the grant is %+v", g)
		}
		equal(t, "grants the day after", len(s.grants.Of("B2", until+1)), 0)
		s.tick(7 * 24 * time.Hour)
		if !opens() {
			t.Error("closed on its last day")
		}
		s.tick(24 * time.Hour)
		if opens() {
			t.Error("open after its last day")
		}
		must(0, give(access.Director, auditor, until+30, "a second look"))(t)
		if !opens() {
			t.Error("a second grant opens nothing")
		}
		must(0, s.as(access.Director).Withdraw(t.Context(), token, auditor.Name))(t)
		if opens() {
			t.Error("open although withdrawn")
		}
		equal(t, "the history stays", len(must(s.store.History(t.Context(), authority, access.GrantKind, "B2/quality.auditor"))(t)), 3)
	})
}

// TestRestricted closes a child of the own team to its service manager, who can still open it to others and lift it.
func TestRestricted(t *testing.T) {
	s := openSite(t, t.TempDir())
	v := s.as(access.ServiceManager)
	token := s.references.Of("C3")
	list := must(v.List(t.Context(), "list: x", s.refs(s.shown, "C3", "B2")))(t)
	equal(t, "place of a restricted child", fmt.Sprintf("%s|%s|%s", list[0].Token, list[0].Child, list[0].Reach.Why()), token+"||restricted record")
	equal(t, "place of another team's", list[1].Token, "")
	equal(t, "may grant", fmt.Sprint(v.MayGrant(token), v.MayGrant(s.references.Of("B2")), s.as(access.TeamManager).MayGrant(token)), "true false false")
	_, _, err := v.Open(t.Context(), token, access.Purpose{})
	wantIs(t, err, access.ErrNoSuch)

	must(0, v.Grant(t.Context(), token, people(access.SocialWorker), day.OfTime(start)+30, "their own allocated child"))(t)
	before := s.grants
	s.read()
	if _, _, err := s.as(access.SocialWorker).Open(t.Context(), token, access.Purpose{}); err != nil {
		t.Errorf("granted: %v", err)
	}
	if before.Granted("C3", "social.worker", day.OfTime(start)) {
		t.Error("grants that were read before have changed")
	}
	r, ok := s.grants.Restriction("C3")
	equal(t, "restriction", fmt.Sprint(ok, r.By, r.Why), "truedirectora member of staff's family")
	must(0, v.Lift(t.Context(), token))(t)
	s.read()
	if _, _, err := s.as(access.ServiceManager).Open(t.Context(), token, access.Purpose{}); err != nil {
		t.Errorf("lifted: %v", err)
	}
}

// TestGrantsFollowTheJournal lays entries one by one over an empty Grants: the same as reading all at once.
func TestGrantsFollowTheJournal(t *testing.T) {
	s := openSite(t, t.TempDir())
	until := day.OfTime(start) + 9
	for _, child := range []string{"A1", "B2"} {
		must(0, s.as(access.Director).Grant(t.Context(), s.references.Of(child), people(access.Inspector), until, "tracked by the inspector"))(t)
		must(0, s.as(access.Director).Grant(t.Context(), s.references.Of(child), people(access.QualityAuditor), until, "an audit sample"))(t)
	}
	must(0, s.as(access.Director).Withdraw(t.Context(), s.references.Of("A1"), "inspector"))(t)
	must(0, s.as(access.Director).Lift(t.Context(), s.references.Of("C3")))(t)
	s.restrict("A1")
	step := new(access.Grants)
	must(0, s.store.Since(t.Context(), authority, 0, func(e *store.Entry) error {
		before := step
		were := fmt.Sprint(before.Of(e.Child, until), before.Restricted(e.Child))
		var err error
		step, err = before.With([]store.Entry{*e})
		equal(t, "the Grants of before", fmt.Sprint(before.Of(e.Child, until), before.Restricted(e.Child)), were)
		return err
	}))(t)
	for _, child := range []string{"A1", "B2", "C3"} {
		equal(t, child, fmt.Sprint(step.Of(child, until), step.Restricted(child)), fmt.Sprint(s.grants.Of(child, until), s.grants.Restricted(child)))
	}
	if _, err := step.With([]store.Entry{{Kind: access.GrantKind, ID: "x", Child: "x", Op: store.Put, Body: []byte("no JSON")}}); err == nil {
		t.Error("a grant that cannot be read was passed over")
	}
}

// TestNothingIsShownUnlogged closes the store under a view: no child, and no list, may come back.
func TestNothingIsShownUnlogged(t *testing.T) {
	s := openSite(t, t.TempDir())
	v := s.as(access.Analyst)
	must(0, s.store.Close())(t)
	list, err := v.List(t.Context(), "list: x", s.refs(s.shown, "A1"))
	c, _, errOpen := v.Open(t.Context(), s.references.Of("A1"), access.Purpose{})
	if list != nil || c != nil || !errors.Is(err, store.ErrClosed) || !errors.Is(errOpen, store.ErrClosed) {
		t.Errorf("%v %v, %v %v", list, err, c, errOpen)
	}
}

// BenchmarkList makes a page of a hundred children, logged.
func BenchmarkList(b *testing.B) {
	var told []record.Told
	for i := range 100 {
		told = append(told, held(fmt.Sprint(i), newest, "Team North", "Sam Okafor"))
	}
	shown, journal := book(b, told...), openPlaceFor(b)
	r := must(access.NewReferences(background, journal, authority))(b)
	r.Learn(shown)
	v := access.NewView(access.Viewer{Authority: authority, Account: people(access.TeamManager)},
		access.Sight{Shown: shown, Present: shown, Grants: new(access.Grants), References: r, Store: journal, Now: start})
	refs := make([]record.Ref, 100)
	for i := range refs {
		refs[i] = record.Ref(i)
	}
	for b.Loop() {
		must(v.List(background, "list: x", refs))(b)
	}
}
