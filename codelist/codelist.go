// Package codelist holds the code sets that English children's services share: ethnic background, source of a referral,
// placement type and so on, each as a plain-text file beside this one which an analyst can read and correct.
//
// Source of the sets: Ofsted's Annex A template of August 2019 with the additions of 2024, and the census guides of the
// Department for Education. Where the template knows only a sentence ("a) Neglect"), the code is ours and short.
package codelist

import (
	"embed"
	"fmt"
	"strings"
	"unicode"
)

// Code is one value of a set, as the record keeps it: WBRI, 1A, N1. The empty Code means that nothing is known.
type Code string

// Known says whether there is a value.
func (c Code) Known() bool { return c != "" }

// Entry is one code with its words.
type Entry struct {
	Code    Code
	Written string // as the Ofsted template writes it: "a) WBRI"
	Label   string // in words: "White British"
	Group   string // the group that figures are split by: "White"
	Since   int    // the year of the template that brought it; 0 for the one of 2019
}

// Set is one code list, in the order of the template.
type Set struct {
	Name    string // short name, also that of its file
	Title   string
	Entries []Entry
	byCode  map[Code]*Entry
	byText  map[string]Code
}

//go:embed *.codes
var files embed.FS

// The sets. Answer holds yes, no and unknown; a question that may only be answered by yes or no uses it too.
var (
	Answer        = load("answer")
	Sex           = load("sex")
	Ethnicity     = load("ethnicity")
	Source        = load("source")
	Need          = load("need")
	Closure       = load("closure")
	Status        = load("status")
	Abuse         = load("abuse")
	Legal         = load("legal")
	Permanence    = load("permanence")
	Ceased        = load("ceased")
	Placement     = load("placement")
	Provider      = load("provider")
	Location      = load("location")
	Outside       = load("outside")
	Eligibility   = load("eligibility")
	Touch         = load("touch")
	Accommodation = load("accommodation")
	Suitability   = load("suitability")
	Activity      = load("activity")
	Reversal      = load("reversal")
	Leaving       = load("leaving")
)

var sets = []*Set{Answer, Sex, Ethnicity, Source, Need, Closure, Status, Abuse, Legal, Permanence, Ceased, Placement, Provider,
	Location, Outside, Eligibility, Touch, Accommodation, Suitability, Activity, Reversal, Leaving}

// Named gives the set of a short name, and nil where there is none.
func Named(name string) *Set {
	for _, s := range sets {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// The codes that rules ask for by name.
const (
	Yes          Code = "Y"
	No           Code = "N"
	Unknown      Code = "U"
	StatusCare   Code = "LAC"
	StatusPlan   Code = "CPP"
	StatusNeed   Code = "CIN"
	StatusAssess Code = "ASSESS"
	StatusClosed Code = "CLOSED"
	InArea       Code = "IN"
	OutOfArea    Code = "OUT"
	Suitable     Code = "S"
	Unsuitable   Code = "X"
	InTouch      Code = "YES"
)

func load(name string) *Set {
	text, err := files.ReadFile(name + ".codes")
	if err != nil {
		panic(fmt.Sprintf("code list %s is not in the build: %v", name, err))
	}
	s := &Set{Name: name, byCode: map[Code]*Entry{}, byText: map[string]Code{}}
	var spellings []string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "="):
			spellings = append(spellings, line)
		case strings.HasPrefix(line, "#") && s.Title == "":
			s.Title = strings.TrimSpace(line[1:])
		case line != "" && !strings.HasPrefix(line, "#"):
			s.Entries = append(s.Entries, parseEntry(name, line))
		}
	}
	s.index()
	for _, line := range spellings {
		s.learn(line)
	}
	return s
}

// learn takes a line of further spellings, "= CODE | spelling | spelling": words that councils and other returns use and
// that mean this code and no other. A spelling that means something already is a mistake in the file.
func (s *Set) learn(line string) {
	fields := strings.Split(line[1:], "|")
	code := Code(strings.TrimSpace(fields[0]))
	if s.byCode[code] == nil {
		panic(fmt.Sprintf("code list %s: %q spells a code that it does not have", s.Name, line))
	}
	for _, spelling := range fields[1:] {
		key := Plain(spelling)
		if was := s.byText[key]; was != "" && was != code || key == "" {
			panic(fmt.Sprintf("code list %s: %q means %q already", s.Name, spelling, was))
		}
		s.byText[key] = code
	}
}

func parseEntry(name, line string) Entry {
	fields := strings.Split(line, "|")
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	if len(fields) < 4 {
		panic(fmt.Sprintf("code list %s: %q lacks a field", name, line))
	}
	e := Entry{Code: Code(fields[0]), Written: fields[1], Label: fields[2], Group: fields[3]}
	if len(fields) > 4 {
		if _, err := fmt.Sscan(fields[4], &e.Since); err != nil {
			panic(fmt.Sprintf("code list %s: %q: year: %v", name, line, err))
		}
	}
	return e
}

func (s *Set) index() {
	for i := range s.Entries {
		e := &s.Entries[i]
		if s.byCode[e.Code] != nil {
			panic(fmt.Sprintf("code list %s has %s twice", s.Name, e.Code))
		}
		s.byCode[e.Code] = e
		for _, text := range []string{string(e.Code), e.Written, e.Label} {
			if key := Plain(text); s.byText[key] == "" {
				s.byText[key] = e.Code
			}
		}
	}
}

// Entry gives the words of a code; ok is false for a code that is not in the set.
func (s *Set) Entry(c Code) (e Entry, ok bool) {
	if found := s.byCode[c]; found != nil {
		return *found, true
	}
	return Entry{}, false
}

// Label is the code in words; a code that is not in the set is given back as it stands, so that nothing is hidden.
func (s *Set) Label(c Code) string {
	if e, ok := s.Entry(c); ok {
		return e.Label
	}
	return string(c)
}

// Group is the group of the code, and "Not known" for a blank or for a code that is not in the set.
func (s *Set) Group(c Code) string {
	if e, ok := s.Entry(c); ok {
		return e.Group
	}
	return "Not known"
}

// Exact finds the code for a text that is a code, the template's own spelling, the label or a further spelling of the
// list, whatever the case, blanks and punctuation. What needs guessing (a code token inside longer words, the authority's own spelling) is the reader's.
func (s *Set) Exact(text string) (Code, bool) {
	c, ok := s.byText[Plain(text)]
	return c, ok
}

// Plain reduces a text to its letters and digits in lower case, one blank between words: the form in which spellings
// are compared.
func Plain(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	gap := false
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case r != '\'' && r != '’' && r != '‘':
			gap = true
		}
	}
	return b.String()
}
