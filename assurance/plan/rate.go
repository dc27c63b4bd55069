package plan

import (
	"fmt"
	"slices"
	"strings"

	"goldthread/day"
)

// Rating is one of the two marks of an action.
type Rating string

// The ratings.
const (
	White Rating = "white" // not started, or nothing can be told yet
	Green Rating = "green"
	Amber Rating = "amber"
	Red   Rating = "red"
	Blue  Rating = "blue" // done, worked, and a board agreed
)

// severity orders ratings from good to bad. White is no worse than green.
func (r Rating) severity() int {
	switch r {
	case Blue:
		return -1
	case Amber:
		return 1
	case Red:
		return 2
	}
	return 0
}

// WorseThan says whether the rating is worse than another: red is worse than amber, amber than green and white.
func (r Rating) WorseThan(other Rating) bool { return r.severity() > other.severity() }

// Mark is a rating with the reasons for it, each a sentence.
type Mark struct {
	Rating  Rating
	Reasons []string
	Lifted  string // why a person rates it better than computed; blank where nobody does
}

func (m *Mark) say(r Rating, format string, args ...any) {
	switch sentence := fmt.Sprintf(format, args...); {
	case r.severity() > m.Rating.severity() || m.Rating == "":
		m.Rating, m.Reasons = r, []string{sentence}
	case r == m.Rating:
		m.Reasons = append(m.Reasons, sentence)
	}
}

// Ratings are the two marks of an action.
type Ratings struct{ Schedule, Quality Mark }

// Worst is the worse of the two.
func (r Ratings) Worst() Rating {
	if r.Quality.Rating.severity() > r.Schedule.Rating.severity() {
		return r.Quality.Rating
	}
	return r.Schedule.Rating
}

// Facts are all that an action is rated by.
type Facts struct {
	Versions   []Action    // oldest first: what it was at the end of a month is not changed by what is promised later
	Updates    []Update    // oldest first
	Proof      []Evidence  // that is linked to it
	Agreements []Agreement // oldest first
	Measures   []Followed
	Every      int // months between updates
}

// Followed is a measure of an action, and how it had moved by a day since another.
type Followed struct {
	*Measure
	Moving func(began, on day.Day) Movement
}

// Rate rates an action on a day. It is computed from the facts alone: a person's word makes it worse without more, and
// better only with a reason, which is shown; nobody's word makes it blue.
//
// Red: past the due day, or a measure moving the wrong way by a signal. Amber: a milestone late, no update when one was
// due, a measure that should have moved by now and has not, or the owner's word. What was amber at two month ends running
// and still is, is red. Blue: a board agreed, and two kinds of accepted evidence stand.
func Rate(f Facts, today day.Day) Ratings {
	now, ok := f.base(today)
	if !ok {
		return Ratings{Mark{Rating: White}, Mark{Rating: White}}
	}
	if now.Schedule.Rating == Amber || now.Quality.Rating == Amber {
		last, before := monthEnds(today)
		a, okA := f.base(last)
		b, okB := f.base(before)
		if okA && okB {
			escalate(&now.Schedule, a.Schedule, b.Schedule, last, before)
			escalate(&now.Quality, a.Quality, b.Quality, last, before)
		}
	}
	if u, ok := f.lastUpdate(today); ok && f.action(today).State == UnderWay && today <= f.nextUpdate(today) {
		now.Schedule.lift(u.Schedule)
		now.Quality.lift(u.Quality)
	}
	return now
}

// monthEnds are the last two month ends that have come by a day.
func monthEnds(on day.Day) (last, before day.Day) {
	last = on.MonthEnd()
	if last > on {
		last = on.MonthStart() - 1
	}
	return last, last.MonthStart() - 1
}

func escalate(now *Mark, last, before Mark, lastDay, beforeDay day.Day) {
	if now.Rating == Amber && last.Rating == Amber && before.Rating == Amber {
		now.Rating = Red
		now.Reasons = append([]string{fmt.Sprintf("Amber at two month ends running, %s and %s.", beforeDay.Long(), lastDay.Long())}, now.Reasons...)
	}
}

// lift makes a mark better where a person gave a reason, unless it has become worse since than what the reason was for.
func (m *Mark) lift(w Word) {
	if w.Why == "" || w.Rating == "" || w.Rating == Blue || m.Rating == Blue {
		return
	}
	if w.Rating.severity() < m.Rating.severity() && m.Rating.severity() <= w.Over.severity() {
		m.Reasons = append([]string{fmt.Sprintf("Computed %s, rated %s with a reason: %s", m.Rating, w.Rating, w.Why)}, m.Reasons...)
		m.Rating, m.Lifted = w.Rating, w.Why
	}
}

// base rates the action as it stood on a day, without the months before and without a person's better word; ok is false
// before the action was known.
func (f Facts) base(on day.Day) (Ratings, bool) {
	a := f.action(on)
	if a == nil {
		return Ratings{}, false
	}
	r := Ratings{f.schedule(a, on), f.quality(a, on)}
	if u, ok := f.lastUpdate(on); ok && (a.State == UnderWay || a.State == SaidDone && u.Said() >= a.Done) {
		r.Schedule.worsen(u, u.Schedule)
		r.Quality.worsen(u, u.Quality)
	}
	return r, true
}

// worsen takes in a person's worse word.
func (m *Mark) worsen(u Update, w Word) {
	if w.Rating != "" && w.Rating.severity() > m.Rating.severity() {
		m.Rating = w.Rating
		m.Reasons = append([]string{fmt.Sprintf("Said to be %s in the update of %s.", w.Rating, u.Day.Long())}, m.Reasons...)
	}
}

// action is the newest version that there was by a day.
func (f Facts) action(on day.Day) *Action {
	for i := range slices.Backward(f.Versions) {
		if f.Versions[i].Changed <= on {
			return &f.Versions[i]
		}
	}
	return nil
}

// lastUpdate is the newest that had been written by a day.
func (f Facts) lastUpdate(on day.Day) (Update, bool) {
	for _, u := range slices.Backward(f.Updates) {
		if u.Said() <= on {
			return u, true
		}
	}
	return Update{}, false
}

// schedule is whether it is done when it was to be.
func (f Facts) schedule(a *Action, on day.Day) (m Mark) {
	switch a.State {
	case NotStarted:
		f.beforeStart(a, on, &m)
	case UnderWay:
		f.underWay(a, on, &m)
	case SaidDone:
		late := ""
		if a.Done > a.Due {
			late = fmt.Sprintf(", %s after its due day", days(int(a.Done-a.Due)))
		}
		m.say(Green, "Said to be done on %s%s.", a.Done.Long(), late)
	case Agreed, Embedded:
		f.agreed(on, &m)
	}
	if m.Rating == "" {
		m.Rating = White
	}
	return m
}

func (f Facts) beforeStart(a *Action, on day.Day, m *Mark) {
	switch {
	case on > a.Due:
		m.say(Red, "Past its due day, %s, by %s, and not started.", a.Due.Long(), days(int(on-a.Due)))
	case a.Start.Known() && on > a.Start:
		m.say(Amber, "It was to begin on %s, %s ago.", a.Start.Long(), days(int(on-a.Start)))
	case a.Start.Known():
		m.say(White, "Begins on %s.", a.Start.Long())
	default:
		m.say(White, "Not started; due on %s.", a.Due.Long())
	}
	milestonesLate(a, on, m)
}

func (f Facts) underWay(a *Action, on day.Day, m *Mark) {
	m.say(Green, "Due on %s.", a.Due.Long())
	if on > a.Due {
		m.say(Red, "Past its due day, %s, by %s.", a.Due.Long(), days(int(on-a.Due)))
	}
	milestonesLate(a, on, m)
	if due := f.nextUpdate(on); on > due {
		m.say(Amber, "No update: one was due on %s, %s ago.", due.Long(), days(int(on-due)))
	}
}

func milestonesLate(a *Action, on day.Day, m *Mark) {
	for _, s := range a.Milestones {
		if on > s.Due && (!s.Done.Known() || s.Done > on) {
			m.say(Amber, "Milestone “%s” was due on %s, %s ago.", brief(s.Title), s.Due.Long(), days(int(on-s.Due)))
		}
	}
}

// quality is whether what was done works.
func (f Facts) quality(a *Action, on day.Day) (m Mark) {
	switch {
	case a.State == NotStarted:
		m.say(White, "Not started.")
		return m
	case a.State == Agreed || a.State == Embedded:
		if f.agreed(on, &m); m.Rating == Blue {
			return m
		}
	case len(f.Measures) == 0:
		m.say(White, "No measure is tied to it, so nothing can tell whether it works.")
		return m
	}
	for _, one := range f.Measures {
		one.rate(&m, a, on)
	}
	if m.Rating == "" {
		m.Rating = White
	}
	return m
}

// rate says what the movement of one measure means for the quality.
func (one Followed) rate(m *Mark, a *Action, on day.Day) {
	moving := one.Moving(a.Began, on)
	expected := one.Expected()
	sentence := one.says(moving)
	switch {
	case moving.Moved == Worse && !moving.Before:
		m.say(Red, "%s", sentence)
	case moving.Moved == Better:
		m.tell(Green, sentence)
	case moving.Moved == NotTold || moving.Moved == TooEarly:
		m.tell(White, sentence)
	case expected.Known() && on <= expected:
		m.tell(Green, fmt.Sprintf("%s It is expected to move by %s.", sentence, expected.Long()))
	case expected.Known():
		m.say(Amber, "%s It was expected to move by %s.", sentence, expected.Long())
	default:
		m.say(Amber, "%s", sentence)
	}
}

// tell is say for ratings that are no worse than one another: green is more than white.
func (m *Mark) tell(r Rating, sentence string) {
	if r == Green && m.Rating == White {
		m.Rating = Green
	}
	if m.Rating == "" || m.Rating.severity() == 0 {
		m.Reasons = append(m.Reasons, sentence)
	}
	if m.Rating == "" {
		m.Rating = r
	}
}

// agreed gives blue while what a board agreed by still stands.
func (f Facts) agreed(on day.Day, m *Mark) {
	i := len(f.Agreements) - 1
	for i >= 0 && f.Agreements[i].Day > on {
		i--
	}
	kinds := AcceptedSorts(f.Proof)
	switch {
	case i < 0:
		m.say(Amber, "It stands as blue, and no board’s agreement is there.")
	case len(kinds) < 2:
		m.say(Amber, "%s agreed on %s, and its proof no longer stands: two kinds of evidence are needed.", f.Agreements[i].Body, f.Agreements[i].Day.Long())
	default:
		m.say(Blue, "%s agreed on %s, on evidence of %d kinds.", f.Agreements[i].Body, f.Agreements[i].Day.Long(), len(kinds))
	}
}

// AcceptedSorts are the kinds of evidence of which somebody has checked that it holds, in the order of Sorts.
func AcceptedSorts(proof []Evidence) []Sort {
	return slices.DeleteFunc(slices.Clone(Sorts), func(s Sort) bool {
		return !slices.ContainsFunc(proof, func(e Evidence) bool { return e.Sort == s && e.Accepted() })
	})
}

// nextUpdate is the day by which the next update of an action that is under way is due: so many months after the last
// word. No update is due of others.
func (f Facts) nextUpdate(on day.Day) day.Day {
	if word := f.lastWord(on); word.Known() {
		return word.AddMonths(f.Every)
	}
	return day.Never
}

// lastWord is the day of the last update of an action that is under way, or the one on which it came to be under way here
// where nothing was said since; no day for others.
func (f Facts) lastWord(on day.Day) day.Day {
	word := day.Never
	for _, a := range slices.Backward(f.Versions) {
		if a.Changed > on {
			continue
		}
		if a.State != UnderWay {
			break
		}
		word = a.Changed
	}
	if u, ok := f.lastUpdate(on); ok && word.Known() {
		return max(word, u.Said())
	}
	return word
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
