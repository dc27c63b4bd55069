package web

// views are the pages with the type that each is made of: <name>.html shows a value of that type. A test checks every
// template against its type, and that no template is forgotten.
var views = map[string]framed{
	"cases":     &casesView{},
	"indicator": &indicatorView{},
	"children":  &childrenView{},
	"refusal":   &refusalView{},
	"scorecard": &scorecardView{},
	"sign_in":   &signInView{},
	"journeys":  &journeysView{}, "journeys_cases": &journeyCasesView{},
	"password":     &passwordView{},
	"deliveries":   &deliveriesView{},
	"delivery":     &deliveryView{},
	"mapping":      &mappingView{},
	"definition":   &definitionView{},
	"definitions":  &definitionsView{},
	"glossary":     &glossaryView{},
	"cases":        &casesView{},
	"indicator":    &indicatorView{},
	"child":        &childView{},
	"child_looked": &childLookedView{},
	"child_reason": &reasonView{},
	"children":     &childrenView{},
	"refusal":      &refusalView{},
	"scorecard":    &scorecardView{},
	"sign_in":      &signInView{},
	"journeys":     &journeysView{}, "journeys_cases": &journeyCasesView{},
	"password": &passwordView{},
}
