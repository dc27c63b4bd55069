package web

import (
	"cmp"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/assurance/inspection"
)

// documentLine is a document of the list of those that are had ready.
type documentLine struct {
	inspection.Document
	Who   string
	State inspection.DocumentState
	Says  string
	Href  string // where it is kept; blank for those who do not
	Files []fileLink
}

// Shape is the sign beside the state.
func (l documentLine) Shape() string {
	switch l.State {
	case inspection.Ready:
		return "●"
	case inspection.TooOld:
		return "■"
	case inspection.Missing:
		return "▲"
	}
	return "○"
}

// Class is the end of the CSS class.
func (l documentLine) Class() string {
	switch l.State {
	case inspection.Ready:
		return "green"
	case inspection.TooOld:
		return "red"
	case inspection.Missing:
		return "amber"
	}
	return "none"
}

func (v *visit) documentLines(id string, names names) []documentLine {
	var lines []documentLine
	for _, d := range v.house.register.Documents() {
		l := documentLine{Document: d, State: d.State(v.today()), Says: d.Words(v.today()), Files: readinessFiles(id, d.Files)}
		if d.Owner != "" {
			l.Who = names.of(d.Owner)
		}
		if v.may(access.KeepInspections) {
			l.Href = documentHref(id, d.ID)
		}
		lines = append(lines, l)
	}
	return lines
}

// wantedAsked is the document of the address, or a new one.
func (v *visit) wantedAsked() (in inspection.Inspection, d inspection.Document, err error) {
	if in, err = v.inspectionAsked(); err != nil {
		return in, d, err
	}
	if v.r.PathValue("document") == "new" {
		return in, inspection.Document{Months: 12}, nil
	}
	d, ok := v.house.register.Document(v.r.PathValue("document"))
	if !ok {
		return in, d, &notFound{"There is no such document in the list.", "The page on readiness lists them."}
	}
	return in, d, nil
}

func (v *visit) wantedForm(in inspection.Inspection, d inspection.Document) (*planFormView, error) {
	view := &planFormView{Heading: d.Name, Back: readinessHref(in.ID) + "#documents", Button: "Save it", File: true}
	view.Section, view.Base = "Inspections", d.Seq
	if view.Sent = documentHref(in.ID, cmp.Or(d.ID, "new")) + "/document"; d.ID == "" {
		view.Heading = "Add a document to the list"
		view.Fields = []field{{Name: "name", Label: "What it is called", As: "line"}}
	} else {
		view.Lead = []string{upperFirst(d.Words(v.today())) + "."}
	}
	owners, err := v.mayOwn(d.Owner, func(r access.Role) bool { return r.May(access.SeeReadiness) })
	if err != nil {
		return nil, err
	}
	file, err := v.waitingField(waitingDocument(d), "The document (may be left out)")
	view.Fields = append(view.Fields,
		field{Name: "version", Label: "Version", Hint: "Like: 3, or: 2026-27. Leave blank where there is none yet.", As: "short", Value: d.Version},
		dayField("day", "Day of this version", howADayLooks, d.Day),
		numberField("months", "After how many months it is too old", "", float64(d.Months), true),
		field{Name: "owner", Label: "Who keeps it up to date", As: "select", Options: owners},
		field{Name: "notNeeded", Label: "Why it is not needed here (blank: it is needed)", As: "line", Value: d.NotNeeded}, file)
	return view, err
}

func waitingDocument(d inspection.Document) string { return "wanted-document-" + d.ID }

// wanted shows the form of a document that is had ready.
func (v *visit) wanted() error {
	in, d, err := v.wantedAsked()
	if err != nil {
		return err
	}
	view, err := v.wantedForm(in, d)
	if err != nil {
		return err
	}
	return v.showPlanForm(view)
}

// saveWanted saves which version there is of a document, with the document where it came. Another version leaves the file
// of the one before behind, in the history.
func (v *visit) saveWanted() error {
	file, problem, err := v.receiveForm()
	if err != nil {
		return err
	}
	in, d, err := v.wantedAsked()
	if err != nil {
		return err
	}
	sent, err := v.waiting(waitingDocument(d), file)
	if err != nil {
		return err
	}
	view, err := v.wantedForm(in, d)
	if err != nil {
		return err
	}
	view.Base = v.typedBase()
	if problem != "" {
		view.wrong("document", problem)
	}
	changed := v.typedWanted(view, &d, sent)
	draft, wrong := changed.Draft(view.Base)
	ok, err := v.keep(&view.writing, draft, wrong)
	if err != nil {
		return err
	}
	if !ok {
		view.retype(v.r.PostForm)
		return v.showPlanForm(view)
	}
	if err := v.Journal.DropUnfinished(v.ctx(), v.house.code, v.viewer.Account.Name, waitingDocument(d)); err != nil {
		return err
	}
	return v.done(readinessHref(in.ID), "wanted")
}

func (v *visit) typedWanted(view *planFormView, stands *inspection.Document, sent *assurance.FrozenFile) inspection.Document {
	d := *stands
	if d.ID == "" {
		d.Name = v.typed("name")
	}
	if d.Version = v.typed("version"); d.Version != stands.Version {
		d.Files = nil
	}
	d.Day = view.typedDay("day", v.typed("day"))
	view.Problems.Add(d.Day > v.today(), "day", "That day has not come: give the day of the version that there is")
	d.Months = view.typedCount("months", v.typed("months"), "Say after how many months it is too old, as a number")
	d.Owner, d.NotNeeded = v.typed("owner"), v.typed("notNeeded")
	view.Problems.Add(!view.offers("owner", d.Owner), "owner", "Choose one of the accounts in the list, or nobody")
	d.Files = withFile(d.Files, sent)
	return d
}
