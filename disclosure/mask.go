package disclosure

import "fmt"

// Reason says why a cell is not shown. It is for the restricted record only: a reader who is told which cells are
// primary knows that they are 1 to 5. In public every reason but Unavailable is printed as the symbol c.
type Reason string

// The reasons; Shown is none.
const (
	Shown       Reason = ""
	Primary     Reason = "primary"     // 1 to the threshold, or nought in a sensitive cell
	Secondary   Reason = "secondary"   // hidden so that a total does not give another back
	ByInterval  Reason = "interval"    // hidden so that another keeps enough possible values
	Kept        Reason = "kept"        // hidden when it was published before
	Unprinted   Reason = "unprinted"   // printed nowhere
	Unavailable Reason = "unavailable" // not known
)

// Mask says of each cell of a set whether it may be printed. It is safe for concurrent use.
type Mask struct {
	tables    *tables
	reasons   []Reason
	threshold int
}

// Reason is why the cell is hidden, or Shown. A cell that the set does not hold panics: printing it would be printing
// a number that nobody checked.
func (m Mask) Reason(id string) Reason { return m.reasons[m.at(id)] }

// Shown says whether the cell may be printed.
func (m Mask) Shown(id string) bool { return m.Reason(id) == Shown }

func (m Mask) at(id string) int {
	cell, ok := m.tables.index[id]
	if !ok {
		panic(fmt.Sprintf("disclosure: cell %q was not in the set that was checked", id))
	}
	return cell
}

// Symbol is what stands in the cell's place in public: None when the count itself does.
func (m Mask) Symbol(id string) Symbol {
	switch m.Reason(id) {
	case Shown:
		return None
	case Unavailable:
		return NotAvailable
	}
	return Suppressed
}

// Hidden lists the cells that are suppressed, in the order of their IDs. Keep it with the publication: it is
// Settings.Keep of the next.
func (m Mask) Hidden() []string {
	var hidden []string
	for i, r := range m.reasons {
		if r != Shown && r != Unprinted && r != Unavailable {
			hidden = append(hidden, m.tables.cells[i].ID)
		}
	}
	return hidden
}
