package inspection

import (
	"context"
	"fmt"
)

// Read reads a report. The name is the file's and is used in errors alone. Errors are *BrokenError, *LockedError,
// *ScannedError, *TooLargeError and *SlowError, each with what to do, or that of ctx. A report of an unknown form is no
// error: most of it is then not found.
func (r *Reader) Read(ctx context.Context, name string, content []byte) (Report, error) {
	var sheets []sheet
	letters := 0
	err := r.open(ctx, name, content, func(d *document) error {
		for number := 1; number <= d.pages; number++ {
			s, err := d.read(number)
			if err != nil {
				return &BrokenError{Name: name, Why: err}
			}
			sheets = append(sheets, s)
			if letters += s.letters(); letters > maxLetters {
				return &TooLargeError{Name: name, What: fmt.Sprintf("more than %d letters", maxLetters), Most: "as many"}
			}
		}
		return nil
	})
	if err != nil {
		return Report{}, err
	}
	if letters < fewLetters {
		return Report{}, &ScannedError{Name: name, Pages: len(sheets)}
	}
	return understand(sheets), nil
}

const (
	// fewLetters is how many letters the page numbers and stamps of a scan may have together.
	fewLetters = 200
	// maxLetters bounds the time that finding the parts takes. The longest report has about 150,000.
	maxLetters = 500_000
)

func (s sheet) letters() int {
	n := 0
	for _, l := range s.lines {
		n += len(l.text())
	}
	return n
}

// understand finds the parts of a report in its pages.
func understand(sheets []sheet) Report {
	f := flowOf(sheets)
	r := Report{Pages: len(sheets), On: map[Part]int{}}
	note := func(part Part, page int, ok bool) {
		if ok {
			r.On[part] = page
		}
	}
	inspected, page, ok := f.inspected()
	r.Start, r.End = inspected.From, inspected.To
	note(DaysPart, page, ok)

	r.Framework, page = f.framework(inspected)
	note(FrameworkPart, page, r.Framework != "")
	r.Authority, page = f.authority()
	note(AuthorityPart, page, r.Authority != "")
	r.Published, page, ok = f.published()
	note(PublishedPart, page, ok)
	r.LeadInspector, page = f.leadInspector()
	note(LeadPart, page, r.LeadInspector != "")
	if r.Graded() {
		r.Judgements = f.judgements(r.Framework)
	}
	r.Recommendations = f.recommendations()
	return r
}
