package access

import (
	"context"
	"encoding/json"
	"errors"

	"goldthread/day"
	"goldthread/store"
)

// ErrOwnGrant is what Grant returns for somebody who would open a record to themselves.
var ErrOwnGrant = errors.New("nobody opens a record to themselves: ask another who may grant access")

// mayGrant says whether the viewer may open and restrict the child's record: their role grants access, and role and
// relation reach the child. A restriction does not stand in the way, or nobody could lift it.
func (v *View) mayGrant(child string) bool {
	return v.viewer.May(GrantAccess) && v.unrestricted(v.heldNow(child), false).Opens()
}

// MayGrant says whether the viewer may open the child's record to others, and restrict it.
func (v *View) MayGrant(token string) bool {
	_, err := v.granting(token)
	return err == nil
}

func (v *View) granting(token string) (child string, err error) {
	id, ok := v.sight.References.Child(token)
	if !ok || !v.mayGrant(id) {
		return "", ErrNoSuch
	}
	return id, nil
}

// Grant opens the child's record to an account, from today until a day. to must be an account of the authority that is
// not the viewer's own and whose role can open a child; a grant that stands for it already is replaced.
func (v *View) Grant(ctx context.Context, token string, to Account, until day.Day, why string) error {
	child, err := v.granting(token)
	if err != nil {
		return err
	}
	g := Grant{Child: child, Account: to.Name, From: v.today, Until: until, Why: oneLine(why)}
	switch err := g.check(v.today); {
	case to.Name == v.viewer.Account.Name:
		return ErrOwnGrant
	case !to.May(OpenChild):
		return errors.New("the " + string(to.Role) + "'s role sees no child: access cannot be granted to it")
	case err != nil:
		return err
	}
	return v.write(ctx, store.Put, GrantKind, g.id(), child, g)
}

// Withdraw ends a grant; ending one that is not there is no error.
func (v *View) Withdraw(ctx context.Context, token, account string) error {
	child, err := v.granting(token)
	if err != nil {
		return err
	}
	return v.write(ctx, store.Retire, GrantKind, Grant{Child: child, Account: account}.id(), child, nil)
}

// Restrict closes the child's record to everybody but by grant, the viewer included.
func (v *View) Restrict(ctx context.Context, token, why string) error {
	child, err := v.granting(token)
	if err == nil {
		err = checkWhy(why)
	}
	if err != nil {
		return err
	}
	return v.write(ctx, store.Put, RestrictionKind, child, child, Restriction{Why: oneLine(why)})
}

// Lift ends the restriction of a child's record.
func (v *View) Lift(ctx context.Context, token string) error {
	child, err := v.granting(token)
	if err != nil {
		return err
	}
	return v.write(ctx, store.Retire, RestrictionKind, child, child, nil)
}

func (v *View) write(ctx context.Context, op store.Op, kind, id, child string, value any) error {
	d := store.Draft{Kind: kind, ID: id, Child: child, Op: op, Base: store.AnyBase}
	if value != nil {
		var err error
		if d.Body, err = json.Marshal(value); err != nil {
			return err
		}
	}
	_, err := v.sight.Store.Append(ctx, v.viewer.Authority, v.viewer.Account.Name, []store.Draft{d})
	return err
}
