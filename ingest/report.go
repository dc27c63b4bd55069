package ingest

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Count is what became of the rows of one list in one sheet. Read = Kept + Refused; rows that are no data (blank ones,
// footers, totals) are counted apart.
type Count struct {
	List    int    `json:"list"`
	Title   string `json:"title"`
	File    string `json:"file"`
	Sheet   string `json:"sheet"`
	Version int    `json:"version"` // the template's year that the columns speak of; 0 where both have them
	Read    int    `json:"read"`
	Kept    int    `json:"kept"`
	Refused int    `json:"refused"`
	NotData int    `json:"notData"`
}

// Group is all oddities of one kind in one column of a sheet: one line for people.
type Group struct {
	OddityKind
	List     int       `json:"list,omitempty"`
	File     string    `json:"file"`
	Sheet    string    `json:"sheet,omitempty"`
	Column   string    `json:"column,omitempty"`
	Count    int       `json:"count"`
	Examples []string  `json:"examples,omitempty"` // the first few different texts
	Found    []Finding `json:"found"`
}

// Finding is one oddity within its group.
type Finding struct {
	Row  int    `json:"row,omitempty"`
	Text string `json:"text,omitempty"`
	More string `json:"more,omitempty"`
}

// listed is how many findings of a group are kept one by one; past it they are only counted.
const listed, examples = 100_000, 3

// Report is what reading a delivery brought to light.
type Report struct {
	Lists  []Count `json:"lists"`
	Groups []Group `json:"oddities"`
	index  map[groupKey]int
}

type groupKey struct {
	kind, file, sheet, column string
	list                      int
}

// Add takes in one oddity.
func (r *Report) Add(o Oddity) {
	key := groupKey{o.Name, o.File, o.Sheet, o.Column, o.List}
	at, ok := r.index[key]
	if !ok {
		if r.index == nil {
			r.index = map[groupKey]int{}
		}
		at = len(r.Groups)
		r.index[key] = at
		r.Groups = append(r.Groups, Group{OddityKind: o.OddityKind, List: o.List, File: o.File, Sheet: o.Sheet, Column: o.Column})
	}
	r.Groups[at].add(Finding{o.Row, o.Text, o.More})
}

func (g *Group) add(f Finding) {
	if g.Count++; len(g.Found) < listed {
		g.Found = append(g.Found, f)
	}
	if f.Text != "" && len(g.Examples) < examples && !slices.Contains(g.Examples, f.Text) {
		g.Examples = append(g.Examples, f.Text)
	}
}

// Merge takes in another report, of other sheets.
func (r *Report) Merge(other Report) {
	r.Lists = append(r.Lists, other.Lists...)
	for _, g := range other.Groups {
		for _, f := range g.Found {
			r.Add(Oddity{g.OddityKind, Place{g.File, g.Sheet, f.Row, g.Column}, g.List, f.Text, f.More})
		}
		r.Groups[r.index[groupKey{g.Name, g.File, g.Sheet, g.Column, g.List}]].Count += g.Count - len(g.Found)
	}
}

// Drop takes out all oddities of a kind, where one word about the whole delivery says more than they do.
func (r *Report) Drop(kind string) {
	r.Groups = slices.DeleteFunc(r.Groups, func(g Group) bool { return g.Name == kind })
	r.reindex()
}

func (r *Report) reindex() {
	r.index = make(map[groupKey]int, len(r.Groups))
	for i, g := range r.Groups {
		r.index[groupKey{g.Name, g.File, g.Sheet, g.Column, g.List}] = i
	}
}

// Sort puts the heaviest first, then by list, then the most frequent.
func (r *Report) Sort() {
	slices.SortStableFunc(r.Groups, func(a, b Group) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.List, b.List), cmp.Compare(b.Count, a.Count),
			cmp.Compare(a.Name, b.Name), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.File, b.File))
	})
	for _, g := range r.Groups {
		slices.SortStableFunc(g.Found, func(a, b Finding) int { return cmp.Compare(a.Row, b.Row) })
	}
	r.reindex()
}

// Oddities is how many there are of a weight or heavier.
func (r *Report) Oddities(atLeast Weight) int {
	n := 0
	for _, g := range r.Groups {
		if g.Weight >= atLeast {
			n += g.Count
		}
	}
	return n
}

// Rows sums the counts of all lists.
func (r *Report) Rows() (read, kept, refused int) {
	for _, c := range r.Lists {
		read, kept, refused = read+c.Read, kept+c.Kept, refused+c.Refused
	}
	return read, kept, refused
}

// byteOrderMark tells Excel that a text file is UTF-8; without it the program takes names with accents for Windows-1252.
const byteOrderMark = "\ufeff"

// WriteCSV writes every oddity as a row, for a spreadsheet: with a byte-order mark in front, and no cell can be taken for
// a formula.
func (r *Report) WriteCSV(w io.Writer) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return fmt.Errorf("write the list of oddities: %w", err)
	}
	out := csv.NewWriter(w)
	out.Write([]string{"weight", "kind", "list", "file", "sheet", "row", "column", "what is odd", "what stood there", "what was done", "more"})
	for _, g := range r.Groups {
		for _, f := range g.Found {
			out.Write(harmless(g.Weight.String(), g.Name, blankZero(g.List), g.File, g.Sheet, blankZero(f.Row), g.Column, g.What, f.Text, g.Done, f.More))
		}
		if rest := g.Count - len(g.Found); rest > 0 {
			out.Write(harmless(g.Weight.String(), g.Name, blankZero(g.List), g.File, g.Sheet, "", g.Column, g.What, "", g.Done, "and "+strconv.Itoa(rest)+" more of this kind"))
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write the list of oddities: %w", err)
	}
	return nil
}

func blankZero(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func harmless(cells ...string) []string {
	for i := range cells {
		cells[i] = Harmless(cells[i])
	}
	return cells
}

// Harmless puts an apostrophe before a text that a spreadsheet would take for a formula when it opens a CSV file.
func Harmless(text string) string {
	if first, _ := utf8.DecodeRuneInString(text); text != "" && strings.ContainsRune("=+-@\t\r\n|＝＋－＠｜", first) {
		return "'" + text
	}
	return text
}
