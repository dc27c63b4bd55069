package annexa

import (
	"goldthread/codelist"
	"goldthread/record"
)

var assessments = list{
	number: 4, title: "Assessments", feed: record.Assessments, months: 6, event: assessmentStart,
	names: []string{"assessments", "assessment"},
	columns: person(
		disabilityColumn,
		column{field: assessmentStart, header: "Continuous Assessment Start Date", also: []string{"Continuous Assessment Start", "Assessment Start Date"}},
		column{field: assessmentSeen, header: "Child Seen During Continuous Assessment", set: codelist.Answer, also: []string{"Child Seen During Assessment", "Child Seen", "Continuous Assessment Child Seen"}},
		column{field: assessmentAuthorised, header: "Continuous Assessment Date of Authorisation", also: []string{"Assessment Authorisation Date", "Continuous Assessment Authorisation Date", "Continuous Assessment Auth Date"}},
		column{field: assessmentSupport, header: "Was the child assessed as requiring LA children's social care support?", set: codelist.Answer,
			also:  []string{"Was the child assessed as being in need at assessment?", "CSC Support Required"},
			words: []string{"was the child assessed social care support"}},
		teamColumn, workerColumn,
	),
	read: readAssessment, write: writeAssessments,
}

func readAssessment(r *row) {
	start := r.event(assessmentStart)
	if !start.Known() {
		return
	}
	v := record.Assessment{
		Holding: r.holding(), Start: start, Authorised: r.day(assessmentAuthorised),
		ChildSeen: r.code(assessmentSeen), NeedsSupport: r.code(assessmentSupport),
	}
	r.inOrder(start, v.Authorised, assessmentAuthorised)
	r.tell(assessmentStart, v)
}

func writeAssessments(w *writer) error {
	for _, c := range w.children() {
		if c.Front == nil {
			continue
		}
		for _, v := range c.Front.Assessments {
			if !w.startedOrOpen(v.Start, v.Authorised) {
				continue
			}
			w.stillToCome(&v.Authorised, &v.NeedsSupport)
			w.child(c)
			w.day(assessmentStart, v.Start)
			w.code(assessmentSeen, v.ChildSeen)
			w.day(assessmentAuthorised, v.Authorised)
			w.code(assessmentSupport, v.NeedsSupport)
			w.holding(v.Holding)
			if err := w.row(); err != nil {
				return err
			}
		}
	}
	return nil
}
