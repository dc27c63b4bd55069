package catalogue_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
)

// TestEveryIndicatorFollowsItsCases makes a record of each row of an indicator's .cases file and asks the engine what it
// sees. Each row is a child of its own unless a column "child" joins rows.
func TestEveryIndicatorFollowsItsCases(t *testing.T) {
	for _, in := range catalogue.All() {
		t.Run(in.About().Code, func(t *testing.T) {
			table, err := catalogue.CasesOf(in.About().Code)
			if err != nil {
				t.Fatal(err)
			}
			if table.Title != in.About().Title {
				t.Errorf("the cases are titled %q, the indicator %q", table.Title, in.About().Title)
			}
			checkCases(t, in, table)
		})
	}
}

func checkCases(t *testing.T, in indicator.Indicator, table catalogue.CaseTable) {
	world, rules := newWorld(t, table), &indicator.Rules{Local: clock.Local{}}
	rules.Book = world.book(t, table, rules)
	rules.Population = func(day.Day) (int, int, bool) { return 10000, 2024, true }
	engine := indicator.NewEngine(rules)
	window := day.Span{From: table.AsAt, To: table.AsAt}
	if table.Window != "" {
		window, _ = table.Window.Ending(table.AsAt)
	}
	if in.OnDay() != (table.Window == "") {
		t.Errorf("a state on a day has no window in its second line, and events have one")
	}
	cases := engine.Cases(in, table.AsAt, window)
	for i, row := range world.rows {
		row.check(t, i, rules.Book, cases)
	}
	if numbered := slices.ContainsFunc(cases, func(c indicator.Case) bool { return c.Value != 0 }); numbered != (in.About().ValueIn != "") {
		t.Errorf("its cases have numbers: %v; their unit is %q", numbered, in.About().ValueIn)
	}
	whole := engine.Figure(in, table.AsAt, window)
	groups := map[string]indicator.Figure{"all": whole}
	for _, f := range engine.By(in, table.AsAt, window, indicator.ByTeam) {
		groups[f.Group] = f
	}
	for _, total := range table.Totals {
		if got := shown(groups[total[0]]); got != total[1] {
			t.Errorf("total of %s is %q, the cases say %q", total[0], got, total[1])
		}
	}
}

// shown is a figure as a .cases file writes it: "3 of 4" for a share, "12.5" for a number, "nothing" where it has no value,
// as between two deliveries that are far apart.
func shown(f indicator.Figure) string {
	switch {
	case f.Partial && !f.ToldFrom.Known():
		return "nothing"
	case f.Unit == indicator.Percent:
		return fmt.Sprintf("%d of %d", f.Numerator, f.Denominator)
	case f.Unit == indicator.Rate10k && f.Split != "":
		return strconv.Itoa(f.Numerator)
	case !f.Known:
		return "nothing"
	}
	return strconv.FormatFloat(math.Round(f.Value*100)/100, 'f', -1, 64)
}

// column says which field of which kind a column of a .cases file fills. A visit, review or check is the latest only, as
// a list tells it, unless the kind ends in "!": then it is of a source that tells every one.
type column struct{ kind, field string }

var columns = map[string]column{
	"contact": {"contact", "day"}, "contact source": {"contact", "source"},
	"early help start": {"early-help", "start"}, "early help completed": {"early-help", "completed"},
	"referral": {"referral", "day"}, "referral nfa": {"referral", "nfa"}, "referral source": {"referral", "source"},
	"assessment start": {"assessment", "start"}, "assessment authorised": {"assessment", "authorised"},
	"strategy discussion": {"enquiry", "strategy"}, "conference": {"enquiry", "conference"},
	"conference unnecessary": {"enquiry", "unnecessary"}, "led to plan": {"enquiry", "plan"},
	"need start": {"need", "start"}, "need closed": {"need", "closed"}, "need reason": {"need", "reason"}, "need gone": {"need", "gone"},
	"plan start": {"plan", "start"}, "plan end": {"plan", "end"}, "previous plans": {"plan", "previous"}, "plan gone": {"plan", "gone"},
	"initial category": {"plan", "initial"}, "latest category": {"plan", "latest"},
	"care start": {"care", "start"}, "care ceased": {"care", "ceased"}, "care reason": {"care", "reason"}, "care gone": {"care", "gone"},
	"legal start": {"legal", "start"}, "legal status": {"legal", "status"},
	"placement start": {"placement", "start"}, "placement type": {"placement", "type"}, "placement location": {"placement", "location"},
	"placement provider": {"placement", "provider"}, "placement postcode": {"placement", "postcode"},
	"last seen": {"visit/" + string(record.LastSeen), "day"}, "protection visit": {"visit/" + string(record.ForProtection), "day"},
	"seen alone": {"visit/" + string(record.ForProtection), "alone"}, "care visit": {"visit/" + string(record.ForCare), "day"},
	"leaving care contact": {"visit/" + string(record.ForLeavingCare), "day"},
	"protection review":    {"review/" + string(record.ForProtection), "day"}, "every protection review": {"review/" + string(record.ForProtection) + "!", "day"},
	"care review": {"review/" + string(record.ForCare), "day"}, "every care review": {"review/" + string(record.ForCare) + "!", "day"},
	"every care visit": {"visit/" + string(record.ForCare) + "!", "day"}, "every health assessment": {"check/" + string(record.HealthCheckUp) + "!", "day"},
	"assessment support": {"assessment", "support"}, "primary need": {"need", "need"}, "category of need": {"care", "need"},
	"placement authority": {"placement", "authority"}, "reason reversed": {"adoption", "reason"},
	"pathway review":    {"review/" + string(record.ForLeavingCare), "day"},
	"health assessment": {"check/" + string(record.HealthCheckUp), "day"}, "dental check": {"check/" + string(record.DentalCheckUp), "day"},
	"adoption decision": {"adoption", "decision"}, "entered care": {"adoption", "entered"}, "placement order": {"adoption", "placementOrder"},
	"matched with adopters": {"adoption", "matched"}, "placed": {"adoption", "placed"}, "adoption order": {"adoption", "order"},
	"reversed": {"adoption", "reversed"}, "fostered first": {"adoption", "fostered"},
	"family": {"adopter", "family"}, "enquiry received": {"adopter", "enquiry"}, "approved": {"adopter", "approved"}, "matched": {"adopter", "matched"},
	"children placed": {"adopter", "placed"}, "left": {"adopter", "left"}, "order": {"adopter", "order"},
	"born": {"child", "born"}, "sex": {"child", "sex"}, "ethnicity": {"child", "ethnicity"}, "disability": {"child", "disability"},
}

// listOf is the Annex A list that tells an attribute, for the columns "says placements", "says in-touch" and so on.
var listOf = map[string]uint8{
	"referrals-before": 3, "enquiries-before": 5, "conferences-before": 5, "case-status": 6, "emergency-protection": 7,
	"second-care-period": 8, "unaccompanied": 8, "permanence-plan": 8, "placements": 8, "missing-episodes": 8, "absent-episodes": 8,
	"return-interview-offered": 8, "return-interview-accepted": 8, "eligibility": 9, "in-touch": 9, "accommodation": 9, "suitability": 9,
	"activity": 9, "personal-adviser": 9, "age-given": 1,
}

type world struct{ rows []row }

type row struct {
	child, expect, value, because string
	told                          []record.Told
}

func newWorld(t *testing.T, table catalogue.CaseTable) *world {
	w := &world{}
	for i, cells := range table.Rows {
		r := row{child: fmt.Sprintf("row %d", i+1)}
		fields := map[string]map[string]any{}
		said := map[string]string{}
		saidOn, team, worker, list := table.AsAt, "", "", ""
		put := func(name, cell string) {
			switch name {
			case "child":
				r.child = cell
			case "expect":
				r.expect = cell
			case "value":
				r.value = cell
			case "because":
				r.because = cell
			case "team":
				team = cell
			case "worker":
				worker = cell
			case "said on":
				saidOn = day.MustParse(cell)
			case "on list":
				list = cell
			default:
				if attribute, ok := strings.CutPrefix(name, "says "); ok {
					said[attribute] = cell
					return
				}
				c, ok := columns[name]
				if !ok {
					t.Fatalf("no column is called %q", name)
				}
				if fields[c.kind] == nil {
					fields[c.kind] = map[string]any{}
				}
				fields[c.kind][c.field] = typed(cell)
			}
		}
		for j, name := range table.Columns {
			putCell(put, name, cells[j])
		}
		r.told = append(toldEvents(t, r.child, fields, team, worker), toldSnapshots(t, r.child, said, saidOn, team, worker, list)...)
		w.rows = append(w.rows, r)
	}
	return w
}

// putCell fills one column, or several that a column "told" names in its cells: "contact: 2025-03-03; contact source: 6".
func putCell(put func(name, cell string), name, cell string) {
	if name != "told" {
		if cell != "-" {
			put(name, cell)
		}
		return
	}
	for pair := range strings.SplitSeq(cell, ";") {
		if field, value, ok := strings.Cut(pair, ":"); ok {
			put(strings.TrimSpace(field), strings.TrimSpace(value))
		}
	}
}

func typed(cell string) any {
	switch cell {
	case "yes":
		return "Y"
	case "no":
		return "N"
	case "unknown":
		return "U"
	}
	if n, err := strconv.Atoi(cell); err == nil {
		return n
	}
	return cell
}

// blank values of each kind, to be filled from the row.
func blank(kind string) record.Value {
	switch kind, _, _ = strings.Cut(kind, "/"); kind {
	case "child":
		return &record.Person{}
	case "contact":
		return &record.Contact{}
	case "early-help":
		return &record.EarlyHelp{}
	case "referral":
		return &record.Referral{}
	case "assessment":
		return &record.Assessment{}
	case "enquiry":
		return &record.Enquiry{}
	case "need":
		return &record.NeedEpisode{}
	case "plan":
		return &record.ProtectionPlan{}
	case "care":
		return &record.CarePeriod{}
	case "legal":
		return &record.LegalStatus{}
	case "placement":
		return &record.Placement{}
	case "visit":
		return &record.Visit{}
	case "review":
		return &record.Review{}
	case "check":
		return &record.HealthCheck{}
	case "adoption":
		return &record.Adoption{}
	}
	return &record.Adopter{}
}

func toldEvents(t *testing.T, child string, fields map[string]map[string]any, team, worker string) []record.Told {
	var told []record.Told
	for _, kind := range slices.Sorted(maps.Keys(fields)) {
		values := fields[kind]
		if _, purpose, ok := strings.Cut(kind, "/"); ok {
			purpose, every := strings.CutSuffix(purpose, "!")
			values["purpose"], values["latest"] = purpose, !every
		}
		if kind == "referral" || kind == "assessment" || kind == "enquiry" {
			values["team"], values["worker"] = team, worker
		}
		body, _ := json.Marshal(values)
		v := blank(kind)
		if err := json.Unmarshal(body, v); err != nil {
			t.Fatalf("%s: %v", body, err)
		}
		told = append(told, record.Told{Child: child, Value: deref(child, v)})
	}
	return told
}

// deref gives the value itself: the record keeps values, not pointers.
func deref(child string, v record.Value) record.Value {
	switch v := v.(type) {
	case *record.Person:
		return *v
	case *record.Contact:
		return *v
	case *record.EarlyHelp:
		return *v
	case *record.Referral:
		return *v
	case *record.Assessment:
		return *v
	case *record.Enquiry:
		return *v
	case *record.NeedEpisode:
		return *v
	case *record.ProtectionPlan:
		return *v
	case *record.CarePeriod:
		return *v
	case *record.LegalStatus:
		return *v
	case *record.Placement:
		return *v
	case *record.Visit:
		return *v
	case *record.Review:
		return *v
	case *record.HealthCheck:
		return *v
	case *record.Adoption:
		return *v
	case *record.Adopter:
		v.ID = child
		return *v
	}
	panic("a kind without a value")
}

// toldSnapshots lays what the row says as counts and states into snapshots of the lists that say so.
func toldSnapshots(t *testing.T, child string, said map[string]string, on day.Day, team, worker, list string) []record.Told {
	byList := map[uint8][]record.Observation{}
	if list != "" {
		n, _ := strconv.Atoi(list)
		byList[uint8(n)] = nil
	}
	for _, name := range slices.Sorted(maps.Keys(said)) {
		var o record.Observation
		if err := o.About.UnmarshalText([]byte(name)); err != nil {
			t.Fatal(err)
		}
		switch v := typed(said[name]).(type) {
		case int:
			o.Count = int32(v)
		case string:
			o.Text = v
		}
		byList[listOf[name]] = append(byList[listOf[name]], o)
	}
	if team != "" || worker != "" {
		holder := uint8(6)
		for l := range byList {
			holder = max(holder, l)
		}
		for _, o := range []record.Observation{{About: record.AllocatedTeam, Text: team}, {About: record.AllocatedWorker, Text: worker}} {
			if o.Text != "" {
				byList[holder] = append(byList[holder], o)
			}
		}
	}
	var told []record.Told
	for _, l := range slices.Sorted(maps.Keys(byList)) {
		told = append(told, record.Told{Child: child, Value: record.Snapshot{Day: on, List: l, Said: byList[l]}})
	}
	return told
}

var feeds = []record.Feed{record.Contacts, record.EarlyHelpFeed, record.Referrals, record.Assessments, record.Enquiries, record.NeedEpisodes,
	record.ProtectionPlans, record.CarePeriods, record.CareLeavers, record.Adoptions, record.Adopters}

// book makes the record of all rows. Unless a line "delivered DAY, DAY" or "told from DAY" says otherwise, one delivery as
// at the table's day tells everything of the three years before it.
func (w *world) book(t *testing.T, table catalogue.CaseTable, rules *indicator.Rules) *record.Book {
	from, delivered := table.AsAt.AddYears(-3), []day.Day{table.AsAt}
	for _, line := range table.Settings {
		if text, ok := strings.CutPrefix(line, "told from "); ok {
			from = day.MustParse(text)
		} else if text, ok := strings.CutPrefix(line, "delivered "); ok {
			delivered = nil
			for one := range strings.SplitSeq(text, ",") {
				delivered = append(delivered, day.MustParse(strings.TrimSpace(one)))
			}
		} else if text, ok := strings.CutPrefix(line, "limit "); ok {
			code, rest, _ := strings.Cut(text, " ")
			var n int
			number, unit, _ := strings.Cut(rest, " ")
			if _, err := fmt.Sscan(number, &n); err != nil {
				t.Fatalf("%q: %v", line, err)
			}
			rules.Local[code] = clock.Limit{N: n, Unit: clock.Unit(unit)}
		} else {
			t.Fatalf("the line %q is not understood", line)
		}
	}
	var told []record.Told
	for _, d := range delivered {
		one := record.Delivery{ID: d.String(), AsAt: d}
		for _, f := range feeds {
			one.Covers = append(one.Covers, record.Covered{Feed: f, From: from})
		}
		told = append(told, record.Told{Value: one})
	}
	seen := map[string]bool{}
	for _, r := range w.rows {
		for _, v := range r.told {
			body, _ := record.Body(v.Value)
			if key := v.Child + v.Value.Kind() + string(body); !seen[key] {
				seen[key] = true
				told = append(told, v)
			}
		}
	}
	b, err := record.Assemble("370", told)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// check holds what the engine saw of the row against what the row expects.
func (r row) check(t *testing.T, i int, b *record.Book, cases []indicator.Case) {
	t.Helper()
	got := "left out"
	var value float64
	for _, c := range cases {
		if r.owns(b, c) {
			got, value = c.Met.String(), c.Value
		}
	}
	want := r.expect
	if want == "counted" {
		want = "met"
	}
	if got != want {
		t.Errorf("row %d is %s, expected %s: %s", i+1, got, r.expect, r.because)
	}
	if r.value != "" && r.value != strconv.FormatFloat(value, 'f', -1, 64) {
		t.Errorf("row %d has the value %v, expected %s: %s", i+1, value, r.value, r.because)
	}
}

// owns says whether a case is about what the row tells: same child, and a record of the row (or the child as a whole).
func (r row) owns(b *record.Book, c indicator.Case) bool {
	if c.Child == indicator.NoChild {
		for _, told := range r.told {
			if a, ok := told.Value.(record.Adopter); ok && (strings.HasSuffix(c.Record.Kind, " "+a.ID) || a.Family != "" && strings.HasSuffix(c.Record.Kind, " "+a.Family)) {
				return true
			}
		}
		return false
	}
	if b.At(c.Child).ID != r.child {
		return false
	}
	for _, told := range r.told {
		if told.Value.Kind() == c.Record.Kind && told.Value.When() == c.Record.Day {
			return true
		}
	}
	return c.Record.Kind == "child" || c.Record.Kind == ""
}
