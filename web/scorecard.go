package web

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/report"
)

// scorecardView answers: how are we doing, and what should worry me?
type scorecardView struct {
	frame
	asAtBar
	Pack      *report.Pack
	Attention []scoreLine // at most mostAttention, worst first
	More      int         // how many more need attention
	Better    []scoreLine
	Areas     []scoreArea
	Published bool // the masked edition that readers of published figures see
}

type scoreArea struct {
	Name, Anchor string
	Lines        []scoreLine
}

// scoreLine is a measure on the scorecard with the word of its owner.
type scoreLine struct {
	*report.Line
	Href, CasesHref string // CasesHref is blank where the reader may not list cases
	PairHref        string
	Word            *assurance.Commentary
	Owner           string // who wrote it, as people call them
	worry           int
}

// figuresRights are the rights of which either opens figures.
var figuresRights = rights(access.SeeFigures, access.ReadPublished)

const (
	mostAttention = 7
	mostBetter    = 5
)

func (v *visit) scorecard() error {
	if !has(figuresRights, v.may) { // whoever keeps the accounts sees no figures, and begins with the accounts
		http.Redirect(v.w, v.r, "/people", http.StatusSeeOther)
		return nil
	}
	if !v.may(access.SeeFigures) {
		return v.publishedScorecard()
	}
	if !v.look.Day.Known() {
		return v.nothingYet()
	}
	shown, err := v.shown()
	if err != nil {
		return err
	}
	pack, err := v.scorecardOf(shown, v.look.Day)
	if err != nil {
		return err
	}
	names, err := v.names()
	if err != nil {
		return err
	}
	view := newScorecard(pack, func(l *report.Line) scoreLine { return v.scoreLine(shown.written, l, names) })
	view.asAtBar, err = v.asAt(shown.book)
	if err != nil {
		return err
	}
	view.Section = "Scorecard"
	view.Title = "Children’s services scorecard"
	return v.render("scorecard", view)
}

func newScorecard(pack *report.Pack, line func(*report.Line) scoreLine) *scorecardView {
	view := &scorecardView{Pack: pack}
	view.Wide = true
	var all []scoreLine
	for _, area := range pack.Areas {
		a := scoreArea{Name: string(area.Area), Anchor: anchorOf(area.Area)}
		for _, l := range area.Lines {
			if !l.ByGroups() { // it is another line's whole once more; its groups stand on that one's page
				a.Lines = append(a.Lines, line(l))
			}
		}
		view.Areas = append(view.Areas, a)
		all = append(all, a.Lines...)
	}
	worrying := attention(all)
	view.Attention, view.Better = worrying[:min(len(worrying), mostAttention)], better(all)
	view.More = len(worrying) - len(view.Attention)
	return view
}

// attention are the measures that should worry a reader, worst first. What counts: off target, a change for the worse
// that is no chance, worse than neighbours and than England; a figure that cannot be told whole is not judged.
func attention(all []scoreLine) []scoreLine {
	var found []scoreLine
	for _, l := range all {
		l.weigh()
		if l.worry >= 2 {
			found = append(found, l)
		}
	}
	slices.SortStableFunc(found, func(x, y scoreLine) int { return cmp.Compare(y.worry, x.worry) })
	return found
}

// weigh finds how worrying the measure is. A change that rests on few cases weighs less: one child can make it.
func (l *scoreLine) weigh() {
	if l.ByGroups() || !l.Now.Shown() || l.Now.Partial {
		return
	}
	l.count(4, l.Rating == report.OffTarget)
	l.count(1, l.Rating == report.Watch)
	l.count(2, l.changed("worse"))
	l.count(2, l.changed("worse") && !l.Few())
	l.count(1, l.Standing == report.Worse)
	l.count(1, l.AgainstEngland() == report.Worse)
}

func (l *scoreLine) count(weight int, holds bool) {
	if holds {
		l.worry += weight
	}
}

// fewCases is the number under which a figure's change is read with care.
const fewCases = 20

// fewMoved is the number of cases under which a month's distance from the mean is no news: a family or two make it.
const fewMoved = 5

// changed says that the months changed for the "worse" or the "better" by more than chance and by more than a few cases:
// at least one of the months in which the change shows lies that many cases from the mean. A chart of small numbers finds
// changes that nobody need get up for.
func (l scoreLine) changed(class string) bool {
	if l.Months.Class() != class {
		return false
	}
	for i, says := range l.Months.Signals() {
		if says != "" && l.moved(&l.Months.Points[i]) >= fewMoved {
			return true
		}
	}
	return false
}

// moved is by how many cases a month lies from the mean of its months. What is no count of cases, such as days, counts all of
// the month's.
func (l scoreLine) moved(m *report.Value) float64 {
	for _, p := range l.Months.Chart.Points {
		switch {
		case p.Span != m.Window:
		case m.Unit == indicator.Percent:
			return math.Abs(m.Number-p.Mean) / 100 * float64(m.Denominator)
		case m.Unit == indicator.Number:
			return math.Abs(m.Number - p.Mean)
		case m.Unit == indicator.Rate10k && m.Number != 0:
			return math.Abs(1-p.Mean/m.Number) * float64(m.Numerator)
		}
	}
	return float64(max(m.Numerator, m.Denominator))
}

// Few says that the figure rests on few cases.
func (l scoreLine) Few() bool { return max(l.Now.Numerator, l.Now.Denominator) < fewCases }

// Said is how all measures stand, in a sentence.
func (v *scorecardView) Said() string {
	worse, better := 0, 0
	for _, l := range v.Pack.Lines {
		if l.ByGroups() {
			continue
		}
		switch l.Months.Class() {
		case "worse":
			worse++
		case "better":
			better++
		}
	}
	t := v.Pack.Tally
	said := fmt.Sprintf("%s: %d on target, %d to watch, %d off target; ", counted(t.All, "measure", "measures"), t.On, t.Watch, t.Off)
	if t.On+t.Watch+t.Off == 0 {
		said = counted(t.All, "measure", "measures") + ", none with a target that holds; "
	}
	said += fmt.Sprintf("%d changed for the worse and %d for the better by more than chance", worse, better)
	if t.Better+t.Near+t.Worse > 0 {
		said += fmt.Sprintf("; beside statistical neighbours %d are better, %d near and %d worse", t.Better, t.Near, t.Worse)
	}
	return said + "."
}

// better are the measures that changed for the better by more than chance; those that are still short of their target come
// last, and say so.
func better(all []scoreLine) []scoreLine {
	var found []scoreLine
	for _, l := range all {
		if !l.ByGroups() && l.Now.Shown() && !l.Now.Partial && l.changed("better") {
			found = append(found, l)
		}
	}
	slices.SortStableFunc(found, func(x, y scoreLine) int { return cmp.Compare(x.short(), y.short()) })
	return found[:min(len(found), mostBetter)]
}

func (l scoreLine) short() int {
	return map[report.Rating]int{report.Watch: 1, report.OffTarget: 1}[l.Rating]
}

// StillShort says that the measure is better and not yet on its target.
func (l scoreLine) StillShort() bool { return l.short() > 0 && l.Months.Class() == "better" }

func anchorOf(a indicator.Area) string { return "area-" + slug(string(a)) }

// Time is the time that the figure is of, in a word or two: the page says as at which day.
func (l scoreLine) Time() string {
	if l.OnDay {
		return "on the day"
	}
	return "in twelve months"
}

// scoreLine adds to a measure where its links lead and what its owner last said of it.
func (v *visit) scoreLine(written *assurance.Written, l *report.Line, names names) scoreLine {
	s := scoreLine{Line: l, Href: "/indicator/" + l.Words.Code + v.look.Query()}
	if v.may(access.ListCases) {
		s.CasesHref = "/indicator/" + l.Words.Code + "/cases" + v.look.Query()
	}
	if l.Pair != nil {
		s.PairHref = "/indicator/" + l.Pair.Words.Code + v.look.Query()
	}
	for _, c := range written.Commentaries(l.Words.Code) {
		if c.AsAt <= v.look.Day && c.AsAt > v.look.Day.AddMonths(-3) {
			s.Word, s.Owner = &c, names.of(c.Actor)
			break
		}
	}
	return s
}

// nothingYet is the first page of a place that no files were delivered to.
func (v *visit) nothingYet() error {
	do := "When the first files have been delivered, the figures stand here."
	if v.may(access.DeliverFiles) {
		do = "Hand in the first Annex A workbook under Deliveries; the figures then stand here."
	}
	return &notFound{"Nothing has been delivered yet.", do}
}

// asAtBar says of which day a page speaks, how old that is, and lets the reader choose another.
type asAtBar struct {
	AsAt      day.Day
	Age       int     // days from the newest data behind it to today
	Data      day.Day // as-at day of the newest delivery behind it
	Delivered string  // "2 April 2025", the day that delivery was handed in
	Days      []day.Day
	Past      bool // another day than the newest, or as known on an earlier one
	Ahead     bool // the day lies behind the newest data

	KeptInAddress []chosenInAddress // what else the address chooses, and another day keeps
	NewestHref    string            // the same choice on the newest day
}

type chosenInAddress struct{ Name, Value string }

// keep reads what the address chooses beside the day. The part of a list does not stay: on another day it is of other rows.
func (b *asAtBar) keep(address url.Values) {
	for _, name := range []string{"day", "known", "page", "said", "before"} {
		address.Del(name)
	}
	b.NewestHref = "?" + address.Encode()
	for _, name := range slices.Sorted(maps.Keys(address)) {
		if value := address.Get(name); value != "" {
			b.KeptInAddress = append(b.KeptInAddress, chosenInAddress{name, value})
		}
	}
}

const daysOffered = 40

func (v *visit) asAt(book bookOfDeliveries) (asAtBar, error) {
	bar := asAtBar{AsAt: v.look.Day, Data: book.LatestDelivery(v.look.Day), Past: !v.look.IsNewest()}
	if !bar.Data.Known() {
		return bar, &notFound{"Nothing is known as at " + v.look.Day.Long() + ": no delivery of that day or before.", "Choose a later day on the scorecard."}
	}
	bar.keep(v.r.URL.Query())
	bar.Age, bar.Ahead = int(v.today()-bar.Data), v.look.Day > bar.Data
	var err error
	bar.Delivered, err = v.deliveredOn(bar.Data)
	for i := len(v.house.book.Deliveries) - 1; i >= 0 && len(bar.Days) < daysOffered; i-- {
		if d := v.house.book.Deliveries[i].AsAt; !slices.Contains(bar.Days, d) {
			bar.Days = append(bar.Days, d)
		}
	}
	return bar, err
}

type bookOfDeliveries interface{ LatestDelivery(day.Day) day.Day }

// deliveredOn is the day on which the newest files as at a day were handed in.
func (v *visit) deliveredOn(asAt day.Day) (string, error) {
	for i := len(v.house.book.Deliveries) - 1; i >= 0; i-- {
		if d := v.house.book.Deliveries[i]; d.AsAt == asAt {
			e, err := v.Journal.Entry(v.ctx(), v.house.code, d.Seq)
			if err != nil {
				return "", err
			}
			return day.OfTime(e.RecordedAt.In(v.london)).Long(), nil
		}
	}
	return "", nil
}

// slug is a name as a place in a page is called: "children-in-need".
func slug(name string) string { return strings.ReplaceAll(strings.ToLower(name), " ", "-") }
