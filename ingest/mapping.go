package ingest

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"goldthread/codelist"
)

// Mapping is an authority's own words: what its headers and values mean. It is a plain JSON file that a person fills in
// once and the next months' deliveries use.
type Mapping struct {
	Note    string                     `json:"note,omitempty"`
	Headers map[string]map[string]Word `json:"headers,omitempty"` // by list ("list 3"), then the header as the authority writes it
	Values  map[string]map[string]Word `json:"values,omitempty"`  // by code set ("source"), then the value as the authority writes it
	// Codes are what the words of a group may mean, each with its label: for the person who fills in, and for the groups
	// asked about alone. They are written and never read.
	Codes map[string]map[string]string `json:"codes,omitempty"`
}

// Word is what one of the authority's words means. Means is filled in by a person: the official header, or the code;
// Ignore for a word that means nothing here. The rest is the reader's, to help.
type Word struct {
	Means     string   `json:"means"`
	Seen      int      `json:"seen,omitempty"`  // rows that have it
	Lists     []string `json:"lists,omitempty"` // where it stood: "list 4 J" is column J of list 4
	Suggested string   `json:"suggested,omitempty"`
}

// Ignore as a meaning says that a column or value is to be passed over without a word.
const Ignore = "-"

const mappingNote = `What the words in your files mean. Fill in "means": for a value its code, for a header the official header of that list, as "codes" below gives them for each group; - to pass the word over. ` +
	`"seen" is how many rows have it, "lists" is where it stood (list 4 J is column J of list 4), and "suggested" is a guess that is used only once you copy it into "means". ` +
	`Leave this file where it is: deliver finds it there by itself and reads it with every delivery, so deliver the same files again once it is filled in. ` +
	`What is filled in is also saved in the record: deleting this file, or a word in it, does not forget it. To change a meaning, write the other one here.`

// ReadMapping reads a mapping file.
func ReadMapping(r io.Reader) (Mapping, error) {
	var m Mapping
	d := json.NewDecoder(r)
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		return Mapping{}, fmt.Errorf("read the mapping file: %w; it must be JSON as Goldthread wrote it, with \"means\" filled in", err)
	}
	m.Codes = nil
	return m, nil
}

// Write writes the mapping as the file to fill in.
func (m Mapping) Write(w io.Writer) error {
	if m.Note == "" {
		m.Note = mappingNote
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(m); err != nil {
		return fmt.Errorf("write the mapping file: %w", err)
	}
	return nil
}

// Empty says whether there is no word in it.
func (m Mapping) Empty() bool { return len(m.Headers) == 0 && len(m.Values) == 0 }

// Merge gives both mappings as one; where both know a word, a meaning of the other one stands.
func (m Mapping) Merge(other Mapping) Mapping {
	note := other.Note
	if note == "" {
		note = m.Note
	}
	merged := Mapping{Note: note, Headers: mergeWords(m.Headers, other.Headers), Values: mergeWords(m.Values, other.Values)}
	merged.allowAll(m.Codes)
	merged.allowAll(other.Codes)
	return merged
}

func mergeWords(a, b map[string]map[string]Word) map[string]map[string]Word {
	if len(a)+len(b) == 0 {
		return nil
	}
	merged := map[string]map[string]Word{}
	for _, from := range []map[string]map[string]Word{a, b} {
		for group, words := range from {
			if merged[group] == nil {
				merged[group] = map[string]Word{}
			}
			for text, w := range words {
				if was := merged[group][text]; w.Means == "" {
					w.Means = was.Means
				}
				merged[group][text] = w
			}
		}
	}
	return merged
}

// Ask notes a word of the group that has no meaning yet: where it stood and how often, and what it may be.
func (m *Mapping) Ask(header bool, group, text string, w Word) {
	groups := &m.Values
	if header {
		groups = &m.Headers
	}
	if *groups == nil {
		*groups = map[string]map[string]Word{}
	}
	if (*groups)[group] == nil {
		(*groups)[group] = map[string]Word{}
	}
	(*groups)[group][text] = (*groups)[group][text].join(w)
}

// join is one word met in two places: the counts are summed, what the other place suggests stands.
func (w Word) join(other Word) Word {
	other.Seen += w.Seen
	if other.Suggested == "" {
		other.Suggested = w.Suggested
	}
	if len(w.Lists) == 0 || slices.Equal(w.Lists, other.Lists) {
		return other
	}
	lists := w.Lists
	for _, l := range other.Lists {
		if !slices.Contains(lists, l) {
			lists = append(slices.Clip(lists), l)
		}
	}
	other.Lists = lists
	return other
}

// Allow says what the words of a group may mean: the codes, or headers, with their labels.
func (m *Mapping) Allow(group string, codes map[string]string) {
	if m.Codes == nil {
		m.Codes = map[string]map[string]string{}
	}
	m.Codes[group] = codes
}

func (m *Mapping) allowAll(groups map[string]map[string]string) {
	for group, codes := range groups {
		m.Allow(group, codes)
	}
}

// Join adds what another reading asks for: the counts are summed.
func (m *Mapping) Join(other Mapping) {
	for group, words := range other.Headers {
		for text, w := range words {
			m.Ask(true, group, text, w)
		}
	}
	for group, words := range other.Values {
		for text, w := range words {
			m.Ask(false, group, text, w)
		}
	}
	m.allowAll(other.Codes)
}

// Meanings gives the words of a group that have a meaning, by their plain form, so that case and punctuation do not
// matter.
func Meanings(words map[string]Word) map[string]string {
	m := map[string]string{}
	for text, w := range words {
		if w.Means != "" {
			m[codelist.Plain(text)] = w.Means
		}
	}
	return m
}
