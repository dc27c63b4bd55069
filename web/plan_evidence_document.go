package web

import (
	"net/url"

	"goldthread/assurance/plan"
)

// keepProofDocument saves evidence that comes with a document. The document is kept as soon as it has come: whatever else
// is wrong with the form, nobody has to choose it again.
func (v *visit) keepProofDocument() error {
	form, err := v.proofForm("document")
	if err != nil {
		return err
	}
	file, problem, err := v.receiveForm()
	if err != nil {
		return err
	}
	document, err := v.documentOf(form, file)
	if err != nil {
		return err
	}
	view, err := v.proofView(form)
	if err != nil {
		return err
	}
	e, measures, err := v.typedProof(view, form)
	if err != nil {
		return err
	}
	if problem != "" {
		view.wrong("document", problem)
	} else if document == nil {
		view.wrong("document", "Choose the document")
	}
	e.Document = document
	if len(view.Problems) > 0 {
		view.retype(v.r.PostForm)
		return v.showPlanForm(view)
	}
	return v.saveProof(view, form, e, measures)
}

// waiting names what is kept of a document that has come and whose form is not right yet: the viewer's, for one action.
func (form *proofForm) waiting() string { return "evidence-" + form.action.ID }

// documentOf is the document that came with the form, or the one that came with it before; nil where there is none.
func (v *visit) documentOf(form *proofForm, file attached) (*plan.Document, error) {
	return v.keptDocument(form.waiting(), file)
}

// keptDocument is the document that came with a form, and is kept under a name of the viewer's until the form is right; or
// the one that is kept so; nil where there is none.
func (v *visit) keptDocument(waiting string, file attached) (*plan.Document, error) {
	if file.Given() {
		d := &plan.Document{SHA256: file.SHA256, Name: file.Name, MediaType: file.MediaType}
		text := url.Values{"sha256": {d.SHA256}, "name": {d.Name}, "type": {d.MediaType}}.Encode()
		return d, v.Journal.KeepUnfinished(v.ctx(), v.house.code, v.viewer.Account.Name, waiting, text)
	}
	kept, err := v.textOf(waiting)
	if err != nil || kept.Get("sha256") == "" {
		return nil, err
	}
	return &plan.Document{SHA256: kept.Get("sha256"), Name: kept.Get("name"), MediaType: kept.Get("type")}, nil
}

// documentField asks for the document. It comes last in the form: where it is too large, the rest has arrived.
func (v *visit) documentField(form *proofForm) (field, error) {
	f := field{Name: "document", Label: "The document", Hint: "PDF, Word, Excel, a picture or plain text.", As: "file"}
	kept, err := v.documentOf(form, attached{})
	if kept != nil {
		f.Hint = "“" + kept.Name + "” has arrived and is kept. Choose another only to send that in its place."
	}
	return f, err
}
