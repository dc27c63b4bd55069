package inspection

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"goldthread/assurance"
	"goldthread/day"
	"goldthread/store"
)

// Wanted is a document of the starting list: what an authority has ready.
type Wanted struct {
	Key, Name string
	Months    int // how old its newest version may be
}

//go:embed documents.txt
var documentsText string

var wanted = mustReadWanted(documentsText)

// StartingDocuments is the list of documents that an authority begins with.
func StartingDocuments() []Wanted { return slices.Clone(wanted) }

// mustReadWanted stops the program at a line of the list that cannot be read.
func mustReadWanted(text string) []Wanted {
	var all []Wanted
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "|")
		if len(cells) != 3 {
			panic("assurance/inspection/documents.txt: " + line)
		}
		months, err := strconv.Atoi(strings.TrimSpace(cells[2]))
		w := Wanted{strings.TrimSpace(cells[0]), strings.TrimSpace(cells[1]), months}
		twice := slices.ContainsFunc(all, func(o Wanted) bool { return o.Key == w.Key })
		if err != nil || months < 1 || w.Key == "" || w.Name == "" || twice {
			panic("assurance/inspection/documents.txt: " + line)
		}
		all = append(all, w)
	}
	return all
}

// Document is the newest version of a document that is had ready, or why it is not needed. One of the starting list has its
// key as id; the authority may add others.
type Document struct {
	Kept      `json:"-"`
	Name      string                 `json:"name"`
	Owner     string                 `json:"owner,omitempty"` // the account that keeps it up to date
	Version   string                 `json:"version,omitempty"`
	Day       day.Day                `json:"day,omitzero"`        // of that version
	Months    int                    `json:"months"`              // how old it may be
	NotNeeded string                 `json:"notNeeded,omitempty"` // why this authority does not have it
	Files     []assurance.FrozenFile `json:"files,omitempty"`
}

// mostMonths is how old a document may at most be let become.
const mostMonths = 60

// Draft makes the entry that keeps the document.
func (d Document) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.Text("name", "the name", d.Name, mostOfLine)
	wrong.MayText("owner", "who keeps it", d.Owner, mostOfLine)
	wrong.MayText("version", "the version", d.Version, mostOfLine)
	wrong.Add(d.Version != "" && !d.Day.Known(), "day", "Give the day of this version")
	wrong.Add(d.Version == "" && (d.Day.Known() || len(d.Files) > 0), "version", "Say which version it is")
	wrong.Add(d.Months < 1 || d.Months > mostMonths, "months", "Say after how many months it is too old, from 1 to %d", mostMonths)
	wrong.MayText("notNeeded", "why it is not needed", d.NotNeeded, assurance.MostWords)
	checkFiles(&wrong, d.Files)
	return assurance.Put(DocumentKind, assurance.OrNewID(d.ID), base, d, wrong)
}

// DocumentState is how a document stands on a day.
type DocumentState string

// The states of a document.
const (
	Ready     DocumentState = "ready"
	TooOld    DocumentState = "too old"
	Missing   DocumentState = "missing"
	NotNeeded DocumentState = "not needed"
)

// State is how the document stands on a day.
func (d Document) State(asAt day.Day) DocumentState {
	switch {
	case d.NotNeeded != "":
		return NotNeeded
	case !d.Day.Known() || d.Day > asAt:
		return Missing
	case d.Day.AddMonths(d.Months) < asAt:
		return TooOld
	}
	return Ready
}

// Words say the state with its reason: "too old: of 31 March 2024, and may be 12 months old".
func (d Document) Words(asAt day.Day) string {
	switch s := d.State(asAt); s {
	case TooOld:
		return fmt.Sprintf("%s: of %s, and may be %s old", s, d.Day.Long(), months(d.Months))
	case Ready:
		return fmt.Sprintf("%s: version %s of %s", s, d.Version, d.Day.Long())
	case NotNeeded:
		return string(s) + ": " + d.NotNeeded
	default:
		return string(s)
	}
}

func months(n int) string {
	if n == 1 {
		return "1 month"
	}
	return strconv.Itoa(n) + " months"
}
