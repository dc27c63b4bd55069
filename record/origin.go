package record

// Origin says where a value stands in the journal, which knows the rest: who, when, and from which file and row.
type Origin struct {
	Seq int64  `json:"-"` // the journal entry that says so
	Nth uint16 `json:"-"` // first, second ... of the child's values of its kind on its day; 1 for the first
}

func (o *Origin) origin() *Origin { return o }

// Holding is who holds a piece of work. A blank team or worker is not known.
type Holding struct {
	Team   string `json:"team,omitempty"`
	Worker string `json:"worker,omitempty"`
}

// Held gives the holding; event types embed Holding and have it by that.
func (h Holding) Held() Holding { return h }
