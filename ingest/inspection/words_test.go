package inspection_test

import (
	"context"
	"strings"
	"testing"

	"goldthread/ingest/inspection"
)

// readText draws a report of one page and reads it.
func readText(t *testing.T, text string) inspection.Report {
	t.Helper()
	filler := strings.Repeat("\nThis sentence fills the page so that it is no scan and says nothing at all of note.", 3)
	r, err := reader.Read(context.Background(), "drawn.pdf", drawn(t, text+"\n"+filler+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestDaysOfAnInspectionInAllSpellings(t *testing.T) {
	for _, c := range []struct{ printed, start, end, framework string }{
		{"**Inspection dates:** 13 May to 24 May 2024", "2024-05-13", "2024-05-24", "ILACS standard"},
		{"Inspection dates: 28 November to 9 December 2022", "2022-11-28", "2022-12-09", "ILACS standard"},
		{"Inspection dates: 28 November 2022 to 9 December 2022", "2022-11-28", "2022-12-09", "ILACS standard"},
		{"Inspection dates: 10–14 July 2023", "2023-07-10", "2023-07-14", "ILACS short"},
		{"Inspection dates: 10 – 14 July 2023.", "2023-07-10", "2023-07-14", "ILACS short"},
		{"Inspection dates: 10-14 July 2023", "2023-07-10", "2023-07-14", "ILACS short"},
		{"Inspection date: 4 June 2018–28 June 2018", "2018-06-04", "2018-06-28", "ILACS standard"},
		{"Inspection dates: 19 November–30 November 2018", "2018-11-19", "2018-11-30", "ILACS standard"},
		{"Inspection dates: 11 December to 12 January 2018", "2017-12-11", "2018-01-12", "ILACS standard"},
		{"Inspection dates: 11 December 2017 to 12 January 2018", "2017-12-11", "2018-01-12", "ILACS standard"},
		{"Inspection dates: 6 and 7 March 2018", "2018-03-06", "2018-03-07", "ILACS short"},
		{"Inspection dates: 6, 7 and 8 March 2018", "2018-03-06", "2018-03-08", "ILACS short"},
		{"Inspection dates: Monday 6 March to Friday 10 March 2023", "2023-03-06", "2023-03-10", "ILACS short"},
		{"Inspection dates: 6th to 10th March, 2023", "2023-03-06", "2023-03-10", "ILACS short"},
		{"Inspection dates: 8 July 2019 to 12 July 2019 and 7 August 2019 to 8 August 2019", "2019-07-08", "2019-08-08", "ILACS short"},
		{"Inspection dates: 13 to 17 and 20 to 24 January 2020", "2020-01-13", "2020-01-24", "ILACS standard"},
		{"Inspection dates: 06/03/2023 to 10/03/2023", "2023-03-06", "2023-03-10", "ILACS short"},
		{"Inspection dates:\n6 March 2023 to\n17 March 2023", "2023-03-06", "2023-03-17", "ILACS standard"},
		{"Inspection dates | 6 to 10 March 2023", "2023-03-06", "2023-03-10", "ILACS short"},
		{"Inspection dates: 6 March 2023\n\nPrevious inspection: 4 May 2019", "2023-03-06", "2023-03-06", "ILACS short"},
		// What cannot be right is not found.
		{"Inspection dates: 31 to 33 March 2023", "", "", "ILACS"},
		{"Inspection dates: 31 April 2023 to 4 May 2023", "", "", "ILACS"},
		{"Inspection dates: 10 to 14 July", "", "", "ILACS"},
		{"Inspection dates: 14 July 2023 to 10 July 2023", "", "", "ILACS"},
		{"Inspection dates: 1 January 2022 to 1 January 2023", "", "", "ILACS"},
		{"The last inspection was on 4 May 2019.", "", "", "ILACS"},
		{"Inspection dates: to be told", "", "", "ILACS"},
	} {
		r := readText(t, "# Inspection of Wychmoor children’s services\n"+c.printed)
		if r.Start.String() != c.start || r.End.String() != c.end || r.Framework != c.framework {
			t.Errorf("%q: %v to %v, %s; want %s to %s, %s", c.printed, r.Start, r.End, r.Framework, c.start, c.end, c.framework)
		}
	}
}

func TestCouncilsAsTitlesNameThem(t *testing.T) {
	sif := "\n## Inspection of services for children in need of help and\n## protection, children looked after and care leavers"
	for printed, want := range map[string]string{
		"# Barnsley Metropolitan Borough Council" + sif:     "Barnsley Metropolitan Borough Council",
		"# London Borough of Richmond upon\n# Thames" + sif: "London Borough of Richmond upon Thames",
		"# Leicester City" + sif:                            "Leicester City",
		"# Inspection of Bournemouth, Christchurch\n# and Poole local authority children’s\n# services":         "Bournemouth, Christchurch and Poole",
		"# Inspection of the Royal Borough of\n# Kensington and Chelsea local\n# authority children’s services": "Royal Borough of Kensington and Chelsea",
		"# Inspection of Redcar & Cleveland\n# children's services":                                             "Redcar & Cleveland",
		"# Inspection of Stockton-on-Tees Council’s\n# children’s services":                                     "Stockton-on-Tees Council",
		"# Inspection of St Helens local authority\n# children’s social care services":                          "St Helens",
		"# Re-inspection of Wychmoor local\n# authority children’s services":                                    "Wychmoor",
		"### Inspection of Wychmoor local authority children’s services":                                        "Wychmoor",
		"Wychmoor Council\n### Inspection of children’s social care services":                                   "Wychmoor Council",
		"Dear Ann\n### Focused visit to Wychmoor Borough Council\n### children’s services":                      "Wychmoor Borough Council",
		"Dear Ann\n### Monitoring visit to Bournemouth, Christchurch and Poole children’s services":             "Bournemouth, Christchurch and Poole",
		"Dear Ann\nThis letter summarises the findings of the focused visit to Isle of Wychmoor on 4 May 2023.": "Isle of Wychmoor",
		"The council is Wychmoor.": "",
		"# Annual report":          "",
	} {
		if got := readText(t, printed).Authority; got != want {
			t.Errorf("%q: %q, want %q", printed, got, want)
		}
	}
}

func TestLeadInspectors(t *testing.T) {
	for printed, want := range map[string]string{
		"Lead inspector: Ada Example, His Majesty’s Inspector":               "Ada Example",
		"Lead inspector: Ada Example\n              Her Majesty’s Inspector": "Ada Example",
		"Lead inspector Ada Example HMI":                                     "Ada Example",
		"Lead Inspector: Ada Example (HMI)":                                  "Ada Example",
		"Lead inspector\nAda Example, Senior HMI":                            "Ada Example",
		"Lead inspector: | Ada O’Example-Smith":                              "Ada O’Example-Smith",
		"Lead inspector: Ada Example Her Majesty’s\nInspector":               "Ada Example",
		"Lead inspector: Ada Example, Social Care Regulatory Inspector":      "Ada Example",
		"Lead inspectors: Ada Example and Bo de Vries":                       "Ada Example and Bo de Vries",
		"Lead inspector: Zoë Ångström":                                       "Zoë Ångström",
		"Deputy lead inspector: Ada Example":                                 "",
		"Lead inspectors wrote to the council.":                              "",
		"Yours sincerely\n\n\nAda Example\nHis Majesty’s Inspector":          "Ada Example",
		"Yours sincerely\nAda Example HMI":                                   "Ada Example",
		"Yours sincerely\nAda Example\nNational Director, Social Care":       "",
		"The visit was carried out by Ada Example, HMI.":                     "Ada Example",
		"The visit was carried out by Ada Example, HMI and Bo Vries, HMI.":   "",
	} {
		if got := readText(t, "## Some report\n"+printed).LeadInspector; got != want {
			t.Errorf("%q: %q, want %q", printed, got, want)
		}
	}
}

func TestBulletsOfAFontThatNamesNoLetters(t *testing.T) {
	for _, sign := range []string{"\x01", "\ufffd", "\uf0a7", "n", "§"} {
		r := inspection.Understand("!What needs to improve\n" + sign + " plans, and how\n" + sign + " visits")
		if len(r.Recommendations) != 2 || r.Recommendations[0].Text != "plans, and how" || r.Recommendations[1].Text != "visits" {
			t.Errorf("%q: %+v", sign, r.Recommendations)
		}
	}
}
