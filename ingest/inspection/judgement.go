package inspection

import (
	"regexp"
	"slices"
	"strings"
)

// OverallEffectiveness is the area that sums the others up, until April 2026.
const OverallEffectiveness = "Overall effectiveness"

// SafeguardingBoard is what the judgement on the board is called here; the reports word it in several ways.
const SafeguardingBoard = "Local Safeguarding Children Board (LSCB)"

const gradeWords = `(?:outstanding|good|requires? improvement(?: to be good)?|inadequate|adequate)`

var (
	wholeGrade  = regexp.MustCompile(`^` + gradeWords + `$`)
	partOfGrade = regexp.MustCompile(`^(?:outstanding|good|requires?(?: improvement(?: to(?: be(?: good)?)?)?)?|improvement(?: to(?: be(?: good)?)?)?|to be good|be good|inadequate|adequate)$`)
	gradeBegins = regexp.MustCompile(`^(?:Outstanding|Good|Requires?|Inadequate|Adequate|INADEQUATE|GOOD|OUTSTANDING|REQUIRES)`)
)

// judgements finds the areas and grades in the report's order.
func (f *flow) judgements(framework string) []Judgement {
	found := f.gradeTable()
	if len(found) == 0 {
		found = f.numberedGrades()
	}
	if len(found) == 0 {
		found = f.mainFindings()
	}
	if len(found) == 0 {
		found = f.gradedHeadings()
	}
	overall := func(j Judgement) bool { return strings.EqualFold(j.Area, OverallEffectiveness) }
	if !strings.HasPrefix(framework, ILACS) && !slices.ContainsFunc(found, overall) {
		found = append(f.overallInWords(), found...)
	}
	return append(found, f.safeguardingBoard()...)
}

// asGrade is a grade as it is written here: with a capital first letter.
func asGrade(text string) string {
	text = strings.ToLower(clean(strings.TrimRight(text, " .")))
	if text == "require improvement" || text == "require improvement to be good" {
		text = "requires" + strings.TrimPrefix(text, "require")
	}
	if !wholeGrade.MatchString(text) {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

var gradedHeading = regexp.MustCompile(`^(The (?:impact of leaders|experiences and progress of) .{5,120}?|Overall effectiveness)\s*[:–-]\s*(` + `(?i:` + gradeWords + `)` + `)$`)

// gradedHeadings reads headings such as "The experiences and progress of children in care: good", where there is no table.
func (f *flow) gradedHeadings() []Judgement {
	var found []Judgement
	for i, l := range f.lines {
		text := l.text()
		for _, next := range append([]line{{}}, f.lines[i+1:min(i+3, len(f.lines))]...) {
			text = f.join(text, next.text())
			if m := gradedHeading.FindStringSubmatch(clean(text)); m != nil {
				found = append(found, Judgement{Area: m[1], Grade: asGrade(m[2]), Page: l.page})
				break
			}
		}
	}
	return found
}

var (
	overallSentences = []*regexp.Regexp{
		regexp.MustCompile(`\boverall (?:judgement|effectiveness)[^.]{0,160}?\b(?:is that [^.]{0,80}?|is judged to be |is )(?:are |is )?(` + gradeWords + `)\b`),
		regexp.MustCompile(`\bchildren's services (?:in|for) [^.]{2,80}? (?:are |is )?(` + gradeWords + `)\b`),
		regexp.MustCompile(`\bservices for children in [^.]{2,80}? (?:are |is )?(` + gradeWords + `)\b`),
	}
	overallJudged = []*regexp.Regexp{
		regexp.MustCompile(`\boverall effectiveness [^.]{0,160}?\bis judged to be (` + gradeWords + `)\b`),
		regexp.MustCompile(`\bthe overall judgement is (?:that children's services (?:are |is )?)?(` + gradeWords + `)\b`),
	}
)

// overallInWords finds the overall judgement where a sentence tells it: on the first page "The overall judgement is ..." or
// "Children's services in ... are ...", on the next ones "The overall effectiveness of ... is judged to be ...". Inspections
// since 2018 have it in their table or, from April 2026, not at all.
func (f *flow) overallInWords() []Judgement {
	for page := 1; page <= min(4, f.pages); page++ {
		sentences := overallSentences
		if page > 1 {
			sentences = overallJudged
		}
		text := strings.ReplaceAll(plain(f.joined(f.onPages(page, page))), "st. ", "st ")
		for _, sentence := range sentences {
			if m := sentence.FindStringSubmatch(text); m != nil && !strings.Contains(m[0], " last ") && !strings.Contains(m[0], "previous") {
				return []Judgement{{Area: OverallEffectiveness, Grade: asGrade(m[1]), Page: page}}
			}
		}
	}
	return nil
}

var boardJudged = regexp.MustCompile(`^the (?:(?:overall )?effectiveness of the )?(?:(?:[\w' -]{0,60})?safeguarding (?:children|childrens|children's) board(?: \(\w+\))?|lscb)(?: is| are)?(?: judged to be)? (?:is |are )?(` + gradeWords + `)\.?$`)

// safeguardingBoard finds the judgement on the Local Safeguarding Children Board, which is a heading of one or two lines.
func (f *flow) safeguardingBoard() []Judgement {
	for i, l := range f.lines {
		if !strings.HasPrefix(plain(l.text()), "the ") {
			continue
		}
		text, grade := l.text(), ""
		for _, next := range append([]line{{page: l.page}}, f.lines[i+1:min(i+3, len(f.lines))]...) {
			text = f.join(text, next.text())
			if m := boardJudged.FindStringSubmatch(plain(text)); m != nil && next.page == l.page {
				grade = m[1]
			}
		}
		if grade != "" {
			return []Judgement{{Area: SafeguardingBoard, Grade: asGrade(grade), Page: l.page}}
		}
	}
	return nil
}
