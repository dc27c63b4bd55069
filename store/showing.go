package store

import "context"

// Showing is all lines of the access log that one page or file wrote: a list of fifty children is one showing.
type Showing struct {
	Viewed       // its last line
	First  int64 // the number of its first line
}

// Children is how many lines it has, one a child.
func (s Showing) Children() int { return int(s.Seq - s.First + 1) }

// Showings gives the chosen part of the log as Viewed does, one showing after another instead of line by line; of the
// showings of one child it gives that child's lines alone. Lines were written at once where they follow each other and tell
// the same instant, account and way, of different children.
func (s *Store) Showings(ctx context.Context, authority string, of ViewedOf) ([]Showing, error) {
	where, args := of.where(authority)
	first := `viewed.seq`
	if of.Child == "" {
		first = firstOfShowing
		where += ` AND NOT EXISTS (SELECT 1 FROM viewed AS later WHERE later.authority = viewed.authority AND later.seq = viewed.seq + 1 AND ` + sameShowing("later", "viewed") + `)`
	}
	return viewedRows(ctx, s, of, `SELECT `+viewedLine+`, `+first+` FROM viewed`+where, args, func(r row) (found Showing, err error) {
		err = found.scan(r, &found.First) // before found is read: the order within a return is not laid down
		return found, err
	})
}

// firstOfShowing walks back from a line to the one before which another showing ends.
var firstOfShowing = `(SELECT begun.seq FROM viewed AS begun WHERE begun.authority = viewed.authority AND begun.seq <= viewed.seq
	AND NOT EXISTS (SELECT 1 FROM viewed AS earlier WHERE earlier.authority = begun.authority AND earlier.seq = begun.seq - 1 AND ` + sameShowing("earlier", "begun") + `)
	ORDER BY begun.seq DESC LIMIT 1)`

// sameShowing says that two lines beside each other were written at once.
func sameShowing(one, other string) string {
	same := one + `.child <> ` + other + `.child`
	for _, column := range []string{"actor", "at", "what", "why"} {
		same += ` AND ` + one + `.` + column + ` = ` + other + `.` + column
	}
	return same
}
