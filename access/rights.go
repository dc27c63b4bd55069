package access

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed rights.txt
var rightsText string

// right is the word in a cell of rights.txt; blank is no.
type right string

const (
	yes     right = "yes"
	public  right = "public"
	all     right = "all"
	own     right = "own"
	team    right = "team"
	reason  right = "reason"
	byGrant right = "granted"
	outside right = "outside"
)

// rights is the table, by role and act. A table with an unknown word, a missing role or a missing act stops the program:
// nobody must be let in by a slip of the pen.
var rights = mustReadRights(rightsText)

func mustReadRights(text string) map[Role]map[Act]right {
	table, err := readRights(text)
	if err != nil {
		panic("access/rights.txt: " + err.Error())
	}
	return table
}

func readRights(text string) (map[Role]map[Act]right, error) {
	table := map[Role]map[Act]right{}
	var columns []Role
	var seen []Act
	for line := range strings.Lines(text) {
		cells := cellsOf(line)
		switch {
		case cells == nil:
		case columns == nil:
			for _, name := range cells[1:] {
				columns = append(columns, Role(name))
				table[Role(name)] = map[Act]right{}
			}
			if !slices.Equal(columns, Roles) {
				return nil, fmt.Errorf("the columns must be the roles, in their order: %q", Roles)
			}
		default:
			a := Act(cells[0])
			if slices.Contains(seen, a) || !slices.Contains(Acts, a) || len(cells) != len(columns)+1 {
				return nil, fmt.Errorf("%q stands twice, is no act, or does not have %d cells", a, len(columns))
			}
			seen = append(seen, a)
			for i, word := range cells[1:] {
				r, ok := rightOf(a, word)
				if !ok {
					return nil, fmt.Errorf("%q says nothing of %q for the %s", word, a, columns[i])
				}
				table[columns[i]][a] = r
			}
		}
	}
	if len(seen) != len(Acts) {
		return nil, fmt.Errorf("%d acts of %d stand in the table", len(seen), len(Acts))
	}
	return table, nil
}

// cellsOf gives the cells of a line, and nil for a blank line or a reason.
func cellsOf(line string) []string {
	line = strings.TrimSpace(line)
	if line == "" || strings.HasPrefix(line, "#") {
		return nil
	}
	cells := strings.Split(line, "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}

// rightOf reads a cell: which words may stand in it depends on the act.
func rightOf(a Act, word string) (r right, ok bool) {
	words := []right{yes}
	switch a {
	case OpenChild:
		words = []right{all, own, team, reason, byGrant, outside}
	case DraftPapers, ReadPapers, SeeInspections, SeePlan:
		words = []right{yes, public}
	}
	if word == "-" {
		return "", true
	}
	return right(word), slices.Contains(words, right(word))
}
