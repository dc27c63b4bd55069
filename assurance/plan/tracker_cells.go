package plan

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"goldthread/day"
	"goldthread/ingest"
)

// monthYear is a day without its day: "March 2025", "Mar-25".
var monthYear = regexp.MustCompile(`^(?i)(?:end (?:of )?|by )*([a-z]{3,9})[ \-/.]*'?(\d{4}|\d{2})$`)

// day reads a cell as a day. A month is read as its last day where something is due, and as its first where it starts.
func (t *tracker) day(row, col int, c ingest.Cell, text string, last bool) day.Day {
	if d, how := ingest.ReadDay(c, t.sheet.Date1904); d.Known() {
		if how == ingest.DayShortYear {
			t.odd(row, col, text, "Read as "+d.Long()+": the year has two digits.")
		}
		return d
	}
	if d, err := day.ParseWritten(text); err == nil && d.Year() >= 1990 && d.Year() <= 2100 {
		return d
	}
	if m := monthYear.FindStringSubmatch(text); m != nil {
		for _, layout := range []string{"January 2006", "Jan 2006", "January 06", "Jan 06"} {
			if at, err := time.Parse(layout, capital(m[1])+" "+m[2]); err == nil && at.Year() >= 1990 && at.Year() <= 2100 {
				d := day.OfTime(at)
				if last {
					d = d.MonthEnd()
				}
				t.odd(row, col, text, "Read as "+d.Long()+".")
				return d
			}
		}
	}
	t.odd(row, col, text, "No day could be read here. It was left blank.")
	return day.Never
}

func capital(word string) string {
	word = strings.ToLower(word)
	return strings.ToUpper(word[:1]) + word[1:]
}

// statusWords are the words of a status, by what they come in as.
var statusWords = []struct {
	state State
	words string
}{
	{NotStarted, "white|grey|gray|not started|not yet started|not begun|planned|w"},
	{UnderWay, "green|amber|red|amber green|amber red|on track|off track|in progress|under way|underway|ongoing|started|at risk|delayed|open|behind|g|a|r"},
	{SaidDone, "blue|complete|completed|done|closed|finished|achieved|embedded|b"},
}

// state is how far a line has come by its status. What others call blue comes in as done: blue is a board's word on proof.
func (t *tracker) state(row, col int, text string) State {
	plain := strings.TrimSpace(notWords.ReplaceAllString(strings.ToLower(text), " "))
	for _, w := range statusWords {
		if slices.Contains(strings.Split(w.words, "|"), plain) {
			if plain == "blue" || plain == "b" || plain == "embedded" {
				t.odd(row, col, text, "It comes in as done. It turns blue here on proof, when the board’s agreement is recorded.")
			}
			return w.state
		}
	}
	t.odd(row, col, text, "The status is not known here. It comes in as not started.")
	return NotStarted
}
