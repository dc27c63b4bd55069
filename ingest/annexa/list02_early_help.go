package annexa

import (
	"goldthread/day"
	"goldthread/record"
)

var earlyHelp = list{
	number: 2, title: "Early Help", feed: record.EarlyHelpFeed, months: 6, event: helpStart,
	names: []string{"early help"},
	columns: person(
		column{field: helpStart, header: "Assessment start date", also: []string{"Early Help Assessment Start Date", "EHA Start Date"}},
		column{field: helpCompleted, header: "Assessment completion date", also: []string{"Early Help Assessment Completion Date", "Assessment Completed Date", "EHA Completion Date"}},
		column{field: helpOrganisation, header: "Organisation completing assessment", also: []string{"Organisation Completing Assessment Name", "Organisation"}},
	),
	read: readEarlyHelp, write: writeEarlyHelp,
}

func readEarlyHelp(r *row) {
	start := r.event(helpStart)
	if !start.Known() {
		return
	}
	v := record.EarlyHelp{Start: start, Completed: r.day(helpCompleted), Organisation: r.text(helpOrganisation)}
	r.inOrder(start, v.Completed, helpCompleted)
	r.tell(helpStart, v)
}

func writeEarlyHelp(w *writer) error {
	for _, c := range w.children() {
		if c.Front == nil {
			continue
		}
		for _, v := range c.Front.EarlyHelp {
			if !w.startedOrOpen(v.Start, v.Completed) {
				continue
			}
			w.stillToCome(&v.Completed)
			w.child(c)
			w.day(helpStart, v.Start)
			w.day(helpCompleted, v.Completed)
			w.text(helpOrganisation, v.Organisation)
			if err := w.row(); err != nil {
				return err
			}
		}
	}
	return nil
}

// startedOrOpen is the scope of lists 2 and 4: begun or ended in the window, or still going.
func (w *writer) startedOrOpen(start, end day.Day) bool {
	return start <= w.asAt && (!end.Known() || end > w.asAt || w.window.Has(start) || w.window.Has(end))
}
