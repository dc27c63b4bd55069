package annexa

import (
	"goldthread/codelist"
	"goldthread/record"
)

var protection = list{
	number: 7, title: "Child protection", feed: record.ProtectionPlans, months: 6, event: planStart,
	names: []string{"child protection", "child protection plans", "cpp", "cp"},
	columns: person(
		disabilityColumn,
		column{field: planStart, header: "Child Protection Plan Start Date", also: []string{"CPP Start Date", "CP Plan Start Date"}},
		column{field: initialCategory, header: "Initial Category of Abuse", set: codelist.Abuse, also: []string{"Initial Category"}},
		column{field: latestCategory, header: "Latest Category of Abuse", set: codelist.Abuse, also: []string{"Latest Category"}},
		column{field: planVisit, header: "Date of the Last Statutory Visit", also: []string{"Date of Last Statutory Visit", "Last Statutory Visit", "CPP Last Visit Date"}},
		column{field: seenAlone, header: "Was the Child Seen Alone?", set: codelist.Answer, also: []string{"Child Seen Alone", "Seen Alone"}},
		column{field: planReview, header: "Date of latest review conference", also: []string{"Latest Review Conference Date", "Date of Latest Review", "Last Review Date", "Date of Latest Review Conf"}},
		column{field: planEnd, header: "Child Protection Plan End Date", also: []string{"CPP End Date", "CP Plan End Date"}},
		column{field: emergency, header: "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)", set: codelist.Answer,
			also: []string{"Protection Last Six Months"}, words: []string{"subject to emergency protection order"}},
		column{field: previousPlans, header: "Number of Previous Child Protection Plans", also: []string{"Number of Previous CPP", "Count Previous CPPs", "Previous Child Protection Plans"}},
		teamColumn, workerColumn,
	),
	read: readProtection, write: writeProtection,
}

func readProtection(r *row) {
	start := r.event(planStart)
	if r.start = start; !start.Known() {
		return
	}
	v := record.ProtectionPlan{
		Start: start, InitialCategory: r.code(initialCategory), LatestCategory: r.code(latestCategory),
		End: r.day(planEnd), PreviousPlans: r.count(previousPlans),
	}
	r.inOrder(start, v.End, planEnd)
	r.tell(planStart, v)
	r.visit(planVisit, record.ForProtection, r.code(seenAlone))
	r.review(planReview, record.ForProtection)
	r.sayCode(record.EmergencyProtection, emergency)
	r.sayHolding()
}

func writeProtection(w *writer) error {
	for _, c := range w.children() {
		v, ok := latestPlan(w, c)
		if !ok {
			continue
		}
		w.stillToCome(&v.End)
		w.child(c)
		w.day(planStart, v.Start)
		w.code(initialCategory, v.InitialCategory)
		w.code(latestCategory, v.LatestCategory)
		visit := w.lastVisit(c, record.ForProtection, v.Start)
		w.day(planVisit, visit.Day)
		w.code(seenAlone, visit.SeenAlone)
		w.day(planReview, w.lastReview(c, record.ForProtection, v.Start))
		w.day(planEnd, v.End)
		w.saidCode(emergency, record.EmergencyProtection)
		w.number(previousPlans, v.PreviousPlans)
		w.saidHolding()
		if err := w.row(); err != nil {
			return err
		}
	}
	return nil
}

func latestPlan(w *writer, c *record.Child) (latest record.ProtectionPlan, ok bool) {
	if c.Protection == nil {
		return latest, false
	}
	for _, p := range c.Protection.Plans {
		if w.runningOrEnded(p.Start, p.End, p.Gone) {
			latest, ok = p, true
		}
	}
	return latest, ok
}
