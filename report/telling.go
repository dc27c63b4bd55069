package report

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"goldthread/disclosure"
	"goldthread/record"
)

// telling looks in an officer's words for what could give somebody away: a small number near children, the name of a
// worker, the identifier of a child.
type telling struct {
	ids     map[string]bool // of every child, as plainID has them
	workers []string
	teams   []string
}

func newTelling(b *record.Book, workers []string) *telling {
	t := &telling{ids: map[string]bool{}, workers: workers, teams: teamsOf(b)}
	for _, c := range b.All() {
		t.ids[plainID(c.ID)] = true
	}
	return t
}

// plainID is an identifier in small letters, without the noughts before a number: systems print them or leave them out.
func plainID(id string) string {
	id = strings.ToLower(id)
	if strings.Trim(id, "0123456789") == "" {
		id = strings.TrimLeft(id, "0")
	}
	return id
}

// checkPublic refuses words that stand in the papers and could give somebody away: what the officer wrote, headings and
// text, what is printed and what is not; whom the papers are for; who set a target; notes on charts. The place is said; a
// name or an identifier is not repeated.
func (p *Pack) checkPublic() error {
	t := p.telling
	var found []error
	for _, s := range p.officer.Sections {
		inHeading := t.check(s.Heading, s.Line-1, officerFile+", heading")
		where := fmt.Sprintf("%s, section %q", officerFile, s.Heading)
		if inHeading != nil {
			where = fmt.Sprintf("%s, section of line %d", officerFile, s.Line-1)
		}
		found = append(append(found, inHeading...), t.check(s.Text, s.Line, where)...)
	}
	for _, s := range p.officer.unshown {
		found = append(found, t.check(s.Text, s.Line, officerFile+", not printed")...)
	}
	names := map[string]bool{} // who set a target, and whether that names somebody
	for _, target := range p.targets {
		named, looked := names[target.SetBy]
		if !looked {
			named = t.check(target.SetBy, target.line, targetsFile) != nil
			names[target.SetBy] = named
		}
		if named {
			found = append(found, &namedPerson{fmt.Errorf("%s: who set the target is named as a worker or a child is: write the board or the post", target.place())})
		}
	}
	found = append(found, t.checkBreaks(p.breaks)...)
	found = append(found, t.check(p.For, 1, "whom the papers are for")...)
	if found == nil {
		return nil
	}
	return &Telling{found}
}

// Telling is the error of a public edition whose words could give somebody away: each place, and what to change there.
type Telling struct{ Found []error }

// namedPerson is a place that holds a worker's name or a child's identifier: that it is one is itself not for everybody.
type namedPerson struct{ error }

// Unnamed are the places that hold no name of a worker and no identifier of a child, and whether there are others. It is
// for writers who may not learn which numbers and names those are.
func (t *Telling) Unnamed() (found []error, named bool) {
	var person *namedPerson
	for _, f := range t.Found {
		if errors.As(f, &person) {
			named = true
		} else {
			found = append(found, f)
		}
	}
	return found, named
}

func (t *Telling) Error() string {
	return fmt.Sprintf("the public edition was not made: change these sentences and make it again\n%v", errors.Join(t.Found...))
}

// check looks at a text as it was written, as it is read and as its links lead.
func (t *telling) check(text string, firstLine int, where string) []error {
	var found []error
	said := map[string]bool{}
	views := []string{text, asRead(text), percentDecoded(text)}
	for i, view := range views {
		if slices.Contains(views[:i], view) {
			continue
		}
		for _, f := range t.find(view) {
			line := firstLine + strings.Count(view[:f.at], "\n")
			if key := fmt.Sprint(line, f.what); !said[key] {
				said[key] = true
				one := fmt.Errorf("%s, line %d, sentence %d: %s", where, line, sentenceAt(view, f.at), f.what)
				if f.person {
					one = &namedPerson{one}
				}
				found = append(found, one)
			}
		}
	}
	return found
}

// foundAt is what was found, with the place of its first letter.
type foundAt struct {
	at     int
	what   string
	person bool // it is a worker's name or a child's identifier
}

func (t *telling) find(text string) []foundAt {
	var found []foundAt
	for _, f := range disclosure.Words(t.withoutTeams(text), nil) {
		found = append(found, foundAt{f.Start, fmt.Sprintf("%q: %s", f.Text, f.Why), false})
	}
	for _, f := range disclosure.Words(text, t.workers) {
		if strings.Contains(f.Why, "worker") {
			found = append(found, foundAt{f.Start, "a worker is named: write the post instead", true})
		}
	}
	for _, at := range t.identifiers(text) {
		found = append(found, foundAt{at, "a child's identifier stands here: take it out", true})
	}
	return found
}

// withoutTeams blanks the names of teams, place for place: "Children in Care 1" counts no child.
func (t *telling) withoutTeams(text string) string {
	for _, team := range t.teams {
		if len(team) < 4 { // it may be a number
			continue
		}
		text = strings.ReplaceAll(text, team, strings.Repeat("_", len(team)))
	}
	return text
}

var (
	token = regexp.MustCompile(`[\p{L}\p{N}][\p{L}\p{N}/_,.*-]*`)
	piece = regexp.MustCompile(`[\p{L}\p{N}]+`)
)

// identifiers finds the words that are a child's identifier, whole or as some pieces of a longer word.
func (t *telling) identifiers(text string) []int {
	var found []int
	for _, at := range token.FindAllStringIndex(text, -1) {
		word := text[at[0]:at[1]]
		pieces := piece.FindAllStringIndex(word, -1)
		if slices.ContainsFunc(pieces, func(from []int) bool {
			return slices.ContainsFunc(pieces, func(to []int) bool { return from[0] < to[1] && t.ids[plainID(word[from[0]:to[1]])] })
		}) {
			found = append(found, at[0])
		}
	}
	return found
}

var (
	linkMark = regexp.MustCompile(`\[([^\]\n]*)\]\([^)\s]*\)`)
	marks    = strings.NewReplacer("**", "", "__", "", "*", "", "`", "", "\u200b", "", "\u00ad", "", "\u2060", "", "\ufeff", "")
	octets   = regexp.MustCompile(`(?:%[0-9A-Fa-f]{2})+`)
)

// asRead is the text without the marks of Markdown and what no eye sees; its lines stay.
func asRead(text string) string { return marks.Replace(linkMark.ReplaceAllString(text, "$1")) }

// percentDecoded is the text with what links write as %41 in plain letters; its lines stay.
func percentDecoded(text string) string {
	return octets.ReplaceAllStringFunc(text, func(s string) string {
		var plain []byte
		for i := 0; i < len(s); i += 3 {
			n, _ := strconv.ParseUint(s[i+1:i+3], 16, 8)
			if n < ' ' {
				n = ' '
			}
			plain = append(plain, byte(n))
		}
		return string(plain)
	})
}

// sentenceAt numbers the sentence of a text in which a place lies, from 1.
func sentenceAt(text string, at int) int {
	return len(sentenceEnds.FindAllStringIndex(text[:at], -1)) + 1
}
