package access_test

import (
	_ "embed"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/day"
	"goldthread/record"
	"goldthread/store"
)

//go:embed reach.cases
var reachCases string

var reachWords = map[string]access.Reach{"no children": access.NoChildren, "other worker": access.OtherWorker, "other team": access.OtherTeam,
	"not granted": access.NotGranted, "own team": access.OwnTeam, "restricted": access.Restricted, "with reason": access.WithReason, "full": access.Full}

// relations says who holds the child, delivery by delivery.
var relations = map[string][]record.Told{
	"own child":            {held("A1", newest, "Team North", "Sam Okafor")},
	"own, spelt otherwise": {held("A1", newest, "Team North", "SAM  Okafor ")},
	"own team":             {held("A1", newest, "Team North", "Mina Castle")},
	"own second team":      {held("A1", newest, "team east", "Mina Castle")},
	"another team":         {held("A1", newest, "Team South", "Mina Castle")},
	"held before":          {held("A1", newest-28, "Team North", "Sam Okafor"), held("A1", newest, "Team South", "Mina Castle")},
	"nobody's":             {held("A1", newest, "", "")},
	"not known now":        {held("B2", newest, "Team North", "Sam Okafor")},
}

// grantOf makes the Grants of a case, as the journal would hold them.
func grantOf(t *testing.T, account, restricted, grant string, today day.Day) *access.Grants {
	t.Helper()
	entry := func(kind, id, body string) store.Entry {
		return store.Entry{Seq: 1, Kind: kind, ID: id, Child: "A1", Op: store.Put, Body: []byte(body), Actor: "director"}
	}
	run := func(account string, from, until day.Day) store.Entry {
		return entry(access.GrantKind, "A1/"+account, `{"account":"`+account+`","from":"`+from.String()+`","until":"`+until.String()+`","why":"an audit"}`)
	}
	var entries []store.Entry
	if restricted == "restricted" {
		entries = append(entries, entry(access.RestrictionKind, "A1", `{"why":"staff family"}`))
	}
	switch grant {
	case "runs":
		entries = append(entries, run(account, today, today))
	case "ran out":
		entries = append(entries, run(account, today-9, today-1))
	case "to come":
		entries = append(entries, run(account, today+1, today+9))
	case "another's":
		entries = append(entries, run("somebody.else", today, today))
	}
	return must(new(access.Grants).With(entries))(t)
}

func TestReach(t *testing.T) {
	today := day.OfTime(start)
	seen := 0
	for line := range strings.Lines(reachCases) {
		cells := strings.Split(strings.TrimSpace(line), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if strings.HasPrefix(line, "#") || cells[0] == "role" || len(cells) != 6 {
			continue
		}
		want, ok := reachWords[cells[4]]
		told, related := relations[cells[1]]
		if !ok || !related || !access.Role(cells[0]).Known() {
			t.Fatalf("a word is unknown in %q", line)
		}
		seen++
		a := access.Account{Name: "viewer", Role: access.Role(cells[0]), Teams: []string{"Team North", "Team East"}, Worker: "Sam Okafor"}
		shown := book(t, held("A1", newest-28, "Team North", "Sam Okafor"))
		v := access.NewView(access.Viewer{Authority: authority, Account: a}, access.Sight{Shown: shown, Present: book(t, told...),
			Grants: grantOf(t, "viewer", cells[2], cells[3], today), Now: start})
		ref, _ := shown.Find("A1")
		if got := v.Reach(ref); got != want {
			t.Errorf("%s\n got %d (%s)", line, got, got.Why())
		}
	}
	if seen < 45 {
		t.Errorf("only %d cases were read", seen)
	}
}

func TestEveryReachHasItsWords(t *testing.T) {
	for name, r := range reachWords {
		if opens := r == access.Full || r == access.WithReason; r.Opens() != opens || (r.Why() == "") != (r == access.Full) {
			t.Errorf("%s: opens %v, %q", name, r.Opens(), r.Why())
		}
	}
}

// TestReachOfAListIsThatOfEachChild holds the short way, by who holds whom, against the rule asked child by child.
func TestReachOfAListIsThatOfEachChild(t *testing.T) {
	s := openSite(t, t.TempDir())
	s.present = book(t, held("A1", newest, "Team North", "Sam Okafor"), held("B2", newest, "team  south", "Mina Castle"), held("C3", newest, "Team North", "Sam Okafor"),
		held("D4", newest, "Team South", "SAM OKAFOR"), held("E5", newest, "", ""), held("F6", newest-28, "Team North", "Sam Okafor"), held("F6", newest, "Team South", "Mina Castle"))
	s.shown = s.present
	s.references = references(t, s.place, authority, s.present)
	for _, child := range []string{"B2", "F6"} {
		s.restrict(child)
	}
	for child, role := range map[string]access.Role{"C3": access.SocialWorker, "E5": access.Inspector, "B2": access.QualityAuditor} {
		s.read()
		must(0, s.as(access.Director).Grant(s.Context(), s.references.Of(child), people(role), newest+30, "a piece of work of theirs"))(t)
	}
	s.read()
	holders := access.NewHolders(s.present, day.OfTime(s.at))
	found := map[access.Reach]bool{}
	for _, role := range access.Roles {
		each := s.as(role)
		all := access.NewView(each.Viewer(), access.Sight{Shown: s.present, Present: s.present, Holders: holders, Grants: s.grants, Now: s.at})
		for ref, child := range s.present.All() {
			want, got := each.Reach(ref), all.Reach(ref)
			found[want] = true
			if got != want {
				t.Errorf("%s to %s: %q by the holders, %q by itself", role, child.ID, got.Why(), want.Why())
			}
		}
	}
	if len(found) < 7 {
		t.Errorf("only %d of the reaches were met", len(found))
	}
}
