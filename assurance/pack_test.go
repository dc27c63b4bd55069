package assurance_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"goldthread/assurance"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
)

func nan() float64 { return math.NaN() }

func begun(t *testing.T, p assurance.Pack) assurance.Pack {
	t.Helper()
	p, err := p.Do(assurance.Begin, "priya", "")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// pack is one in draft, its basis fixed on the desk's journal.
func pack(t *testing.T, d *desk) assurance.Pack {
	t.Helper()
	b, err := assurance.Fix(t.Context(), d.Store, code, assurance.Basis{AsAt: on("2025-03-31"), Made: on("2025-04-02")})
	if err != nil {
		t.Fatal(err)
	}
	return begun(t, assurance.Pack{Basis: b, Title: "Scrutiny, April"})
}

func inAreas(t *testing.T, areas ...indicator.Area) assurance.Pack {
	d := newDesk(t, t.TempDir())
	d.write("a", assurance.Authority{Name: "Wychmoor"}, 0)
	p := pack(t, d)
	p.Areas = areas
	return p
}

// TestAPackGoesOnlyTheWaysOfTheTable tries every act in every state, by who wrote in the pack and by somebody else.
// What the table does not say is refused.
func TestAPackGoesOnlyTheWaysOfTheTable(t *testing.T) {
	const table = `
		state       | act                    | writer      | another
		            | begin                  | draft       | draft
		draft       | edit                   | draft       | draft
		draft       | send for a second look | second look | second look
		second look | take back              | draft       | draft
		second look | return                 | draft       | draft
		second look | approve                |             | approved
	`
	want := map[string]string{}
	for line := range strings.Lines(table) {
		if c := strings.Split(line, "|"); len(c) == 4 {
			for i := range c {
				c[i] = strings.TrimSpace(c[i])
			}
			want[c[0]+" "+c[1]+" priya"], want[c[0]+" "+c[1]+" mo"] = c[2], c[3]
		}
	}
	acts := []assurance.Act{assurance.Begin, assurance.Edit, assurance.Send, assurance.TakeBack, assurance.Return, assurance.Approve, "publish"}
	for _, state := range []assurance.State{"", assurance.Drafted, assurance.SecondLook, assurance.Approved} {
		for _, act := range acts {
			for _, who := range []string{"priya", "mo"} {
				p := assurance.Pack{State: state, Writers: []string{"priya"}}
				after, err := p.Do(act, who, "the second table is last year's")
				got := string(after.State)
				if err != nil {
					got = ""
				}
				if wanted := want[string(state)+" "+string(act)+" "+who]; got != wanted {
					t.Errorf("%s: %s by %s gives %q (%v), want %q", state, act, who, got, err, wanted)
				}
				open := slices.ContainsFunc(p.Open(who), func(s assurance.Step) bool { return s.Act == act })
				if open != (err == nil) {
					t.Errorf("%s: %s is offered to %s: %v, and doing it gives %v", state, act, who, open, err)
				}
			}
		}
	}
}

// TestNobodyApprovesWhatTheyWroteIn lets three people write, and the first two are still writers in the end.
func TestNobodyApprovesWhatTheyWroteIn(t *testing.T) {
	p := begun(t, assurance.Pack{Title: "x"})
	for _, step := range []struct {
		act      assurance.Act
		who, why string
	}{{assurance.Edit, "mo", ""}, {assurance.Edit, "ann", ""}, {assurance.Edit, "mo", ""}, {assurance.Send, "lee", ""}} {
		var err error
		if p, err = p.Do(step.act, step.who, step.why); err != nil {
			t.Fatal(err)
		}
	}
	for _, who := range []string{"priya", "mo", "ann"} {
		if _, err := p.Do(assurance.Approve, who, ""); err == nil || !strings.Contains(err.Error(), "another person") {
			t.Errorf("%s approved what they wrote in: %v", who, err)
		}
	}
	if _, err := p.Do(assurance.Return, "lee", ""); err == nil {
		t.Error("the pack came back without a word why")
	}
	back, err := p.Do(assurance.Return, "lee", "say the year")
	if err != nil || back.Why != "say the year" || len(back.Writers) != 3 {
		t.Errorf("returned: %+v %v", back, err)
	}
	if again, err := back.Do(assurance.Send, "priya", ""); err != nil || again.Why != "" {
		t.Errorf("sent again: %+v %v", again, err)
	}
	if done, err := p.Do(assurance.Approve, "lee", ""); err != nil || done.Approver != "lee" {
		t.Errorf("approved: %+v %v", done, err)
	}
}

// TestABasisStaysAsItWasFixed writes on after a pack was drafted: the pack knows nothing of it.
func TestABasisStaysAsItWasFixed(t *testing.T) {
	d := newDesk(t, t.TempDir())
	if _, err := assurance.Fix(t.Context(), d.Store, code, assurance.Basis{}); err == nil {
		t.Error("papers of nothing were fixed")
	}
	d.write("a", assurance.Authority{Name: "Wychmoor"}, 0)
	d.write("a", target(80, "2024-05-01"), 0)
	d.write("a", assurance.BreakNote{Day: on("2024-09-01"), Text: "New system", Rebase: true}, 0)
	d.append("a", edition(d, assurance.Edition{AsAt: on("2025-02-28"), Hidden: []string{"a"}}))
	newest := d.at
	id := d.write("priya", pack(t, d), 0)
	d.write("a", target(85, "2025-01-01"), 0)
	d.append("a", edition(d, assurance.Edition{Pack: id, AsAt: on("2025-03-31"), Hidden: []string{"b"}}))
	w := d.read()
	p, ok := w.Pack(id)
	if !ok || !p.Known.Equal(newest) || p.Editions != 4 || len(p.Targets) != 1 || p.Targets[0].Value != 80 || len(p.Breaks) != 1 || p.Authority.Name != "Wychmoor" {
		t.Fatalf("the pack: %+v", p)
	}
	if hidden, _ := w.Published(p.Editions); !slices.Equal(hidden, []string{"a"}) {
		t.Errorf("the pack keeps %v hidden", hidden)
	}
	earlier, err := assurance.Fix(t.Context(), d.Store, code, assurance.Basis{AsAt: on("2025-03-31"), Known: newest.Add(-1)})
	if err != nil || !earlier.Known.Equal(newest.Add(-1)) {
		t.Errorf("as known before: %v %v", earlier.Known, err)
	}
	if p.Out() {
		t.Error("a draft is out")
	}
}

// TestTheVersionsOfAPack are read from its history, and only an approved one holds papers.
func TestTheVersionsOfAPack(t *testing.T) {
	d := newDesk(t, t.TempDir())
	d.write("a", assurance.Authority{Name: "Wychmoor"}, 0)
	id := d.write("priya", pack(t, d), 0)
	step := func(act assurance.Act, who string, files ...assurance.FrozenFile) {
		t.Helper()
		now, _ := d.read().Pack(id)
		next, err := now.Do(act, who, "because")
		if err != nil {
			t.Fatal(err)
		}
		next.Files = files
		d.write(who, next, now.Seq)
	}
	step(assurance.Send, "priya")
	now, _ := d.read().Pack(id)
	unfrozen, _ := now.Do(assurance.Approve, "mo", "")
	if _, err := unfrozen.Draft(now.Seq); err == nil {
		t.Error("a pack was approved without its papers")
	}
	step(assurance.Approve, "mo", assurance.FrozenFile{Name: "1-cover-report.html", SHA256: "00", MediaType: "text/html", Size: 3})
	history, err := d.History(t.Context(), code, assurance.PackKind, id)
	if err != nil {
		t.Fatal(err)
	}
	versions, err := assurance.PackVersions(history)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, v := range versions {
		told = append(told, string(v.State)+" by "+v.Actor)
	}
	if got := strings.Join(told, ", "); got != "draft by priya, second look by priya, approved by mo" {
		t.Errorf("the versions: %s", got)
	}
	if packs := d.read().Packs(); len(packs) != 1 || packs[0].Approver != "mo" || len(packs[0].Files) != 1 {
		t.Errorf("the packs: %+v", packs)
	}
}

// TestATargetFitsItsMeasure refuses a share written as a fraction.
func TestATargetFitsItsMeasure(t *testing.T) {
	share, _ := catalogue.Find(icpc)
	number, _ := catalogue.Find("referrals-number")
	for _, c := range []struct {
		in    indicator.Indicator
		value float64
		fits  bool
	}{{share, 85, true}, {share, 0.85, false}, {share, 0, true}, {share, 101, false}, {number, 0.5, true}, {number, 4000, true}, {number, -1, false}} {
		err := assurance.Target{Code: c.in.About().Code, Value: c.value}.Fits(c.in)
		if (err == nil) != c.fits {
			t.Errorf("%s %v: %v", c.in.About().Code, c.value, err)
		}
	}
}
