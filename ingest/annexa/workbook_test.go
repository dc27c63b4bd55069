package annexa_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"goldthread/day"
	"goldthread/ingest"
	"goldthread/ingest/annexa"
	"goldthread/record"
)

// sheets makes a workbook of texts: a sheet's name, then its rows, cells parted by "|". A cell written as #N/A is an
// error, one of digits alone a number.
func sheets(t testing.TB, named ...[]string) ingest.Upload {
	t.Helper()
	var out bytes.Buffer
	w := ingest.NewWorkbookWriter(&out)
	for _, s := range named {
		w.Sheet(s[0])
		for _, line := range s[1:] {
			var row []ingest.Cell
			for _, text := range strings.Split(line, "|") {
				row = append(row, ingest.TextCell(text))
			}
			if err := w.Row(row...); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return ingest.Upload{Name: "made.xlsx", Content: out.Bytes()}
}

// The headers of some lists, as Ofsted writes them.
const (
	headers1  = "Child Unique ID|Gender|Ethnicity|Date of Birth|Age of Child (Years)|Date of Contact|Contact Source"
	headers3  = "Child Unique ID|Gender|Ethnicity|Date of Birth|Age of Child (Years)|Date of referral|Referral Source|Referral NFA?|Number of Referrals in Last 12 Months|Allocated Team|Allocated Worker"
	headers6  = "Child Unique ID|Gender|Ethnicity|Date of Birth|Age of Child (Years)|Does the Child have a Disability|CIN Start Date|Primary Need Code|Date Child Was Last Seen|CIN Closure Date|Reason for Closure|Case status|Allocated Team|Allocated Worker"
	headers7  = "Child Unique ID|Gender|Ethnicity|Date of Birth|Age of Child (Years)|Does the Child have a Disability|Child Protection Plan Start Date|Initial Category of Abuse|Latest Category of Abuse|Date of the Last Statutory Visit|Was the Child Seen Alone?|Date of latest review conference|Child Protection Plan End Date|Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)|Number of Previous Child Protection Plans|Allocated Team|Allocated Worker"
	headers9  = "Child Unique ID|Gender|Ethnicity|Date of Birth|Age of Child (Years)|Does the Child have a Disability|Allocated Team|Allocated Worker|Eligibility Category|LA In Touch |Type of Accommodation|Suitability of Accommodation|Activity Status"
	ssd3      = "ChildUniqueID|Gender|Ethnicity|DateOfBirth|Age|ReferralDate|ReferralSource|ReferralNFA|ReferralsLast12Months|AllocatedTeam|AllocatedWorker"
	headers11 = "Individual adopter identifier|Family identifier|Gender|Ethnicity|Disability|Is the (prospective) adopter fostering for adoption?|Date enquiry received|Date Stage 1 started|Date Stage 1 ended|Date Stage 2 started|Date Stage 2 ended|Date application submitted|Date application approved|Date adopter matched with child(ren)|Date child/children placed with adopter(s)|No. of children placed|Date of Adoption Order|Date of leaving adoption process|Reason for leaving adoption process"
)

const asAt = "2025-03-31"

// count is how many oddities of a kind there are on a list.
func count(d *annexa.Delivery, kind string) int {
	n := 0
	for _, g := range d.Report.Groups {
		if g.Name == kind {
			n += g.Count
		}
	}
	return n
}

// told gives the values of one type, in the order of the facts.
func told[T record.Value](d *annexa.Delivery) (values []T) {
	for _, f := range d.Facts {
		if v, ok := f.Value.(T); ok {
			values = append(values, v)
		}
	}
	return values
}

func refused(err error) ingest.Reason {
	if r := (*ingest.Refusal)(nil); errors.As(err, &r) {
		return r.Reason
	}
	return ""
}

func TestListsAreFound(t *testing.T) {
	row := "1|M|WBRI|01/01/2015|10|01/03/2025|1A"
	for _, c := range []struct {
		name   string
		sheet  []string
		list   int
		oddity string
	}{
		{"by headers under a title", []string{"List_1", "List 1: Contacts", headers1, row}, 1, ""},
		{"by headers in the first row", []string{"Sheet1", headers1, row}, 1, ""},
		{"by headers after lines of a report", []string{"x", "Report", "run on 1 April", "", headers1, row}, 1, ""},
		{"by headers whatever the case and signs", []string{"x", strings.ToUpper(strings.ReplaceAll(headers1, " ", "\u00a0 ")) + ":", row}, 1, ""},
		{"by headers though the name says another", []string{"List 10", headers1, row}, 1, "sheet-misnamed"},
		{"by the dataset's run-together names", []string{"x", ssd3, "1|M|WBRI|01/01/2015|10|01/03/2025|1A|N|0|T|W"}, 3, ""},
		{"by the sheet's name", []string{"List 1", "Child Unique ID|Date of Contact|Source of it all", "1|01/03/2025|x"}, 1, "sheet-by-name"},
		{"of 2019", []string{"Care leavers", headers9, "1|M|WBRI|01/01/2005|20|N|T|W|a) Relevant child|a) Yes|U: Independent living|a) Suitable|F1"}, 9, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, asAt, sheets(t, c.sheet))
			if n := d.Report.Lists[0].List; n != c.list || len(d.Report.Lists) != 1 {
				t.Errorf("found as list %d, want %d", n, c.list)
			}
			if c.oddity != "" && count(d, c.oddity) != 1 {
				t.Errorf("not reported: %s", c.oddity)
			}
		})
	}
}

func TestListTenIsNotListOne(t *testing.T) {
	d := read(t, asAt, sheets(t, []string{"List 10", "Child Unique ID|Date Placed for Adoption|Date of Decision that Child Should be Placed for Adoption", "1||01/03/2025"}))
	if n := d.Report.Lists[0].List; n != 10 {
		t.Errorf("found as list %d", n)
	}
}

// The headers of the Standard Safeguarding Dataset's own extracts, which are run together and sometimes misspelt.
func TestDatasetsHeadersAreKnown(t *testing.T) {
	person := "ChildUniqueID|Gender|Ethnicity|DateOfBirth|Age|HasDisability|"
	for list, headers := range map[int]string{
		4:  person + "ContinuousAssessmentStart|ContinuousAssessmentChildSeen|ContinuousAssessmentAuthDate|CSCSupportRequired|AllocatedTeam|AllocatedWorker",
		5:  person + "StratDiscussionDate|InitialCPConfUnnecessary|InitialCPConfDate|CPConfResultInCPPlan|NumberS47s12m|NumberICPCs12m|AllocatedTeam|AllocatedWorker",
		6:  person + "CINStartDate|PrimaryNeedCode|DateChildLastSeen|CINClosureDate|ReasonForClosure|CaseStatus|AllocatedTeam|AllocatedWorker",
		8:  person + "UASC|LoookedAfterStartDate|ChildCategoryOfNeed|SubsequentLACEpisodeLast12Months|MostRecentLegalStatusStart|LegalStatus|LatestStatutoryReviewDate|LastSocialWorkVisitDate|PermanencePlan|LastIROVisitDate|LastHealthAssessmentDate|LastDentalCheckDate|PlacementsLast12Months|CeasedLookedAfterDate|ReasonCeasedLookedAfter|MostRecentPlacementStartDate|PlacementType|PlacementProvider|PlacementPostcode|PlacementURN|EpisodesChildMissingFromPlacement|EpisodesChildAbsentFromPlacement|ChildOfferedReturnInterviewAfterLastMFH|ChildAcceptedReturnInterviewAfterLastMFH|AllocatedTeam|AllocatedWorker",
		9:  person + "UASC|AllocatedTeam|AllocatedWorker|AllocatedPersonalAdvisor|EligibilityCategory|LatestPathwayPlan|LAInTouch|LatestContact|AccommodationType|AccommodationSuitability|ActivityStatus",
		10: person + "EnteredCareDate|ADMSHOBPADecisionDate|PlacementOrderDate|MatchedForAdoptionDate|PlacedForAdoptionDate|AdoptionOrderDate|DecisionReversedDate|DecisionReversedReason|DateFFAConsurrencyPlacement",
	} {
		row := "1|M|WBRI|01/01/2015|10|N" + strings.Repeat("|01/03/2025", strings.Count(headers, "|")-5)
		d := read(t, asAt, sheets(t, []string{"x", headers, row}))
		if len(d.Report.Lists) != 1 || d.Report.Lists[0].List != list || count(d, "header-unknown") != 0 {
			t.Errorf("list %d: found %+v, unknown %v", list, d.Report.Lists, d.Unmapped.Headers)
		}
	}
}

func TestVersionsAreToldApart(t *testing.T) {
	of2024 := headers9 + "|Allocated Personal Advisor|Latest Pathway Plan Review Date|Latest Date of Contact|Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)"
	for headers, want := range map[string]int{headers9: 2019, of2024: 2024} {
		d := read(t, asAt, sheets(t, []string{"List 9", headers, "1|M|WBRI|01/01/2005|20|N|T|W|a) Relevant child|a) Yes"}))
		if got := d.Report.Lists[0].Version; got != want {
			t.Errorf("version %d, want %d", got, want)
		}
		if count(d, "header-missing") != 0 {
			t.Error("a column is called missing that its version has not")
		}
	}
	d := read(t, asAt, sheets(t, []string{"List 1", headers1, "1|M|WBRI|01/01/2015|10|01/03/2025|p1) 5D: LA services"}))
	if d.Report.Lists[0].Version != 2024 {
		t.Error("a source of 2024 does not tell the version")
	}
}

func TestOtherWorkbooksAreRefused(t *testing.T) {
	for _, c := range []struct {
		name string
		file ingest.Upload
		want ingest.Reason
		says string
	}{
		{"SEND", sheets(t, []string{"List_1", "Unique ID|UPN|ULN|Gender", "1|A|B|M"}), ingest.OtherReturn, "SEND"},
		{"SSDA903", ingest.Upload{Name: "episodes.csv", Content: []byte("CHILD,DECOM,RNE,LS,CIN,PLACE\n1,01/04/2024,S,C2,N1,U1\n")}, ingest.OtherReturn, "SSDA903"},
		{"CIN", ingest.Upload{Name: "x.csv", Content: []byte("LAchildID,PersonBirthDate\n1,2010-01-01\n")}, ingest.OtherReturn, "census"},
		{"a table of something", ingest.Upload{Name: "x.csv", Content: []byte("a,b,c\n1,2,3\n")}, ingest.NotRecognised, "no list"},
		{"children and nothing else", sheets(t, []string{"Sheet1", "Child Unique ID|Gender|Ethnicity|Date of Birth|Age of Child (Years)", "1|M|WBRI|01/01/2015|10"}), ingest.NotRecognised, "no list"},
		{"headers and no row", sheets(t, []string{"List 1", headers1}), ingest.Empty, "not one row"},
		{"no cells", sheets(t, []string{"a"}, []string{"b"}), ingest.Empty, "empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := annexa.Read(context.Background(), []ingest.Upload{c.file}, day.MustParse(asAt), ingest.Mapping{}, nil)
			if refused(err) != c.want || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v; want %s saying %q", err, c.want, c.says)
			}
		})
	}
	if _, err := annexa.Read(context.Background(), nil, day.MustParse(asAt), ingest.Mapping{}, nil); refused(err) != ingest.Empty {
		t.Errorf("no file at all: %v", err)
	}
}

func TestOfstedsTemplates(t *testing.T) {
	five := read(t, asAt, shared(t, "ofsted-template-2019-08-five-referrals.xlsx"))
	if len(five.Report.Lists) != 11 {
		t.Fatalf("%d lists in Ofsted's template", len(five.Report.Lists))
	}
	if refs := told[record.Referral](five); len(refs) != 5 || refs[0].Day != day.MustParse("2015-03-15") || refs[0].NoFurtherAction != "Y" || refs[0].Source != "2A" || refs[1].Source != "" {
		t.Errorf("referrals %+v", refs)
	}
	if w, ok := five.Unmapped.Values["source"]["Health"]; !ok || w.Seen != 1 {
		t.Error("Health, which six codes could mean, is not asked for")
	}
	if n := count(five, "sheet-unknown"); n != 0 {
		t.Errorf("%d of Ofsted's own sheets are reported", n)
	}
	_, err := annexa.Read(context.Background(), []ingest.Upload{shared(t, "ofsted-template-2019-08-empty.xlsx")}, day.MustParse(asAt), ingest.Mapping{}, nil)
	if refused(err) != ingest.Empty {
		t.Errorf("the empty template: %v", err)
	}
}
