package annexa

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"goldthread/codelist"
	"goldthread/ingest"
)

// CheckMapping refuses a mapping in which a word means something that is not there: a value no code of its set, a header
// no header of its list. The refusal names the words, their group and what is allowed. Words not filled in are passed
// over, and so is ingest.Ignore.
func CheckMapping(m ingest.Mapping) error {
	var wrong []string
	for _, group := range slices.Sorted(maps.Keys(m.Headers)) {
		wrong = append(wrong, wrongHeaders(group, m.Headers[group])...)
	}
	for _, group := range slices.Sorted(maps.Keys(m.Values)) {
		wrong = append(wrong, wrongValues(group, m.Values[group])...)
	}
	if wrong == nil {
		return nil
	}
	return &ingest.Refusal{Reason: ingest.WrongMapping, File: "the mapping file", What: strings.Join(wrong, "; "),
		Do: `Correct "means" there, or write - to pass the word over, and hand the files in again. Deleting the word is not enough once it is saved`}
}

func wrongHeaders(group string, words map[string]ingest.Word) []string {
	at := slices.IndexFunc(lists[:], func(l *list) bool { return mappingName(l) == group })
	if at < 0 {
		return wrongGroup("headers", group, words, "list 1 to list 11")
	}
	b := newHeaderBook(lists[at], ingest.Mapping{})
	return wrongWords("headers", group, words, func(means string) bool { _, ok, _ := b.find(means); return ok }, headersOf(lists[at]))
}

func wrongValues(group string, words map[string]ingest.Word) []string {
	set := codelist.Named(group)
	if set == nil {
		return wrongGroup("values", group, words, "the names that Goldthread wrote into the file")
	}
	return wrongWords("codes", group, words, func(means string) bool { _, ok := readCode(set, means); return ok }, codesOf(set))
}

// wrongWords says which words have a meaning that is not allowed, and at the end of them what is.
func wrongWords(what, group string, words map[string]ingest.Word, known func(string) bool, allowed []string) (wrong []string) {
	for _, text := range slices.Sorted(maps.Keys(words)) {
		if means := words[text].Means; means != "" && means != ingest.Ignore && !known(means) {
			wrong = append(wrong, fmt.Sprintf("%q of the group %s is said to mean %q, which is none of its %s", text, group, means, what))
		}
	}
	if wrong != nil {
		wrong[len(wrong)-1] += " (allowed: " + oneOf(allowed) + ")"
	}
	return wrong
}

func wrongGroup(part, group string, words map[string]ingest.Word, allowed string) []string {
	for _, w := range words {
		if w.Means != "" {
			return []string{fmt.Sprintf("there is no group %q among its %s (allowed: %s)", group, part, allowed)}
		}
	}
	return nil
}

func codesOf(set *codelist.Set) (codes []string) {
	for _, e := range set.Entries {
		codes = append(codes, string(e.Code))
	}
	return codes
}

func headersOf(l *list) (headers []string) {
	for _, c := range l.columns {
		headers = append(headers, fmt.Sprintf("%q", c.header))
	}
	return headers
}

// oneOf is a choice in words: "Y, N or U".
func oneOf(choices []string) string { return joined(choices, " or ") }

// joined puts commas between texts and a word before the last.
func joined(texts []string, last string) string {
	if n := len(texts); n > 1 {
		return strings.Join(texts[:n-1], ", ") + last + texts[n-1]
	}
	return strings.Join(texts, "")
}

// labels are the codes of a set with their words, for the mapping file.
func labels(set *codelist.Set) map[string]string {
	codes := map[string]string{}
	for _, e := range set.Entries {
		codes[string(e.Code)] = e.Label
	}
	return codes
}

// headers are those of the sheet's list with the column that each was found in, for the mapping file.
func (s *sheet) headerLabels() map[string]string {
	headers := map[string]string{}
	for _, c := range s.list.columns {
		if headers[c.header] = "not found"; s.at[c.field] >= 0 {
			headers[c.header] = "found in " + s.names[c.field]
		}
	}
	return headers
}
