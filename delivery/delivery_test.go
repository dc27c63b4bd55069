package delivery_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"goldthread/day"
	"goldthread/delivery"
	"goldthread/ingest"
	"goldthread/record"
	"goldthread/store"
)

// office is a council that hands in lists; its clock moves on a day at each delivery.
type office struct {
	t       *testing.T
	journal *store.Store
	now     time.Time
}

func newOffice(t *testing.T) *office {
	o := &office{t: t, now: time.Date(2025, 4, 1, 9, 0, 0, 0, time.UTC)}
	journal, err := store.Open(context.Background(), t.TempDir(), func() time.Time { return o.now })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { journal.Close() })
	o.journal = journal
	return o
}

// list is one list as a file: a heading and rows.
func list(name, heading string, rows ...string) ingest.Upload {
	return ingest.Upload{Name: name + ".csv", Content: []byte(strings.Join(append([]string{heading}, rows...), "\r\n") + "\r\n")}
}

const (
	contactHeads = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source"
	planHeads    = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Does the Child have a Disability,Child Protection Plan Start Date," +
		"Initial Category of Abuse,Latest Category of Abuse,Date of the Last Statutory Visit,Was the Child Seen Alone?,Date of latest review conference," +
		"Child Protection Plan End Date,Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)," +
		"Number of Previous Child Protection Plans,Allocated Team,Allocated Worker"
)

func contacts(rows ...string) ingest.Upload { return list("List 1", contactHeads, rows...) }

// contact is a row of list 1.
func contact(child, when, source string) string {
	return fmt.Sprintf("%s,b) Female,a) WBRI,02/05/2015,9,%s,%s", child, when, source)
}

func plans(rows ...string) ingest.Upload { return list("List 7", planHeads, rows...) }

// plan is a row of list 7.
func plan(child, start, visit, end string) string {
	return fmt.Sprintf("%s,b) Female,a) WBRI,02/05/2015,9,b) No,%s,a) Neglect,a) Neglect,%s,a) Yes,,%s,b) No,0,North,J Marlow", child, start, visit, end)
}

func (o *office) take(asAt string, files ...ingest.Upload) delivery.Outcome {
	o.t.Helper()
	out, err := o.try(asAt, files...)
	if err != nil {
		o.t.Fatal(err)
	}
	return out
}

func (o *office) try(asAt string, files ...ingest.Upload) (delivery.Outcome, error) {
	o.now = o.now.AddDate(0, 0, 1)
	return delivery.Take(context.Background(), o.journal, delivery.Request{Authority: "370", Actor: "analyst", AsAt: day.MustParse(asAt), Files: files})
}

func (o *office) book() *record.Book { return o.bookKnown(time.Time{}) }

func (o *office) bookKnown(by time.Time) *record.Book {
	o.t.Helper()
	b, err := record.Read(context.Background(), o.journal, "370", by)
	if err != nil {
		o.t.Fatal(err)
	}
	return b
}

func days[T record.Value](values []T) string {
	var all []string
	for _, v := range values {
		all = append(all, v.When().String())
	}
	return strings.Join(all, " ")
}

func expect(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestTheSameFileTwiceAddsNothing(t *testing.T) {
	o := newOffice(t)
	file := contacts(contact("1", "03/03/2025", "6"), contact("2", "04/03/2025", "1A"), contact("2", "04/03/2025", "2A"))
	first := o.take("2025-03-31", file)
	if first.Changes.Added != 5 || first.Entries != 6 { // three contacts, two children; and the delivery itself
		t.Fatalf("first: %+v, %d entries", first.Changes, first.Entries)
	}
	if again := o.take("2025-03-31", file); again.Entries != 0 || again.Changes.Added+again.Changes.Changed+again.Changes.Withdrawn != 0 {
		t.Errorf("again: %+v, %d entries", again.Changes, again.Entries)
	}
	turned := contacts(contact("2", "04/03/2025", "2A"), contact("2", "04/03/2025", "1A"), contact("1", "03/03/2025", "6"))
	if other := o.take("2025-03-31", turned); other.Changes.Added+other.Changes.Changed+other.Changes.Withdrawn != 0 {
		t.Errorf("the same rows in another order: %+v", other.Changes)
	}
}

func TestACorrectedFileReplacesAndHistoryIsKept(t *testing.T) {
	o := newOffice(t)
	o.take("2025-03-31", contacts(contact("1", "03/03/2025", "6"), contact("2", "04/03/2025", "1A")))
	before := o.now
	out := o.take("2025-03-31", contacts(contact("1", "05/03/2025", "6")))
	if out.Changes.Added != 1 || out.Changes.Withdrawn != 3 { // two contacts, and the child that nothing is left of
		t.Errorf("correction: %+v", out.Changes)
	}
	expect(t, "now", days(o.book().Child("1").Front.Contacts), "2025-03-05")
	expect(t, "as known before", days(o.bookKnown(before).Child("1").Front.Contacts), "2025-03-03")
	if o.book().Child("2") != nil && o.book().Child("2").Front != nil && len(o.book().Child("2").Front.Contacts) > 0 {
		t.Error("the contact that the correction left out still stands")
	}
}

func TestWhatLeavesTheWindowStaysAndWhatIsGoneFromItIsWithdrawn(t *testing.T) {
	o := newOffice(t)
	o.take("2025-01-31", contacts(contact("1", "05/08/2024", "6"), contact("1", "10/12/2024", "6"), contact("2", "20/01/2025", "6")))
	o.take("2025-04-30", contacts(contact("2", "01/11/2024", "6"), contact("2", "20/01/2025", "6")))
	expect(t, "child 1", days(o.book().Child("1").Front.Contacts), "2024-08-05")
	expect(t, "child 2", days(o.book().Child("2").Front.Contacts), "2024-11-01 2025-01-20")
}

func TestAListCutShortWithdrawsNothingBeforeItsFirstRow(t *testing.T) {
	o := newOffice(t)
	o.take("2025-03-31", contacts(contact("1", "02/10/2024", "6"), contact("2", "20/01/2025", "6")))
	o.take("2025-03-31", contacts(contact("3", "20/03/2025", "6"), contact("1", "02/10/2024", "6"), contact("2", "20/01/2025", "6")))
	o.take("2025-04-01", contacts(contact("2", "20/01/2025", "6"), contact("3", "20/03/2025", "6")))
	expect(t, "the contact before the first row", days(o.book().Child("1").Front.Contacts), "2024-10-02")
}

func TestPlansOnAListOfTheLatest(t *testing.T) {
	at := day.MustParse
	for _, c := range []struct {
		name   string
		first  []string // list 7 as at 31 January 2025
		second []string // as at 31 March
		start  string   // of the plans of child 1 that stand
		open   string   // days on which child 1 has an open plan, of those asked
	}{
		{"runs on", []string{plan("1", "10/12/2024", "20/01/2025", "")}, []string{plan("1", "10/12/2024", "20/03/2025", "")}, "2024-12-10", "january february march"},
		{"ended", []string{plan("1", "10/12/2024", "", "")}, []string{plan("1", "10/12/2024", "", "20/02/2025")}, "2024-12-10", "january"},
		{"a later plan took its place", []string{plan("1", "10/12/2024", "", "")}, []string{plan("1", "10/03/2025", "", "")}, "2024-12-10 2025-03-10", "january february march"},
		{"its start was corrected", []string{plan("1", "10/12/2024", "", "")}, []string{plan("1", "12/12/2024", "", "")}, "2024-12-12", "january february march"},
		{"withdrawn", []string{plan("1", "10/12/2024", "", ""), plan("2", "10/12/2024", "", "")}, []string{plan("2", "10/12/2024", "", "")}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t)
			o.take("2025-01-31", plans(c.first...))
			o.take("2025-03-31", plans(c.second...))
			child := o.book().Child("1")
			var open []string
			starts := ""
			if child != nil && child.Protection != nil {
				starts = days(child.Protection.Plans)
				for _, d := range []struct{ name, day string }{{"january", "2025-01-31"}, {"february", "2025-02-28"}, {"march", "2025-03-31"}} {
					for _, p := range child.Protection.Plans {
						if p.Open(at(d.day)) {
							open = append(open, d.name)
							break
						}
					}
				}
			}
			expect(t, "plans", starts, c.start)
			expect(t, "open", strings.Join(open, " "), c.open)
		})
	}
}

func TestLatestVisitsBuildAHistoryAndALaterOneThatTheListDeniesIsWithdrawn(t *testing.T) {
	o := newOffice(t)
	o.take("2025-01-31", plans(plan("1", "10/12/2024", "20/01/2025", "")))
	o.take("2025-02-28", plans(plan("1", "10/12/2024", "18/02/2025", "")))
	expect(t, "two months", days(o.book().Child("1").Visits), "2025-01-20 2025-02-18")
	o.take("2025-03-31", plans(plan("1", "10/12/2024", "10/02/2025", "")))
	expect(t, "the visit of 18 February was a mistake", days(o.book().Child("1").Visits), "2025-01-20 2025-02-10")
}

func TestAnOlderWorkbookHandedInLateAddsOnlyWhatNobodyKnew(t *testing.T) {
	o := newOffice(t)
	o.take("2025-03-31", contacts(contact("1", "03/01/2025", "6")), plans(plan("1", "10/12/2024", "20/03/2025", "25/03/2025")))
	out := o.take("2025-01-31", contacts(contact("1", "03/01/2025", "8"), contact("1", "05/08/2024", "6"), contact("1", "20/01/2025", "6")),
		plans(plan("1", "10/12/2024", "20/01/2025", "")))
	child := o.book().Child("1")
	expect(t, "contacts: one before the later window is new, one inside it was withdrawn by then", days(child.Front.Contacts), "2024-08-05 2025-01-03")
	expect(t, "the source that the later file gave", string(child.Front.Contacts[1].Source), "6")
	expect(t, "the end that the later file knew", child.Protection.Plans[0].End.String(), "2025-03-25")
	expect(t, "visits", days(child.Visits), "2025-01-20 2025-03-20")
	if out.Changes.Later == 0 {
		t.Errorf("nothing is said of what was left as the later delivery has it: %+v", out.Changes)
	}
}

func TestABlankDoesNotEraseWhoAChildIs(t *testing.T) {
	o := newOffice(t)
	o.take("2025-02-28", plans(plan("1", "10/12/2024", "", "")))
	o.take("2025-03-31", contacts("1,,,,,03/03/2025,6"))
	p := o.book().Child("1").Person
	if p.Born.String() != "2015-05-02" || p.Sex != "F" || p.Disability != "N" {
		t.Errorf("person: %+v", p)
	}
}

func TestAnotherAuthoritysFilesAreRefused(t *testing.T) {
	o := newOffice(t)
	need := "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Does the Child have a Disability,CIN Start Date,Primary Need Code," +
		"Date Child Was Last Seen,CIN Closure Date,Reason for Closure,Case Status,Allocated Team,Allocated Worker"
	rows := func(first int) (rows []string) {
		for i := range 40 {
			rows = append(rows, fmt.Sprintf("%d,b) Female,a) WBRI,02/05/2015,9,b) No,10/12/2024,N1,,,,c) Child in need plan,North,J Marlow", first+i))
		}
		return rows
	}
	o.take("2025-02-28", list("List 6", need, rows(1000)...))
	head, _, _ := o.journal.Head(context.Background(), "370")
	_, err := o.try("2025-03-31", list("List 6", need, rows(5000)...))
	var mistaken *delivery.Mistaken
	if !errors.As(err, &mistaken) {
		t.Fatalf("got %v", err)
	}
	if now, _, _ := o.journal.Head(context.Background(), "370"); now != head {
		t.Error("a refused delivery changed something")
	}
	if _, err := o.try("2025-03-31", list("List 6", need, rows(1010)...)); err != nil {
		t.Errorf("a list with most of the same children: %v", err)
	}
}

func TestFilledInWordsAreSavedForTheNextMonth(t *testing.T) {
	o := newOffice(t)
	file := contacts(contact("1", "03/03/2025", "Nan's neighbour"))
	out := o.take("2025-03-31", file)
	word, asked := out.Unmapped.Values["source"]["Nan's neighbour"]
	if !asked || word.Seen != 1 {
		t.Fatalf("unmapped: %+v", out.Unmapped)
	}
	filled := ingest.Mapping{Values: map[string]map[string]ingest.Word{"source": {"Nan's neighbour": {Means: "1B"}}}}
	o.now = o.now.AddDate(0, 0, 1)
	again, err := delivery.Take(context.Background(), o.journal, delivery.Request{Authority: "370", Actor: "analyst", AsAt: day.MustParse("2025-03-31"), Files: []ingest.Upload{file}, Mapping: filled})
	if err != nil || again.Changes.Added != 0 || again.Changes.Withdrawn != 0 || again.Changes.Changed != 1 {
		t.Fatalf("%+v, %v", again.Changes, err)
	}
	o.take("2025-04-30", contacts(contact("1", "03/03/2025", "Nan's neighbour"), contact("2", "03/04/2025", "nan’s  neighbour")))
	expect(t, "next month's", string(o.book().Child("2").Front.Contacts[0].Source), "1B")
}
