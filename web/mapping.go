package web

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"goldthread/delivery"
	"goldthread/ingest"
)

// Questions are the authority's own words that nobody has explained yet, as a form asks for them.
type Questions struct{ Groups []questionGroup }

type questionGroup struct {
	Title   string
	Choices []choice
	Words   []askedWord
}

type askedWord struct {
	Field, Word string
	Seen        string // how often and where
	Suggested   string
}

type choice struct{ Code, Label string }

// fieldOf is the name of a word's field in the form.
func fieldOf(header bool, group, word string) string {
	return fmt.Sprintf("means/%t/%s/%s", header, group, word)
}

func questionsOf(m ingest.Mapping) Questions {
	var q Questions
	for _, header := range []bool{true, false} {
		groups := m.Values
		if header {
			groups = m.Headers
		}
		for _, group := range slices.Sorted(maps.Keys(groups)) {
			g := questionGroup{Title: groupTitle(header, group), Choices: choicesOf(m.Codes[group])}
			for _, word := range slices.Sorted(maps.Keys(groups[group])) {
				g.Words = append(g.Words, newAskedWord(header, group, word, groups[group][word]))
			}
			q.Groups = append(q.Groups, g)
		}
	}
	return q
}

func groupTitle(header bool, group string) string {
	if header {
		return "Column headings of " + group
	}
	return "Words for " + group
}

func newAskedWord(header bool, group, word string, w ingest.Word) askedWord {
	q := askedWord{Field: fieldOf(header, group, word), Word: word, Suggested: w.Suggested}
	if w.Seen > 0 {
		q.Seen = counted(w.Seen, "row", "rows")
	}
	if len(w.Lists) > 0 {
		q.Seen = strings.TrimPrefix(q.Seen+", "+strings.Join(w.Lists, ", "), ", ")
	}
	return q
}

func choicesOf(codes map[string]string) []choice {
	var all []choice
	for code, label := range codes {
		all = append(all, choice{code, label})
	}
	slices.SortFunc(all, func(a, b choice) int { return cmp.Or(cmp.Compare(a.Label, b.Label), cmp.Compare(a.Code, b.Code)) })
	return all
}

// answers are the words that a form explains: only those that were asked about.
func answers(asked ingest.Mapping, form url.Values) ingest.Mapping {
	fill := func(header bool, groups map[string]map[string]ingest.Word) map[string]map[string]ingest.Word {
		filled := map[string]map[string]ingest.Word{}
		for group, words := range groups {
			for word := range words {
				if means := form.Get(fieldOf(header, group, word)); means != "" {
					if filled[group] == nil {
						filled[group] = map[string]ingest.Word{}
					}
					filled[group][word] = ingest.Word{Means: means}
				}
			}
		}
		return filled
	}
	return ingest.Mapping{Headers: fill(true, asked.Headers), Values: fill(false, asked.Values)}
}

type mappingView struct {
	frame
	Words []savedWord
}

// savedWord is a word of the authority's own with its meaning.
type savedWord struct {
	Header             bool
	Group, Word, Means string
}

// In says where the word stands.
func (w savedWord) In() string { return groupTitle(w.Header, w.Group) }

func (v *visit) mapping() error {
	saved, _, err := delivery.SavedMapping(v.ctx(), v.Journal, v.house.code)
	if err != nil {
		return err
	}
	view := mappingView{Words: append(savedWords(true, saved.Headers), savedWords(false, saved.Values)...)}
	view.Title, view.Section = "Words of your own, and what they mean", "Deliveries"
	return v.render("mapping", &view)
}

func savedWords(header bool, groups map[string]map[string]ingest.Word) []savedWord {
	var all []savedWord
	for _, group := range slices.Sorted(maps.Keys(groups)) {
		for _, word := range slices.Sorted(maps.Keys(groups[group])) {
			if means := groups[group][word].Means; means != "" {
				all = append(all, savedWord{header, group, word, means})
			}
		}
	}
	return all
}

// forget takes a meaning back: the next delivery that has the word asks again.
func (v *visit) forget() error {
	form := v.r.PostFormValue
	err := delivery.Forget(v.ctx(), v.Journal, v.house.code, v.viewer.Account.Name, form("header") == "true", form("group"), form("word"))
	if err != nil {
		return err
	}
	http.Redirect(v.w, v.r, "/mapping?said=mapping", http.StatusSeeOther)
	return nil
}
