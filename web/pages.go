package web

// views are the pages with the type that each is made of: <name>.html shows a value of that type. A test checks every
// template against its type, and that no template is forgotten.
var views = map[string]framed{
	"break_note":      &noteView{},
	"cases":           &casesView{},
	"changed":         &changedView{},
	"child":           &childView{},
	"child_access":    &childAccessView{},
	"child_looked":    &childLookedView{},
	"child_reason":    &reasonView{},
	"children":        &childrenView{},
	"commentary":      &commentaryView{},
	"definition":      &definitionView{},
	"definitions":     &definitionsView{},
	"deliveries":      &deliveriesView{},
	"delivery":        &deliveryView{},
	"glossary":        &glossaryView{},
	"indicator":       &indicatorView{},
	"journeys":        &journeysView{},
	"journeys_cases":  &journeyCasesView{},
	"mapping":         &mappingView{},
	"measure_history": &historyView{},
	"owner":           &ownerView{},
	"people":          &peopleView{},
	"people_roles":    &rolesView{},
	"person":          &personView{},
	"password":        &passwordView{},
	"refusal":         &refusalView{},
	"scorecard":       &scorecardView{},
	"sign_in":         &signInView{},
	"target":          &targetView{},
}
