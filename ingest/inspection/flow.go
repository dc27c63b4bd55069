package inspection

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// flow is a report's text in reading order, without what stands on every page and without footnotes.
type flow struct {
	lines []line
	body  float64         // size of the type that most of the text is set in
	words map[string]bool // the words of the report in small letters, with hyphens as printed
	pages int
}

// flowOf puts the pages of a report one after another.
func flowOf(sheets []sheet) *flow {
	f := &flow{pages: len(sheets), body: bodySize(sheets), words: map[string]bool{}}
	repeated := repeatedOnPages(sheets)
	for _, s := range sheets {
		f.lines = append(f.lines, s.withoutFurniture(repeated, f.body)...)
	}
	cut := false
	for _, l := range f.lines {
		for _, c := range l.cells {
			f.learn(c.text, cut)
			cut = cutByHyphen(c.text)
		}
	}
	return f
}

var (
	word      = regexp.MustCompile(`\p{L}+(?:-\p{L}+)*`)
	lastWord  = regexp.MustCompile(word.String() + `$`)
	firstWord = regexp.MustCompile(`^` + word.String())
)

// longestWord is how many bytes are looked at for a word; the longest in use has half as many.
const longestWord = 80

// learn notes the words of a line, but not its last when a hyphen cuts it, nor its first when one cut the line before.
func (f *flow) learn(text string, cut bool) {
	if cut {
		text = text[max(strings.IndexByte(text, ' '), 0):]
	}
	if cutByHyphen(text) {
		text = text[:max(strings.LastIndexByte(text, ' '), 0)]
	}
	for _, w := range word.FindAllString(strings.ToLower(text), -1) {
		f.words[w] = true
	}
}

// lineEndHyphen is how PDFium tells a hyphen at the end of a line that a letter follows on the next.
const lineEndHyphen = "\x02"

func cutByHyphen(text string) bool {
	return strings.HasSuffix(text, lineEndHyphen) || strings.HasSuffix(text, "\u00ad") || strings.HasSuffix(text, "-")
}

// join puts two lines of the same paragraph together.
func (f *flow) join(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	case strings.HasSuffix(a, "\u00ad"):
		return strings.TrimSuffix(a, "\u00ad") + b
	case cutByHyphen(a):
		a = strings.TrimSuffix(strings.TrimSuffix(a, lineEndHyphen), "-")
		if a == "" || strings.HasSuffix(a, " ") || sharedEnd.MatchString(b) {
			return a + "- " + b
		}
		if f.brokenWord(a, b) {
			return a + b
		}
		return a + "-" + b
	case endsInsideWord(a):
		return a + b
	}
	return a + " " + b
}

// sharedEnd is what follows a hyphen that stands for the end of a later word: "16- and 17-year-olds".
var sharedEnd = regexp.MustCompile(`^(?:and|or|to)\s`)

// brokenWord says whether a hyphen at a line's end only breaks a word: the whole word stands elsewhere in the report, the
// word with the hyphen does not, nor does its second half by itself. The inspectorate's reports are not hyphenated, so a
// hyphen is kept in doubt.
func (f *flow) brokenWord(a, b string) bool {
	first := lastWord.FindString(strings.ToLower(a[max(len(a)-longestWord, 0):]))
	after := firstWord.FindString(strings.ToLower(b[:min(len(b), longestWord)]))
	if first == "" || after == "" {
		return false
	}
	return f.words[first+after] && !f.words[first+"-"+after] && !f.words[after]
}

// endsInsideWord says whether a line ends with a dash or a stroke that stands close to the word before it: "19–", "and/".
func endsInsideWord(a string) bool {
	for _, mark := range []string{"–", "/"} {
		if rest, ok := strings.CutSuffix(a, mark); ok && rest != "" && !strings.HasSuffix(rest, " ") {
			return true
		}
	}
	return false
}

var unusualLetters = strings.NewReplacer(
	"\ufb00", "ff", "\ufb01", "fi", "\ufb02", "fl", "\ufb03", "ffi", "\ufb04", "ffl", "\ufb05", "st", "\ufb06", "st",
	lineEndHyphen, "-", "\u2011", "-", "\u00ad", "", "\u200b", "", "\ufeff", "", "\ufffe", "-", "\u00a0", " ",
)

// clean is text as a person would type it: ligatures undone, invisible marks gone, one blank between words. Curly quotation
// marks and dashes stay.
func clean(text string) string {
	text = norm.NFC.String(unusualLetters.Replace(text))
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

var plainMarks = strings.NewReplacer("’", "'", "‘", "'", "–", "-", "—", "-")

// plain is text for comparing: small letters, straight quotation marks, one kind of dash.
func plain(text string) string { return strings.ToLower(plainMarks.Replace(clean(text))) }

// onPages are the lines of some pages.
func (f *flow) onPages(from, to int) []line {
	var found []line
	for _, l := range f.lines {
		if l.page >= from && l.page <= to {
			found = append(found, l)
		}
	}
	return found
}

// joined is the text of lines put together, cleaned.
func (f *flow) joined(lines []line) string {
	text := ""
	for _, l := range lines {
		text = f.join(text, l.text())
	}
	return clean(text)
}
