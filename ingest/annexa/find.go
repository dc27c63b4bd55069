package annexa

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"goldthread/codelist"
	"goldthread/ingest"
)

// layout is where a list stands in a sheet: the row of its headers and the column of each field.
type layout struct {
	list    *list
	header  int               // row number
	at      [lastField]int    // index of the column, -1 where there is none
	names   [lastField]string // the column as a report names it: "F (Date of Contact)"
	headers []string
	matched int // fields found
	telling int // of them, those that not most lists have
	guessed bool
	own     bool // one of the headers was explained by the authority itself
}

const headerRows = 10 // headers stand within the first ten rows that hold anything

var errFound = errors.New("the headers are found")

// identify finds which list a sheet is: by its headers, else by its whole name, else by its position among eleven. The
// first rows are given back for telling what else the sheet may be.
func (d *reader) identify(ctx context.Context, s ingest.Sheet, position int) (found *layout, top []topRow, err error) {
	err = s.Rows(ctx, func(r ingest.Row) error {
		texts := rowTexts(r)
		if texts == nil {
			return nil
		}
		top = append(top, topRow{r.Number, texts})
		if l := d.byHeaders(r.Number, texts); l != nil {
			found = l
			return errFound
		}
		if len(top) >= headerRows {
			return errFound
		}
		return nil
	})
	if err != nil && !errors.Is(err, errFound) {
		return nil, nil, err
	}
	if found != nil {
		return found, top, nil
	}
	found, err = d.byName(ctx, s, position)
	return found, top, err
}

// topRow is one of the first rows of a sheet that hold anything.
type topRow struct {
	number int
	texts  []string
}

// longestHeader is where a header is cut; Ofsted's longest has 99 characters.
const longestHeader = 250

func rowTexts(r ingest.Row) []string {
	var texts []string
	for i, c := range r.Cells {
		if t := ingest.Shorten(ingest.Clean(c.Text), longestHeader); t != "" {
			for len(texts) < i {
				texts = append(texts, "")
			}
			texts = append(texts, t)
		}
	}
	return texts
}

// byHeaders is the list that the row's headers fit best, over a bar: the identifier, two columns that few lists have,
// and three in five of all the list's columns. Where the authority's mapping explains one of the headers for this list,
// the columns that the list cannot do without are enough.
func (d *reader) byHeaders(row int, headers []string) *layout {
	var best *layout
	score := 0.0
	for _, b := range d.headers {
		l := b.layout(row, headers)
		fit := float64(l.matched) / float64(len(l.list.columns)+len(headers)-l.matched)
		enough := l.telling >= 2 && l.matched*5 >= l.list.columnsOf2019()*3 || l.telling >= 1 && l.own && l.at[l.list.eventField()] >= 0
		if l.at[l.list.idField()] >= 0 && enough && fit > score {
			best, score = l, fit
		}
	}
	return best
}

func (l *list) columnsOf2019() int {
	n := 0
	for _, c := range l.columns {
		if c.since == 0 {
			n++
		}
	}
	return n
}

func (l *list) idField() field { return l.columns[0].field }

// eventField is the column without which every row is refused, beside the identifier; the identifier itself where a list
// has no such day.
func (l *list) eventField() field {
	if l.event == 0 {
		return l.idField()
	}
	return l.event
}

// needs says whether the list cannot do without a column.
func (l *list) needs(f field) bool { return f == l.idField() || f == l.eventField() }

func (b headerBook) layout(row int, headers []string) *layout {
	l := &layout{list: b.list, header: row, headers: headers}
	for f := range l.at {
		l.at[f] = -1
	}
	for i, h := range headers {
		f, ok, _ := b.find(h)
		if h == "" || !ok || l.at[f] >= 0 {
			continue
		}
		l.at[f] = i
		l.names[f] = columnName(i, h)
		_, own := b.own[codelist.Plain(h)]
		l.own = l.own || own
		if l.matched++; !f.common() && f != childID {
			l.telling++
		}
	}
	return l
}

func columnName(i int, header string) string {
	return ingest.ColumnLetters(i) + " (" + ingest.Shorten(header, 60) + ")"
}

// partly is the list that a sheet's first rows fit best though not well: one that its name says or of which a telling
// column was found. Nil where nothing speaks for any list.
func (d *reader) partly(name string, top []topRow) (best *layout) {
	named := listNamed(name)
	worth := func(l *layout) int {
		if l.list == named {
			return 1000 + l.matched
		}
		return 10*l.telling + l.matched
	}
	for _, r := range top {
		for _, b := range d.headers {
			l := b.layout(r.number, r.texts)
			if (l.list == named && l.matched >= 2 || l.telling >= 1 && l.matched >= 3) && (best == nil || worth(l) > worth(best)) {
				best = l
			}
		}
	}
	return best
}

// byName takes the list that the sheet's name says, when at least the identifier and one telling column are there.
func (d *reader) byName(ctx context.Context, s ingest.Sheet, position int) (*layout, error) {
	named := listNamed(s.Name)
	if named == nil && position >= 0 {
		named = lists[position]
	}
	if named == nil {
		return nil, nil
	}
	var found *layout
	seen := 0
	err := s.Rows(ctx, func(r ingest.Row) error {
		texts := rowTexts(r)
		if texts == nil {
			return nil
		}
		l := d.headers[named.number-1].layout(r.Number, texts)
		if l.at[named.idField()] >= 0 && l.telling >= 1 {
			found = l
			return errFound
		}
		if seen++; seen >= headerRows {
			return errFound
		}
		return nil
	})
	if err != nil && !errors.Is(err, errFound) {
		return nil, err
	}
	if found != nil {
		found.guessed = true
	}
	return found, nil
}

// listNamed finds the list of a sheet's or file's name. The number must stand whole: "List 1" is not in "List 10".
func listNamed(name string) *list {
	words := strings.Fields(codelist.Plain(spaced(name)))
	for i, w := range words {
		if w == "list" && i+1 < len(words) {
			if n, err := strconv.Atoi(words[i+1]); err == nil && n >= 1 && n <= len(lists) {
				return lists[n-1]
			}
		}
	}
	var best *list
	longest := 0
	for _, l := range lists {
		for _, n := range l.names {
			if at := strings.Fields(n); len(at) > longest && holdsRun(words, at) {
				best, longest = l, len(at)
			}
		}
	}
	return best
}

// spaced parts letters from digits, for "List1" and "list10".
func spaced(name string) string {
	var b strings.Builder
	was := ' '
	for _, r := range name {
		if isDigit(r) != isDigit(was) && was != ' ' && (r|0x20 >= 'a' && r|0x20 <= 'z' || isDigit(r)) && !strings.HasSuffix(strings.ToLower(b.String()), "sec") && !strings.HasSuffix(strings.ToLower(b.String()), "s") {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		was = r
	}
	return b.String()
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func holdsRun(words, run []string) bool {
	for i := 0; i+len(run) <= len(words); i++ {
		if strings.Join(words[i:i+len(run)], " ") == strings.Join(run, " ") {
			return true
		}
	}
	return false
}

// ofstedsOwn are the sheets of the template that are no lists.
var ofstedsOwn = map[string]bool{"frontsheet": true, "faqandchanges": true, "guidance": true, "codesused": true}

// otherReturns are tables that councils hold beside Annex A, by the first headers that tell them.
var otherReturns = []struct {
	headers []string
	what    string
}{
	{[]string{"upn", "uln"}, "this is the Annex A of an area SEND inspection, another workbook of the same name"},
	{[]string{"child", "decom", "rne"}, "this is an episodes file of the children looked after return (SSDA903)"},
	{[]string{"child", "sex", "dob"}, "this is a file of the children looked after return (SSDA903)"},
	{[]string{"lachildid"}, "this is an extract of the children in need census"},
}

// otherReturn says what a table is that holds no list; blank when that can't be told.
func otherReturn(top []topRow) string {
	for _, row := range top {
		for _, o := range otherReturns {
			if holdsAll(row.texts, o.headers) {
				return o.what
			}
		}
	}
	return ""
}

func holdsAll(row, headers []string) bool {
	have := map[string]bool{}
	for _, h := range row {
		have[squash(h)] = true
	}
	for _, h := range headers {
		if !have[h] {
			return false
		}
	}
	return true
}
