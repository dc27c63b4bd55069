package annexa

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/ingest"
)

func number(n int) string { return strconv.Itoa(n) }

func (r *row) cell(f field) ingest.Cell {
	if at := r.at[f]; at >= 0 && at < len(r.cells) {
		return r.cells[at]
	}
	return ingest.Cell{}
}

// text is what a cell says, without blanks around; blank for errors, dashes and the like, which are reported.
func (r *row) text(f field) string {
	c := r.cell(f)
	switch c.Kind {
	case ingest.Blank:
		return ""
	case ingest.Error:
		r.odd(cellError, f, c.Text, "")
		return ""
	case ingest.NoValue:
		r.odd(cellNoValue, f, "", "")
		return ""
	case ingest.Number, ingest.Dated:
		return numberText(c)
	}
	text := ingest.Clean(c.Text)
	switch {
	case text == "":
	case text[0] == '#' && isErrorText(text):
		r.odd(cellError, f, text, "")
		return ""
	case ingest.Nothing(text):
		r.odd(cellNothing, f, text, "")
		return ""
	}
	return text
}

func numberText(c ingest.Cell) string {
	if c.Text != "" {
		return c.Text
	}
	return strconv.FormatFloat(c.Number, 'f', -1, 64)
}

func isErrorText(text string) bool {
	switch text {
	case "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA":
		return true
	}
	return false
}

// id is an identifier in its one form; for the family's, which nothing depends on but sameness.
func (r *row) id(f field) string { return ingest.ReadID(r.cell(f)).Form }

// day reads a day of the row; what is odd about it is reported. Any day but a birth counts towards the suggestion of the
// as-at day.
func (r *row) day(f field) day.Day {
	d := r.readDay(f)
	if d.Known() {
		r.days[d]++
		if r.asAt.Known() && d > r.asAt {
			r.odd(dayFuture, f, d.String(), "")
		}
	}
	return d
}

func (r *row) readDay(f field) day.Day {
	c := r.cell(f)
	if c.Kind == ingest.Blank {
		return day.Never
	}
	if c.Kind != ingest.Dated && c.Kind != ingest.Number {
		text := r.text(f)
		if text == "" {
			return day.Never
		}
		c = ingest.Cell{Kind: ingest.Text, Text: text}
	}
	d, reading := ingest.ReadDay(c, r.date1904)
	switch reading {
	case ingest.DayNotADay:
		r.odd(dayNotADay, f, shown(c), "")
	case ingest.DayNotInCalendar:
		r.odd(dayNotReal, f, shown(c), "")
	case ingest.DayFarYear:
		r.odd(dayFarYear, f, shown(c), "")
	case ingest.DayShortYear:
		r.odd(dayShortYear, f, shown(c), "")
	case ingest.DayBlank:
		r.odd(cellNothing, f, shown(c), "")
	}
	return d
}

func shown(c ingest.Cell) string {
	if c.Kind == ingest.Number || c.Kind == ingest.Dated {
		return numberText(c)
	}
	return c.Text
}

// event is the day that makes the row's event: without it the row is refused.
func (r *row) event(f field) day.Day {
	d := r.day(f)
	if !d.Known() {
		r.refuse(noEvent, f, "")
	}
	return d
}

// code reads a value of the column's code list. A value that is not in it is blank, reported and put into the mapping file.
func (r *row) code(f field) codelist.Code {
	text := r.text(f)
	if text == "" {
		return ""
	}
	set := r.sets[f]
	known := r.values[set]
	if known == nil {
		known = map[string]meaning{}
		r.values[set] = known
	}
	m, ok := known[text]
	if !ok {
		m = r.look(set, text)
		known[text] = m
	}
	if !m.known {
		r.odd(valueUnknown, f, text, "")
		r.unmapped.Ask(false, set.Name, ingest.Shorten(text, longestValue), ingest.Word{Seen: 1, Lists: []string{r.where[f]}, Suggested: m.suggested})
	}
	if m.since > r.version {
		r.version = m.since
	}
	return m.code
}

// meaning is what a text of a code column was found to mean.
type meaning struct {
	code      codelist.Code
	known     bool // also when the authority says that the value is to be passed over
	since     int
	suggested string
}

func (r *row) look(set *codelist.Set, text string) meaning {
	code, ok := readCode(set, text)
	if !ok {
		if means, mapped := r.own(set)[codelist.Plain(text)]; mapped {
			if means == ingest.Ignore {
				return meaning{known: true}
			}
			code, ok = readCode(set, means)
		}
	}
	if !ok {
		return meaning{suggested: suggestCode(set, text)}
	}
	e, _ := set.Entry(code)
	return meaning{code: code, known: true, since: e.Since}
}

func (r *row) own(set *codelist.Set) map[string]string {
	return ingest.Meanings(r.mapping.Values[set.Name])
}

// letterPrefix is the list letter that Ofsted puts before a value: "a) ", "p1) ", "zz) ". It says nothing by itself: the
// letters shift from year to year.
var letterPrefix = regexp.MustCompile(`^[a-zA-Z]{1,2}[0-9]?\)\s*`)

// readCode finds the code that a text means: the text is a code, the template's spelling or the label, with or without
// its letter, or holds exactly one code at word boundaries.
func readCode(set *codelist.Set, text string) (codelist.Code, bool) {
	if c, ok := set.Exact(text); ok {
		return c, true
	}
	if bare := letterPrefix.ReplaceAllString(text, ""); bare != text && bare != "" {
		if c, ok := set.Exact(bare); ok {
			return c, true
		}
		text = bare
	}
	if set == codelist.Accommodation || set == codelist.Leaving {
		return leadingCode(set, text)
	}
	return tokenCode(set, text)
}

var codeAtStart = regexp.MustCompile(`^([A-Za-z0-9]{1,3})\s*[:\-–.]`)

// leadingCode is for codes of one sign, which would be found in any sentence: they count only before a colon or dash at
// the start.
func leadingCode(set *codelist.Set, text string) (codelist.Code, bool) {
	m := codeAtStart.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	c := codelist.Code(strings.ToUpper(m[1]))
	_, ok := set.Entry(c)
	return c, ok
}

// tokenCode finds the one code that stands in a text as a word. A code of letters must be written in capitals and be
// four letters long or more ("Both parents" is no BOTH), one of digits alone must lead; two different codes are none.
func tokenCode(set *codelist.Set, text string) (found codelist.Code, ok bool) {
	if c, ok := leadingCode(set, text); ok {
		return c, true
	}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !isDigit(r) && !(r|0x20 >= 'a' && r|0x20 <= 'z') }) {
		c := codelist.Code(strings.ToUpper(word))
		if _, in := set.Entry(c); !in || !codeLike(word) {
			continue
		}
		if ok && c != found {
			return "", false
		}
		found, ok = c, true
	}
	return found, ok
}

func codeLike(word string) bool {
	letters := strings.ContainsFunc(word, func(r rune) bool { return !isDigit(r) })
	digits := strings.ContainsFunc(word, isDigit)
	return letters && digits || letters && len(word) >= 4 && strings.ToUpper(word) == word
}

// longestValue is where an unknown value is cut in the mapping file; a longer one is a note and no code.
const longestValue = 200

// suggestCode finds the entry whose words are most alike; it is only ever offered.
func suggestCode(set *codelist.Set, text string) string {
	if len(text) > longestValue {
		return ""
	}
	best, most := "", 0.34
	for _, e := range set.Entries {
		if s := max(alike(text, e.Label, equal), alike(text, e.Group, equal)); s > most {
			best, most = string(e.Code), s
		}
	}
	return best
}

const highestCount = 10_000

// count reads a whole number from 0; nil where there is none.
func (r *row) count(f field) *int {
	c := r.cell(f)
	n := c.Number
	if c.Kind != ingest.Number && c.Kind != ingest.Dated {
		text := r.text(f)
		if text == "" {
			return nil
		}
		var err error
		if n, err = strconv.ParseFloat(text, 64); err != nil {
			n = -1
		}
	}
	if n < 0 || n > highestCount || n != math.Trunc(n) {
		r.odd(countUnread, f, shown(c), "")
		return nil
	}
	whole := int(n)
	return &whole
}

var postcodeShape = regexp.MustCompile(`^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$`)

// postcode reads a whole postcode: capitals, one blank before the last three signs.
func (r *row) postcode(f field) string {
	text := r.text(f)
	if text == "" {
		return ""
	}
	if known, ok := r.postcodes[text]; ok {
		return known
	}
	m := postcodeShape.FindStringSubmatch(strings.ToUpper(strings.ReplaceAll(text, " ", "")))
	if m == nil {
		r.odd(badPostcode, f, text, "")
		return ""
	}
	r.postcodes[text] = m[1] + " " + m[2]
	return r.postcodes[text]
}

// authority is the authority that a placement lies in, as it is written; the places outside England by their codes.
func (r *row) authority(f field) string {
	text := r.text(f)
	if text == "" {
		return ""
	}
	if c, ok := readCode(codelist.Outside, text); ok {
		return string(c)
	}
	return text
}
