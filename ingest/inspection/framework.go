package inspection

import "regexp"

// frameworkWords are what the first page of each kind of report calls it. The one that comes first on the page is the
// report's own: letters speak of earlier visits and inspections further down.
var frameworkWords = []struct {
	framework string
	words     *regexp.Regexp
}{
	{JTAI, regexp.MustCompile(`joint targeted area inspection|joint inspection of the multi-agency|\bjtai\b`)},
	{FocusedVisit, regexp.MustCompile(`focus+ed visit`)},
	{MonitoringVisit, regexp.MustCompile(`monitoring visit`)},
	{SIF, regexp.MustCompile(`inspection of services for children in need of help and protection`)},
	{ILACS, regexp.MustCompile(`inspection of (?:\S+ ){0,12}?(?:children's (?:social care )?services|children's social care)|inspection of local authority children's services`)},
	{Protection, regexp.MustCompile(`inspection of local authority arrangements for the protection of children`)},
	{LookedAfter, regexp.MustCompile(`inspection of (?:local authority )?(?:services|arrangements) for looked[ -]after children`)},
	{Safeguarding, regexp.MustCompile(`inspection of safeguarding and looked after children`)},
}

// aWeek is the most days on site of a short inspection: Monday to Friday, or that and two days later. A standard one has two
// weeks. The inspectorate's own list of short and standard inspections agrees.
const aWeek = 7

// framework finds under which framework the report was made. Short and standard inspections have the same report; the days
// on site tell them apart.
func (f *flow) framework(inspected stay) (string, int) {
	found, page := f.frameworkInWords()
	switch {
	case found == ILACS && inspected.days > 0 && inspected.days <= aWeek:
		found = ILACSShort
	case found == ILACS && inspected.days > aWeek:
		found = ILACSStandard
	}
	return found, page
}

// judgedAreas are judgements that one framework alone has: they tell it where the title does not.
var judgedAreas = []struct {
	framework string
	words     *regexp.Regexp
}{
	{ILACS, regexp.MustCompile(`\bthe impact of leaders on social work practice\b`)},
	{SIF, regexp.MustCompile(`\bchildren looked after and achieving\b`)},
}

// frameworkInWords finds what the first page calls the inspection, else whose judgements the first two pages give.
func (f *flow) frameworkInWords() (string, int) {
	text := plain(f.joined(f.onPages(1, 1)))
	found, first := "", len(text)
	for _, k := range frameworkWords {
		if at := k.words.FindStringIndex(text); at != nil && at[0] < first {
			found, first = k.framework, at[0]
		}
	}
	if found != "" {
		return found, 1
	}
	for page := 1; page <= min(2, f.pages); page++ {
		text := plain(f.joined(f.onPages(page, page)))
		for _, k := range judgedAreas {
			if k.words.MatchString(text) {
				return k.framework, page
			}
		}
	}
	return "", 0
}
