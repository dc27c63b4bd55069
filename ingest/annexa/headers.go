package annexa

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"goldthread/codelist"
	"goldthread/ingest"
)

var (
	brackets = regexp.MustCompile(`\([^()]*\)?\)*`)
	yesNo    = regexp.MustCompile(`(?i)\(\s*y\s*/\s*n\s*\)+`)
)

// spellings are the forms in which a header is compared: without case, blanks and punctuation, once with and once
// without what stands in brackets. "DateOfBirth" and "Date of birth:" are the same.
func spellings(header string) [2]string {
	header = norm.NFKC.String(header)
	header = yesNo.ReplaceAllString(header, "")
	return [2]string{squash(header), squash(brackets.ReplaceAllString(header, " "))}
}

func squash(text string) string { return strings.ReplaceAll(codelist.Plain(text), " ", "") }

// headerBook knows the headers of one list, the official ones, those seen elsewhere and the authority's own.
type headerBook struct {
	list  *list
	exact map[string]field
	own   map[string]string // the authority's mapping: plain header to what it means
}

func newHeaderBook(l *list, m ingest.Mapping) headerBook {
	b := headerBook{list: l, exact: map[string]field{}, own: ingest.Meanings(m.Headers[mappingName(l)])}
	for _, official := range []bool{true, false} {
		for _, c := range l.columns {
			names := c.also
			if official {
				names = []string{c.header}
			}
			for _, name := range names {
				b.learn(name, c.field)
			}
		}
	}
	return b
}

func (b headerBook) learn(name string, f field) {
	for _, s := range spellings(name) {
		if _, taken := b.exact[s]; !taken && s != "" {
			b.exact[s] = f
		}
	}
}

// find gives the field of a header; ignored says that the authority wants it passed over.
func (b headerBook) find(header string) (f field, ok, ignored bool) {
	if means, mapped := b.own[codelist.Plain(header)]; mapped {
		if means == ingest.Ignore {
			return 0, false, true
		}
		header = means
	}
	for _, s := range spellings(header) {
		if f, ok := b.exact[s]; ok {
			return f, true, false
		}
	}
	f, ok = b.byWords(header)
	return f, ok, false
}

// byWords finds the one column whose words all stand in the header, in their order. Two that fit are none.
func (b headerBook) byWords(header string) (found field, ok bool) {
	words := strings.Fields(codelist.Plain(norm.NFKC.String(header)))
	for _, c := range b.list.columns {
		if slices.ContainsFunc(c.words, func(pattern string) bool { return inOrder(strings.Fields(pattern), words) }) {
			if ok {
				return 0, false
			}
			found, ok = c.field, true
		}
	}
	return found, ok
}

func inOrder(pattern, words []string) bool {
	for _, w := range words {
		if len(pattern) > 0 && w == pattern[0] {
			pattern = pattern[1:]
		}
	}
	return len(pattern) == 0
}

func mappingName(l *list) string { return "list " + number(l.number) }

// suggest finds the column not yet found whose header shares most words with an unknown one, "dt" being a word for date;
// for a column that the list cannot do without, fewer words are enough.
// While the day that makes the event is still to be found, it is what any header that speaks of a day may mean, and any
// header where only one is unknown.
func (s *sheet) suggest(header string) string {
	best, most := "", 0.0
	for _, c := range s.list.columns {
		if s.at[c.field] >= 0 {
			continue
		}
		bar := 0.5
		if s.list.needs(c.field) {
			bar = 0.3
		}
		if like := alike(header, c.header, shortFor); like > max(bar, most) {
			best, most = c.header, like
		}
	}
	if best == "" && s.at[s.list.eventField()] < 0 && (len(s.unknown) == 1 || speaksOfDay(header)) {
		return s.list.column(s.list.eventField()).header
	}
	return best
}

func (l *list) column(f field) column {
	return l.columns[slices.IndexFunc(l.columns, func(c column) bool { return c.field == f })]
}

func speaksOfDay(header string) bool {
	return slices.ContainsFunc(strings.Fields(codelist.Plain(header)), func(w string) bool { return w == "when" || w == "day" || shortFor(w, "date") })
}

// alike is how many words two texts share, of all their different words: 1 for the same words in any order.
func alike(a, b string, same func(a, b string) bool) float64 {
	wa, wb := strings.Fields(codelist.Plain(a)), strings.Fields(codelist.Plain(b))
	shared := 0
	for _, w := range wa {
		if slices.ContainsFunc(wb, func(v string) bool { return same(w, v) }) {
			shared++
		}
	}
	if all := len(wa) + len(wb) - shared; all > 0 {
		return float64(shared) / float64(all)
	}
	return 0
}

func equal(a, b string) bool { return a == b }

// shortFor says whether a word is another one or short for it: it begins alike and leaves letters out, as dt does of date
// and ref of referral.
func shortFor(short, word string) bool {
	if short == word {
		return true
	}
	if len(short) < 2 || len(short) >= len(word) || short[0] != word[0] {
		return false
	}
	for i := 0; i < len(word) && short != ""; i++ {
		if word[i] == short[0] {
			short = short[1:]
		}
	}
	return short == ""
}

// helpers are columns that other tools add to a list and that say nothing new: passed over without a word.
var helpers = map[string]bool{
	"contactsperchilddistinctcount": true, "ehperchilddistinctcount": true, "appearsonreferrallist": true,
	"gendergroup": true, "ethnicgroup": true, "commentsbythelocalauthority": true, "contactsperchild": true, "ehperchild": true,
}
