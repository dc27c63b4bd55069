package inspection

import "strings"

// LineChange is what became of a line from one version to another.
type LineChange string

// The changes; Stayed for a line that both have.
const (
	Stayed LineChange = ""
	Went   LineChange = "went"
	Came   LineChange = "came"
)

// ComparedLine is a line of two versions laid over each other.
type ComparedLine struct {
	Text   string
	Change LineChange
}

// ComparedSection is the answer to one question in two versions.
type ComparedSection struct {
	Question   Question
	Lines      []ComparedLine // in order; where lines took the place of others, those that went stand first
	Went, Came int
}

// Compare lays two versions of the self-evaluation over each other, section by section, line by line.
func Compare(before, after SelfEvaluation) []ComparedSection {
	all := make([]ComparedSection, len(Questions))
	for i, q := range Questions {
		s := ComparedSection{Question: q, Lines: compareLines(linesOf(before.Section(q).Text), linesOf(after.Section(q).Text))}
		for _, l := range s.Lines {
			switch l.Change {
			case Went:
				s.Went++
			case Came:
				s.Came++
			}
		}
		all[i] = s
	}
	return all
}

// linesOf are the lines that say something.
func linesOf(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// compareLines finds the longest run of lines, in order, that both have; the others went or came.
func compareLines(a, b []string) []ComparedLine {
	common := make([][]int, len(a)+1) // of a[i:] and b[j:]
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var lines []ComparedLine
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			lines = append(lines, ComparedLine{a[i], Stayed})
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			lines = append(lines, ComparedLine{a[i], Went})
			i++
		default:
			lines = append(lines, ComparedLine{b[j], Came})
			j++
		}
	}
	return lines
}
