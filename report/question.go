package report

import (
	"fmt"

	"goldthread/indicator"
)

// mostQuestions is how many questions the paper asks from the figures.
const mostQuestions = 10

// questions are what members may wish to ask, from the lines that should worry: each names its number.
func (p *Pack) questions() Group {
	g := Group{Lead: "Members may wish to ask:"}
	asked := map[*Line]bool{}
	for _, ask := range []func(*Line) string{askTarget, askChange, askNeighbours, askPair, askUnknown} {
		for _, l := range p.whole() {
			if q := ask(l); q != "" && !asked[l] && len(g.Points) < mostQuestions {
				asked[l] = true
				g.Points = append(g.Points, Sentence{q, l})
			}
		}
	}
	if p.Tally.NoTarget > 0 && len(g.Points) < mostQuestions {
		which := fmt.Sprintf("%d of %s", p.Tally.NoTarget, plural(p.Tally.All, "measure", "measures"))
		if p.Tally.NoTarget == p.Tally.All {
			which = "any measure"
		}
		g.Points = append(g.Points, Sentence{Text: fmt.Sprintf("No target has been set for %s. Which measures should have one, and who will set it?", which)})
	}
	return g
}

func askTarget(l *Line) string {
	if l.Rating != OffTarget {
		return ""
	}
	return fmt.Sprintf("“%s” is %s, and the target is %s. What stands in the way, and when will the target be met?", l.Words.Title, l.Now.Text(), l.TargetText())
}

func askChange(l *Line) string {
	if l.Months.Class() != "worse" || !l.LastMonth.Shown() || l.Ended.Known() {
		return ""
	}
	return fmt.Sprintf("“%s” has changed for the worse since %s: it was %s %s. What happened, and what has been done since?",
		l.Words.Title, l.Months.since(), l.LastMonth.Text(), l.LastMonth.Period())
}

func askNeighbours(l *Line) string {
	if l.Standing != Worse {
		return ""
	}
	c := l.Neighbours()
	return fmt.Sprintf("“%s” is %s; similar councils published %s (%s). What do they do differently?", l.Words.Title, l.Now.Text(), c.Text(), c.Period)
}

// askPair asks about the children whom a figure does not see, where its pair counts some.
func askPair(l *Line) string {
	pair := l.Pair
	if pair == nil || l.Now.Partial || pair.Now.Partial || !l.Now.Shown() || l.Words.Polarity != indicator.Higher || pair.Unit != indicator.Number || pair.Words.Polarity != indicator.Lower || !pair.Now.Shown() || pair.Now.Numerator == 0 {
		return ""
	}
	return fmt.Sprintf("“%s” is %s, while “%s” is %s. Who has looked at the cases behind the second figure, and what did they find?",
		l.Words.Title, l.Now.Text(), pair.Words.Title, pair.Now.Text())
}

func askUnknown(l *Line) string {
	v := l.Now
	if v.Unit != indicator.Percent || v.Partial || v.Hidden() || !v.Known || v.CannotTell*10 <= v.Denominator+v.CannotTell {
		return ""
	}
	return fmt.Sprintf("For %s of %s cases behind “%s” the record does not tell. When will it?", thousands(v.CannotTell), thousands(v.Denominator+v.CannotTell), l.Words.Title)
}

// since is the month in which the change that the months show began.
func (m Months) since() string {
	if m.Chart == nil {
		return ""
	}
	return monthName(m.Chart.Since())
}
