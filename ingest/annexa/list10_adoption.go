package annexa

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

var familyColumn = column{field: family, header: "Family identifier", also: []string{"Family ID", "Family Unique ID"}}

var adoptions = list{
	number: 10, title: "Adoption", feed: record.Adoptions, months: 12, event: adoptionDecision,
	names: []string{"adoption", "adoptions", "children adopted"},
	columns: []column{
		idColumn, familyColumn, sexColumn, ethnicityColumn, bornColumn, ageColumn, disabilityColumn,
		{field: careEntered, header: "Date the Child Entered Care", also: []string{"Entered Care Date", "Date Entered Care"}},
		{field: adoptionDecision, header: "Date of Decision that Child Should be Placed for Adoption", also: []string{"ADM SHOBPA Decision Date", "Decision Date", "SHOBPA Date"}},
		{field: placementOrder, header: "Date of Placement Order", also: []string{"Placement Order Date"}},
		{field: matched, header: "Date of Matching Child and Prospective Adopters", also: []string{"Matched Date", "Matched for Adoption Date"}},
		{field: placed, header: "Date Placed for Adoption", also: []string{"Placed for Adoption Date"}},
		{field: adoptionOrder, header: "Date of Adoption Order", also: []string{"Adoption Order Date"}},
		{field: adoptionReversed, header: "Date of Decision that Child Should No Longer be Placed for Adoption", also: []string{"Decision No Longer Placed for Adoption Date", "Decision Reversed Date"}},
		{field: reversalReason, header: "Reason Why Child No Longer Placed for Adoption", set: codelist.Reversal, also: []string{"Reason No Longer Placed for Adoption", "Decision Reversed Reason"}},
		{field: earlyFoster, header: "Date the child was placed for fostering in FFA or concurrent planning placement", also: []string{"Date Placed FFA CP", "Date FFA Consurrency Placement"}},
	},
	read: readAdoption, write: writeAdoptions,
}

func readAdoption(r *row) {
	decided := r.event(adoptionDecision)
	if !decided.Known() {
		return
	}
	v := record.Adoption{
		Decision: decided, Family: r.id(family), EnteredCare: r.day(careEntered), PlacementOrder: r.day(placementOrder),
		Matched: r.day(matched), Placed: r.day(placed), Order: r.day(adoptionOrder),
		Reversed: r.day(adoptionReversed), Reason: r.code(reversalReason), EarlyFoster: r.day(earlyFoster),
	}
	r.inOrder(v.EnteredCare, decided, adoptionDecision)
	r.inOrder(decided, v.Order, adoptionOrder)
	r.inOrder(decided, v.Reversed, adoptionReversed)
	r.bornBefore(v.EnteredCare, careEntered)
	r.closedWithReason(v.Reversed, v.Reason, reversalReason)
	r.tell(adoptionDecision, v)
}

// writeAdoptions takes the children adopted in the twelve months, those whose decision was reversed in them, and those
// decided and neither adopted nor reversed yet.
func writeAdoptions(w *writer) error {
	for _, c := range w.children() {
		for _, v := range c.Adoptions {
			w.adoptionToCome(&v)
			ended := max(v.Order, v.Reversed)
			if v.Decision > w.asAt || ended.Known() && ended <= w.asAt && !w.window.Has(ended) {
				continue
			}
			w.child(c)
			w.adoption(v)
			if err := w.row(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *writer) adoptionToCome(v *record.Adoption) {
	for _, d := range []*day.Day{&v.EnteredCare, &v.PlacementOrder, &v.Matched, &v.Placed, &v.Order, &v.EarlyFoster} {
		w.stillToCome(d)
	}
	w.stillToCome(&v.Reversed, &v.Reason)
}

func (w *writer) adoption(v record.Adoption) {
	w.text(family, v.Family)
	w.day(careEntered, v.EnteredCare)
	w.day(adoptionDecision, v.Decision)
	w.day(placementOrder, v.PlacementOrder)
	w.day(matched, v.Matched)
	w.day(placed, v.Placed)
	w.day(adoptionOrder, v.Order)
	w.day(adoptionReversed, v.Reversed)
	w.code(reversalReason, v.Reason)
	w.day(earlyFoster, v.EarlyFoster)
}
