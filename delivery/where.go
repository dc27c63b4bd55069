package delivery

import (
	"strconv"
	"strings"

	"goldthread/day"
)

// Where is what a journal entry's source says of where it came from.
type Where struct {
	AsAt     day.Day // of the delivery
	Delivery string  // its id
	Sheet    string  // as the file names it; blank where no row said so: the delivery as a whole did
	Row      int     // as a spreadsheet counts them
}

// WhereFrom reads a journal entry's source; ok is false for an entry that no delivery made.
func WhereFrom(source string) (w Where, ok bool) {
	asAt, mark, ok := asAtOf(source)
	if !ok {
		return w, false
	}
	fields := strings.Fields(source)
	w = Where{AsAt: asAt, Delivery: asAt.String() + " " + fields[2]}
	if mark {
		return w, true
	}
	sheet, row, _ := strings.Cut(fields[3], "!")
	w.Sheet = strings.ReplaceAll(sheet, "_", " ")
	w.Row, _ = strconv.Atoi(row)
	return w, true
}
