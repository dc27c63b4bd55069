package report

import (
	"goldthread/day"
	"goldthread/disclosure"
)

// flow is a number on a day, with those who came and those who went: the number at the end of a month is that at the
// end of the month before and those who came in the month, less those who went in it. Each is the counts of a measure.
type flow struct{ stock, came, went source }

// source are counts of a measure that add up to what is meant.
type source struct {
	code  string
	parts []part
}

// flows are the stocks of the catalogue of which the ways in and out are counted too. Measures that count the same as
// one of these, such as a rate, are tied to it by kinship.
var flows = []flow{
	{
		stock: source{"cla-number", []part{numerator}},
		came:  source{"cla-start-number", []part{numerator}},
		went:  source{"cla-ceased-rate", []part{numerator}},
	},
	{
		stock: source{"cp-plan-number", []part{numerator}},
		came:  source{"cp-repeat-ever", []part{denominator, cannotTell}},
		went:  source{"cp-ended-2yr", []part{denominator}},
	},
}

// addFlows ties the numbers on two days through those who came and went between them, for every window at both ends of
// which the number stands. Where the counts do not meet (a child came twice in the year and counts once), a reader who
// reckons so is misled, and nothing is tied.
func (t *tables) addFlows(measures []measure) {
	byCode := map[string]*measure{}
	for i := range measures {
		byCode[measures[i].in.About().Code] = &measures[i]
	}
	for _, f := range flows {
		stock, came, went := byCode[f.stock.code], byCode[f.came.code], byCode[f.went.code]
		if stock == nil || came == nil || went == nil {
			continue
		}
		t.tie(f.stock.code, f.came.code, f.went.code)
		on, in, out := cellsByDay(stock, f.stock.parts), cellsByWindow(came, f.came.parts), cellsByWindow(went, f.went.parts)
		for window, arrivals := range inOrder(in) {
			before, after := on[window.From-1], on[window.To]
			if leavers, ok := out[window]; ok && before != nil && after != nil {
				t.linkFlow(after[0], append(before[:1:1], arrivals...), leavers)
			}
		}
	}
}

func (t *tables) linkFlow(after string, come, went []string) {
	total := disclosure.Total{Whole: after, Parts: t.someOf(come), Less: t.someOf(went)}
	sum := -t.counts[after]
	for _, id := range total.Parts {
		sum += t.counts[id]
	}
	for _, id := range total.Less {
		sum -= t.counts[id]
	}
	if sum != 0 || len(total.Parts) == 0 {
		return
	}
	if !t.isCell[after] { // nought is no cell: those who came are all who went
		if len(total.Less) == 0 {
			return
		}
		total.Whole, total.Less = total.Less[0], total.Less[1:]
	}
	t.totals = append(t.totals, total)
}

// someOf gives the counts that are cells.
func (t *tables) someOf(ids []string) []string {
	var some []string
	for _, id := range ids {
		if t.isCell[id] {
			some = append(some, id)
		}
	}
	return some
}

func cellsByWindow(m *measure, parts []part) map[day.Span][]string {
	cells := map[day.Span][]string{}
	for _, f := range m.figures() {
		var ids []string
		for _, p := range parts {
			ids = append(ids, cellOf(f, p))
		}
		cells[f.Window] = ids
	}
	return cells
}

func cellsByDay(m *measure, parts []part) map[day.Day][]string {
	cells := map[day.Day][]string{}
	for window, ids := range cellsByWindow(m, parts) {
		cells[window.To] = ids
	}
	return cells
}
