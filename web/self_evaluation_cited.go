package web

import (
	"cmp"
	"fmt"
	"strings"

	"goldthread/access"
	"goldthread/assurance/inspection"
	"goldthread/day"
	"goldthread/indicator/catalogue"
	"goldthread/report"
)

// cited is a citation as the page shows it: in the text by what it says and its number, under the section in full.
type cited struct {
	inspection.Citation
	Number int
	Name   string // the measure, the audit, who spoke, the document
	Says   string // as at sign-off, or as it stands today
	Way    string // which way is better
	Now    string // of a figure that is frozen: what the same asks today, where that is something else
	Href   string
	Hidden bool // the viewer sees no whole figures
}

// evaluationPart is the answer to one question.
type evaluationPart struct {
	inspection.Question
	Blocks []evaluationBlock
	Cited  []*cited
}

// evaluationBlock is a paragraph, or a list.
type evaluationBlock struct {
	List  bool
	Lines [][]evaluationPiece
}

// evaluationPiece is a run of words, or a citation.
type evaluationPiece struct {
	Words string
	Cited *cited
}

// evaluationParts are the answers with their citations as they stand: those of a version that is signed off as they were
// frozen.
func (v *visit) evaluationParts(e inspection.SelfEvaluation) ([]evaluationPart, error) {
	number := 0
	had := map[string]*cited{}
	var parts []evaluationPart
	for _, s := range e.Sections {
		part := evaluationPart{Question: s.Question}
		listed := map[*cited]bool{}
		show := func(c inspection.Citation) (*cited, error) {
			one := had[c.String()]
			if one == nil {
				number++
				made, err := v.citedOf(e, c, number)
				if err != nil {
					return nil, err
				}
				one, had[c.String()] = made, made
			}
			if !listed[one] {
				listed[one] = true
				part.Cited = append(part.Cited, one)
			}
			return one, nil
		}
		var err error
		if part.Blocks, err = blocksOf(s.Text, show); err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return parts, nil
}

// blocksOf cuts a text into paragraphs, parted by blank lines, and lists of lines that begin with a dash.
func blocksOf(text string, show func(inspection.Citation) (*cited, error)) ([]evaluationBlock, error) {
	var blocks []evaluationBlock
	parted := true
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" {
			parted = true
			continue
		}
		item, isItem := strings.CutPrefix(line, "- ")
		pieces, _ := inspection.Pieces("", item)
		var shown []evaluationPiece
		for _, p := range pieces {
			if p.Citation == nil {
				shown = append(shown, evaluationPiece{Words: p.Text})
				continue
			}
			one, err := show(*p.Citation)
			if err != nil {
				return nil, err
			}
			shown = append(shown, evaluationPiece{Cited: one})
		}
		if last := len(blocks) - 1; parted || blocks[last].List != isItem {
			blocks = append(blocks, evaluationBlock{List: isItem})
		}
		last := &blocks[len(blocks)-1]
		last.Lines = append(last.Lines, shown)
		parted = false
	}
	return blocks, nil
}

// citedOf is a citation with what it says.
func (v *visit) citedOf(e inspection.SelfEvaluation, c inspection.Citation, number int) (*cited, error) {
	one := &cited{Citation: c, Number: number}
	switch c.Kind {
	case inspection.AuditSet:
		one.Name, one.Says = c.Text, c.Words
		return one, nil
	case inspection.Voice:
		one.Name, one.Says = c.Text, "“"+strings.Trim(c.Words, `"“”`)+"”"
		return one, nil
	case inspection.Figure:
		one.Name, one.Href = c.Code, "/indicator/"+c.Code
		if in, ok := catalogue.Find(c.Code); ok {
			one.Name, one.Way = in.About().Title, string(in.About().Polarity)
		}
		if one.Hidden = !v.may(access.SeeFigures); one.Hidden {
			return one, nil
		}
	case inspection.Paper:
		one.Name = c.Code
		if d, ok := v.house.register.Document(c.Code); ok {
			one.Name = d.Name
		}
	}
	now, err := v.tell(e.AsAt, c)
	if err != nil {
		return nil, err
	}
	one.Says = now.Says
	if told, frozen := e.Told(c); frozen {
		if one.Says = told.Says; told.Says != now.Says {
			one.Now = now.Says
		}
	}
	return one, nil
}

// tell is what a citation of a figure or a document says, as it is known now.
func (v *visit) tell(asAt day.Day, c inspection.Citation) (inspection.Told, error) {
	if c.Kind == inspection.Paper {
		d, ok := v.house.register.Document(c.Code)
		if !ok {
			return inspection.Told{Says: "no longer in the list of documents"}, nil
		}
		return inspection.Told{Says: d.Words(v.today()), AsAt: d.Day}, nil
	}
	on := cmp.Or(c.AsAt, asAt)
	value, ok, err := v.figureCited(c, on)
	if err != nil || !ok {
		return inspection.Told{Says: "no longer counted", AsAt: on}, err
	}
	told := inspection.Told{AsAt: on, Says: "not known " + value.Period()}
	if value.Shown() {
		told.Says, told.Value, told.Of = value.Text()+" "+value.Period(), &value.Number, value.Denominator
		if value.Partial {
			told.Says += fmt.Sprintf(" (%s)", value.KnownPart())
		}
	}
	return told, nil
}

// figureCited is the figure of a citation; not ok where there is no such measure.
func (v *visit) figureCited(c inspection.Citation, on day.Day) (value report.Value, ok bool, err error) {
	in, ok := catalogue.Find(c.Code)
	if !ok {
		return value, false, nil
	}
	shown := pastBook{v.house.book, v.house.written, v.house.figures}
	if c.Window == "" || c.Window == usualWindow {
		line, err := v.lineOf(shown, in, on)
		if err != nil {
			return value, true, err
		}
		return line.Now, true, nil
	}
	sheet, err := v.sheetOf(shown, in, on, "")
	if err != nil {
		return value, true, err
	}
	return report.ValueOf(sheet.Figure(in, columnOf(on, c.Window), "")), true, nil
}
