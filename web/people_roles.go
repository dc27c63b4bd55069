package web

import "goldthread/access"

// rolesView says what each role may do, in words.
type rolesView struct {
	frame
	Roles []roleWords
}

type roleWords struct {
	Role     access.Role
	Sees     string
	May, Not []string
}

// Anchor is the role as a place in the page is called.
func (r roleWords) Anchor() string { return slug(string(r.Role)) }

// childWords say which children a role opens, by the word in the table of rights.
var childWords = map[string]string{
	"all":     "opens every child’s record",
	"own":     "opens the records of the children whose worker they are",
	"team":    "opens the records of the children whom their teams hold",
	"reason":  "opens any child’s record after typing why",
	"granted": "opens the records that somebody opened to them, until a day",
	"outside": "opens the records that somebody opened to them, until a day, but never of a child of their own teams",
	"":        "never sees a child",
}

// seesWords is in one sentence what a role sees.
func seesWords(r access.Role) string {
	figures := "sees no figures"
	switch {
	case r.May(access.SeeFigures):
		figures = "sees whole figures"
	case r.May(access.ReadPublished):
		figures = "reads published figures, in which small numbers are hidden"
	}
	return upperFirst(figures) + "; " + childWords[r.Word(access.OpenChild)] + "."
}

func (v *visit) roles() error {
	page := &rolesView{}
	for _, r := range access.Roles {
		w := roleWords{Role: r, Sees: seesWords(r)}
		for _, a := range access.Acts {
			switch {
			case a == access.OpenChild || a == access.SeeFigures || a == access.ReadPublished || a == access.ChangePassword:
			case r.PublicOnly(a):
				w.May = append(w.May, string(a)+" (public editions)")
			case r.May(a):
				w.May = append(w.May, string(a))
			default:
				w.Not = append(w.Not, string(a))
			}
		}
		page.Roles = append(page.Roles, w)
	}
	page.Section, page.Title = "People", "What each role may do"
	return v.render("people_roles", page)
}
