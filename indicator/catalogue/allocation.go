package catalogue

import (
	"goldthread/day"
	"goldthread/record"
)

// firstHoldingList is the first of the Annex A lists (6 to 9) that name who holds a child, rather than who did one piece
// of work.
const firstHoldingList = 6

// allocated says whether the newest lists that hold the child on or before a day name a worker. They must name one in
// every row, so a row without one says that there is none; told is false where no list holds the child at all.
func allocated(c *record.Child, on day.Day) (named, told bool) {
	var newest day.Day
	for i := len(c.Observations) - 1; i >= 0; i-- {
		o := &c.Observations[i]
		if o.Day > on || o.List < firstHoldingList {
			continue
		}
		if told && o.Day < newest {
			return false, true
		}
		newest, told = o.Day, true
		if o.About == record.AllocatedWorker && o.Text != "" {
			return true, true
		}
	}
	return false, told
}
