package web

import (
	"net/url"
	"slices"
	"strings"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/assurance/inspection"
	"goldthread/assurance/plan"
	"goldthread/store"
)

// noticeView answers: what are we held to, who looks whether we do it, and when next?
type noticeView struct {
	frame
	Of      inspection.Notice
	After   *inspection.Inspection // that led to it
	Asked   []askedLine
	Dues    dues
	Reviews []inspection.Inspection
	Files   []assurance.FrozenFile
	Keeps   bool
}

func (v *visit) oneNotice() error {
	n, err := v.noticeAsked()
	if err != nil {
		return err
	}
	r := v.register()
	view := &noticeView{Of: n, Keeps: v.may(access.KeepNotices)}
	view.Section, view.Title, view.Wide, view.Thread = "Inspections", noticeName(n), true, true
	if i, ok := r.Inspection(n.After); ok {
		view.After = &i
	}
	if view.Asked, err = v.askedBy("notice", n.ID); err != nil {
		return err
	}
	next, done := calendarOf(r, v.today())
	view.Dues.Name = "Reviews that are due"
	for _, l := range append(next.Lines, done.Lines...) {
		if l.Due.After == n.ID {
			l.Href = ""
			view.Dues.Lines = append(view.Dues.Lines, l)
		}
	}
	for _, i := range slices.Backward(r.Inspections()) {
		if i.Notice == n.ID {
			view.Reviews = append(view.Reviews, i)
		}
	}
	view.Files = v.noticeFiles(n)
	return v.render("notice", view)
}

// noticeFiles are the documents of a notice that the viewer may read: from outside the service none.
func (v *visit) noticeFiles(n inspection.Notice) []assurance.FrozenFile {
	if v.viewer.Account.Role.PublicOnly(access.SeeInspections) {
		return nil
	}
	return n.Files
}

func (v *visit) noticeAsked() (inspection.Notice, error) {
	n, ok := v.register().Notice(v.r.PathValue("notice"))
	if !ok {
		return n, &notFound{"There is no such notice.", "The inspections page lists those that there are."}
	}
	return n, nil
}

func noticeName(n inspection.Notice) string {
	return upperFirst(string(n.Sort)) + " of " + n.IssuedOn.Long()
}

func (v *visit) noticeFile() error {
	n, err := v.noticeAsked()
	if err != nil {
		return err
	}
	for _, f := range v.noticeFiles(n) {
		if f.SHA256 == v.r.PathValue("file") {
			return v.sendDocument(f.Name, f.SHA256)
		}
	}
	return &notFound{"There is no such document with this notice.", "Its page lists those that are there."}
}

func (v *visit) newNotice() error {
	return v.showNoticeForm(inspection.Notice{Months: inspection.UsualReview}, inspection.File, nil, &writing{})
}

func (v *visit) addNotice() error { return v.keepNotice(inspection.Notice{}) }

// changeNotice shows the form that changes a notice, ends it, or takes back that it ended.
func (v *visit) changeNotice() error {
	n, err := v.noticeAsked()
	if err != nil {
		return err
	}
	act := inspection.Act(v.r.URL.Query().Get("act"))
	if act == "" {
		act = inspection.Change
	}
	return v.showNoticeForm(n, act, nil, &writing{Base: n.Seq})
}

func (v *visit) saveNotice() error {
	n, err := v.noticeAsked()
	if err != nil {
		return err
	}
	return v.keepNotice(n)
}

var noticeActNames = map[inspection.Act]string{inspection.File: "File a notice or direction", inspection.Change: "Change it", inspection.End: "It has ended", inspection.Revive: "It has not ended after all"}

// Steps are what can be done with the notice.
func (view *noticeView) Steps() []stepLink {
	var links []stepLink
	for _, s := range inspection.NoticeSteps.From(view.Of.State) {
		links = append(links, stepLink{noticeActNames[s.Act], "/notices/" + view.Of.ID + "/edit?act=" + url.QueryEscape(string(s.Act))})
	}
	return links
}

func (v *visit) showNoticeForm(n inspection.Notice, act inspection.Act, typed url.Values, w *writing) error {
	if !slices.ContainsFunc(inspection.NoticeSteps.From(n.State), func(s inspection.Step[inspection.NoticeState]) bool { return s.Act == act }) {
		return &invalid{"That cannot be done with this notice as it stands now.", "Open its page again: somebody may have moved it on."}
	}
	view := &inspectionFormView{writing: *w, Heading: noticeActNames[act], Back: "/inspections", Sent: "/notices/new", Button: "Save"}
	if n.ID != "" {
		view.Heading, view.Back = noticeName(n)+": "+lowerFirst(noticeActNames[act]), "/notices/"+n.ID
		view.Sent = view.Back + "/edit"
	}
	view.Section, view.Title = "Inspections", view.Heading
	view.Hidden = []hiddenField{{"act", string(act)}}
	why := field{Name: "why", Label: "Why", Hint: "So that others can follow what happened.", As: "text"}
	switch act {
	case inspection.End:
		view.Parts = []formPart{{Fields: []field{dayField("endedOn", "Day on which it ended", howADayLooks, n.EndedOn), why}}}
	case inspection.Revive:
		view.Parts = []formPart{{Fields: []field{why}}}
	default:
		view.Parts = []formPart{{Heading: "The notice", Fields: v.noticeFields(n)}}
	}
	view.Parts = retyped(view.Parts, typed)
	if act == inspection.File || act == inspection.Change {
		items := v.handItems("notice", n.ID, typed)
		items.Heading = "Its conditions"
		view.Parts = append(view.Parts, items)
	}
	return v.answerForm(view)
}

func (v *visit) noticeFields(n inspection.Notice) []field {
	var sorts []option
	for _, s := range []inspection.NoticeSort{inspection.ImprovementNotice, inspection.StatutoryDirection} {
		sorts = append(sorts, option{Value: string(s), Words: upperFirst(string(s))})
	}
	led := []option{{Words: "None"}}
	for _, i := range slices.Backward(v.house.register.Inspections()) {
		led = append(led, option{Value: i.ID, Words: inspectionName(i)})
	}
	return []field{
		{Name: "sort", Label: "What it is", As: "select", Options: chosen(sorts, string(n.Sort))},
		{Name: "issuedBy", Label: "Issued by", Hint: "Like: Secretary of State for Education", As: "line", Value: n.IssuedBy},
		dayField("issuedOn", "Day on which it was issued", howADayLooks, n.IssuedOn),
		{Name: "after", Label: "Inspection that led to it", As: "select", Options: chosen(led, n.After)},
		{Name: "text", Label: "What it is about (may be left blank)", As: "text", Value: n.Text},
		{Name: "appointed", Label: "Who was appointed (may be left blank)", As: "line", Value: n.Appointed},
		{Name: "as", Label: "As what", As: "select", Options: chosen([]option{{Words: "Nobody was appointed"}, {Value: "adviser", Words: "Adviser"}, {Value: "commissioner", Words: "Commissioner"}}, n.As)},
		numberField("months", "Months from one review to the next", "Six are usual.", float64(n.Months), n.Months > 0),
	}
}

// keepNotice saves the act that was typed, with the conditions.
func (v *visit) keepNotice(before inspection.Notice) error {
	if err := v.r.ParseForm(); err != nil {
		return err
	}
	typed, act := v.r.PostForm, inspection.Act(v.typed("act"))
	n, w := before, &writing{Base: v.typedBase()}
	w.takeTypedNotice(typed, &n)
	next, err := n.Do(act, v.typed("why"))
	if problems, is := problemsOf(err); is {
		w.Problems = append(w.Problems, problems...)
	} else if err != nil {
		return &invalid{"That cannot be done with this notice as it stands now.", "Open its page again: somebody may have moved it on."}
	}
	next.ID = assurance.OrNewID(next.ID)
	ok, err := v.keepWithItems(w, typedItems(typed), plan.Source{Kind: "notice", ID: next.ID, Name: noticeName(next)}, func() (store.Draft, error) { return next.Draft(w.Base) })
	if err != nil {
		return err
	}
	if !ok {
		return v.showNoticeForm(before, act, typed, w)
	}
	return v.done("/notices/"+next.ID, "notice")
}

// takeTypedNotice takes over what the form says of a notice. What it did not ask stays.
func (w *writing) takeTypedNotice(typed url.Values, n *inspection.Notice) {
	for name, to := range map[string]*string{"issuedBy": &n.IssuedBy, "after": &n.After, "text": &n.Text, "appointed": &n.Appointed, "as": &n.As} {
		if typed.Has(name) {
			*to = strings.TrimSpace(typed.Get(name))
		}
	}
	if typed.Has("sort") {
		n.Sort = inspection.NoticeSort(typed.Get("sort"))
		n.IssuedOn = w.typedDay("issuedOn", typed.Get("issuedOn"))
		n.Months = int(w.typedNumber("months", typed.Get("months"), "The months are a number, like 6"))
	}
	if typed.Has("endedOn") {
		n.EndedOn = w.typedDay("endedOn", typed.Get("endedOn"))
	}
}

// keepNoticeDocument keeps a document with a notice.
func (v *visit) keepNoticeDocument() error {
	n, err := v.noticeAsked()
	if err != nil {
		return err
	}
	file, err := v.received()
	if err != nil {
		return err
	}
	if n.State != inspection.InForce {
		return &invalid{"This notice has ended, so nothing is added to it.", "Say first that it has not ended after all, if that is so."}
	}
	n.Files = append(slices.Clone(n.Files), file)
	if n, err = n.Do(inspection.Change, ""); err != nil {
		return err
	}
	return v.keepBeside("/notices/"+n.ID, func(base int64) (store.Draft, error) { return n.Draft(base) })
}
