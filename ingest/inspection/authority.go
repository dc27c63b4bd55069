package inspection

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// authority finds the council: as the title, or as the title of a letter or the first sentence names it.
func (f *flow) authority() (string, int) {
	for _, find := range []func() string{f.authorityInTitle, f.authorityInSubject, f.authorityInSentence, f.authorityInAddress} {
		if name := find(); name != "" {
			return name, 1
		}
	}
	return "", 0
}

// authorityInTitle reads the largest type on the first page that names a council: its name alone, or "Inspection of ...
// children's services".
func (f *flow) authorityInTitle() string {
	front := f.onPages(1, 1)
	for _, size := range titleSizes(front, f.body) {
		title := ""
		for _, l := range front {
			if math.Abs(l.size-size) < 0.07*size {
				title = f.join(title, l.text())
			} else if title != "" {
				break
			}
		}
		if name := councilIn(clean(title)); name != "" {
			return name
		}
	}
	return f.authorityAboveInspection()
}

// titleSizes are the sizes of large type, the largest first.
func titleSizes(lines []line, body float64) []float64 {
	var sizes []float64
	for _, l := range lines {
		if l.size >= 1.25*body && !slices.Contains(sizes, l.size) && strings.ContainsFunc(l.text(), unicode.IsLetter) {
			sizes = append(sizes, l.size)
		}
	}
	slices.Sort(sizes)
	slices.Reverse(sizes)
	return sizes
}

// authorityAboveInspection reads what stands above "Inspection of ..." where the whole page is in one size.
func (f *flow) authorityAboveInspection() string {
	title := ""
	for _, l := range f.onPages(1, 1) {
		text := plain(l.text())
		if dear.MatchString(text) || len(title) > 80 {
			return ""
		}
		if inspectionOf.MatchString(text) {
			if title == "" {
				return councilIn(clean(l.text()))
			}
			return councilIn(clean(title))
		}
		title = f.join(title, l.text())
	}
	return ""
}

var (
	inspectionOf = regexp.MustCompile(`(?i)^(?:re-?)?inspection of\b\s*(?:the )?`)
	visitTo      = regexp.MustCompile(`(?i)^(?:ofsted )?(?:covid-19 )?(?:focus+ed|monitoring|assurance) visit (?:to|of|at|in|for)\b\s*(?:the )?`)
	jointOf      = regexp.MustCompile(`(?i)^(?:.*: )?(?:joint targeted area inspection|jtai)(?: \(jtai\))? (?:of|in)\b\s*(?:the )?`)
	whatItIs     = regexp.MustCompile(`(?i)(?:['’]s?)?\s*(?:local authority(?:['’]s?)?|local area|local safeguarding partnership)?\s*(?:children(?:['’]s|s['’]|s)?(?: and young people['’]s| social)? (?:social care )?services?|children['’]s social care|services for children|arrangements for)\b.*$`)
	servicesIn   = regexp.MustCompile(`(?i)^(?:local authority )?children['’]s (?:social care )?services (?:in|for) (?:the )?(.+)$`)
	anAuthority  = regexp.MustCompile(`(?i)\s*\blocal (?:authority|area)(?:['’]s)?$`)
	noCouncil    = regexp.MustCompile(`(?i)ofsted|inspection|children|protection|visit|published|piccadilly|report|board|judgement|services`)
)

// A company or trust may run the services for the council, which stays responsible and is the one inspected.
var (
	deliveredBy = regexp.MustCompile(`(?i)\s*[,:(–-]?\s*(?:services )?(?:delivered|provided|run) by\b.*$`)
	onBehalfOf  = regexp.MustCompile(`(?i)(?:trust|company|limited|ltd|for children)\)?,? on behalf of (?:the )?(.+)$`)
)

// councilIn takes the council's name out of a title; nothing where none is in it.
func councilIn(title string) string {
	name := deliveredBy.ReplaceAllString(title, "")
	if m := onBehalfOf.FindStringSubmatch(name); m != nil {
		name = m[1]
	}
	for _, prefix := range []*regexp.Regexp{inspectionOf, visitTo, jointOf} {
		if prefix.MatchString(name) {
			name = prefix.ReplaceAllString(name, "")
			if m := servicesIn.FindStringSubmatch(name); m != nil {
				name = m[1]
			}
			name = whatItIs.ReplaceAllString(name, "")
			break
		}
	}
	if i := strings.LastIndex(name, " in "); i >= 0 && jointOf.MatchString(title) {
		name = name[i+len(" in "):]
	}
	name = strings.TrimSpace(anAuthority.ReplaceAllString(name, ""))
	name = strings.TrimSuffix(strings.TrimSuffix(strings.TrimRight(name, " .,:;-–"), "’s"), "'s")
	if name == "" || len(name) > 90 || noCouncil.MatchString(name) || strings.ContainsAny(name, "0123456789") || !isCapital(name) {
		return ""
	}
	return name
}

func isCapital(text string) bool { return text != "" && text[:1] != strings.ToLower(text[:1]) }

// authorityInSubject reads the line under "Dear ...", which says what was visited.
func (f *flow) authorityInSubject() string {
	front := f.onPages(1, 1)
	for i, l := range front {
		text := clean(l.text())
		if !visitTo.MatchString(text) && !jointOf.MatchString(text) {
			continue
		}
		for _, next := range front[i+1 : min(i+3, len(front))] {
			if !next.follows(front[i]) || next.bold != l.bold || endsSentence(text) {
				break
			}
			text = clean(f.join(text, next.text()))
		}
		if name := councilIn(text); name != "" {
			return name
		}
	}
	return ""
}

var (
	visitedIn = regexp.MustCompile(`(?:focus+ed|monitoring|assurance) visit (?:to|of|at|in) (?:the )?(\p{Lu}[^.]{2,80}?)(?:['’]s?)? (?:local authority|children['’]s|on \d|between \d|from \d)`)
	judgedIn  = regexp.MustCompile(`Children[’']s services in (?:the )?(\p{Lu}.{1,60}?) (?:are |is |requires? )(?:outstanding|good|improvement|inadequate)`)
	jointIn   = regexp.MustCompile(`(?:response to|responses to|arrangements for|identification of|inspection of|inspection) [^.]{0,200}? in (\p{Lu}[^.,;]{2,60}?)(?:[.,;]| took| and the effectiveness| between| from| on \d)`)
)

// authorityInSentence reads the sentence of a letter that says where the visit was, or the overall judgement.
func (f *flow) authorityInSentence() string {
	text := f.joined(f.onPages(1, 1))
	for _, sentence := range []*regexp.Regexp{visitedIn, jointIn, judgedIn} {
		if m := sentence.FindStringSubmatch(text); m != nil {
			if name := councilIn(m[1]); name != "" {
				return name
			}
		}
	}
	return ""
}

var aCouncil = regexp.MustCompile(`^(?:.{3,60} Council|(?:London|Royal|Metropolitan) Borough of .{3,50}|City of .{3,50})$`)

// authorityInAddress reads the council in the address of a letter.
func (f *flow) authorityInAddress() string {
	for _, l := range f.onPages(1, 1) {
		if dear.MatchString(plain(l.text())) {
			break
		}
		for _, c := range l.cells {
			if text := clean(c.text); aCouncil.MatchString(text) {
				return councilIn(text)
			}
		}
	}
	return ""
}
