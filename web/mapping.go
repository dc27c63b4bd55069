package web

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"goldthread/codelist"
	"goldthread/delivery"
	"goldthread/ingest"
)

// Questions are the authority's own words that nobody has explained yet, as a form asks for them.
type Questions struct{ Groups []questionGroup }

type questionGroup struct {
	Title   string
	Without string // what it means to choose none of the meanings
	Choices []choice
	Words   []askedWord
}

type askedWord struct {
	ID          string // on the page
	Field, Word string
	Seen        string // how often and where
	Suggested   string
	Chosen      string // as it was chosen when the form was sent
}

// unanswerable are the words for which something was sent that is no meaning of the group.
func (q Questions) unanswerable() (ids []string) {
	for _, g := range q.Groups {
		for _, w := range g.Words {
			means := func(c choice) bool { return c.Code == w.Chosen }
			if w.Chosen != "" && w.Chosen != ingest.Ignore && !slices.ContainsFunc(g.Choices, means) {
				ids = append(ids, w.ID)
			}
		}
	}
	return ids
}

type choice struct{ Code, Label string }

// fieldOf is the name of a word's field in the form.
func fieldOf(header bool, group, word string) string {
	return fmt.Sprintf("means/%t/%s/%s", header, group, word)
}

// questionsOf asks for the words that a delivery did not know; chosen are the answers of a form that was sent, by field.
func questionsOf(m ingest.Mapping, chosen url.Values) Questions {
	var q Questions
	asked := 0
	for _, header := range []bool{true, false} {
		groups := m.Values
		if header {
			groups = m.Headers
		}
		for _, group := range slices.Sorted(maps.Keys(groups)) {
			g := questionGroup{Title: groupTitle(header, group), Without: withoutMeaning(header), Choices: choicesOf(m.Codes[group])}
			for _, word := range slices.Sorted(maps.Keys(groups[group])) {
				w := newAskedWord(header, group, word, groups[group][word])
				asked++
				w.ID, w.Chosen = fmt.Sprintf("word-%d", asked), chosen.Get(w.Field)
				g.Words = append(g.Words, w)
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

// withoutMeaning says what becomes of a word that is to have no meaning (ingest.Ignore).
func withoutMeaning(header bool) string {
	if header {
		return "Leave this column out"
	}
	return "Treat it as left blank"
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

// Meaning is what the word means, in words where it is to have no meaning.
func (w savedWord) Meaning() string {
	if w.Means == ingest.Ignore {
		return withoutMeaning(w.Header)
	}
	if set := codelist.Named(w.Group); set != nil && !w.Header {
		if e, ok := set.Entry(codelist.Code(w.Means)); ok {
			return e.Label + " (" + w.Means + ")"
		}
	}
	return w.Means
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
