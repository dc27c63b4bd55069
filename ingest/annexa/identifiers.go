package annexa

import (
	"strings"
	"unicode"

	"goldthread/ingest"
)

// When columns have slipped, a child's identifier stands where a code or a day should, and would go into the list of
// oddities and the mapping file, which people pass on. So what is found there is compared with the delivery's own
// identifiers first.

// shortestID is the length from which a text that is also an identifier is taken for one: a "12" is more often an age.
const shortestID = 5

// hidden is what stands in place of an identifier.
const hidden = "(an identifier)"

// hideIdentifiers takes the identifiers of the delivery out of its report and its unexplained words.
func (d *Delivery) hideIdentifiers() {
	ids := map[string]bool{}
	for _, f := range d.Facts {
		if len(f.Child) >= shortestID {
			ids[f.Child] = true
		}
	}
	for g := range d.Report.Groups {
		group := &d.Report.Groups[g]
		hideIn(ids, &group.Column)
		for i := range group.Examples {
			hideIn(ids, &group.Examples[i])
		}
		for i := range group.Found {
			hideIn(ids, &group.Found[i].Text)
			hideIn(ids, &group.Found[i].More)
		}
	}
	d.Unmapped.Headers = withoutIdentifiers(ids, d.Unmapped.Headers)
	d.Unmapped.Values = withoutIdentifiers(ids, d.Unmapped.Values)
}

func hideIn(ids map[string]bool, text *string) {
	if namesOneOf(ids, *text) {
		*text = hidden
	}
}

// namesOneOf says whether a text is, or holds as a word, an identifier.
func namesOneOf(ids map[string]bool, text string) bool {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(word) < shortestID {
			continue
		}
		if ids[ingest.ReadID(ingest.Cell{Kind: ingest.Text, Text: word}).Form] {
			return true
		}
	}
	return false
}

// withoutIdentifiers leaves out the words that are identifiers: nobody can say what they mean.
func withoutIdentifiers(ids map[string]bool, groups map[string]map[string]ingest.Word) map[string]map[string]ingest.Word {
	for name, words := range groups {
		for text := range words {
			if namesOneOf(ids, text) {
				delete(words, text)
			}
		}
		if len(words) == 0 {
			delete(groups, name)
		}
	}
	return groups
}
