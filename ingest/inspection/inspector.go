package inspection

import (
	"regexp"
	"strings"
)

var (
	leadLabel   = regexp.MustCompile(`(?i)^(?:ofsted )?lead inspector(?:s|\(s\))?\s*(?:[:–-]\s*|\s+|$)`)
	majesty     = regexp.MustCompile(`(?i)\b(?:his|her) majesty`)
	inspectorOf = regexp.MustCompile(`(?i)\b(?:senior )?(?:(?:his|her) majesty['’]s (?:senior )?inspectors?|s?hmi|(?:senior )?hmi|ofsted inspector|regulatory inspector|social care (?:regulatory )?inspector)\b`)
	signedOff   = regexp.MustCompile(`^yours (?:sincerely|faithfully)`)
	theOnlyOne  = regexp.MustCompile(`(?:his|her) majesty's inspector for this (?:visit|inspection) was|(?:visit|inspection) was (?:carried out|undertaken|conducted) by`)
	personName  = regexp.MustCompile(`^\p{Lu}[\p{L}'’.-]*(?: (?:\p{Lu}[\p{L}'’.-]*|ab|al|ap|bin|da|de|del|della|der|den|di|dos|du|el|la|le|van|von|y)){1,4}$`)
)

// leadInspector finds who led: after the label, else who signed the letter as an inspector, else the only one it names.
func (f *flow) leadInspector() (string, int) {
	if name, page := f.labelledLead(); name != "" {
		return name, page
	}
	if name, page := f.signedBy(); name != "" {
		return name, page
	}
	return f.onlyInspector()
}

func (f *flow) labelledLead() (string, int) {
	for i, l := range f.lines {
		text := clean(l.text())
		label := leadLabel.FindString(text)
		if label == "" {
			continue
		}
		if name := people(text[len(label):]); name != "" {
			return name, l.page
		}
		if strings.TrimSpace(text[len(label):]) == "" && i+1 < len(f.lines) {
			if name := person(clean(f.lines[i+1].text())); name != "" {
				return name, l.page
			}
		}
	}
	return "", 0
}

// signedBy reads the name under "Yours sincerely" if the letter calls it an inspector. National directors sign joint letters;
// they led nothing.
func (f *flow) signedBy() (string, int) {
	for i, l := range f.lines {
		if !signedOff.MatchString(plain(l.text())) {
			continue
		}
		under := f.lines[i+1 : min(i+5, len(f.lines))]
		for j, signed := range under {
			text := clean(signed.text())
			name := person(text)
			title := inspectorOf.MatchString(text) || j+1 < len(under) && inspectorOf.MatchString(clean(under[j+1].text()))
			if name != "" && title && len(signed.cells) == 1 {
				return name, signed.page
			}
		}
	}
	return "", 0
}

// onlyInspector reads the sentence that names the inspectors, and takes the name if there is one alone.
func (f *flow) onlyInspector() (string, int) {
	for page := 1; page <= min(2, f.pages); page++ {
		text := f.joined(f.onPages(page, page))
		at := theOnlyOne.FindStringIndex(strings.ToLower(strings.ReplaceAll(text, "’", "'")))
		if at == nil {
			continue
		}
		rest := strings.ReplaceAll(text, "’", "'")[at[1]:]
		sentence, _, _ := strings.Cut(rest, ". ")
		if name := person(strings.TrimRight(strings.TrimSpace(sentence), ".")); name != "" && !strings.Contains(sentence, " and ") {
			return name, page
		}
	}
	return "", 0
}

// people takes one name off the start of a text, or two with "and" between, as two who lead together are named.
func people(text string) string {
	first, second, two := strings.Cut(text, " and ")
	if two && person(first) != "" && person(second) != "" {
		return person(first) + " and " + person(second)
	}
	return person(text)
}

// person takes a name off the start of a text, up to a comma, a bracket or an inspector's title; nothing where it is no name.
func person(text string) string {
	if at := inspectorOf.FindStringIndex(text); at != nil {
		text = text[:at[0]]
	}
	if at := majesty.FindStringIndex(text); at != nil {
		text = text[:at[0]]
	}
	text, _, _ = strings.Cut(text, ",")
	text, _, _ = strings.Cut(text, "(")
	text, _, _ = strings.Cut(text, " – ")
	text, _, _ = strings.Cut(text, " - ")
	text, _, _ = strings.Cut(text, ";")
	text = strings.TrimSpace(text)
	if len(text) > 60 || !personName.MatchString(text) {
		return ""
	}
	return text
}
