package web

import (
	"errors"
	"net/http"
	"net/url"

	"goldthread/access"
	"goldthread/assurance/inspection"
	"goldthread/day"
	"goldthread/record"
)

// trackedView lists the children whose records inspectors asked for, as far as the viewer's rights go.
type trackedView struct {
	frame
	writing
	Of    inspection.Inspection
	Lines []trackedLine
	Add   []field
}

// trackedLine is a line of that list. Of a child whom the viewer may not open it says how far the case is prepared, and
// nothing that was written about it.
type trackedLine struct {
	inspection.TrackedCase
	N                 int // its place in the list
	Shown, Token, End string
	Who               string
	Edit              string
	Late              bool
}

func (v *visit) trackedCases() error {
	i, err := v.inspectionAsked()
	if err != nil {
		return err
	}
	return v.showTracked(&trackedView{Of: i, Add: newTracked(v.today())})
}

func (v *visit) showTracked(view *trackedView) (err error) {
	view.Section, view.Title, view.Wide, view.Thread = "Inspections", "Cases that inspectors follow", true, true
	if view.Lines, err = v.trackedLines(view.Of.ID); err != nil {
		return err
	}
	status := http.StatusOK
	if len(view.Problems) > 0 || view.Meanwhile != nil {
		status, view.Title = http.StatusUnprocessableEntity, "Error: "+view.Title
	}
	for i := range view.Add {
		view.Add[i].Problem = view.Problem(view.Add[i].Name)
	}
	return v.answer(status, "tracked_cases", view)
}

// trackedLines asks for the places of the children, which writes down who saw them.
func (v *visit) trackedLines(id string) ([]trackedLine, error) {
	all, sight := v.house.register.TrackedCases(id), v.view(v.house.book)
	var refs []record.Ref
	for _, c := range all {
		if ref, ok := sight.Ref(c.Child); ok {
			refs = append(refs, ref)
		}
	}
	places, err := sight.List(v.ctx(), listOfTracked, refs)
	if err != nil {
		return nil, err
	}
	names, err := v.names()
	if err != nil {
		return nil, err
	}
	var lines []trackedLine
	for n, c := range all {
		l := trackedLine{TrackedCase: c, N: n + 1, Who: names.of(c.Auditor), End: "no longer in the record",
			Edit: casesHref(id) + "/" + url.PathEscape(c.ID), Late: c.AuditBy.Known() && !c.AuditBack.Known() && v.today() > c.AuditBy}
		if _, ok := sight.Ref(c.Child); ok {
			l.Shown, l.End = places[0].Child, places[0].Reach.Why()
			if l.Shown != "" {
				l.Token = places[0].Token
			}
			places = places[1:]
		}
		if l.Child = ""; l.Shown == "" {
			l.Theme, l.Note = "", ""
		}
		lines = append(lines, l)
	}
	return lines, nil
}

func newTracked(today day.Day) []field {
	return []field{
		{Name: "child", Label: "The child’s number in your own system", Hint: "It stands in no address. Only a child whom you may open can be added.", As: "short"},
		{Name: "choosing", Label: "How inspectors look at it", As: "radios", Options: []option{
			{Value: string(inspection.Tracked), Words: "Tracked: followed through in depth", Chosen: true}, {Value: string(inspection.Sampled), Words: "Sampled: one part of the record"}}},
		dayField("askedOn", "Asked for on", howADayLooks, today),
		{Name: "theme", Label: "What they look at (may be left blank)", As: "line"}}
}

// trackCase adds a child to the list, by the id of the authority's own systems: it is sent as a form, so that it stands in
// no address.
func (v *visit) trackCase() error {
	i, err := v.inspectionAsked()
	if err != nil {
		return err
	}
	view := &trackedView{Of: i, Add: newTracked(v.today())}
	c := inspection.TrackedCase{Inspection: i.ID, Choosing: inspection.Choosing(v.typed("choosing")), Theme: v.typed("theme"),
		AskedOn: typedPast(&view.writing, "askedOn", v.typed("askedOn"), v.today())}
	if c.Child, err = v.ownNumber(v.typed("child")); err != nil {
		view.wrong("child", "There is no record with that number, or it is not yours to open. Check the number, or ask somebody who may open it to add it.")
	} else if _, there := v.house.register.Tracks(i.ID, c.Child); there {
		view.wrong("child", "That child is on the list already")
	}
	draft, wrong := c.Draft(0)
	ok, err := v.keep(&view.writing, draft, wrong)
	if err != nil {
		return err
	}
	if !ok {
		retype(view.Add, v.r.PostForm)
		return v.showTracked(view)
	}
	return v.done(casesHref(i.ID), "tracked")
}

var errNoNumber = errors.New("no record has that number")

// ownNumber is the child of that number, where the viewer may open the record.
func (v *visit) ownNumber(number string) (string, error) {
	sight := v.view(v.house.book)
	token, err := sight.Find(number)
	if err != nil || !sight.Opens(token) {
		return "", errNoNumber
	}
	child, ok := v.keeper.refs.Child(token)
	if !ok {
		return "", errNoNumber
	}
	return child, nil
}

// trackedAsked is the line that the address names, with its place in the list. What was written about a child is changed
// by those alone who may open the record.
func (v *visit) trackedAsked() (c inspection.TrackedCase, view *planFormView, err error) {
	i, err := v.inspectionAsked()
	if err != nil {
		return c, nil, err
	}
	for n, c := range v.house.register.TrackedCases(i.ID) {
		if c.ID != v.r.PathValue("case") {
			continue
		}
		sight := v.view(v.house.book)
		if ref, ok := sight.Ref(c.Child); !ok || !sight.Reach(ref).Opens() {
			return c, nil, &notFound{"This case is not yours to change.", "Somebody who may open the record changes it."}
		}
		view, err := v.trackedForm(n+1, c)
		return c, view, err
	}
	return c, nil, &notFound{"There is no such case on the list.", "The list shows those that there are."}
}

func (v *visit) trackedForm(n int, c inspection.TrackedCase) (*planFormView, error) {
	view := &planFormView{Heading: "Case " + plainNumber(float64(n)) + " of the list", Back: casesHref(c.Inspection), Sent: casesHref(c.Inspection) + "/" + url.PathEscape(c.ID), Button: "Save it"}
	view.Section, view.Base = "Inspections", c.Seq
	auditors, err := v.mayOwn(c.Auditor, func(r access.Role) bool { return r.May(access.ListCases) && r.May(access.SeeReadiness) })
	if len(auditors) > 0 {
		auditors[0].Words = "Nobody yet"
	}
	view.Fields = []field{
		{Name: "choosing", Label: "How inspectors look at it", As: "radios", Options: chosen([]option{{Value: string(inspection.Tracked), Words: "Tracked"}, {Value: string(inspection.Sampled), Words: "Sampled"}}, string(c.Choosing))},
		{Name: "theme", Label: "What they look at (may be left blank)", As: "line", Value: c.Theme},
		{Name: "auditor", Label: "Who audits the record beforehand", As: "select", Options: auditors},
		dayField("auditBy", "The audit is wanted by", howADayLooks, c.AuditBy), dayField("auditBack", "The audit came back on", "", c.AuditBack),
		dayField("meetingOn", "The inspector meets the worker on", "", c.MeetingOn),
		{Name: "note", Label: "Note (may be left blank)", As: "text", Value: c.Note}}
	return view, err
}

// trackedCase shows the form of a line of the list.
func (v *visit) trackedCase() error {
	_, view, err := v.trackedAsked()
	if err != nil {
		return err
	}
	return v.showPlanForm(view)
}

// saveTrackedCase saves how far a case is prepared.
func (v *visit) saveTrackedCase() error {
	c, view, err := v.trackedAsked()
	if err != nil {
		return err
	}
	view.Base = v.typedBase()
	c.Choosing, c.Theme, c.Auditor, c.Note = inspection.Choosing(v.typed("choosing")), v.typed("theme"), v.typed("auditor"), v.typed("note")
	view.Problems.Add(!view.offers("auditor", c.Auditor), "auditor", "Choose one of the accounts in the list, or nobody")
	c.AuditBy, c.MeetingOn = view.typedDay("auditBy", v.typed("auditBy")), view.typedDay("meetingOn", v.typed("meetingOn"))
	c.AuditBack = typedPast(&view.writing, "auditBack", v.typed("auditBack"), v.today())
	draft, wrong := c.Draft(view.Base)
	ok, err := v.keep(&view.writing, draft, wrong)
	if err != nil {
		return err
	}
	if !ok {
		view.retype(v.r.PostForm)
		return v.showPlanForm(view)
	}
	return v.done(casesHref(c.Inspection), "tracked")
}
