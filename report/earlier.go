package report

import (
	"slices"

	"goldthread/day"
	"goldthread/indicator"
)

// earlierEditions are the as-at days of the public editions in the year before ours.
func (in *Input) earlierEditions() []day.Day {
	return slices.DeleteFunc(slices.Clone(in.Published), func(asAt day.Day) bool {
		return asAt < in.AsAt.AddYears(-1) || in.AsAt <= asAt
	})
}

// addEarlier counts what earlier public editions printed: their windows overlap ours, and two years to date give the
// month between. The counts are as the record tells them today; a later correction is not followed into an old edition.
func (m *measure) addEarlier(s *indicator.Sheet, in Input) {
	for _, asAt := range in.earlierEditions() {
		m.earlier = append(m.earlier, m.asPublished(s, asAt, in.AsAt, slices.Contains(in.Keep, withheldMark(m.in.About().Code, asAt))))
		if !slices.Contains(in.Keep, withheldMark(m.in.About().Code, asAt)) {
			m.published = max(m.published, asAt)
		}
	}
}

// asPublished is the measure with the figures that the edition of a day held and ours may not.
func (m *measure) asPublished(s *indicator.Sheet, asAt, today day.Day, withheld bool) measure {
	t, at := timesOf(asAt), today
	if m.in.OnDay() {
		at = asAt
	}
	year := indicator.Column{AsAt: at, Window: t.year}
	old := measure{in: m.in, dataEnd: m.dataEnd, now: s.Figure(m.in, year, "")}
	old.month = old.now
	if !m.in.OnDay() {
		old.ytd = s.Figure(m.in, indicator.Column{AsAt: at, Window: t.ytd}, "")
		old.month = s.Figure(m.in, indicator.Column{AsAt: at, Window: t.month}, "")
	}
	old.markEnded()
	old.teams = known(s.By(m.in, year))
	old.change = old.compare(s, t)
	if withheld {
		old.monthsWithheld = true
		if old.change != nil && (!m.in.OnDay() || old.change.later.Window != old.now.Window) {
			old.change = nil
		}
	}
	return old
}

// addEarlier adds the counts of earlier editions and marks as out those that they did not hide.
func (t *tables) addEarlier(m *measure) {
	for i := range m.series {
		if m.series[i].Window.To <= m.published {
			t.markOut(m.series[i])
		}
	}
	for i := range m.earlier {
		old := &m.earlier[i]
		for _, f := range old.figures() {
			t.addFigure(f)
			t.markOut(f)
		}
		if !t.showedTeams(old) {
			continue
		}
		for _, f := range old.teams {
			t.addFigure(f)
			t.markOut(f)
		}
		t.addTeams(old)
	}
}

// showedTeams says whether an edition can have printed its teams: a small count among them that nobody hid shows that it
// left them out.
func (t *tables) showedTeams(old *measure) bool {
	return !slices.ContainsFunc(old.teams, func(f indicator.Figure) bool {
		n, id := f.Numerator, cellOf(f, numerator)
		return 1 <= n && n <= 5 && !t.kept[id]
	})
}

func (t *tables) markOut(f indicator.Figure) {
	if f.Partial {
		return
	}
	for _, p := range []part{numerator, denominator, cannotTell} {
		if _, ok := p.count(f); ok {
			t.out[cellOf(f, p)] = true
		}
	}
	if f.Unit == indicator.Percent {
		t.out[shareOf(f).Rest()] = true
	}
}

// seenMark is what an edition notes, beside a cell that it hid, where an earlier one printed it: readers keep what they saw,
// so to later editions it is known.
func seenMark(id string) string { return "seen before: " + id }
