package annexa

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// The template of 2019 lists the genders of adopters in another order than those of children (c is Neither, d Not
// stated): the words decide, never the letter.
var adopters = list{
	number: 11, title: "Adopters", feed: record.Adopters, months: 12,
	names: []string{"adopters", "prospective adopters"},
	columns: []column{
		{field: adopterID, header: "Individual adopter identifier", also: []string{"Adopter ID", "Individual Adopter ID", "Adopter Identifier"}, words: []string{"adopter id", "adopter identifier"}},
		familyColumn, sexColumn, ethnicityColumn,
		{field: adopterDisability, header: "Disability", set: codelist.Answer, also: []string{"Has Disability", "Does the Adopter have a Disability"}},
		{field: fosters, header: "Is the (prospective) adopter fostering for adoption?", set: codelist.Answer, also: []string{"Fostering for Adoption", "Adopted by Carer", "Is the prospective adopter fostering for adoption"}},
		{field: enquiry, header: "Date enquiry received", also: []string{"Enquiry Date", "Enquiry Received Date"}},
		{field: stageOneStart, header: "Date Stage 1 started", also: []string{"Stage 1 Start Date"}},
		{field: stageOneEnd, header: "Date Stage 1 ended", also: []string{"Stage 1 End Date"}},
		{field: stageTwoStart, header: "Date Stage 2 started", also: []string{"Stage 2 Start Date"}},
		{field: stageTwoEnd, header: "Date Stage 2 ended", also: []string{"Stage 2 End Date"}},
		{field: applied, header: "Date application submitted", also: []string{"Application Submitted Date", "Application Date"}},
		{field: approved, header: "Date application approved", also: []string{"Application Approved Date", "Application Appr Date"}},
		{field: adopterMatched, header: "Date adopter matched with child(ren)", also: []string{"Date adopter matched with child", "Date adopter matched with children", "Matched Date"}},
		{field: adopterPlaced, header: "Date child/children placed with adopter(s)", also: []string{"Date children placed with adopters", "Placed with Adopters Date", "Placed Date"}},
		{field: childrenPlaced, header: "No. of children placed", also: []string{"Number of children placed", "Num Siblings Placed"}},
		{field: adopterOrder, header: "Date of Adoption Order", also: []string{"Adoption Order Date"}},
		{field: left, header: "Date of leaving adoption process", also: []string{"Leaving Adoption Process Date", "Date left adoption process", "Adoption Leave Date"}},
		{field: leavingReason, header: "Reason for leaving adoption process", set: codelist.Leaving, also: []string{"Adopting Leave Reason"}},
	},
	read: readAdopter, write: writeAdopters,
}

func readAdopter(r *row) {
	v := record.Adopter{
		ID: r.child, Family: r.id(family), Sex: r.code(sex), Ethnicity: r.code(ethnicity),
		Disability: r.code(adopterDisability), FosteringForAdoption: r.code(fosters), Enquiry: r.day(enquiry),
		StageOneStart: r.day(stageOneStart), StageOneEnd: r.day(stageOneEnd),
		StageTwoStart: r.day(stageTwoStart), StageTwoEnd: r.day(stageTwoEnd),
		Applied: r.day(applied), Approved: r.day(approved), Matched: r.day(adopterMatched), Placed: r.day(adopterPlaced),
		ChildrenPlaced: r.count(childrenPlaced), AdoptionOrder: r.day(adopterOrder),
		Left: r.day(left), LeavingReason: r.code(leavingReason),
	}
	r.inOrder(v.Enquiry, v.StageOneStart, stageOneStart)
	r.inOrder(v.StageOneStart, v.StageOneEnd, stageOneEnd)
	r.inOrder(v.StageTwoStart, v.StageTwoEnd, stageTwoEnd)
	r.inOrder(v.Enquiry, v.Left, left)
	r.closedWithReason(v.Left, v.LeavingReason, leavingReason)
	r.tellAdopter(v)
}

// writeAdopters leaves out those who left, or whose adoption was ordered, before the twelve months.
func writeAdopters(w *writer) error {
	for _, v := range w.book.Adopters {
		w.adopterToCome(&v)
		ended := max(v.Left, v.AdoptionOrder)
		if v.Enquiry > w.asAt || ended.Known() && ended <= w.asAt && !w.window.Has(ended) {
			continue
		}
		w.adopter(v)
		if err := w.row(); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) adopterToCome(v *record.Adopter) {
	if w.past && v.Placed > w.asAt {
		v.ChildrenPlaced = nil
	}
	for _, d := range []*day.Day{&v.StageOneStart, &v.StageOneEnd, &v.StageTwoStart, &v.StageTwoEnd, &v.Applied, &v.Approved, &v.Matched, &v.Placed, &v.AdoptionOrder} {
		w.stillToCome(d)
	}
	w.stillToCome(&v.Left, &v.LeavingReason)
}

func (w *writer) adopter(v record.Adopter) {
	w.text(adopterID, v.ID)
	w.text(family, v.Family)
	w.code(sex, v.Sex)
	w.code(ethnicity, v.Ethnicity)
	w.code(adopterDisability, v.Disability)
	w.text(fosters, codelist.Answer.Label(v.FosteringForAdoption))
	w.day(enquiry, v.Enquiry)
	w.day(stageOneStart, v.StageOneStart)
	w.day(stageOneEnd, v.StageOneEnd)
	w.day(stageTwoStart, v.StageTwoStart)
	w.day(stageTwoEnd, v.StageTwoEnd)
	w.day(applied, v.Applied)
	w.day(approved, v.Approved)
	w.day(adopterMatched, v.Matched)
	w.day(adopterPlaced, v.Placed)
	w.number(childrenPlaced, v.ChildrenPlaced)
	w.day(adopterOrder, v.AdoptionOrder)
	w.day(left, v.Left)
	w.code(leavingReason, v.LeavingReason)
}
