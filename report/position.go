package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"goldthread/disclosure"
	"goldthread/indicator"
)

// longest is how many sentences a group of the cover report holds: members asked for narrative, not for overload.
const longest = 7

// position writes the current position from the figures. Every sentence is made of values that may be printed.
func (p *Pack) position() []Group {
	groups := []Group{p.counts(), p.againstTarget(), p.signals(), p.moved("up", "What rose"), p.moved("down", "What fell"),
		p.standsOut(Worse, "Worse than elsewhere"), p.standsOut(Better, "Better than elsewhere"), p.cannotTell(), p.age()}
	return slices.DeleteFunc(groups, func(g Group) bool { return g.Lead == "" && g.Rest == "" && g.Points == nil })
}

// counts states the red, amber, green in words, so that words in the text cannot say otherwise.
func (p *Pack) counts() Group {
	t := p.Tally
	said := fmt.Sprintf("No target has been set for any of the %s, so none is green, amber or red.", plural(t.All, "measure", "measures"))
	if t.NoTarget < t.All {
		said = fmt.Sprintf("Of %s, %d %s on target (green), %d to watch (amber) and %d off target (red). For %d no target has been set.",
			plural(t.All, "measure", "measures"), t.On, isAre(t.On), t.Watch, t.Off, t.NoTarget)
	}
	if t.Unrated > 0 {
		said += fmt.Sprintf(" %d with a target cannot be rated; the data report says why.", t.Unrated)
	}
	if compared := t.Better + t.Near + t.Worse; compared > 0 {
		said += fmt.Sprintf(" Targets apart, %s can be compared with what similar councils (%s) published: %d %s better, %d near and %d worse.",
			plural(compared, "measure", "measures"), lowerFirst(p.Neighbours()), t.Better, isAre(t.Better), t.Near, t.Worse)
	}
	return Group{Title: "How the measures stand", Lead: said}
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func (p *Pack) againstTarget() Group {
	g := Group{Title: "Not on target"}
	for _, r := range []Rating{OffTarget, Watch} {
		for _, l := range p.whole() {
			if l.Rating == r {
				g.Points = append(g.Points, Sentence{l.sentence() + fmt.Sprintf(" %s: the target is %s, set by %s from %s.", r, l.TargetText(), l.Target.SetBy, l.Target.From.Long()), l})
			}
		}
	}
	return g
}

// sentence says what a measure is now.
func (l *Line) sentence() string {
	said := fmt.Sprintf("%s: %s %s.", l.Words.Title, l.Now.Text(), l.Now.Period())
	if l.Now.Partial {
		said = strings.TrimSuffix(said, ".") + ", " + l.Now.KnownPart() + "."
	}
	return said
}

// signals lists changes that are more than the usual movement from month to month, the worse first.
func (p *Pack) signals() Group {
	g := Group{Title: "More than the usual ups and downs"}
	judged, steady := 0, 0
	lines := slices.DeleteFunc(p.whole(), func(l *Line) bool { return l.Ended.Known() })
	for _, class := range []string{"worse", "other", "better"} {
		for _, l := range lines {
			if l.Months.Class() == class {
				g.Points = append(g.Points, Sentence{fmt.Sprintf("%s: %s.", l.Words.Title, l.Months.finding()) + l.latest(), l})
			}
		}
	}
	for _, l := range lines {
		switch l.Months.Class() {
		case "steady":
			judged, steady = judged+1, steady+1
		case "worse", "other", "better":
			judged++
		}
	}
	switch {
	case len(lines) == 0:
		g.Lead = "The data end too long before the day to tell a real change of any measure."
		return g
	case judged == 0:
		g.Lead = "No measure has enough whole months in the record to tell a real change from the usual ups and downs."
		return g
	}
	g.Lead = fmt.Sprintf("Of %s with enough months to judge, %d moved only as usual and %d changed.", plural(judged, "measure", "measures"), steady, judged-steady)
	return g.cut()
}

func (l *Line) latest() string {
	if !l.LastMonth.Shown() {
		return ""
	}
	return fmt.Sprintf(" %s: %s.", upperFirst(l.LastMonth.Period()), l.LastMonth.Text())
}

// moved lists what rose or fell, what moved most for its size first.
func (p *Pack) moved(word, title string) Group {
	var lines []*Line
	little := 0
	for _, l := range p.whole() {
		switch {
		case l.Change == nil || l.Change.Word() != word || p.saidAsNumber(l):
		case l.Change.weight() < smallMove:
			little++
		default:
			lines = append(lines, l)
		}
	}
	slices.SortStableFunc(lines, func(a, b *Line) int { return cmp.Compare(b.Change.weight(), a.Change.weight()) })
	g := Group{Title: title}
	for _, l := range lines {
		c := l.Change
		said := fmt.Sprintf("%s: %s.", l.Words.Title, c.said())
		switch sense, broken := c.Sense(l.Words.Polarity), l.BreakBetween(); {
		case broken != nil:
			said += " A break lies between the two: " + broken.Said()
		case sense != "":
			said += " That is " + sense + "."
		}
		g.Points = append(g.Points, Sentence{said, l})
	}
	if len(lines) > longest {
		g.Lead = fmt.Sprintf("Of %d that did, these %d moved furthest beyond chance.", len(lines), longest)
	}
	g = g.cut()
	if little > 0 {
		g.Rest = strings.TrimSpace(g.Rest + fmt.Sprintf(" %s %s by so little that chance explains it.", plural(little, "more measure", "more measures"), map[string]string{"up": "rose", "down": "fell"}[word]))
	}
	return g
}

// smallMove is the weight below which a move is not told: one standard error, which chance passes one time in three.
const smallMove = 1.0

// saidAsNumber says that a rate has the same count as a number that the papers hold too: one sentence is enough.
func (p *Pack) saidAsNumber(l *Line) bool {
	return l.Unit == indicator.Rate10k && slices.ContainsFunc(p.whole(), func(o *Line) bool {
		return o.Unit == indicator.Number && o.Change != nil && o.OnDay == l.OnDay &&
			o.Change.Later.Numerator == l.Change.Later.Numerator && o.Change.Earlier.Numerator == l.Change.Earlier.Numerator
	})
}

// weight is how far a value moved beside how far chance moves a count of that size; it orders and is not printed.
func (c *Change) weight() float64 {
	a, b := c.Later, c.Earlier
	switch a.Unit {
	case indicator.Percent:
		da, db := float64(a.Denominator), float64(b.Denominator)
		share := float64(a.Numerator+b.Numerator) / (da + db)
		return math.Abs(a.Number-b.Number) / 100 / math.Sqrt(share*(1-share)*(1/da+1/db)+1e-12)
	case indicator.Number, indicator.Rate10k:
		return math.Abs(float64(a.Numerator-b.Numerator)) / math.Sqrt(float64(a.Numerator+b.Numerator)+1)
	}
	return math.Abs(a.Number-b.Number) / math.Max(math.Abs(b.Number), 1) * math.Sqrt(float64(min(a.Numerator, b.Numerator)+1))
}

// standsOut lists what differs from the neighbours' published value, with England's where that says the same.
func (p *Pack) standsOut(s Standing, title string) Group {
	var lines []*Line
	for _, l := range p.whole() {
		if l.Standing == s {
			lines = append(lines, l)
		}
	}
	slices.SortStableFunc(lines, func(a, b *Line) int { return cmp.Compare(b.distance(), a.distance()) })
	g := Group{Title: title}
	for _, l := range lines {
		said := strings.TrimSuffix(l.sentence(), ".") + ", " + l.Said()
		if e := l.England(); e != nil && e.Known {
			said += fmt.Sprintf("; England %s (%s)", e.Text(), e.Period)
		}
		g.Points = append(g.Points, Sentence{said + ".", l})
	}
	return g.cut()
}

// distance is how far a line stands from its neighbours, as a share of their value.
func (l *Line) distance() float64 {
	c := l.Neighbours()
	return math.Abs(l.Now.Number-c.Number) / math.Max(math.Abs(c.Number), 1)
}

// cannotTell says what the figures leave out.
func (p *Pack) cannotTell() Group {
	g := Group{Title: "What the data cannot tell"}
	reasons, titles := []string{}, map[string][]string{}
	for _, l := range p.whole() {
		if reason := l.gap(); reason != "" {
			if titles[reason] == nil {
				reasons = append(reasons, reason)
			}
			titles[reason] = append(titles[reason], l.Words.Title)
		}
	}
	for _, reason := range reasons {
		list := titles[reason]
		said := fmt.Sprintf("%s: %s.", upperFirst(reason), strings.Join(list[:min(len(list), 3)], "; "))
		if len(list) > 3 {
			said = fmt.Sprintf("%s: %s; and %d more.", upperFirst(reason), strings.Join(list[:3], "; "), len(list)-3)
		}
		g.Points = append(g.Points, Sentence{Text: said})
	}
	g.Points = append(g.Points, p.unknown()...)
	if n := p.standIns(); n > 0 {
		g.Lead = fmt.Sprintf("For %s the source does not hold just what is asked, and something near it stands in. The explanatory document says what.", plural(n, "measure", "measures"))
	}
	return g
}

// gap is why a figure is not whole; blank where it is.
func (l *Line) gap() string {
	switch {
	case l.Now.Hidden():
		return ""
	case l.Now.Partial:
		return "known only in part, because " + l.Now.Note
	case !l.Now.Known && l.Now.Note != "":
		return "no figure, because " + l.Now.Note
	}
	return ""
}

// unknown lists the measures for which the source leaves many cases untold.
func (p *Pack) unknown() []Sentence {
	var found []Sentence
	for _, l := range p.whole() {
		v := l.Now
		if v.Unit == indicator.Percent && !v.Hidden() && v.Known && v.CannotTell*10 > v.Denominator+v.CannotTell {
			found = append(found, Sentence{fmt.Sprintf("%s: for %s of %s cases the record does not tell, and the figure leaves them out.",
				l.Words.Title, thousands(v.CannotTell), thousands(v.Denominator+v.CannotTell)), l})
		}
	}
	return found
}

func (p *Pack) standIns() int {
	n := 0
	for _, l := range p.whole() {
		if l.Words.Proxy != "" {
			n++
		}
	}
	return n
}

// age says how old the data is: a paper about a quarter that is long past helps nobody.
func (p *Pack) age() Group {
	g := Group{Title: "How old the data is"}
	if !p.DataAsAt.Known() {
		g.Lead = "No delivery of data stands behind these figures."
		return g
	}
	g.Lead = fmt.Sprintf("The newest data tells of %s. These papers were made on %s, when it was %s old.", p.DataAsAt.Long(), p.Made.Long(), plural(p.DataAge(), "day", "days"))
	if p.Public {
		g.Lead += " " + fmt.Sprintf("In the public edition, %q means: %s.", disclosure.Suppressed, disclosure.Suppressed.Words())
	}
	return g
}

// cut keeps the first sentences of a group and says how many more there are.
func (g Group) cut() Group {
	if more := len(g.Points) - longest; more > 0 {
		g.Points = g.Points[:longest]
		g.Rest = plural(more, "more is", "more are") + " in the data report."
	}
	return g
}

func lowerFirst(s string) string { return changeFirst(s, strings.ToLower) }
func upperFirst(s string) string { return changeFirst(s, strings.ToUpper) }

func changeFirst(s string, change func(string) string) string {
	if s == "" {
		return ""
	}
	return change(s[:1]) + s[1:]
}
