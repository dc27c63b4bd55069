package disclosure

import (
	"regexp"
	"slices"
	"strings"
)

// Finding is a place in a text that may give a person away: Start and End are byte offsets.
type Finding struct {
	Start, End int
	Text       string
	Why        string
}

// What Words looks for: a number of 1 to 5, and a word for the children it may count.
var (
	smallNumber = regexp.MustCompile(`(?i)\b(?:[1-5]|one|two|three|four|five|single|sole)\b`)
	children    = regexp.MustCompile(`(?i)\b(?:child|children|childs|boys?|girls?|bab(?:y|ies)|infants?|siblings?|twins?|young (?:person|people|persons|m[ae]n|wom[ae]n)|youths?|teenagers?|adolescents?|care leavers?|people|person)\b`)
	word        = regexp.MustCompile(`[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*`)
	sentenceEnd = regexp.MustCompile(`[.!?]\s|\n\s*\n`)
)

// wordsBetween is how far from the children a number may stand and still be read as theirs: "three of the very youngest
// looked after children", "children missing for a week: two".
const wordsBetween = 6

// Words is the lint for free text that will be public: small numbers near children, and names of workers. It finds what
// to look at, not what is wrong: a person decides.
func Words(text string, workers []string) []Finding {
	found := smallNumbers(text)
	for _, name := range workers {
		found = append(found, naming(text, name)...)
	}
	slices.SortStableFunc(found, func(a, b Finding) int { return a.Start - b.Start })
	return found
}

func smallNumbers(text string) []Finding {
	var found []Finding
	people := children.FindAllStringIndex(text, -1)
	for _, at := range smallNumber.FindAllStringIndex(text, -1) {
		if countsOther(text, at) {
			continue
		}
		near := slices.ContainsFunc(people, func(p []int) bool { return nearby(text, at, p) })
		if near {
			found = append(found, Finding{at[0], at[1], text[at[0]:at[1]], "a small number near children: can they be recognised?"})
		}
	}
	return found
}

// What shows that a small number counts no children: a piece of a larger number (3.5, 2/3, twenty-five, 5%), a time
// (within 5 working days, a three-year-old) or a date (1 April).
var (
	numberBefore = regexp.MustCompile(`\d[.,/]$|\p{L}-$`)
	otherAfter   = regexp.MustCompile(`(?i)^(?:[.,/]\d|%| per ?cent| percentage| hundred| thousand| million|` +
		`[ -](?:working |school |calendar )?(?:minute|hour|day|week|month|year|term)|` +
		` (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)`)
)

func countsOther(text string, at []int) bool {
	return numberBefore.MatchString(text[:at[0]]) || otherAfter.MatchString(text[at[1]:])
}

// nearby says that few words, and no end of a sentence, lie between two places of the text.
func nearby(text string, a, b []int) bool {
	if a[0] > b[0] {
		a, b = b, a
	}
	if a[1] > b[0] {
		return true
	}
	between := text[a[1]:b[0]]
	return !sentenceEnd.MatchString(between) && len(word.FindAllString(between, wordsBetween+1)) <= wordsBetween
}

// naming finds a name as whole words, whatever its case and the spaces in it.
func naming(text, name string) []Finding {
	parts := strings.Fields(name)
	if len(parts) == 0 {
		return nil
	}
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	pattern := regexp.MustCompile(`(?i)` + strings.Join(parts, `[\s\x{a0}]+`))
	var found []Finding
	for _, at := range pattern.FindAllStringIndex(text, -1) {
		if !wordGoesOn(text, at) {
			found = append(found, Finding{at[0], at[1], text[at[0]:at[1]], "a worker's name"})
		}
	}
	return found
}

var letterLast, letterFirst = regexp.MustCompile(`[\p{L}\p{N}]$`), regexp.MustCompile(`^[\p{L}\p{N}]`)

func wordGoesOn(text string, at []int) bool {
	return letterLast.MatchString(text[:at[0]]) || letterFirst.MatchString(text[at[1]:])
}
