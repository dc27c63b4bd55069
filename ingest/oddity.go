package ingest

import "fmt"

// Weight says how much an oddity matters.
type Weight uint8

// The weights. A Note was dealt with without loss; a Warning lost or doubts something; with Refused the whole row was
// not taken.
const (
	Note Weight = iota
	Warning
	Refused
)

// String is the weight in a word.
func (w Weight) String() string { return [...]string{"note", "warning", "row refused"}[w] }

// MarshalText writes the word.
func (w Weight) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// UnmarshalText reads the word.
func (w *Weight) UnmarshalText(text []byte) error {
	for *w = Note; *w <= Refused; *w++ {
		if w.String() == string(text) {
			return nil
		}
	}
	return fmt.Errorf("no weight of an oddity is called %q", text)
}

// OddityKind is a sort of oddity: what is odd and what was done about it. Oddities of one kind, list and column are one line
// of the report.
type OddityKind struct {
	Name   string `json:"kind"` // for programs: "day-unreadable"
	What   string `json:"what"`
	Done   string `json:"done"`
	Weight Weight `json:"weight"`
}

// Oddity is one thing met while reading that a person should be able to see.
type Oddity struct {
	OddityKind
	Place
	List int    // of the format; 0 for the whole delivery
	Text string // what stood there; never a child's identifier
	More string // what else is to be known: "the same as row 12"
}
