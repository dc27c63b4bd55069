package disclosure

import (
	"regexp"
	"slices"
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
	oneChild    = `child|boy|girl|baby|infant|toddler|newborn|sibling|twin|brother|sister|son|daughter|pupil|student|minor|youth|youngster|kid|teen|teenager|` +
		`adolescent|young (?:person|man|woman)|care leaver|person`
	children = regexp.MustCompile(`(?i)\b(?:(?:` + oneChild + `)s?|children|babies|people|young (?:people|men|women)|cases? of (?:[\p{L}-]+ ){0,2}(?:abuse|neglect|harm|exploitation|trafficking|rape))\b`)
	fate     = `died|dead|deaths?|killed|drowned|murdered|suicide|stabbed|shot|raped|overdosed|hanged`
	// What befell a child is told of one child by its article alone.
	befell = regexp.MustCompile(`(?i)\b(?:an?|another|the|this|that|our) (?:[\p{L}\p{N}-]+ ){0,2}?(?:` + oneChild + `)(?: [\p{L}-]+){0,4}? (?:` + fate + `)\b|` +
		`\b(?:death|suicide|murder|killing|rape) of (?:an?|another|the|this|that|our) (?:[\p{L}\p{N}-]+ ){0,2}?(?:` + oneChild + `)\b`)
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
	for _, at := range befell.FindAllStringIndex(text, -1) {
		found = append(found, Finding{at[0], at[1], text[at[0]:at[1]], "what befell one child: can it be recognised?"})
	}
	var named []Finding
	for _, name := range workers {
		named = append(named, naming(text, name)...)
	}
	found = append(found, surnames(text, workers, named)...)
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
// (within 5 working days, a three-year-old), a date (1 April), or a number of something that is no child (one team).
var (
	numberBefore = regexp.MustCompile(`\d[.,/]$|\p{L}-$`)
	otherAfter   = regexp.MustCompile(`(?i)^(?:[.,/]\d|%| per ?cent| percentage| hundred| thousand| million|` +
		`[ -](?:working |school |calendar )?(?:minute|hour|day|week|month|year|term)|` +
		` (?:of the |of our |of these |of )?(?:(?:social|area|local|regional|new|main|key|other|further|extra) )?(?:teams?|offices?|areas?|priorit(?:y|ies)|reasons?|things?|ways?|steps?|stages?|` +
		`meetings?|reports?|measures?|figures?|indicators?|questions?|points?|quarters?|times?|committees?|councils?|schools?|services?|managers?|workers?|posts?|` +
		`vacanc(?:y|ies)|recommendations?|actions?|pages?|sections?|tables?|charts?|parts?|lists?|workbooks?|papers?|aims?|themes?|changes?)\b|` +
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
