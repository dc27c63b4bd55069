package store

import "fmt"

// Conflict is the error of an Append whose draft was written from an older version than the newest: nothing of that
// Append was saved. Its text says what changed, by whom and when, and never names the record's id or child.
type Conflict struct {
	Kind, ID string
	Base     int64
	Newest   Entry // what stands there now; zero where nothing ever stood
}

func (c *Conflict) Error() string {
	n := &c.Newest
	if n.Seq == 0 {
		return fmt.Sprintf("this %s was written from version %d, but none was ever saved: nothing was saved now", c.Kind, c.Base)
	}
	did := "saved"
	if n.Op == Retire {
		did = "withdrawn"
	}
	return fmt.Sprintf("this %s was %s by %s on %s, after the version that yours was written from: nothing was saved; look at the newer version and save again",
		c.Kind, did, n.Actor, n.RecordedAt.Format("2 January 2006 at 15:04:05 UTC"))
}
