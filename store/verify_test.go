package store_test

import (
	"fmt"
	"strings"
	"testing"
)

// testTampering changes a journal of ten entries past the store; Verify must name exactly what was done.
func testTampering(t *testing.T, db database) {
	const where = " WHERE authority = '" + authority + "' AND seq = "
	swap := func(a, b int) []string {
		return []string{
			fmt.Sprint("UPDATE journal SET seq = -1", where, a),
			fmt.Sprint("UPDATE journal SET seq = ", a, where, b),
			fmt.Sprint("UPDATE journal SET seq = ", b, where, "-1"),
		}
	}
	const changed = ": it was changed after it was recorded"
	for name, c := range map[string]struct {
		do   []string
		says []string // the start of each break, after the authority
	}{
		"a byte of a body":        {[]string{"UPDATE journal SET body = $1" + where + "4"}, []string{" entry 4" + changed}},
		"the last body":           {[]string{"UPDATE journal SET body = $1" + where + "10"}, []string{" entry 10" + changed}},
		"an actor":                {[]string{"UPDATE journal SET actor = 'somebody.else'" + where + "4"}, []string{" entry 4" + changed}},
		"a put made a retire":     {[]string{"UPDATE journal SET op = 'retire'" + where + "1"}, []string{" entry 1" + changed}},
		"an instant":              {[]string{"UPDATE journal SET recorded_at = '2026-03-31T09:00:00.000001Z'" + where + "4"}, []string{" entry 4" + changed}},
		"an instant to nonsense":  {[]string{"UPDATE journal SET recorded_at = 'long ago'" + where + "4"}, []string{" entry 4" + changed}},
		"a hash":                  {[]string{"UPDATE journal SET hash = $1" + where + "4"}, []string{" entry 4" + changed}},
		"two apart":               {[]string{"UPDATE journal SET child = 'x'" + where + "4", "UPDATE journal SET child = 'x'" + where + "8"}, []string{" entry 4" + changed, " entry 8" + changed}},
		"two in a row":            {[]string{"UPDATE journal SET child = 'x'" + where + "4", "UPDATE journal SET child = 'x'" + where + "5"}, []string{" entry 4" + changed, " entry 5" + changed}},
		"a removed entry":         {[]string{"DELETE FROM journal" + where + "4"}, []string{" entry 4: entries 4 to 4 are missing"}},
		"removed entries":         {[]string{"DELETE FROM journal" + where + "4", "DELETE FROM journal" + where + "5"}, []string{" entry 4: entries 4 to 5 are missing"}},
		"the first removed":       {[]string{"DELETE FROM journal" + where + "1"}, []string{" entry 1: entries 1 to 1 are missing"}},
		"the end removed":         {[]string{"DELETE FROM journal" + where + "10", "DELETE FROM journal" + where + "9"}, []string{" entry 9: entries 9 to 10 are missing: the end"}},
		"all removed":             {[]string{"DELETE FROM journal WHERE authority = '" + authority + "'"}, []string{" entry 1: entries 1 to 10 are missing: the end"}},
		"the head removed":        {[]string{"DELETE FROM head WHERE authority = '" + authority + "'"}, []string{" entry 1: entries 1 to 10 stand after the journal's end"}},
		"the head's hash":         {[]string{"UPDATE head SET hash = $1 WHERE authority = '" + authority + "'"}, []string{" entry 10: the hash of the last entry"}},
		"neighbours swapped":      {swap(4, 5), []string{" entry 4: entries 4 and 5 are out of order"}},
		"a pair swapped":          {swap(3, 8), []string{" entry 3: entries 3 and 8 are out of order"}},
		"the ends swapped":        {swap(1, 10), []string{" entry 1: entries 1 and 10 are out of order"}},
		"a mark of what replaced": {[]string{"UPDATE superseded SET by_seq = 9 WHERE authority = '" + authority + "'"}, []string{" entry 1: the mark of what replaced"}},
		"a mark put in":           {[]string{"INSERT INTO superseded VALUES ('" + authority + "', 5, 6)"}, []string{" entry 5: the mark of what replaced"}},
		"a mark removed":          {[]string{"DELETE FROM superseded WHERE authority = '" + authority + "'"}, []string{" entry 1: the mark of what replaced"}},
	} {
		t.Run(name, func(t *testing.T) {
			clock := newClock()
			place := db.place(t)
			s := open(t, place, clock.now)
			for i := range 10 {
				clock.tick(1e9)
				save(t, s, put(fmt.Sprint("id", i%9), fmt.Sprint(`{"v":`, i, `}`)))
			}
			sound(t, s)
			tamper(t, place, c.do)
			breaks := must(s.Verify(t.Context()))(t).Breaks
			for i := range max(len(breaks), len(c.says)) {
				if i >= len(breaks) || i >= len(c.says) || !strings.HasPrefix(breaks[i].String(), authority+c.says[i]) {
					t.Fatalf("Verify gave %q, want %q", breaks, c.says)
				}
			}
		})
	}
}

func tamper(t *testing.T, place string, statements []string) {
	t.Helper()
	db := raw(t, place)
	for _, statement := range statements {
		var args []any
		if strings.Contains(statement, "$1") {
			args = []any{[]byte(`{"v":3]`)}
		}
		must(db.Exec(statement, args...))(t)
	}
}
