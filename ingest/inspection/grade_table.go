package inspection

import (
	"math"
	"regexp"
	"slices"
	"strings"
)

// table gathers the cells of two columns: areas to the left, grades to the right.
type table struct{ areas, grades []fragment }

// fragment is a cell of a table, put together from its lines.
type fragment struct {
	text        string
	page        int
	top, bottom float64
}

func fragmentOf(text string, l line) fragment { return fragment{text, l.page, l.top, l.bottom} }

// middle is how far down the pages a cell's middle stands.
func (f fragment) middle() float64 { return 10_000*float64(f.page) + (f.top+f.bottom)/2 }

// addGrade adds a part of a grade: "Requires improvement" and "to be good" may stand on two lines.
func (t *table) addGrade(text string, l line) {
	if n := len(t.grades); n > 0 && !gradeBegins.MatchString(text) {
		t.grades[n-1].text += " " + text
		t.grades[n-1].bottom = l.bottom
		return
	}
	t.grades = append(t.grades, fragmentOf(text, l))
}

// judgements pairs areas and grades, which stand in the same order. When one column has more than the other, each grade goes to
// the area beside it, and an area that has none beside it is left without.
func (t *table) judgements() []Judgement {
	found := make([]Judgement, len(t.areas))
	for i, a := range t.areas {
		found[i] = Judgement{Area: clean(strings.TrimRight(a.text, " :")), Page: a.page}
	}
	grades := t.grades
	if len(t.grades) != len(t.areas) {
		grades = t.besideAreas()
	}
	for i, g := range grades {
		if g.text == "" {
			continue
		}
		if found[i].Grade = asGrade(g.text); found[i].Grade == "" && len(g.text) < 40 {
			found[i].Grade = clean(g.text)
		}
	}
	return found
}

// besideAreas gives each area the grade that is nearest to it, at most two lines away and with no other area nearer; an empty
// cell where there is none.
func (t *table) besideAreas() []fragment {
	beside := make([]fragment, len(t.areas))
	for _, g := range t.grades {
		nearest, at := 30.0, -1
		for i, a := range t.areas {
			if apart := math.Abs(a.middle() - g.middle()); apart < nearest {
				nearest, at = apart, i
			}
		}
		if at >= 0 && (beside[at].text == "" || nearest < math.Abs(t.areas[at].middle()-beside[at].middle())) {
			beside[at] = g
		}
	}
	return beside
}

var areaBegins = regexp.MustCompile(`^(?:The (?:impact|experiences?|effectiveness|quality)\b|Overall effectiveness|Leadership|Children (?:who|looked)|Experiences and progress|Adoption performance)`)

// gradeTable reads the table headed "Judgement" and "Grade", as all reports since 2018 have it.
func (f *flow) gradeTable() []Judgement {
	front := f.onPages(1, 3)
	for i, l := range front {
		n := len(l.cells)
		under, headed := i+1, n > 1 && isHeader(l.cells[0], "judg")
		if !headed && i > 0 { // the two words may stand a little apart in height
			headed = isHeader(front[i-1].cells[0], "judg")
		}
		if !headed && i+1 < len(front) && isHeader(front[i+1].cells[0], "judg") {
			under, headed = i+2, true
		}
		if !headed || !isHeader(l.cells[n-1], "grade") {
			continue
		}
		if found := f.rowsUnder(front[under:], l.cells[n-1].left-12); len(found) > 0 {
			return found
		}
	}
	return nil
}

func isHeader(c cell, begins string) bool {
	return strings.HasPrefix(plain(c.text), begins) && len(c.text) < 20
}

var recordOfFindings = regexp.MustCompile(`^record of (?:main |inspection )*findings`)

// mainFindings reads the table at the end of reports of 2012 and 2013, headed "Record of main findings".
func (f *flow) mainFindings() []Judgement {
	for i, l := range f.lines {
		if !recordOfFindings.MatchString(plain(l.text())) {
			continue
		}
		for n, row := range f.lines[i+1:] {
			last := row.cells[len(row.cells)-1]
			if len(row.cells) > 1 && partOfGrade.MatchString(plain(last.text)) {
				return f.rowsUnder(f.lines[i+1+n:], last.left-12)
			}
		}
	}
	return nil
}

// rowsUnder reads a table's rows until a line that is none. A row's area begins with the words that areas begin with, or after
// a gap; its grade stands right of column.
func (f *flow) rowsUnder(lines []line, column float64) []Judgement {
	var t table
	for i, l := range lines {
		if _, heading := sectionIn(clean(l.text())); heading || i > 0 && l.size > lines[0].size+1 {
			break
		}
		area, grade, ok := f.columns(l, column)
		graded := grade != "" || i+1 < len(lines) && f.isGraded(lines[i+1], column) && lines[i+1].follows(l)
		begins := gradeBegins.MatchString(clean(grade)) && isCapital(clean(area)) && len(t.areas) == len(t.grades)
		if !ok || area != "" && !t.addArea(f, area, l, graded, begins) {
			break
		}
		if grade != "" {
			t.addGrade(clean(grade), l)
		}
	}
	return t.judgements()
}

// columns parts a line of a table; ok is false where it goes right across, as text under a table does.
func (f *flow) columns(l line, column float64) (area, grade string, ok bool) {
	for _, c := range l.cells {
		switch {
		case c.left >= column, c.left > column-80 && partOfGrade.MatchString(plain(c.text)):
			grade = f.join(grade, c.text)
		case c.right > column+20:
			m := areaAndGrade.FindStringSubmatch(clean(c.text))
			if m == nil || !areaBegins.MatchString(m[1]) {
				return "", "", false
			}
			area, grade = f.join(area, m[1]), m[2]
		default:
			area = f.join(area, c.text)
		}
	}
	return area, grade, len(grade) <= 45
}

// areaAndGrade is a row whose two columns stand so close that they are read as one.
var areaAndGrade = regexp.MustCompile(`^(\D.{6,120}\S) (Outstanding|Good|Requires(?: [Ii]mprovement(?: to(?: be(?: good)?)?)?)?|Inadequate)$`)

func (f *flow) isGraded(l line, column float64) bool {
	_, grade, ok := f.columns(l, column)
	return ok && partOfGrade.MatchString(plain(grade))
}

// addArea adds a part of an area, and says whether it belongs to the table still. A line after a gap is a new row if a grade
// stands beside it, and so is one that begins with a capital letter and a grade when the rows before have theirs.
func (t *table) addArea(f *flow, text string, l line, graded, begins bool) bool {
	n := len(t.areas)
	if areaBegins.MatchString(clean(text)) || n == 0 || begins {
		t.areas = append(t.areas, fragmentOf(text, l))
		return true
	}
	last := &t.areas[n-1]
	near := l.page == last.page && l.bottom-last.bottom <= 1.7*f.body
	if near && plain(last.text) != "overall effectiveness" {
		last.text, last.bottom = f.join(last.text, text), l.bottom
		return true
	}
	if graded {
		t.areas = append(t.areas, fragmentOf(text, l))
	}
	return graded
}

var (
	rowNumber = regexp.MustCompile(`^[1-5](?:\s?\.\s?[1-9])?\.?\s+`)
	// sifAreas are the areas of the single inspection framework, in small letters.
	sifAreas = []string{
		"children who need help and protection", "children looked after and achieving permanence", "adoption performance",
		"experiences and progress of care leavers", "leadership management and governance",
	}
)

// asArea is a text for comparing with sifAreas.
func asArea(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(plain(text), ",", ""), " & ", " and ")
	return strings.TrimPrefix(strings.Replace(text, "experience and ", "experiences and ", 1), "the ")
}

// isSIFArea says whether a text is, or begins, the name of an area.
func isSIFArea(text string) bool {
	return slices.ContainsFunc(sifAreas, func(a string) bool { return len(text) > 7 && strings.HasPrefix(a, asArea(text)) })
}

// numberedGrades reads the table of the single inspection framework, whose rows are numbered 1, 2, 2.1, 2.2 and 3.
func (f *flow) numberedGrades() []Judgement {
	var t table
	for _, l := range f.onPages(1, 2) {
		for _, c := range l.cells {
			text := clean(c.text)
			if m := areaAndGrade.FindStringSubmatch(rowNumber.ReplaceAllString(text, "")); m != nil && isSIFArea(m[1]) {
				t.addNumbered(f, m[1], l)
				t.addGrade(m[2], l)
				continue
			}
			switch {
			case t.isWhole() && !strings.Contains(plain(text), "improvement") && !strings.HasPrefix(plain(text), "to be good"):
				return t.judgements()
			case partOfGrade.MatchString(plain(text)) && c.left > l.left+100 || partOfGrade.MatchString(plain(text)) && c.left > 300:
				t.addGrade(text, l)
			default:
				t.addNumbered(f, text, l)
			}
		}
	}
	if len(t.areas) == 0 || len(t.grades) == 0 {
		return nil
	}
	return t.judgements()
}

// isWhole says whether the table has all areas of the single inspection framework with their grades, none cut off by a page's end.
func (t *table) isWhole() bool {
	n := len(sifAreas)
	return len(t.areas) == n && len(t.grades) == n && slices.Contains(sifAreas, asArea(t.areas[n-1].text)) && asGrade(t.grades[n-1].text) != ""
}

// addNumbered adds to the areas what is, or goes on to be, the name of one that the framework has.
func (t *table) addNumbered(f *flow, text string, l line) {
	text = rowNumber.ReplaceAllString(text, "")
	if n := len(t.areas); n > 0 && !slices.Contains(sifAreas, asArea(t.areas[n-1].text)) {
		if longer := f.join(t.areas[n-1].text, text); isSIFArea(longer) {
			t.areas[n-1].text, t.areas[n-1].bottom = longer, l.bottom
			return
		}
	}
	if isSIFArea(text) && len(t.areas) < len(sifAreas) {
		t.areas = append(t.areas, fragmentOf(text, l))
	}
}
