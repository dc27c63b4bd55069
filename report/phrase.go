package report

import (
	"fmt"
	"regexp"
	"strings"
)

// What a sentence may say only with a number beside it: councillors asked for papers that could be more specific.
var vague = regexp.MustCompile(`(?i)\b(?:improv(?:ed|es|ing|ements?)|robust(?:ly|ness)?|strong(?:er|ly)?|good progress|steady progress|` +
	`timely|timeliness|significant(?:ly)?|effective(?:ly)?|excellent|positive(?:ly)?|embedded|considerabl[ey]|substantial(?:ly)?|` +
	`reassur(?:ed|ing|ance)|on track|high quality|a number of|going forward|continues? to)\b`)

var (
	anyNumber    = regexp.MustCompile(`(?i)\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|hundred|thousand|half|third|quarters?|doubled|none|nobody)\b`)
	sentenceEnds = regexp.MustCompile(`[.!?](?:\s+|$)|\n\s*\n|\n\s*(?:[-*]|\d+\.)\s`)
)

// vagueSentences flags each sentence that says such a word and holds no number.
func vagueSentences(text string) []Flag {
	var flags []Flag
	for _, sentence := range sentences(text) {
		words := vague.FindAllString(sentence, -1)
		if len(words) == 0 || anyNumber.MatchString(sentence) {
			continue
		}
		flags = append(flags, Flag{Text: sentence, Why: fmt.Sprintf("says “%s” without a number: say how much, since when, or give the example that shows it", strings.Join(words, "”, “"))})
	}
	return flags
}

func sentences(text string) []string {
	var found []string
	from := 0
	for _, end := range append(sentenceEnds.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		if s := strings.Join(strings.Fields(text[from:end[0]]), " "); s != "" {
			found = append(found, s)
		}
		from = end[1]
	}
	return found
}
