package access

// Opened is to whom a child's record is open beside those who hold it, and whether it is closed to the rest.
type Opened struct {
	Grants      []Grant // that have not run out, by account
	Restriction Restriction
	Restricted  bool
}

// Opened tells whoever may grant access to the child how it stands; for others it is ErrNoSuch.
func (v *View) Opened(token string) (Opened, error) {
	child, err := v.granting(token)
	if err != nil {
		return Opened{}, err
	}
	o := Opened{Grants: v.sight.Grants.Of(child, v.today)}
	o.Restriction, o.Restricted = v.sight.Grants.Restriction(child)
	return o, nil
}

// Opens says whether the record that a reference stands for opens to the viewer, with a reason or without.
func (v *View) Opens(token string) bool {
	child, ok := v.sight.References.Child(token)
	return ok && v.reach(child).Opens()
}
