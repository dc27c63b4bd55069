package ingest

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"

	"goldthread/codelist"
)

// Mapping is an authority's own words: what its headers and values mean. It is a plain JSON file that a person fills in
// once and the next months' deliveries use.
type Mapping struct {
	Note    string                     `json:"note,omitempty"`
	Headers map[string]map[string]Word `json:"headers,omitempty"` // by list ("list 3"), then the header as the authority writes it
	Values  map[string]map[string]Word `json:"values,omitempty"`  // by code set ("source"), then the value as the authority writes it
}

// Word is what one of the authority's words means. Means is filled in by a person: the official header, or the code;
// Ignore for a word that means nothing here. Seen and Suggested are the reader's, to help.
type Word struct {
	Means     string `json:"means"`
	Seen      int    `json:"seen,omitempty"`
	Suggested string `json:"suggested,omitempty"`
}

// Ignore as a meaning says that a column or value is to be passed over without a word.
const Ignore = "-"

const mappingNote = `What the words in your files mean. Fill in "means": for a header the official header of that list, for a value its code; - to pass over it. ` +
	`"seen" is how many rows have it and "suggested" is a guess that is used only once you copy it into "means". Hand the file in with the next delivery, or with the same one again.`

// ReadMapping reads a mapping file.
func ReadMapping(r io.Reader) (Mapping, error) {
	var m Mapping
	d := json.NewDecoder(r)
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		return Mapping{}, fmt.Errorf("read the mapping file: %w; it must be JSON as Goldthread wrote it, with \"means\" filled in", err)
	}
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
	return Mapping{note, mergeWords(m.Headers, other.Headers), mergeWords(m.Values, other.Values)}
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

// Ask notes a word that has no meaning yet.
func (m *Mapping) Ask(header bool, group, text, suggested string) {
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
	w := (*groups)[group][text]
	w.Seen++
	w.Suggested = suggested
	(*groups)[group][text] = w
}

// Join adds what another reading asks for: the counts are summed.
func (m *Mapping) Join(other Mapping) {
	m.Headers = joinWords(m.Headers, other.Headers)
	m.Values = joinWords(m.Values, other.Values)
}

func joinWords(a, b map[string]map[string]Word) map[string]map[string]Word {
	for group, words := range b {
		if a == nil {
			a = map[string]map[string]Word{}
		}
		if a[group] == nil {
			a[group] = maps.Clone(words)
			continue
		}
		for text, w := range words {
			w.Seen += a[group][text].Seen
			a[group][text] = w
		}
	}
	return a
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
