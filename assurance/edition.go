package assurance

import (
	"maps"
	"slices"

	"goldthread/day"
	"goldthread/store"
)

// Edition notes a public edition of the papers that somebody may have seen: as at which day it was and which cells it did
// not show. A later one hides them too, or the two together would tell what neither does. A preview counts: readers keep
// what they saw.
type Edition struct {
	Origin `json:"-"`
	Pack   string   `json:"pack,omitempty"` // blank for one made on the command line
	AsAt   day.Day  `json:"asAt"`
	Hidden []string `json:"hidden"` // report.Pack.Hidden
}

// Draft makes the entry that notes it. All editions of an authority are versions of one entry, and every version counts.
// The base is the newest edition that this one heeds (Written.NewestEdition): when another was noted meanwhile, the two
// know nothing of each other, the journal answers with a *store.Conflict, and this one must be made again.
func (e Edition) Draft(authority string, base int64) (store.Draft, error) {
	var wrong Problems
	wrong.Add(!e.AsAt.Known(), "asAt", "Give the day that the public edition is as at")
	d, err := Put(EditionKind, authority, base, e, wrong)
	d.Source = "public edition"
	return d, err
}

// Editions are all public editions that were noted, oldest first.
func (w *Written) Editions() []Edition { return slices.Clone(w.editions) }

// Noted says whether the edition is noted already: the same pack, as at the same day, hiding the same cells.
func (w *Written) Noted(e Edition) bool {
	return slices.ContainsFunc(w.editions, func(o Edition) bool {
		return o.Pack == e.Pack && o.AsAt == e.AsAt && slices.Equal(o.Hidden, e.Hidden)
	})
}

// NewestEdition is the journal number of the newest public edition; 0 where there is none.
func (w *Written) NewestEdition() int64 {
	if len(w.editions) == 0 {
		return 0
	}
	return w.editions[len(w.editions)-1].Seq
}

// Allows says whether public papers as at a day may be made: not once some as at a later day were. Each edition heeds what
// those before it showed and hid; one that comes late would stand beside numbers that it knows nothing of, and the two
// together could give a small number back. The same day again is allowed: it hides and shows the same.
func (w *Written) Allows(asAt day.Day) error {
	newest := day.Never
	for _, e := range w.editions {
		if !newest.Known() || e.AsAt > newest {
			newest = e.AsAt
		}
	}
	if newest.Known() && newest > asAt {
		return Problems{{Field: "asAt", Say: "Public papers as at " + newest.Long() + " were made already, and earlier ones beside them could give a small number back. Choose that day or a later one."}}
	}
	return nil
}

// Published gives the cells that the editions up to a journal number hid, sorted, and the days that they were as at:
// what report.Input asks for as Keep and Published.
func (w *Written) Published(upTo int64) (hidden []string, days []day.Day) {
	cells := map[string]bool{}
	for _, e := range w.editions {
		if e.Seq > upTo {
			break
		}
		for _, cell := range e.Hidden {
			cells[cell] = true
		}
		if !slices.Contains(days, e.AsAt) {
			days = append(days, e.AsAt)
		}
	}
	return slices.Sorted(maps.Keys(cells)), days
}
