package inspection

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"goldthread/day"
)

const (
	monthWords = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`
	weekdays   = `(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?`
	dayWords   = weekdays + `\d{1,2}(?:st|nd|rd|th)?(?:\s+(?:of\s+)?` + monthWords + `\b\.?)?(?:,?\s+\d{4}\b)?`
	between    = `\s*(?:,\s*and\b|,|\bto\b|\band\b|\buntil\b|\bthrough\b|&|-)\s*`
)

var (
	daysWritten = regexp.MustCompile(`\b` + dayWords + `(?:` + between + dayWords + `)*`)
	dayWritten  = regexp.MustCompile(`(\d{1,2})(?:st|nd|rd|th)?(?:\s+(?:of\s+)?(` + monthWords + `)\b\.?)?(?:,?\s+(\d{4})\b)?`)
)

// longest is the most days from the first to the last day of an inspection: the longest were in two parts some weeks apart.
const longest = 180

// stay is when inspectors were there: the first and the last day, and how many days lie in it. An inspection in two parts
// counts the days of both.
type stay struct {
	day.Span
	days int
}

var (
	numericDay  = regexp.MustCompile(`\b(\d{1,2})/(\d{1,2})/(\d{4})\b`)
	splitDay    = regexp.MustCompile(`\b([1-3]) (\d(?:st|nd|rd|th)? ` + monthWords + `\b)`)
	splitYear   = regexp.MustCompile(`(` + monthWords + `\s+)2 ?0 ?(\d) ?(\d)\b`)
	joinedMonth = regexp.MustCompile(`(\d)(` + monthWords + `\b)`)
)

// asWritten repairs days whose figures a word processor set apart ("1 9 june 20 19") or together ("9june"), and writes months
// as words.
func asWritten(text string) string {
	text = numericDay.ReplaceAllStringFunc(text, func(d string) string {
		m := numericDay.FindStringSubmatch(d)
		if n, err := strconv.Atoi(m[2]); err == nil && n >= 1 && n <= 12 {
			return m[1] + " " + strings.ToLower(time.Month(n).String()) + " " + m[3]
		}
		return d
	})
	text = joinedMonth.ReplaceAllString(text, "$1 $2")
	return splitYear.ReplaceAllString(splitDay.ReplaceAllString(text, "$1$2"), "${1}20$2$3")
}

// stayWritten finds the first days in a plain text and gives the first and the last of them: "25 april - 18 may 2017",
// "6 and 7 march 2018", "12 march 2019". The last must have month and year; earlier ones take theirs from the one after, and
// the year before it over New Year.
func stayWritten(text string) (stay, bool) {
	for _, found := range daysWritten.FindAllString(asWritten(text), -1) {
		if s, ok := stayOf(found); ok {
			return s, true
		}
	}
	return stay{}, false
}

func stayOf(text string) (stay, bool) {
	parts := dayWritten.FindAllStringSubmatchIndex(text, -1)
	if len(parts) == 0 {
		return stay{}, false
	}
	days := make([]day.Day, len(parts))
	var month time.Month
	year := 0
	for i := len(parts) - 1; i >= 0; i-- {
		m, y := monthNamed(group(text, parts[i], 2)), group(text, parts[i], 3)
		switch {
		case y != "":
			year, _ = strconv.Atoi(y)
		case m > month && month != 0:
			year--
		}
		if m != 0 {
			month = m
		}
		d, ok := civil(year, month, group(text, parts[i], 1))
		if !ok {
			return stay{}, false
		}
		days[i] = d
	}
	s := stay{Span: day.Span{From: days[0], To: days[len(days)-1]}, days: 1}
	for i := 1; i < len(days); i++ {
		if days[i] < days[i-1] {
			return stay{}, false
		}
		if isRange(text[parts[i-1][1]:parts[i][0]]) {
			s.days += int(days[i] - days[i-1])
		} else {
			s.days++
		}
	}
	return s, s.To-s.From <= longest
}

func group(text string, at []int, n int) string {
	if at[2*n] < 0 {
		return ""
	}
	return text[at[2*n]:at[2*n+1]]
}

// isRange says whether what stands between two days means all days between them.
func isRange(link string) bool {
	return !strings.Contains(link, "and") && !strings.Contains(link, ",") && !strings.Contains(link, "&")
}

func civil(year int, month time.Month, dayOfMonth string) (day.Day, bool) {
	n, err := strconv.Atoi(dayOfMonth)
	if err != nil || month == 0 || year < 2000 || year > 2100 || n < 1 || n > 31 {
		return day.Never, false
	}
	d := day.Of(year, month, n)
	_, m, dom := d.Date()
	return d, m == month && dom == n
}

func monthNamed(name string) time.Month {
	if len(name) < 3 {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), name[:3]) {
			return m
		}
	}
	return 0
}

var (
	inspectionLabel = regexp.MustCompile(`^(?:re-?)?(?:(?:inspection|visit|fieldwork|on-?site) dates?(?:\(s\))?|dates? of (?:the )?(?:re-?)?(?:inspection|visit)|inspected(?: on)?)\b\s*:?`)
	otherLabel      = regexp.MustCompile(`(?:report )?published|lead inspector|date of (?:previous|last)|previous inspection`)
	publishedLabel  = regexp.MustCompile(`^(?:(?:report|letter) )?(?:published|publication date|date published|date of publication|publication)(?: on)?\s*:?\s*`)

	visitSentence = regexp.MustCompile(`(?:visit|inspection)\b[^.]{0,300}?\b(?:on|from|between|during|dates?:?)\s+(?:the\s+)?(` + daysWritten.String() + `)`)
	jointSentence = regexp.MustCompile(`\b(?:between|from|on)\s+(?:the\s+)?(` + daysWritten.String() + `),?[^.]{0,300}?(?:inspection|inspected|visit)`)
	earlierOne    = regexp.MustCompile(`\b(?:last|previous|previously|since|judged|earlier)\b`)
)

// inspected finds the first and last day of the inspection: after its label, else in the first sentence that tells when the
// visit was.
func (f *flow) inspected() (s stay, page int, ok bool) {
	front := f.onPages(1, 2)
	for i, l := range front {
		label := inspectionLabel.FindString(plain(l.text()))
		if label == "" {
			continue
		}
		text := strings.TrimPrefix(plain(f.joined(front[i:min(i+3, len(front))])), label)
		if other := otherLabel.FindStringIndex(text); other != nil {
			text = text[:other[0]]
		}
		if s, ok := stayWritten(text); ok {
			return s, l.page, true
		}
	}
	return f.inspectedInWords()
}

func (f *flow) inspectedInWords() (stay, int, bool) {
	for page := 1; page <= min(2, f.pages); page++ {
		text := asWritten(plain(f.joined(f.onPages(page, page))))
		for _, sentence := range []*regexp.Regexp{visitSentence, jointSentence} {
			for _, m := range sentence.FindAllStringSubmatchIndex(text, -1) {
				s, ok := stayOf(text[m[2]:m[3]])
				if ok && !earlierOne.MatchString(text[m[0]:m[1]]) {
					return s, page, true
				}
			}
		}
	}
	return stay{}, 0, false
}

// published finds the day of publication: after its label, else the date at the head of a letter.
func (f *flow) published() (day.Day, int, bool) {
	front := f.onPages(1, 2)
	for i, l := range front {
		text := asWritten(plain(f.joined(front[i:min(i+2, len(front))])))
		if label := publishedLabel.FindString(text); label != "" {
			if m := daysWritten.FindStringIndex(text[len(label):]); m != nil && m[0] == 0 {
				if s, ok := stayOf(text[len(label):][:m[1]]); ok {
					return s.To, l.page, true
				}
			}
		}
	}
	return f.letterDate()
}

var dear = regexp.MustCompile(`^dear\b`)

// letterDate finds the date at the head of a letter, before "Dear". The inspectorate dates its letters with the day on which
// it publishes them.
func (f *flow) letterDate() (day.Day, int, bool) {
	found := day.Never
	for _, l := range f.onPages(1, 1) {
		if dear.MatchString(plain(l.text())) {
			return found, 1, found.Known()
		}
		for _, c := range l.cells {
			text := strings.TrimPrefix(asWritten(plain(c.text)), "date: ")
			if s, ok := stayOf(text); ok && s.From == s.To && daysWritten.FindString(text) == text && !found.Known() {
				found = s.To
			}
		}
	}
	return day.Never, 0, false
}

var betweenWords = strings.NewReplacer("-", " ", "_", " ", ".", " ")

// DayInName reads a day out of a file's name, as in "barnsley-08-august-2014.pdf": a hint for a person, since nothing says
// which day it is.
func DayInName(name string) day.Day {
	if s, ok := stayWritten(betweenWords.Replace(plain(name))); ok && s.From == s.To {
		return s.To
	}
	return day.Never
}
