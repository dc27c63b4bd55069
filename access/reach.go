package access

import (
	"slices"
	"strings"

	"goldthread/record"
)

// Reach is how far a viewer's rights go to one child.
type Reach uint8

// From no reach to the whole record; the words of Why say what each means and what to do.
const (
	NoChildren Reach = iota // the role sees no child at all
	OtherWorker
	OtherTeam
	NotGranted
	OwnTeam // an auditor's
	Restricted
	WithReason // opens when a reason is typed
	Full
)

var whyNot = map[Reach]string{
	NoChildren:  "your role sees figures, never a child's record",
	OtherWorker: "held by another worker: ask the team manager",
	OtherTeam:   "held by another team: ask the service manager",
	NotGranted:  "not opened to you: ask the service manager for access to this child",
	OwnTeam:     "held by your own team: another auditor must look at it",
	Restricted:  "restricted record",
	WithReason:  "opens when you say why you need to see it",
	Full:        "",
}

// Why says in words where the viewer's rights end; it is blank for a record that opens.
func (r Reach) Why() string { return whyNot[r] }

// Opens says whether the record opens, with a reason or without. A list shows the child's id exactly where it does.
func (r Reach) Opens() bool { return r >= WithReason }

// HasClosed says whether any record is restricted that was not opened to the viewer.
func (v *View) HasClosed() bool {
	for child := range v.sight.Grants.restrictions {
		if v.reach(child) == Restricted {
			return true
		}
	}
	return false
}

// reach judges by who holds the child now, by what was granted and by what is restricted.
func (v *View) reach(child string) Reach {
	known, ok := v.reaches[child]
	if !ok {
		if v.reaches == nil {
			v.reaches = map[string]Reach{}
		}
		granted := v.sight.Grants.Granted(child, v.viewer.Account.Name, v.today)
		known = v.judge(v.heldNow(child), v.sight.Grants.Restricted(child), granted)
		v.reaches[child] = known
	}
	return known
}

// judge is the rule.
func (v *View) judge(held record.Holding, restricted, granted bool) Reach {
	role := v.viewer.Account.Role
	switch {
	case !role.May(OpenChild):
		return NoChildren
	case rights[role][OpenChild] == outside && v.ofOwnTeam(held):
		return OwnTeam
	case restricted && !granted:
		return Restricted
	default:
		return v.unrestricted(held, granted)
	}
}

// unrestricted is the reach that role, relation and grant give.
func (v *View) unrestricted(held record.Holding, given bool) Reach {
	word := rights[v.viewer.Account.Role][OpenChild]
	switch {
	case word == reason:
		return WithReason
	case word == all, given, word == own && v.isWorker(held), word == team && v.ofOwnTeam(held):
		return Full
	case word == own:
		return OtherWorker
	case word == team:
		return OtherTeam
	}
	return NotGranted
}

// heldNow is who holds the child as the newest delivery tells it, also while an earlier day is shown: somebody who once
// held a child does not keep the right to it.
func (v *View) heldNow(child string) record.Holding {
	if c := v.sight.Present.Child(child); c != nil {
		return c.HeldOn(v.sight.Present.LatestDelivery(v.today))
	}
	return record.Holding{}
}

func (v *View) isWorker(h record.Holding) bool { return sameName(v.viewer.Account.Worker, h.Worker) }

func (v *View) ofOwnTeam(h record.Holding) bool {
	return slices.ContainsFunc(v.viewer.Account.Teams, func(t string) bool { return sameName(t, h.Team) })
}

// sameName compares names as lists write them; a blank one is nobody's.
func sameName(a, b string) bool {
	a, b = strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " ")
	return a != "" && strings.EqualFold(a, b)
}
