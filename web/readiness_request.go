package web

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/assurance/inspection"
)

// deskAct is what can be done to a request or a comment, as its form calls it.
type deskAct struct {
	act    inspection.Act
	name   string // of the form, and its button
	asks   string // what its words must say; blank where it needs none
	notice string
}

var requestActs = []deskAct{
	{inspection.Change, "Change it", "", "request"},
	{inspection.Send, "The answer was sent", "", "request-sent"},
	{inspection.AskMore, "It is asked again", "What is still wanted", "request"},
	{inspection.CallOff, "It is called off", "Why it is no longer wanted", "request"},
}

// deskActOf finds the act that a form is for: the one asked for, or the first that is open.
func deskActOf[S ~string](acts []deskAct, open []inspection.Step[S], asked string) (deskAct, bool) {
	for _, a := range acts {
		allowed := slices.ContainsFunc(open, func(s inspection.Step[S]) bool { return s.Act == a.act })
		if allowed && (asked == "" || asked == string(a.act)) {
			return a, true
		}
	}
	return deskAct{}, false
}

// deskActs are the forms that are open, as links.
func deskActs[S ~string](acts []deskAct, open []inspection.Step[S], href string, here inspection.Act) []navLink {
	var links []navLink
	for _, a := range acts {
		if slices.ContainsFunc(open, func(s inspection.Step[S]) bool { return s.Act == a.act }) {
			links = append(links, navLink{a.name, href + "?act=" + url.QueryEscape(string(a.act)), a.act == here})
		}
	}
	return links
}

// notNow refuses an act that cannot be done as things stand.
func notNow(what string) error {
	return &invalid{"This cannot be done to the " + what + " as it stands now.", "Open it again: somebody may have moved it on."}
}

// requestAsked is the request of the address, or a new one.
func (v *visit) requestAsked() (inspection.Request, error) {
	i, err := v.inspectionAsked()
	if err != nil {
		return inspection.Request{}, err
	}
	number := v.r.PathValue("request")
	if number == "new" {
		return inspection.Request{Inspection: i.ID, AskedOn: v.today()}, nil
	}
	for _, q := range v.house.register.Requests(i.ID) {
		if strconv.Itoa(q.Number) == number {
			return q, nil
		}
	}
	return inspection.Request{}, &notFound{"There is no such request.", "The page on readiness lists those that were made."}
}

// requestForm is the form for an act on a request.
func (v *visit) requestForm(q inspection.Request, act deskAct) (*planFormView, error) {
	href := requestHref(q)
	view := &planFormView{Heading: "Request " + strconv.Itoa(q.Number), Back: readinessHref(q.Inspection) + "#requests", Sent: href, Button: act.name, KindsOf: "What to do with the request"}
	view.Section, view.Base = "Inspections", q.Seq
	if q.State == "" {
		view.Heading, view.Sent, view.Button = "Log a request", readinessRoot(q.Inspection)+"/requests/new", "Log it"
	} else {
		view.Kinds = deskActs(requestActs, inspection.RequestSteps.From(q.State), href, act.act)
		view.Lead = []string{q.Text, "Asked by " + q.AskedBy + " on " + q.AskedOn.Long() + ", wanted by " + q.DueOn.Long() + "."}
	}
	var err error
	view.Fields, err = v.requestFields(q, act)
	view.Fields = append(view.Fields, field{Name: "act", As: "hidden", Value: string(act.act)})
	if act.act == inspection.Send {
		view.File, view.Sent = true, href+"/document"
	}
	return view, err
}

func readinessRoot(id string) string { return "/inspections/" + url.PathEscape(id) }

func (v *visit) requestFields(q inspection.Request, act deskAct) ([]field, error) {
	due := dayField("dueOn", "Wanted by", howADayLooks, q.DueOn)
	switch act.act {
	case inspection.Send:
		document, err := v.waitingField(waitingRequest(q), "The document (may be left out)")
		return []field{dayField("sentOn", "Sent on", howADayLooks, v.today()),
			{Name: "version", Label: "Which version", Hint: "Like: 1, or: as at 31 March", As: "short", Value: q.Version}, document}, err
	case inspection.AskMore:
		due.Value = ""
		return []field{{Name: "why", Label: act.asks, As: "text"}, due}, nil
	case inspection.CallOff:
		return []field{{Name: "why", Label: act.asks, As: "text"}}, nil
	}
	owners, err := v.mayOwn(q.Owner, func(r access.Role) bool { return r.May(access.SeeReadiness) })
	if len(owners) > 0 {
		owners[0].Words = "Choose one"
	}
	return []field{{Name: "text", Label: "What was asked for", Hint: "In the inspectors’ words. Name no child: children stand on the list of cases.", As: "text", Value: q.Text},
		{Name: "askedBy", Label: "Which inspector asked", As: "line", Value: q.AskedBy},
		dayField("askedOn", "Asked on", howADayLooks, q.AskedOn), due,
		{Name: "owner", Label: "Who answers it", As: "select", Options: owners}}, err
}

// request shows the form of a request.
func (v *visit) request() error {
	q, err := v.requestAsked()
	if err != nil {
		return err
	}
	act, err := requestActAsked(q, v.r.FormValue("act"))
	if err != nil {
		return err
	}
	view, err := v.requestForm(q, act)
	if err != nil {
		return err
	}
	return v.showPlanForm(view)
}

func requestActAsked(q inspection.Request, asked string) (deskAct, error) {
	if q.State == "" {
		return deskAct{act: inspection.Ask, notice: "request"}, nil
	}
	act, ok := deskActOf(requestActs, inspection.RequestSteps.From(q.State), asked)
	if !ok {
		return act, notNow("request")
	}
	return act, nil
}

// saveRequest saves what was done to a request, but for an answer: that may come with a document.
func (v *visit) saveRequest() error {
	q, err := v.requestAsked()
	if err != nil {
		return err
	}
	act, err := requestActAsked(q, v.typed("act"))
	if err != nil {
		return err
	}
	view, err := v.requestForm(q, act)
	if err != nil {
		return err
	}
	if q.State != "" { // a new one has a number that nobody has
		view.Base = v.typedBase()
	}
	switch act.act {
	case inspection.Send:
		return &invalid{"The answer did not come whole.", "Open the form again and send it."}
	case inspection.AskMore:
		q.DueOn = view.typedDay("dueOn", v.typed("dueOn"))
	case inspection.Ask, inspection.Change:
		v.typedRequest(view, &q)
	}
	return v.keepRequest(view, q, act)
}

func (v *visit) typedRequest(view *planFormView, q *inspection.Request) {
	q.Text, q.AskedBy, q.Owner = v.typed("text"), v.typed("askedBy"), v.typed("owner")
	q.AskedOn, q.DueOn = typedPast(&view.writing, "askedOn", v.typed("askedOn"), v.today()), view.typedDay("dueOn", v.typed("dueOn"))
	view.Problems.Add(q.Owner == "" || !view.offers("owner", q.Owner), "owner", "Choose who answers it")
	if q.State == "" {
		q.Number = v.house.register.NextRequest(q.Inspection)
	}
}

// offers says whether a value is one of those that a field offers.
func (view *planFormView) offers(name, value string) bool {
	return slices.ContainsFunc(view.Fields, func(f field) bool {
		return f.Name == name && slices.ContainsFunc(f.Options, func(o option) bool { return o.Value == value })
	})
}

// sendRequest writes down that a request was answered, with the document that was sent.
func (v *visit) sendRequest() error {
	file, problem, err := v.receiveForm()
	if err != nil {
		return err
	}
	q, err := v.requestAsked()
	if err != nil {
		return err
	}
	act, ok := deskActOf(requestActs, inspection.RequestSteps.From(q.State), string(inspection.Send))
	if !ok {
		return notNow("request")
	}
	sent, err := v.waiting(waitingRequest(q), file)
	if err != nil {
		return err
	}
	view, err := v.requestForm(q, act)
	if err != nil {
		return err
	}
	view.Base = v.typedBase()
	if problem != "" {
		view.wrong("document", problem)
	}
	q.SentOn, q.Version = typedPast(&view.writing, "sentOn", v.typed("sentOn"), v.today()), v.typed("version")
	q.Files = withFile(q.Files, sent)
	return v.keepRequest(view, q, act)
}

// withFile adds a document, once.
func withFile(files []assurance.FrozenFile, one *assurance.FrozenFile) []assurance.FrozenFile {
	if one == nil || slices.ContainsFunc(files, func(f assurance.FrozenFile) bool { return f.SHA256 == one.SHA256 }) {
		return files
	}
	return append(slices.Clone(files), *one)
}

func (v *visit) keepRequest(view *planFormView, q inspection.Request, act deskAct) error {
	done, wrong := q.Do(act.act, v.typed("why"))
	draft, problems := done.Draft(view.Base)
	ok, err := v.keep(&view.writing, draft, cmp.Or(wrong, problems))
	if err != nil {
		return err
	}
	if !ok {
		view.retype(v.r.PostForm)
		return v.showPlanForm(view)
	}
	if err := v.Journal.DropUnfinished(v.ctx(), v.house.code, v.viewer.Account.Name, waitingRequest(q)); err != nil {
		return err
	}
	return v.done(readinessHref(q.Inspection), act.notice)
}

func waitingRequest(q inspection.Request) string {
	return "request-" + q.Inspection + "-" + strconv.Itoa(q.Number)
}

// waiting is the document that came with a form, or the one that came with it before and waits for the rest of the form to
// be right; nil where there is none. It is the viewer's alone.
func (v *visit) waiting(form string, file attached) (*assurance.FrozenFile, error) {
	if file.Given() {
		text := url.Values{"sha256": {file.SHA256}, "name": {file.Name}, "type": {file.MediaType}, "size": {strconv.FormatInt(file.Size, 10)}}.Encode()
		return &assurance.FrozenFile{Name: file.Name, SHA256: file.SHA256, MediaType: file.MediaType, Size: file.Size},
			v.Journal.KeepUnfinished(v.ctx(), v.house.code, v.viewer.Account.Name, form, text)
	}
	kept, err := v.textOf(form)
	if err != nil || kept.Get("sha256") == "" {
		return nil, err
	}
	size, err := strconv.ParseInt(kept.Get("size"), 10, 64)
	return &assurance.FrozenFile{Name: kept.Get("name"), SHA256: kept.Get("sha256"), MediaType: kept.Get("type"), Size: size}, err
}

// waitingField asks for a document. It comes last in the form: where it is too large, the rest has arrived.
func (v *visit) waitingField(form, label string) (field, error) {
	f := field{Name: "document", Label: label, Hint: "PDF, Word, Excel, a picture or plain text.", As: "file"}
	kept, err := v.waiting(form, attached{})
	if kept != nil {
		f.Hint = "“" + kept.Name + "” has arrived and is kept. Choose another only to send that in its place."
	}
	return f, err
}
