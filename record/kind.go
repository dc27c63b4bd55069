package record

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"goldthread/day"
)

// Value is a value of one kind: a contact, a referral, a plan. Its journal entry's id is made from the child, the day
// and the purpose, since lists carry no event ids: the same child, kind and day is the same event as before, and Nth
// tells equals apart.
type Value interface {
	Kind() string // the entry's kind in the journal
	When() day.Day
}

// The kinds of the journal, each beside its type's day.
func (Person) Kind() string            { return "child" }
func (Contact) Kind() string           { return "contact" }
func (EarlyHelp) Kind() string         { return "early-help" }
func (Referral) Kind() string          { return "referral" }
func (Assessment) Kind() string        { return "assessment" }
func (Enquiry) Kind() string           { return "enquiry" }
func (NeedEpisode) Kind() string       { return "need" }
func (ProtectionPlan) Kind() string    { return "plan" }
func (CarePeriod) Kind() string        { return "care" }
func (LegalStatus) Kind() string       { return "legal" }
func (Placement) Kind() string         { return "placement" }
func (Visit) Kind() string             { return "visit" }
func (Review) Kind() string            { return "review" }
func (HealthCheck) Kind() string       { return "check" }
func (Snapshot) Kind() string          { return "snapshot" }
func (Adoption) Kind() string          { return "adoption" }
func (Adopter) Kind() string           { return "adopter" }
func (Delivery) Kind() string          { return "delivery" }
func (Person) When() day.Day           { return day.Never }
func (v Contact) When() day.Day        { return v.Day }
func (v EarlyHelp) When() day.Day      { return v.Start }
func (v Referral) When() day.Day       { return v.Day }
func (v Assessment) When() day.Day     { return v.Start }
func (v Enquiry) When() day.Day        { return v.StrategyDiscussion }
func (v NeedEpisode) When() day.Day    { return v.Start }
func (v ProtectionPlan) When() day.Day { return v.Start }
func (v CarePeriod) When() day.Day     { return v.Start }
func (v LegalStatus) When() day.Day    { return v.Start }
func (v Placement) When() day.Day      { return v.Start }
func (v Visit) When() day.Day          { return v.Day }
func (v Review) When() day.Day         { return v.Day }
func (v HealthCheck) When() day.Day    { return v.Day }
func (v Snapshot) When() day.Day       { return v.Day }
func (v Adoption) When() day.Day       { return v.Decision }
func (Adopter) When() day.Day          { return day.Never }
func (v Delivery) When() day.Day       { return v.AsAt }

// EntryID is the journal id of a child's nth value (from 1) of its kind, purpose and day.
func EntryID(child string, v Value, nth int) string {
	switch v := v.(type) {
	case Person:
		return child
	case Adopter:
		return v.ID
	case Delivery:
		return v.ID
	case Snapshot:
		return child + "/list " + strconv.Itoa(int(v.List)) + "/" + v.Day.String()
	}
	id := child + "/" + v.When().String()
	if v, ok := v.(interface{ purpose() Purpose }); ok {
		id = child + "/" + string(v.purpose()) + id[len(child):]
	}
	if nth > 1 {
		id += "#" + strconv.Itoa(nth)
	}
	return id
}

// Body is the value as the journal keeps it. The same value always gives the same bytes, which is how a delivery knows
// that nothing changed.
func Body(v Value) ([]byte, error) {
	body, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("write a %s for the journal: %w", v.Kind(), err)
	}
	return body, nil
}

// nthOf reads the ordinal at the end of an entry's id.
func nthOf(id string) uint16 {
	if at := strings.LastIndexByte(id, '#'); at >= 0 {
		if n, err := strconv.ParseUint(id[at+1:], 10, 16); err == nil {
			return uint16(n)
		}
	}
	return 1
}

// kind is how entries of one kind stand in a Child.
type kind struct {
	put    func(c *Child, nth uint16, seq int64, body []byte, n names) error // lays the value behind the others
	remove func(c *Child, id string)
	sort   func(c *Child)
}

// events is the kind of the values that a Child keeps as a slice in day order. slot gives the slice, and makes the group
// that holds it when asked to.
func events[T any, P interface {
	*T
	Value
	origin() *Origin
}](slot func(c *Child, make bool) *[]T) kind {
	order := func(a, b T) int {
		if n := int(P(&a).When()) - int(P(&b).When()); n != 0 {
			return n
		}
		return int(P(&a).origin().Nth) - int(P(&b).origin().Nth)
	}
	return kind{
		put: func(c *Child, nth uint16, seq int64, body []byte, n names) error {
			values := slot(c, true)
			var v T
			if err := decode(body, &v, n); err != nil {
				return err
			}
			*P(&v).origin() = Origin{Seq: seq, Nth: nth}
			*values = append(*values, v)
			return nil
		},
		remove: func(c *Child, id string) {
			if values := slot(c, false); values != nil {
				*values = slices.DeleteFunc(*values, func(v T) bool {
					return EntryID(c.ID, P(&v), int(P(&v).origin().Nth)) == id
				})
			}
		},
		sort: func(c *Child) {
			if values := slot(c, false); values != nil && len(*values) > 1 && !slices.IsSortedFunc(*values, order) {
				slices.SortStableFunc(*values, order)
			}
		},
	}
}
