package inspection

import (
	"strings"
)

// Understand finds the parts of a report in a text laid out like a page: six points a blank, a line every 14.5, a form feed
// for a new page, a bar between columns, and ! or # before bold or large type.
func Understand(text string) Report {
	var sheets []sheet
	for n, page := range strings.Split(text, "\f") {
		s := sheet{number: n + 1, width: 595, height: 842}
		for i, printed := range strings.Split(page, "\n") {
			if l, ok := lineFrom(printed, n+1, 80+14.5*float64(i)); ok {
				s.lines = append(s.lines, l)
			}
		}
		sheets = append(sheets, s)
	}
	return understand(sheets)
}

func lineFrom(printed string, page int, top float64) (line, bool) {
	size := 12.0
	bold := strings.HasPrefix(printed, "!")
	if strings.HasPrefix(printed, "#") {
		size = 26
	}
	printed = strings.TrimLeft(printed, "!#")
	l := line{page: page, top: top, bottom: top + size, size: size, bold: bold}
	at := 72.0
	for _, part := range strings.Split(printed, "|") {
		at += 6 * float64(len(part)-len(strings.TrimLeft(part, " ")))
		words := strings.TrimSpace(part)
		if words != "" {
			l.cells = append(l.cells, cell{left: at, right: at + 5*float64(len(words)), text: words, bold: bold})
		}
		at += 6 * float64(len(words)+4)
	}
	if len(l.cells) == 0 {
		return l, false
	}
	l.left, l.right = l.cells[0].left, l.cells[len(l.cells)-1].right
	return l, true
}
