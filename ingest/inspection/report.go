// Package inspection reads the inspectorate's reports on a council's services for children, as published in PDF, into
// values: which council, when, by whom, what was judged and what is to be improved.
//
// It reads what is printed and never guesses: what cannot be found stays empty and is listed by NotFound, for a person to
// fill in beside the page. The forms it knows are the single inspection framework of 2013 to 2018 (SIF), inspections of
// local authority children's services since 2018 (ILACS, with and without overall effectiveness), and the letters of
// focused visits, monitoring visits and joint targeted area inspections (JTAI).
package inspection

import (
	"encoding/json"

	"goldthread/day"
)

// Frameworks, as they are written in Report.Framework.
const (
	SIF             = "SIF"            // inspection of services for children in need of help and protection ..., 2013 to 2018
	ILACSStandard   = "ILACS standard" // two weeks on site
	ILACSShort      = "ILACS short"    // one week on site
	ILACS           = "ILACS"          // standard or short, and the days that would tell which were not found
	FocusedVisit    = "focused visit"
	MonitoringVisit = "monitoring visit"
	JTAI            = "JTAI"                                   // joint targeted area inspection
	Protection      = "protection of children"                 // arrangements for the protection of children, 2012 and 2013
	LookedAfter     = "services for looked after children"     // 2013
	Safeguarding    = "safeguarding and looked after children" // 2009 to 2012
)

// Report is what a report says. Empty texts, day.Never and Page 0 are what was not found.
type Report struct {
	Authority       string // the council as the title names it
	Framework       string
	Start, End      day.Day // of the inspection, the first and the last
	Published       day.Day
	LeadInspector   string
	Judgements      []Judgement
	Recommendations []Recommendation

	Pages int          // of the file
	On    map[Part]int // on which page, counted from 1, a part was found
}

// Part names a part of a report that is found once.
type Part string

// The parts, in words for people.
const (
	AuthorityPart Part = "authority"
	FrameworkPart Part = "framework"
	DaysPart      Part = "inspection days"
	PublishedPart Part = "day of publication"
	LeadPart      Part = "lead inspector"
)

// Judgement is one area with its grade, both as printed. Area leaves out a row's number.
type Judgement struct {
	Area  string
	Grade string // empty when the area stands in the table and its grade could not be read
	Page  int
}

// Recommendation is one item of what needs to improve.
type Recommendation struct {
	Number   int    // as printed; 0 when the items are not numbered
	Text     string // verbatim, lines joined
	Page     int    // on which it begins, counted from 1
	Priority bool   // an area for priority action, or for priority and immediate action
	Heading  string // what it stands under, as printed
	ForBoard bool   // it is for the Local Safeguarding Children Board, in the part of the report about it
}

// NotFound lists in words what the report does not say or could not be read. Letters and joint inspections have no grades,
// so that judgements are missed only where the framework gives them.
func (r Report) NotFound() []string {
	var missing []string
	for _, part := range []Part{AuthorityPart, FrameworkPart, DaysPart, PublishedPart, LeadPart} {
		if r.On[part] == 0 {
			missing = append(missing, string(part))
		}
	}
	if r.Graded() && len(r.Judgements) == 0 {
		missing = append(missing, "judgements")
	}
	for _, j := range r.Judgements {
		if j.Grade == "" {
			missing = append(missing, "grade of "+j.Area)
		}
	}
	if len(r.Recommendations) == 0 {
		missing = append(missing, "recommendations")
	}
	return missing
}

// Graded says whether reports of the framework have grades; a report of an unknown framework may have.
func (r Report) Graded() bool {
	return r.Framework != FocusedVisit && r.Framework != MonitoringVisit && r.Framework != JTAI
}

// MarshalJSON writes a report as other programs read it. The names are stable; what was not found is null.
func (r Report) MarshalJSON() ([]byte, error) {
	type judgement struct {
		Area  string  `json:"area"`
		Grade *string `json:"grade"`
	}
	type recommendation struct {
		Number   *int   `json:"number"`
		Text     string `json:"text"`
		Page     int    `json:"page"`
		Priority bool   `json:"priority"`
	}
	judgements, recommendations := []judgement{}, []recommendation{}
	for _, j := range r.Judgements {
		judgements = append(judgements, judgement{j.Area, known(j.Grade)})
	}
	for _, item := range r.Recommendations {
		recommendations = append(recommendations, recommendation{known(item.Number), item.Text, item.Page, item.Priority})
	}
	return json.Marshal(struct {
		Authority       *string          `json:"authority"`
		Framework       *string          `json:"framework"`
		Start           *day.Day         `json:"inspection_start"`
		End             *day.Day         `json:"inspection_end"`
		Published       *day.Day         `json:"published"`
		LeadInspector   *string          `json:"lead_inspector"`
		Judgements      []judgement      `json:"judgements"`
		Recommendations []recommendation `json:"recommendations"`
	}{known(r.Authority), known(r.Framework), known(r.Start), known(r.End), known(r.Published), known(r.LeadInspector), judgements, recommendations})
}

// known is nil for what was not found.
func known[T comparable](v T) *T {
	var none T
	if v == none {
		return nil
	}
	return &v
}
