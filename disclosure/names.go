package disclosure

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const workersName = "a worker's name"

// surnameLetters is how many letters a surname that stands alone must have to be taken for one.
const surnameLetters = 4

// Names says whether the name of a group, such as a team that is called after its manager, gives a worker away: it has
// a word of a surname, or all words of a name in any order, whatever the case, the accents and the marks.
func Names(group string, workers []string) bool {
	has := folded(group)
	return slices.ContainsFunc(workers, func(name string) bool {
		words := folded(name)
		return len(words) > 0 && (containsAll(has, words) || slices.ContainsFunc(surname(name), func(w string) bool { return slices.Contains(has, w) || slices.Contains(has, w+"s") }))
	})
}

func containsAll(has, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(has, w) })
}

var possessive = regexp.MustCompile(`(?i)['’‘]s?(\P{L}|$)`)

// folded are the words of a text in small letters, without accents, apostrophes and the s of a possessive, parted at
// every other mark.
func folded(text string) []string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune("'’‘`´", r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(possessive.ReplaceAllString(text, "$1")))
	return strings.FieldsFunc(plain, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// noSurnames are last words of what stands where a worker's name should: a post or a desk.
var noSurnames = []string{"team", "duty", "worker", "workers", "service", "services", "unallocated", "unknown", "vacant", "agency", "locum", "manager",
	"care", "court", "children", "child", "family", "families", "support", "social", "adviser", "advisor", "assessment", "desk", "door", "hub", "none"}

// surname are the words of the last word of a name, or of what stands before its comma, that are long enough to be known
// by: two of a double-barrelled one. A name of one word is looked for as it is.
func surname(name string) []string {
	last, _, turned := strings.Cut(name, ",")
	if fields := strings.Fields(name); !turned {
		if len(fields) == 0 {
			return nil
		}
		last = fields[len(fields)-1]
	}
	return slices.DeleteFunc(folded(last), func(w string) bool {
		return utf8.RuneCountInString(w) < surnameLetters || strings.ContainsAny(w, "0123456789") || slices.Contains(noSurnames, w)
	})
}

// surnames finds the capitalised words that are a worker's surname and lie outside what is found already.
func surnames(text string, workers []string, found []Finding) []Finding {
	known := map[string]bool{}
	for _, name := range workers {
		for _, w := range surname(name) {
			known[w] = true
		}
	}
	for _, at := range word.FindAllStringIndex(text, -1) {
		said := text[at[0]:at[1]]
		first, _ := utf8.DecodeRuneInString(said)
		within := slices.ContainsFunc(found, func(f Finding) bool { return f.Start <= at[0] && at[1] <= f.End })
		isSurname := slices.ContainsFunc(folded(said), func(w string) bool { return known[w] })
		if unicode.IsUpper(first) && isSurname && !within {
			found = append(found, Finding{at[0], at[1], said, workersName})
		}
	}
	return found
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
			found = append(found, Finding{at[0], at[1], text[at[0]:at[1]], workersName})
		}
	}
	return found
}

var letterLast, letterFirst = regexp.MustCompile(`[\p{L}\p{N}]$`), regexp.MustCompile(`^[\p{L}\p{N}]`)

func wordGoesOn(text string, at []int) bool {
	return letterLast.MatchString(text[:at[0]]) || letterFirst.MatchString(text[at[1]:])
}
