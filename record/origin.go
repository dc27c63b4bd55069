package record

import (
	"strconv"

	"goldthread/day"
)

// Origin says where a value stands in the journal, which knows the rest: who, when, and from which file and row.
type Origin struct {
	Seq int64  `json:"-"` // the journal entry that says so
	Nth uint16 `json:"-"` // first, second ... of the child's values of its kind on its day; 1 for the first
}

// From gives the origin of a value that embeds it.
func (o Origin) From() Origin { return o }

func (o *Origin) origin() *Origin { return o }

// Key names a value within its child's record: "referral 2025-03-01", "plan 2024-01-31#2". It holds nothing of the child.
type Key struct {
	Kind string
	Day  day.Day
	Nth  uint16
}

// String is the key as people and the cases table show it.
func (k Key) String() string {
	name := k.Kind
	if k.Day.Known() {
		name += " " + k.Day.String()
	}
	if k.Nth > 1 {
		name += "#" + strconv.Itoa(int(k.Nth))
	}
	return name
}

// Holding is who holds a piece of work. A blank team or worker is not known.
type Holding struct {
	Team   string `json:"team,omitempty"`
	Worker string `json:"worker,omitempty"`
}

// Held gives the holding; event types embed Holding and have it by that.
func (h Holding) Held() Holding { return h }
