package annexa

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// Four columns came with 2024: unaccompanied, personal adviser, pathway plan review and latest contact.
var leavers = list{
	number: 9, title: "Care leavers", feed: record.CareLeavers, months: 0,
	names: []string{"care leavers", "leaving care", "care leaver"},
	columns: person(
		column{field: unaccompanied, header: "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)", set: codelist.Answer, since: 2024,
			also: []string{"UASC"}, words: []string{"unaccompanied asylum seeking child"}},
		disabilityColumn, teamColumn, workerColumn,
		column{field: adviser, header: "Allocated Personal Advisor", since: 2024, also: []string{"Allocated Personal Adviser", "Personal Advisor", "Personal Adviser", "Allocated PA"}},
		column{field: eligibility, header: "Eligibility Category", set: codelist.Eligibility},
		column{field: pathwayReview, header: "Latest Pathway Plan Review Date", since: 2024, also: []string{"Latest Pathway Plan Review", "Latest Pathway Plan Date", "Latest Pathway Plan", "Pathway Plan Review Date"}},
		column{field: inTouch, header: "LA in Touch", set: codelist.Touch, also: []string{"In Touch"}},
		column{field: leaverContact, header: "Latest Date of Contact", since: 2024, also: []string{"Latest Contact Date", "Date of Latest Contact", "Latest Contact"}},
		column{field: accommodation, header: "Type of Accommodation", set: codelist.Accommodation, also: []string{"Accommodation Type", "Accomodation Type", "Accommodation"}},
		column{field: suitability, header: "Suitability of Accommodation", set: codelist.Suitability, also: []string{"Accommodation Suitability"}},
		column{field: activity, header: "Activity Status", set: codelist.Activity, also: []string{"Activity"}},
	),
	read: readLeaver, write: writeLeavers,
}

// readLeaver needs no day of its own: the list is of the as-at day.
func readLeaver(r *row) {
	contact, review := r.visit(leaverContact, record.ForLeavingCare, ""), r.review(pathwayReview, record.ForLeavingCare)
	r.start = max(contact, review) // of several rows for one, the one with the latest news is the list's
	r.sayCode(record.Unaccompanied, unaccompanied)
	r.sayCode(record.Eligibility, eligibility)
	r.sayCode(record.InTouch, inTouch)
	r.sayCode(record.Accommodation, accommodation)
	r.sayCode(record.Suitability, suitability)
	r.sayCode(record.Activity, activity)
	r.sayHolding()
	r.sayText(record.PersonalAdviser, adviser)
}

func writeLeavers(w *writer) error {
	for _, c := range w.children() {
		if !c.Leaving.On(w.asAt) {
			continue
		}
		w.child(c)
		w.day(leaverContact, w.lastVisit(c, record.ForLeavingCare, day.Never).Day)
		w.day(pathwayReview, w.lastReview(c, record.ForLeavingCare, day.Never))
		w.saidCode(unaccompanied, record.Unaccompanied)
		w.saidCode(eligibility, record.Eligibility)
		w.saidCode(inTouch, record.InTouch)
		w.saidCode(accommodation, record.Accommodation)
		w.saidCode(suitability, record.Suitability)
		w.saidCode(activity, record.Activity)
		w.saidHolding()
		w.text(adviser, w.said(record.PersonalAdviser).Text)
		if err := w.row(); err != nil {
			return err
		}
	}
	return nil
}
