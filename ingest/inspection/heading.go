package inspection

import (
	"math"
	"regexp"
	"strings"
)

// sectionHeading is a heading under which recommendations stand.
type sectionHeading struct {
	words    *regexp.Regexp
	priority bool
	inside   bool // opens only within another: "Within three months" stands under "Areas for improvement"
}

// headings are the headings of all frameworks, in plain text without the marks at their end.
var headings = []sectionHeading{
	{regexp.MustCompile(`^(?:areas? (?:for|requiring) )?(?:priority|immediate)(?: and immediate| and priority)? actions?$`), true, false},
	{regexp.MustCompile(`^what needs to improve(?: (?:in|across|to|for|next|as) .{2,90}| further)?$`), false, false},
	{regexp.MustCompile(`^(?:key |main )?areas? (?:for|of|requiring) (?:further )?(?:improvement|development)(?: identified)?$|^priorities for improvement$`), false, false},
	{regexp.MustCompile(`^(?:key )?recommendations?(?: for improvement)?$`), false, false},
	{regexp.MustCompile(`^what (?:does |do )?.{3,70} needs? to (?:do to )?improve$`), false, false},
	{regexp.MustCompile(`^(?:immediately|with immediate effect)$`), true, true},
	{regexp.MustCompile(`^within (?:\w+) (?:weeks?|months?)(?: of .{3,60})?$`), false, true},
}

// closers are headings that end a list even in type smaller than its heading's.
var closers = regexp.MustCompile(`^(?:(?:key |areas of )?strengths\b|(?:the|this) local authority(?:'s| has the following) strengths|(?:section \d|inspection judgements?)\b|progress since|summary (?:for|of)|(?:main |inspection |headline )?findings\b|information about|executive summary|the experiences and progress of|the impact of leaders|next steps|practice study|case study|yours (?:sincerely|faithfully)|the office for standards in education|contents$)`)

// opens says whether recommendations begin under the line, and of how many lines the heading is.
func (f *flow) opens(i int) (o sectionHeading, size int, ok bool) {
	text := clean(f.lines[i].text())
	if !isCapital(text) || strings.HasSuffix(text, ".") || strings.HasSuffix(text, ",") {
		return o, 0, false
	}
	size = 1
	for size < 3 && i+size < len(f.lines) && f.lines[i].bold && f.sameHeading(f.lines[i+size-1], f.lines[i+size]) {
		text = clean(f.join(text, f.lines[i+size].text()))
		size++
	}
	if o, ok = sectionIn(text); ok || size == 1 {
		return o, size, ok
	}
	o, ok = sectionIn(clean(f.lines[i].text()))
	return o, 1, ok
}

func sectionIn(heading string) (sectionHeading, bool) {
	heading = strings.TrimRight(plain(heading), " ?:-")
	for _, o := range headings {
		if o.words.MatchString(heading) {
			return o, true
		}
	}
	return sectionHeading{}, false
}

// sameHeading says whether a heading goes on on the next line.
func (f *flow) sameHeading(a, b line) bool {
	return b.bold && b.follows(a) && math.Abs(a.size-b.size) < 0.6 && markOf(b).kind == none
}
