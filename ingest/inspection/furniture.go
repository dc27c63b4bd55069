package inspection

import (
	"fmt"
	"math"
	"regexp"
	"strings"
)

// Where on a page its running head and foot may stand, as shares of its height.
const (
	headZone = 0.10
	footZone = 0.88
)

// bodySize is the size of type that most letters have.
func bodySize(sheets []sheet) float64 {
	letters := map[float64]int{}
	for _, s := range sheets {
		for _, l := range s.lines {
			letters[math.Round(l.size*2)/2] += len(l.text())
		}
	}
	size, most := 12.0, 0
	for s, n := range letters {
		if n > most || n == most && s < size {
			size, most = s, n
		}
	}
	return size
}

var figures = regexp.MustCompile(`\d+`)

// sameOnPages is a line's text and place without its figures: what a running foot has in common from page to page.
func (s sheet) sameOnPages(l line) string {
	zone := ""
	switch {
	case l.bottom < headZone*s.height:
		zone = "head"
	case l.top > footZone*s.height:
		zone = "foot"
	default:
		return ""
	}
	return fmt.Sprintf("%s %.0f %s", zone, l.top/12, figures.ReplaceAllString(plain(l.text()), "#"))
}

// repeatedOnPages finds what stands at the head or foot of three pages or more, or of both pages of a short letter.
func repeatedOnPages(sheets []sheet) map[string]bool {
	times := map[string]int{}
	for _, s := range sheets {
		for _, l := range s.lines {
			if key := s.sameOnPages(l); key != "" {
				times[key]++
			}
		}
	}
	repeated := map[string]bool{}
	for key, n := range times {
		repeated[key] = n >= 3 || n == 2 && len(sheets) <= 4
	}
	return repeated
}

var pageNumber = regexp.MustCompile(`^(?:page )?\d{1,3}(?: (?:of|/) ?\d{1,3})?$`)

// withoutFurniture is a page's lines without its number, running head and foot, and the footnotes under the text.
func (s sheet) withoutFurniture(repeated map[string]bool, body float64) []line {
	var kept []line
	for _, l := range s.lines {
		edge := l.bottom < headZone*s.height || l.top > footZone*s.height
		if edge && (pageNumber.MatchString(plain(l.text())) || repeated[s.sameOnPages(l)]) {
			continue
		}
		if strings.TrimSpace(l.text()) != "" {
			kept = append(kept, l)
		}
	}
	return withoutFootnotes(kept, s.height, body)
}

var footnoteMark = regexp.MustCompile(`^(?:\d{1,2}|\*+)(?:\s|$)`)

// withoutFootnotes cuts the small print under a page's text. It begins with a footnote's mark, a small figure in the lower part
// of the page, and goes on to the foot in type that is smaller than the text's.
func withoutFootnotes(lines []line, height, body float64) []line {
	cut := len(lines)
	for i := len(lines) - 1; i >= 0; i-- {
		l := lines[i]
		if l.size > 0.97*body || l.top < height/3 {
			break
		}
		if l.noted || l.size < 0.88*body && footnoteMark.MatchString(clean(l.text())) {
			cut = i
		}
	}
	return lines[:cut]
}
