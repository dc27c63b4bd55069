package catalogue_test

import (
	"math"
	"testing"
	"time"

	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
)

func init() {
	for code, look := range map[string]func(*scene, *record.Child) []verdict{
		"caseload-mean": caseHeld, "caseload-by-team": caseHeld, "cases-unallocated": caseOfNobody,
		"data-quality-missing": rowsMissing, "data-quality-implausible": rowsImplausible,
	} {
		twins[code] = twin{child: look}
	}
}

// holder is whom the newest of lists 6 to 9 names for a child: care first, then protection, need, and leaving care.
type holder struct {
	team, worker, adviser string
	listed                bool
}

func (s *scene) holder(c *record.Child) (h holder) {
	var newest time.Time
	for _, o := range c.Observations {
		if o.List >= 6 && o.List <= 9 && !on(o.Day).After(s.to) && on(o.Day).After(newest) {
			newest = on(o.Day)
		}
	}
	h.listed = known(newest)
	for _, list := range []uint8{8, 7, 6, 9} {
		team, worker := "", ""
		for _, o := range c.Observations {
			if o.List != list || !on(o.Day).Equal(newest) {
				continue
			}
			switch o.About {
			case record.AllocatedTeam:
				team = o.Text
			case record.AllocatedWorker:
				worker = o.Text
			case record.PersonalAdviser:
				h.adviser = o.Text
			}
		}
		if h.worker == "" && worker != "" {
			h.team, h.worker = team, worker
		}
	}
	return h
}

// openWork says whether the authority works with the child on the day.
func (s *scene) openWork(c *record.Child) bool {
	_, inNeed := needOn(c, s.to)
	_, planned := planOn(c, s.to)
	_, leaving := s.anyLeaver(c)
	inCare := false
	for _, p := range periods(c) {
		inCare = inCare || openOn(p.Start, p.Ceased, p.Gone, s.to)
	}
	return inNeed || planned || leaving || inCare
}

func caseHeld(s *scene, c *record.Child) []verdict {
	if h := s.holder(c); s.openWork(c) && h.worker != "" {
		return []verdict{{record: "child", met: yes, held: h.team + "/" + h.worker}}
	}
	return nil
}

func caseOfNobody(s *scene, c *record.Child) []verdict {
	_, planned := planOn(c, s.to)
	_, inCare := careOn(c, s.to)
	_, leaving := s.anyLeaver(c)
	switch h := s.holder(c); {
	case !s.openWork(c), h.worker != "":
		return nil
	case h.adviser != "" && leaving && !planned && !inCare: // who has left care may have an adviser alone
		return nil
	case !h.listed:
		return theChild(cannotTell)
	}
	return theChild(yes)
}

// TestWhoHasNoWorkerHasNoneInBothFigures asks that a child whom cpp-allocated-sw finds without a worker is in
// cases-unallocated too.
func TestWhoHasNoWorkerHasNoneInBothFigures(t *testing.T) {
	town := oddTown(t, 900, 16)
	engine := indicator.NewEngine(&indicator.Rules{Book: town.book, Local: clock.Local{}})
	allocated, _ := catalogue.Find("cpp-allocated-sw")
	unallocated, _ := catalogue.Find("cases-unallocated")
	asAt := back(town.asAt[0])
	nobody := map[record.Ref]indicator.Met{}
	for _, c := range engine.Cases(unallocated, asAt, day.Span{From: asAt, To: asAt}) {
		nobody[c.Child] = c.Met
	}
	without := 0
	for _, c := range engine.Cases(allocated, asAt, day.Span{From: asAt, To: asAt}) {
		switch met := nobody[c.Child]; {
		case c.Met == indicator.No && met == indicator.Yes:
			without++
		case c.Met == indicator.No, c.Met == indicator.Yes && met != indicator.Out, c.Met == indicator.CannotTell && met != indicator.CannotTell:
			t.Errorf("a child is %q among those with a worker, and %q among those without", c.Met, met)
		}
	}
	if without == 0 {
		t.Error("no child is without a worker")
	}
}

// compareCaseloads holds the averages, which are over workers, against a count of them.
func compareCaseloads(t *testing.T, towns []town, closed offices) {
	mean, _ := catalogue.Find("caseload-mean")
	byTeam, _ := catalogue.Find("caseload-by-team")
	for _, town := range towns {
		engine := indicator.NewEngine(&indicator.Rules{Book: town.book, Local: clock.Local{}})
		for _, to := range town.asAt {
			where := town.name + ", " + to.Format(time.DateOnly)
			s := &scene{offices: closed, book: town.book, told: town.told, from: to, to: to}
			mine := s.caseloads()
			window := day.Span{From: back(to), To: back(to)}
			if f := engine.Figure(mean, window.To, window); f.Partial && !f.Known {
				continue // no delivery tells the day
			}
			compareLoad(t, where, mine[""], engine.Figure(mean, window.To, window))
			teams := engine.By(byTeam, window.To, window, indicator.ByTeam)
			for _, f := range teams {
				compareLoad(t, where, mine[f.Group], f)
			}
			if delete(mine, ""); len(teams) != len(mine) {
				t.Errorf("%s: %d teams hold cases, the second computation has %d", where, len(teams), len(mine))
			}
		}
	}
}

// caseloads counts each worker's cases, in each team and, under a blank name, in the authority.
func (s *scene) caseloads() map[string]map[string]int {
	loads := map[string]map[string]int{}
	for _, c := range s.book.All() {
		h := s.holder(c)
		if !s.openWork(c) || h.worker == "" {
			continue
		}
		if h.team == "" {
			h.team = indicator.NotKnown
		}
		for _, group := range []string{"", h.team} {
			if loads[group] == nil {
				loads[group] = map[string]int{}
			}
			loads[group][h.worker]++
		}
	}
	return loads
}

func compareLoad(t *testing.T, where string, mine map[string]int, f indicator.Figure) {
	t.Helper()
	cases := 0
	for _, n := range mine {
		cases += n
	}
	average := float64(cases) / float64(max(1, len(mine)))
	if f.Numerator != cases || f.Denominator != len(mine) || f.Known != (cases > 0) || math.Abs(f.Value-average) > 1e-9 {
		t.Errorf("%s: %q holds %d cases over %d workers, the second computation has %d over %d", where, f.Group, f.Numerator, f.Denominator, cases, len(mine))
	}
}

// annexaRow is a row of an Annex A list as at the day: which of its required fields are blank, and the days that it holds, the
// one that began it first.
type annexaRow struct {
	list   int
	name   string
	blanks int
	days   []day.Day
}

func blanks(fields ...bool) (n int) {
	for _, b := range fields {
		if b {
			n++
		}
	}
	return n
}

// halfYear says whether a day lies in the six months up to and with the as-at day.
func (s *scene) halfYear(d day.Day) bool {
	return between(on(d), plusMonths(plusDays(s.to, 1), -6), s.to)
}

// unsaid says whether the newest row of a list up to the day leaves a field blank.
func (s *scene) unsaid(c *record.Child, list uint8, about record.Attribute) bool {
	var newest time.Time
	for _, o := range c.Observations {
		if o.List == list && !on(o.Day).After(s.to) && on(o.Day).After(newest) {
			newest = on(o.Day)
		}
	}
	said := false
	for _, o := range c.Observations {
		said = said || o.List == list && on(o.Day).Equal(newest) && o.About == about && o.Text != ""
	}
	return known(newest) && !said
}

// rows are the rows of lists 1 to 10 that Annex A shows of a child as at the day.
func (s *scene) rows(c *record.Child) (rows []annexaRow) {
	done := func(d day.Day) bool { return upTo(on(d), s.to) }
	if f := c.Front; f != nil {
		for _, v := range f.Contacts {
			if s.halfYear(v.Day) {
				rows = append(rows, annexaRow{1, of("contact", v.Day, v.Nth), blanks(v.Source == ""), []day.Day{v.Day}})
			}
		}
		for _, v := range f.EarlyHelp {
			if s.halfYear(v.Start) || done(v.Start) && (!done(v.Completed) || s.halfYear(v.Completed)) {
				rows = append(rows, annexaRow{2, of("early-help", v.Start, v.Nth), 0, []day.Day{v.Start, v.Completed}})
			}
		}
		for _, v := range f.Referrals {
			if s.halfYear(v.Day) {
				rows = append(rows, annexaRow{3, of("referral", v.Day, v.Nth), blanks(v.Source == "", v.NoFurtherAction == ""), []day.Day{v.Day}})
			}
		}
		for _, v := range f.Assessments {
			if done(v.Start) && (!done(v.Authorised) || s.halfYear(v.Authorised)) {
				rows = append(rows, annexaRow{4, of("assessment", v.Start, v.Nth), blanks(done(v.Authorised) && v.NeedsSupport == ""), []day.Day{v.Start, v.Authorised}})
			}
		}
	}
	for _, v := range enquiries(c) {
		if s.halfYear(v.StrategyDiscussion) {
			rows = append(rows, annexaRow{5, of("enquiry", v.StrategyDiscussion, v.Nth), 0, []day.Day{v.StrategyDiscussion, v.Conference}})
		}
	}
	rows = append(rows, s.rowOfNeed(c)...)
	rows = append(rows, s.rowOfPlan(c)...)
	rows = append(rows, s.rowOfCare(c)...)
	if l, listed := s.anyLeaver(c); listed {
		touched := l.touch == "YES"
		rows = append(rows, annexaRow{9, of("snapshot", l.day, 1), blanks(l.category == "", l.touch == "",
			touched && l.home == "", touched && l.judged == "", touched && l.activity == ""), []day.Day{l.day}})
	}
	for _, v := range c.Adoptions {
		aYear := func(d day.Day) bool { return between(on(d), yearTo(s.to), s.to) }
		if over := done(v.Order) || done(v.Reversed); !done(v.Decision) || over && !aYear(v.Order) && !aYear(v.Reversed) {
			continue
		}
		begun := v.EnteredCare
		if begun == day.Never {
			begun = v.Decision
		}
		rows = append(rows, annexaRow{10, of("adoption", v.Decision, v.Nth), blanks(v.EnteredCare == day.Never, done(v.Reversed) && v.Reason == ""),
			[]day.Day{begun, v.Decision, v.PlacementOrder, v.Matched, v.Placed, v.Order, v.Reversed, v.EarlyFoster}})
	}
	for i := range rows {
		rows[i].blanks += blanks(c.Sex == "", c.Ethnicity == "", rows[i].list >= 4 && c.Disability == "")
	}
	return rows
}

// The newest episode that runs or ended in the six months.
func (s *scene) rowOfNeed(c *record.Child) (rows []annexaRow) {
	if c.Need == nil {
		return nil
	}
	for _, v := range c.Need.Episodes {
		closed := upTo(on(v.Closed), s.to)
		if !openOn(v.Start, v.Closed, v.Gone, s.to) && !(upTo(on(v.Start), s.to) && s.halfYear(v.Closed)) {
			continue
		}
		status, said := lastSaid(c, record.CaseStatus, s.to)
		endless := said && status.Text == "CLOSED" && status.Day >= v.Start && v.Closed == day.Never
		rows = []annexaRow{{6, of("need", v.Start, v.Nth), blanks(v.Need == "", s.unsaid(c, 6, record.CaseStatus), closed && v.Reason == "", endless),
			[]day.Day{v.Start, v.Closed}}}
	}
	return rows
}

func (s *scene) rowOfPlan(c *record.Child) (rows []annexaRow) {
	for _, v := range plans(c) {
		if openOn(v.Start, v.End, v.Gone, s.to) || upTo(on(v.Start), s.to) && s.halfYear(v.End) {
			rows = []annexaRow{{7, of("plan", v.Start, v.Nth),
				blanks(v.InitialCategory == "", v.LatestCategory == "", s.unsaid(c, 7, record.EmergencyProtection)), []day.Day{v.Start, v.End}}}
		}
	}
	return rows
}

func (s *scene) rowOfCare(c *record.Child) (rows []annexaRow) {
	for _, v := range periods(c) {
		if !openOn(v.Start, v.Ceased, v.Gone, s.to) && !(upTo(on(v.Start), s.to) && s.halfYear(v.Ceased)) {
			continue
		}
		n := blanks(v.Need == "", s.unsaid(c, 8, record.Unaccompanied), s.unsaid(c, 8, record.SecondCarePeriod),
			upTo(on(v.Ceased), s.to) && v.Reason == "")
		var order *record.LegalStatus
		for i := range c.Care.LegalStatuses {
			if l := &c.Care.LegalStatuses[i]; !on(l.Start).After(s.to) {
				order = l
			}
		}
		if order == nil && len(c.Care.LegalStatuses) == 0 {
			n += 2 // status and its start
		} else if order != nil {
			n += blanks(order.Status == "", order.Start == day.Never)
		}
		at := placementOn(c, v, s.to)
		ever := placementOn(c, v, time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC))
		if at != nil {
			n += blanks(at.Type == "", at.Provider == "", at.Location == "", at.Authority == "")
		} else if ever == nil {
			n += 5 // start, type, provider, location, authority
		}
		rows = []annexaRow{{8, ofCare(v), n, []day.Day{v.Start, v.Ceased}}}
	}
	return rows
}

func rowsMissing(s *scene, c *record.Child) (all []verdict) {
	for _, r := range s.rows(c) {
		v := verdict{record: r.name, met: no, value: float64(r.blanks), said: true}
		if r.blanks > 0 {
			v.met = yes
		}
		all = append(all, v)
	}
	return all
}

func rowsImplausible(s *scene, c *record.Child) (all []verdict) {
	newest := s.to
	for _, d := range s.book.Deliveries {
		if on(d.AsAt).After(newest) {
			newest = on(d.AsAt)
		}
	}
	for _, r := range s.rows(c) {
		v := verdict{record: r.name, met: no}
		for _, d := range r.days {
			if d == day.Never {
				continue
			}
			born := on(c.Born)
			if r.list <= 7 && known(born) {
				born = plusMonths(born, -10)
			}
			if d < r.days[0] || known(born) && on(d).Before(born) || on(d).After(newest) || on(d).Before(plusMonths(s.to, -12*26)) {
				v.met = yes
			}
		}
		if done := lastDone(c, r.list); done.After(newest) || r.list == 8 && s.grownUp(c) {
			v.met = yes
		}
		all = append(all, v)
	}
	return all
}

// lastDone is the latest visit, review or check that a row of a list tells.
func lastDone(c *record.Child, list int) (last time.Time) {
	see := func(d day.Day, why record.Purpose) {
		lists := map[record.Purpose]int{record.LastSeen: 6, record.ForProtection: 7, record.ForCare: 8, record.ByReviewer: 8, record.HealthCheckUp: 8,
			record.DentalCheckUp: 8, record.ForLeavingCare: 9}
		if lists[why] == list && on(d).After(last) {
			last = on(d)
		}
	}
	for _, v := range c.Visits {
		see(v.Day, v.Purpose)
	}
	for _, v := range c.Reviews {
		see(v.Day, v.Purpose)
	}
	for _, v := range c.Checks {
		see(v.Day, v.Purpose)
	}
	return last
}

// grownUp says whether somebody past the eighteenth birthday is in care, by the period that the row of list 8 tells.
func (s *scene) grownUp(c *record.Child) bool {
	open := false
	for _, p := range periods(c) {
		if runs := openOn(p.Start, p.Ceased, p.Gone, s.to); runs || upTo(on(p.Start), s.to) && s.halfYear(p.Ceased) {
			open = runs // the latest stands in the row
		}
	}
	if known(on(c.Born)) {
		return open && ageOn(on(c.Born), s.to) >= 18
	}
	given, said := lastSaid(c, record.AgeGiven, s.to)
	return open && said && given.Count >= 18
}
