package web

import (
	"goldthread/assurance/inspection"
)

// registerSaid is in words how something of the register stands now that somebody else has saved it. Of a tracked case it
// says nothing that could tell the child.
func (v *visit) registerSaid(kind, id string) string {
	v.renew()
	r := v.house.register
	switch kind {
	case inspection.Kind:
		if i, ok := r.Inspection(id); ok {
			return inspectionWords(i)
		}
	case inspection.RequestKind:
		if q, ok := r.Request(id); ok {
			return "Request " + plainNumber(float64(q.Number)) + ", " + string(q.State) + ", due " + q.DueOn.Long() + ": " + q.Text
		}
	case inspection.TrackedCaseKind:
		if c, ok := r.TrackedCase(id); ok {
			return upperFirst(string(c.Choosing)) + ", asked for on " + c.AskedOn.Long() + "."
		}
	case inspection.CommentKind:
		if c, ok := r.Comment(id); ok {
			return "Page " + plainNumber(float64(c.Page)) + ", " + string(c.State) + ": " + c.Says + " What is right: " + c.Right
		}
	case inspection.DocumentKind:
		if d, ok := r.Document(id); ok {
			return d.Name + ", " + d.Words(v.today()) + "."
		}
	case inspection.EvaluationKind:
		if e, ok := r.Evaluation(id); ok {
			return evaluationName(e) + ", " + string(e.State) + "."
		}
	case inspection.NoticeKind:
		if n, ok := r.Notice(id); ok {
			return upperFirst(string(n.Sort)) + " of " + n.IssuedOn.Long() + ", " + string(n.State) + "."
		}
	}
	return "Something newer. Open the page again beside this one to read it."
}
