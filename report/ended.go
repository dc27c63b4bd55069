package report

import (
	"slices"

	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
)

// How many days before the end of its time the data of a figure may end. A delivery a month is never older than a month.
// A month that lacks more than a week is no month beside others; nor can visits and reviews that fall due every few
// weeks be judged from a list older than that, as the engine has it for past days.
const (
	graceOfYear  = 31
	graceOfMonth = 7
)

// dataEnd is the newest day of which all lists that a measure needs were delivered; Never where none was.
func dataEnd(b *record.Book, w *indicator.Words) day.Day {
	end := day.Never
	for _, feed := range w.Needs {
		days := b.DeliveredOn(feed)
		if len(days) == 0 {
			continue
		}
		if last := slices.Max(days); !end.Known() || last < end {
			end = last
		}
	}
	return end
}

// markEnded marks the figures of times past the end of the data. What did not happen in the data did not happen there
// only because nobody told it: such a figure is no fall, no rise and no child waiting.
func (m *measure) markEnded() {
	grace := graceOfYear
	if m.in.About().Latest {
		grace = graceOfMonth
	}
	m.ended = m.mark(&m.now, grace)
	m.mark(&m.ytd, grace)
	for i := range m.series {
		m.mark(&m.series[i], graceOfMonth)
	}
}

// mark makes a figure partial where its data end too long before its time does, and says whether they do.
func (m *measure) mark(f *indicator.Figure, grace int) bool {
	if !m.dataEnd.Known() || int(f.Window.To-m.dataEnd) <= grace {
		return false
	}
	f.Partial, f.Note = true, "the data end on "+m.dataEnd.Long()
	return true
}
