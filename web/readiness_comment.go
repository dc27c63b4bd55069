package web

import (
	"cmp"
	"strconv"

	"goldthread/assurance/inspection"
	"goldthread/day"
)

var commentActs = []deskAct{
	{inspection.Change, "Change it", "", "comment"},
	{inspection.Submit, "It is submitted", "", "comment"},
	{inspection.LeaveOut, "Leave it out", "Why it is not submitted", "comment"},
	{inspection.TakeUp, "Take it up again", "", "comment"},
	{inspection.Accept, "It was accepted", "", "comment"},
	{inspection.AcceptPart, "It was accepted in part", "What the inspectorate answered", "comment"},
	{inspection.NotAccept, "It was not accepted", "What the inspectorate answered", "comment"},
}

// commentAsked is the comment of the address, or a new one.
func (v *visit) commentAsked() (inspection.FactualComment, error) {
	i, err := v.inspectionAsked()
	if err != nil {
		return inspection.FactualComment{}, err
	}
	if v.r.PathValue("comment") == "new" {
		return inspection.FactualComment{Inspection: i.ID}, nil
	}
	c, ok := v.house.register.Comment(v.r.PathValue("comment"))
	if !ok || c.Inspection != i.ID {
		return c, &notFound{"There is no such comment.", "The page on readiness lists those that were noted."}
	}
	return c, nil
}

func commentActAsked(c inspection.FactualComment, asked string) (deskAct, error) {
	if c.State == "" {
		return deskAct{act: inspection.Note, notice: "comment"}, nil
	}
	act, ok := deskActOf(commentActs, inspection.CommentSteps.From(c.State), asked)
	if !ok && asked == "" { // the inspectorate has answered: it is only read
		return deskAct{}, nil
	}
	if !ok {
		return act, notNow("comment")
	}
	return act, nil
}

func (v *visit) commentForm(c inspection.FactualComment, act deskAct) *planFormView {
	view := &planFormView{Heading: "Comment on page " + strconv.Itoa(c.Page), Back: readinessHref(c.Inspection) + "#comments", Sent: commentHref(c), Button: act.name, KindsOf: "What to do with the comment"}
	view.Section, view.Base = "Inspections", c.Seq
	if c.State == "" {
		view.Heading, view.Sent, view.Button = "Note what is wrong in the draft report", readinessRoot(c.Inspection)+"/comments/new", "Note it"
		view.Lead = []string{"The inspectorate corrects facts; it does not change a judgement because of another opinion. Say what the report says, what is right and how that can be seen."}
	} else {
		view.Kinds = deskActs(commentActs, inspection.CommentSteps.From(c.State), commentHref(c), act.act)
		view.Lead = []string{"The report says: " + c.Says, "What is right: " + c.Right, "How it can be seen: " + c.Evidence, upperFirst(string(c.State)) + "."}
		if c.Why != "" {
			view.Lead = append(view.Lead, c.Why)
		}
	}
	switch {
	case act.asks != "":
		view.Fields = []field{{Name: "why", Label: act.asks, As: "text"}}
	case act.act == inspection.Change || act.act == inspection.Note:
		if c.State != "" {
			view.Lead = nil // it stands in the fields
		}
		view.Fields = []field{numberField("page", "Page of the draft report", "", float64(c.Page), c.Page > 0),
			{Name: "paragraph", Label: "Paragraph (may be left blank)", Hint: "As the report numbers it.", As: "short", Value: c.Paragraph},
			{Name: "says", Label: "What the report says", As: "text", Value: c.Says}, {Name: "right", Label: "What is right", As: "text", Value: c.Right},
			{Name: "evidence", Label: "How it can be seen", Hint: "Name no child and no family.", As: "text", Value: c.Evidence}}
	}
	view.Fields = append(view.Fields, field{Name: "act", As: "hidden", Value: string(act.act)})
	return view
}

// comment shows the form of a comment on the draft report.
func (v *visit) comment() error {
	c, err := v.commentAsked()
	if err != nil {
		return err
	}
	act, err := commentActAsked(c, v.r.FormValue("act"))
	if err != nil {
		return err
	}
	return v.showPlanForm(v.commentForm(c, act))
}

// saveComment saves what was done to a comment.
func (v *visit) saveComment() error {
	c, err := v.commentAsked()
	if err != nil {
		return err
	}
	act, err := commentActAsked(c, v.typed("act"))
	if err != nil {
		return err
	}
	view := v.commentForm(c, act)
	view.Base = v.typedBase()
	if act.act == inspection.Change || act.act == inspection.Note {
		c.Page = int(view.typedNumber("page", v.typed("page"), "Give the page of the draft report, from 1"))
		c.Paragraph, c.Says, c.Right, c.Evidence = v.typed("paragraph"), v.typed("says"), v.typed("right"), v.typed("evidence")
	}
	done, wrong := c.Do(act.act, v.typed("why"))
	draft, problems := done.Draft(view.Base)
	ok, err := v.keep(&view.writing, draft, cmp.Or(wrong, problems))
	if err != nil {
		return err
	}
	if !ok {
		view.retype(v.r.PostForm)
		return v.showPlanForm(view)
	}
	return v.done(readinessHref(c.Inspection), act.notice)
}

// letterView is the letter with what is wrong in the facts of the draft report, to be printed.
type letterView struct {
	frame
	Of       inspection.Inspection
	Today    day.Day
	Comments []inspection.FactualComment
	Waiting  int // comments that are still drafts: they stand in the letter too
}

// letter shows the comments as a letter. Those left out are not in it.
func (v *visit) letter() error {
	i, err := v.inspectionAsked()
	if err != nil {
		return err
	}
	view := &letterView{Of: i, Today: v.today()}
	view.Section, view.Title = "Inspections", "Comments on the facts of the draft report"
	for _, c := range v.house.register.Comments(i.ID) {
		if c.State == inspection.CommentLeft {
			continue
		}
		if view.Comments = append(view.Comments, c); c.State == inspection.Drafted {
			view.Waiting++
		}
	}
	return v.render("facts_letter", view)
}
