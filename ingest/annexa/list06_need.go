package annexa

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

var need = list{
	number: 6, title: "Children in Need", feed: record.NeedEpisodes, months: 6,
	names: []string{"children in need", "child in need", "cin"},
	columns: person(
		disabilityColumn,
		column{field: needStart, header: "CIN Start Date", also: []string{"Child in Need Start Date"}},
		column{field: needCode, header: "Primary Need Code", set: codelist.Need, also: []string{"Primary Need", "CIN Primary Need Code"}},
		column{field: lastSeen, header: "Date Child Was Last Seen", also: []string{"Date Last Seen", "Child Last Seen", "Date Child Last Seen"}},
		column{field: needClosed, header: "CIN Closure Date", also: []string{"CIN End Date", "Child in Need Closure Date"}},
		column{field: closureReason, header: "Reason for Closure", set: codelist.Closure, also: []string{"CIN Closure Reason", "CIN Reason for Closure"}},
		column{field: caseStatus, header: "Case Status", set: codelist.Status},
		teamColumn, workerColumn,
	),
	read: readNeed, write: writeNeed,
}

// readNeed keeps a row without a start day too: the day is not mandatory on this list, and what the row says of the
// child as at the day is worth having.
func readNeed(r *row) {
	start := r.day(needStart)
	if r.start = start; start.Known() {
		v := record.NeedEpisode{Start: start, Need: r.code(needCode), Closed: r.day(needClosed), Reason: r.code(closureReason)}
		r.inOrder(start, v.Closed, needClosed)
		r.closedWithReason(v.Closed, v.Reason, closureReason)
		r.tell(needStart, v)
	} else {
		r.odd(noNeedStart, needStart, "", "")
	}
	r.visit(lastSeen, record.LastSeen, "")
	r.sayCode(record.CaseStatus, caseStatus)
	r.sayHolding()
}

func writeNeed(w *writer) error {
	for _, c := range w.children() {
		v, ok := latestNeed(w, c)
		if !ok && !w.saidAsAt(c) {
			continue
		}
		w.stillToCome(&v.Closed, &v.Reason)
		w.child(c)
		w.day(needStart, v.Start)
		w.code(needCode, v.Need)
		w.day(lastSeen, w.lastVisit(c, record.LastSeen, day.Never).Day)
		w.day(needClosed, v.Closed)
		w.code(closureReason, v.Reason)
		w.saidCode(caseStatus, record.CaseStatus)
		w.saidHolding()
		if err := w.row(); err != nil {
			return err
		}
	}
	return nil
}

func latestNeed(w *writer, c *record.Child) (latest record.NeedEpisode, ok bool) {
	if c.Need == nil {
		return latest, false
	}
	for _, e := range c.Need.Episodes {
		if w.runningOrEnded(e.Start, e.Closed, e.Gone) {
			latest, ok = e, true
		}
	}
	return latest, ok
}
