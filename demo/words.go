package demo

import (
	"context"
	"maps"
	"math"
	"slices"

	"goldthread/assurance"
	"goldthread/benchmark"
	"goldthread/day"
	"goldthread/sample"
	"goldthread/store"
)

// target is one that the improvement board set, in the measure's own unit.
type target struct {
	code             string
	value, tolerance float64
	years            int // how many Aprils ago it was set
	why              string
}

var targets = []target{
	{"icpc-within-15wd", 85, 5, 2, "Just above the published figure for England; the board wants no child to wait longer than the guidance says."},
	{"assessment-within-45wd", 85, 5, 2, "A little above England."},
	{"assessment-open-past-45wd", 20, 8, 1, "Set beside the share in time, so that overdue assessments are not left behind."},
	{"re-referral-12m", 22, 3, 2, "Around the published figure for England."},
	{"cin-visits-on-time", 70, 5, 2, "A first step from where the service stood."},
	{"cin-visits-on-time", 85, 5, 0, "The first step was reached; children in need were promised a visit every four weeks."},
	{"cp-visits-on-time", 95, 3, 2, "Every child with a plan is to be seen every ten working days."},
	{"cp-review-on-time", 95, 4, 2, "As the best of our neighbours."},
	{"cpp-allocated-sw", 100, 1, 2, "No child with a plan or in care is to be without a social worker."},
	{"cases-unallocated", 10, 5, 1, "Cases between two workers; more than that is a team without enough workers."},
	{"cla-review-on-time", 90, 5, 1, "Independent reviewing officers asked for it."},
	{"placement-3plus-year", 10, 2, 2, "Around the published figure for England."},
	{"health-review-up-to-date", 90, 4, 1, "Agreed with health partners."},
	{"careleaver-eet-19-21", 55, 5, 2, "The corporate parenting board's promise to young people."},
}

// setBy is who decided the targets.
const setBy = "the improvement board"

// owners are who answers for a measure.
var owners = map[string]string{
	"icpc-within-15wd": serviceManager, "icpc-waiting-15wd": serviceManager, "assessment-within-45wd": serviceManager, "assessment-open-past-45wd": serviceManager,
	"re-referral-12m": serviceManager, "cin-visits-on-time": serviceManager, "cp-visits-on-time": serviceManager, "cp-review-on-time": serviceManager,
	"cpp-allocated-sw": serviceManager, "cases-unallocated": serviceManager, "contacts-number": teamManager, "referrals-number": teamManager,
	"data-quality-missing": analyst, "data-quality-implausible": analyst,
}

// comment is what the owner of a measure said of a month, some days after its lists came in.
type comment struct {
	code string
	ago  int // months before the newest delivery
	text string
	next string
	due  int // days after the month by which it is to be done
}

var comments = []comment{
	{"icpc-within-15wd", 2, "Nearly all of the late conferences are Assessment North's. Since the chair's post there fell vacant, a request for a conference waits until the enquiry has been " +
		"written up, and that alone takes two weeks. South is holding its time.",
		"Two chairs from Family Safeguarding cover North two days a week.", 45},
	{"icpc-within-15wd", 1, "The cover has not turned it round. Requests still come after the write-up and not on the day of the strategy discussion, so the chairs are there and the diary is empty. " +
		"Every child who waits is visited each week; I have checked that with the team manager.",
		"North asks for the conference on the day of the strategy discussion, from the first of next month. The chair's post is advertised.", 60},
	{"icpc-within-15wd", 0, "No better, and some of last quarter's were typed in only after we had reported: the figure the board saw then was too kind. It was put right when the lists were handed in again.",
		"Each Monday the team manager and I go through every child past fifteen working days by name. No enquiry in North closes without a conference day or a reason.", 40},
	{"icpc-waiting-15wd", 0, "These are the children behind the late conferences, and almost all are North's. None is without a visit in the last ten days.",
		"The list is on the agenda of the weekly meeting with the chairs.", 30},
	{"assessment-within-45wd", 1, "The best months for a long time, but I would not celebrate. The managers finish new assessments first and leave those that are late already, so the share " +
		"in time rises while more children wait. Read it beside the number that is open past 45 working days.",
		"Each overdue assessment gets a day and a name.", 30},
	{"assessment-within-45wd", 0, "As last month: the share looks well and the queue behind it grows.",
		"Two experienced workers take nothing but overdue assessments for six weeks. The share in time will fall while they finish them; that is meant.", 60},
	{"assessment-open-past-45wd", 0, "The queue is the price of the good share in time. The oldest have been open for more than half a year.",
		"Oldest first, reported to the director every fortnight.", 60},
	{"cin-visits-on-time", 2, "Visits have become steadier since the Disabled Children's Team went from every eight weeks to every four.", "", 0},
	{"cin-visits-on-time", 0, "A year ago more than a third of these children were not seen in time. The four-weekly visits have held through the holidays, so this is more than a good month.",
		"The same rhythm is tried for children with early help plans.", 90},
	{"cases-unallocated", 1, "Family Safeguarding East lost an experienced worker in the summer and the post has not been filled.",
		"Agency cover asked for; the team manager holds the most urgent cases.", 30},
	{"cases-unallocated", 0, "A second post in Family Safeguarding East is empty now and the children of both are without a worker of their own. The average caseload looks steady only because these children are in nobody's.",
		"Cases are spread over Family Safeguarding North and South by the end of the month; no new work to East until then.", 30},
	{"contacts-number", 2, "Part of the rise is a change of recording: police notices are written down for each child of a family, not for one. See the note on the chart.", "", 0},
}

// note marks a break in a series.
type note struct {
	code   string
	months int // before the month of the newest delivery, on its first day
	text   string
	rebase bool
}

var notes = []note{
	{"", 26, "A new recording system took the place of the old one. What was typed in before was carried over; days of visits before this one may be rough.", false},
	{"contacts-number", 4, "From here a police notice is recorded for every child of the family; before, only for the eldest. More contacts do not mean more families.", true},
	{"early-help-started", 3, "A backlog of early help assessments was closed in this month.", false},
}

// write puts into the story what people wrote, and first of all who they are.
func (w *wychmoor) write() error {
	start := w.sample.AsAtDays()[0]
	w.at(w.on(min(start, w.back(planMonths, 1)), 8, 0), w.admit)
	w.at(w.on(start, 8, 30), func(ctx context.Context) error { return w.keep(ctx, systemLead, w.authority()) })
	for _, t := range targets {
		from := aprilBefore(w.asAt).AddYears(-t.years)
		w.at(w.on(max(from-12, start), 14, 5), func(ctx context.Context) error {
			return w.keep(ctx, director, assurance.Target{Code: t.code, Value: t.value, Tolerance: t.tolerance, From: from, SetBy: setBy, Why: t.why})
		})
	}
	for _, code := range slices.Sorted(maps.Keys(owners)) {
		w.at(w.on(max(aprilBefore(w.asAt).AddYears(-1), start), 10, 0), func(ctx context.Context) error {
			return w.keep(ctx, analyst, assurance.Owner{Code: code, Account: owners[code]})
		})
	}
	for i, c := range comments {
		w.comment(i, c)
	}
	w.papers()
	w.open()
	for _, n := range notes {
		on := w.asAt.MonthStart().AddMonths(-n.months)
		w.at(w.on(max(on+9, start), 15, 20), func(ctx context.Context) error {
			return w.keep(ctx, analyst, assurance.BreakNote{Code: n.code, Day: on, Text: n.text, Rebase: n.rebase})
		})
	}
	w.inspect()
	w.documents()
	w.evaluate()
	w.coming()
	return w.improve()
}

func (w *wychmoor) comment(i int, c comment) {
	asAt := (w.asAt + 1).AddMonths(-c.ago) - 1
	said := assurance.Commentary{Code: c.code, AsAt: asAt, Text: c.text, Next: c.next}
	if c.due > 0 {
		said.By = asAt + day.Day(c.due)
	}
	w.at(w.on(asAt+9, 11, 4*i), func(ctx context.Context) error { return w.keep(ctx, owners[c.code], said) })
}

// aprilBefore is the newest 1 April on or before a day.
func aprilBefore(d day.Day) day.Day {
	ytd, _ := day.YearToDate.Ending(d)
	return ytd.From
}

// draft is something that people write.
type draft interface {
	Draft(base int64) (store.Draft, error)
}

// keep writes a new value.
func (w *wychmoor) keep(ctx context.Context, who string, v draft) error {
	d, err := v.Draft(0)
	if err != nil {
		return err
	}
	return w.append(ctx, who, d)
}

// authority is how Wychmoor is called and with whom it compares itself.
func (w *wychmoor) authority() assurance.Authority {
	return assurance.Authority{Name: sample.Name, Borrowed: lender(w.sample.Population(), w.asAt), Population: w.sample.Population(), MadeUp: true}
}

// lender is the authority whose published figures a made-up one borrows: the one with the most similar number of children
// among those that have statistical neighbours and a published figure of conferences in time. The very small ones publish
// none, since each figure would be about a few children.
func lender(population int, on day.Day) (number int) {
	b, nearest := benchmark.Embedded(), math.Inf(1)
	for _, a := range b.Authorities() {
		p, ok := b.Population(a.Number, on)
		if !ok || p.Children == 0 || len(b.Neighbours(a.Number)) == 0 || !publishes(b, a.Number, on) {
			continue
		}
		if apart := math.Abs(math.Log(float64(p.Children) / float64(population))); apart < nearest {
			nearest, number = apart, a.Number
		}
	}
	return number
}

func publishes(b *benchmark.Benchmarks, number int, on day.Day) bool {
	for _, c := range b.Compare("CP_conf_15days", number, on) {
		if c.Kind == benchmark.OfAuthority && c.Known {
			return true
		}
	}
	return false
}
