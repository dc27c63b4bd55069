package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean takes blanks, line breaks and non-breaking spaces from both ends of a text and makes runs of them one blank.
func Clean(text string) string {
	if isClean(text) {
		return text
	}
	return strings.Join(strings.FieldsFunc(text, isBlank), " ")
}

func isClean(text string) bool {
	if text == "" {
		return true
	}
	if text[0] == ' ' || text[len(text)-1] == ' ' {
		return false
	}
	for i := range len(text) {
		switch b := text[i]; {
		case b < ' ' || b == 0x7f || b >= utf8.RuneSelf:
			return isCleanRunes(text)
		case b == ' ' && text[i-1] == ' ':
			return false
		}
	}
	return true
}

func isCleanRunes(text string) bool {
	was := ' '
	for _, r := range text {
		if isBlank(r) && (r != ' ' || was == ' ') {
			return false
		}
		was = r
	}
	return was != ' ' && utf8.ValidString(text)
}

// isBlank also takes in what shows as nothing: zero-width and byte-order marks, and control characters.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u00a0' || r == '\u200b' || r == '\ufeff' || r == '\u2060' || r == utf8.RuneError
}

// nothings are how councils' systems write that there is nothing.
var nothings = map[string]bool{"null": true, "nan": true, "nat": true, "none": true, "n/a": true, "na": true, "#n/a": true, "(blank)": true, "(null)": true, "nil": true}

// Nothing says whether a text stands for a blank: dashes, NULL, nan and the like.
func Nothing(text string) bool {
	if len(text) > 8 || len(text) == 1 && text[0] >= '0' && text[0] <= '9' {
		return false
	}
	if text == "" {
		return true
	}
	if b := text[0] | 0x20; b >= 'a' && b <= 'z' && b != 'n' {
		return false
	}
	return strings.Trim(text, "-–—. ") == "" || nothings[strings.ToLower(text)]
}
