package access

import (
	"maps"
	"slices"
	"strings"

	"goldthread/day"
	"goldthread/record"
)

// Find gives the reference of the child whom the authority's own systems know by an id, for a viewer who may open that
// child or grant access to it. For everybody else, and for an id that nobody has, it is ErrNoSuch.
func (v *View) Find(id string) (token string, err error) {
	ref, ok := v.sight.Shown.Find(strings.TrimSpace(id))
	if !ok {
		return "", ErrNoSuch
	}
	if token = v.place(ref).Token; token == "" {
		return "", ErrNoSuch
	}
	return token, nil
}

// Ref gives the place of a child in the record that is shown, for a list that people keep of children by their ids: the page
// shows it through List. It is not ok for an id that nobody has. It says nothing of what the viewer may see.
func (v *View) Ref(id string) (record.Ref, bool) { return v.sight.Shown.Find(id) }

// GrantedTo gives the children that are open to the viewer by a grant that runs today.
func (v *View) GrantedTo() []Grant { return v.sight.Grants.To(v.viewer.Account.Name, v.today) }

// To gives the grants of an account that run on the day, by child.
func (g *Grants) To(account string, on day.Day) []Grant {
	var found []Grant
	for _, child := range slices.Sorted(maps.Keys(g.grants)) {
		if n, ok := g.grants[child][account]; ok && n.From <= on && on <= n.Until {
			found = append(found, n)
		}
	}
	return found
}
