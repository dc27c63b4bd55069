package web

import "goldthread/access"

// names are what the people of an authority are called, by their sign-in names.
type names map[string]string

// of is what an account is called; one that is not known is called by its sign-in name.
func (n names) of(account string) string {
	if name := n[account]; name != "" {
		return name
	}
	return account
}

// names says how the people of this authority are called: "Priya Nair".
func (v *visit) names() (names, error) {
	accounts, err := v.Desk.Accounts(v.ctx(), v.house.code)
	called := names{}
	for _, a := range accounts {
		called[a.Name] = a.Title
	}
	return called, err
}

// namesAndRoles says what they are besides: "Priya Nair (analyst)".
func (v *visit) namesAndRoles() (names, error) {
	accounts, err := v.Desk.Accounts(v.ctx(), v.house.code)
	return withRoles(accounts), err
}

func withRoles(accounts []access.KnownAccount) names {
	called := names{}
	for _, a := range accounts {
		called[a.Name] = a.Title + " (" + string(a.Role) + ")"
	}
	return called
}
