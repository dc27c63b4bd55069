package disclosure

// Symbol stands in a public table where a number does not, as in the Department for Education's files.
type Symbol string

// The symbols; None means that the number itself is printed.
const (
	None          Symbol = ""
	Suppressed    Symbol = "c"
	NotApplicable Symbol = "z"
	NotAvailable  Symbol = "x"
	RoundsToZero  Symbol = "k"
	LowValue      Symbol = "low" // how some of the Department's files write k
)

var symbolWords = map[Symbol]string{
	None:          "shown",
	Suppressed:    "suppressed to protect children from being recognised",
	NotApplicable: "not applicable",
	NotAvailable:  "not available",
	RoundsToZero:  "rounds to zero, but is not zero",
	LowValue:      "rounds to zero, but is not zero",
}

// Words is the symbol's meaning, for the key under a table, for alt texts and for the reason beside it in an export.
func (s Symbol) Words() string { return symbolWords[s] }
