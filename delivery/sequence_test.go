package delivery_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"goldthread/delivery"
	"goldthread/ingest"
	"goldthread/record"
)

const (
	needHeads = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Does the Child have a Disability,CIN Start Date,Primary Need Code," +
		"Date Child Was Last Seen,CIN Closure Date,Reason for Closure,Case Status,Allocated Team,Allocated Worker"
	assessmentHeads = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Does the Child have a Disability,Continuous Assessment Start Date," +
		"Child Seen During Continuous Assessment,Continuous Assessment Date of Authorisation,Was the child assessed as requiring LA children's social care support?," +
		"Allocated Team,Allocated Worker"
)

func assessments(rows ...string) ingest.Upload { return list("List 4", assessmentHeads, rows...) }

func assessment(child, start, end string) string {
	return fmt.Sprintf("%s,b) Female,a) WBRI,02/05/2015,9,b) No,%s,a) Yes,%s,,North,J Marlow", child, start, end)
}

// story is what the record says of child 1, in a line.
func (o *office) story() string {
	c := o.book().Child("1")
	if c == nil {
		return ""
	}
	var parts []string
	if c.Front != nil {
		for _, v := range c.Front.Contacts {
			parts = append(parts, "contact "+v.Day.String()+" "+string(v.Source))
		}
		for _, v := range c.Front.Assessments {
			parts = append(parts, strings.TrimSpace("assessment "+v.Start.String()+" "+v.Authorised.String())+gone(v.Gone.String()))
		}
	}
	if c.Protection != nil {
		for _, v := range c.Protection.Plans {
			parts = append(parts, strings.TrimSpace("plan "+v.Start.String()+" "+v.End.String())+gone(v.Gone.String()))
		}
	}
	for _, v := range c.Visits {
		parts = append(parts, "visit "+v.Day.String())
	}
	return strings.Join(parts, ", ")
}

func gone(day string) string {
	if day == "" {
		return ""
	}
	return " gone " + day
}

// month is one delivery of a sequence.
type month struct {
	asAt  string
	files []ingest.Upload
}

// TestSequences hands in deliveries one after another and says what then stands. Each step that repeats a file must leave
// the record as it was.
func TestSequences(t *testing.T) {
	feb := month{"2025-02-28", []ingest.Upload{plans(plan("1", "10/12/2024", "20/02/2025", ""))}}
	for _, c := range []struct {
		name   string
		months []month
		want   string
	}{
		{"a later plan took its place, and the file comes again", []month{feb,
			{"2025-03-31", []ingest.Upload{plans(plan("1", "10/03/2025", "15/03/2025", ""))}},
			{"2025-03-31", []ingest.Upload{plans(plan("1", "10/03/2025", "15/03/2025", ""))}}},
			"plan 2024-12-10 gone 2025-03-10, plan 2025-03-10, visit 2025-02-20, visit 2025-03-15"},
		{"and the month after tells only the new one", []month{feb,
			{"2025-03-31", []ingest.Upload{plans(plan("1", "10/03/2025", "15/03/2025", ""))}},
			{"2025-04-30", []ingest.Upload{plans(plan("1", "10/03/2025", "15/04/2025", ""))}}},
			"plan 2024-12-10 gone 2025-03-10, plan 2025-03-10, visit 2025-02-20, visit 2025-03-15, visit 2025-04-15"},
		{"and its start is corrected", []month{feb,
			{"2025-03-31", []ingest.Upload{plans(plan("1", "10/03/2025", "15/03/2025", ""))}},
			{"2025-03-31", []ingest.Upload{plans(plan("1", "12/03/2025", "15/03/2025", ""))}}},
			"plan 2024-12-10 gone 2025-03-12, plan 2025-03-12, visit 2025-02-20, visit 2025-03-15"},
		{"after a gap longer than the window a plan is gone, also the second time", []month{
			{"2024-01-31", []ingest.Upload{plans(plan("1", "10/12/2023", "20/01/2024", ""), plan("2", "10/12/2023", "", ""))}},
			{"2025-03-31", []ingest.Upload{plans(plan("2", "10/12/2023", "", ""))}},
			{"2025-03-31", []ingest.Upload{plans(plan("2", "10/12/2023", "", ""))}}},
			"plan 2023-12-10 gone 2024-10-01, visit 2024-01-20"},
		{"an open assessment too", []month{
			{"2024-01-31", []ingest.Upload{assessments(assessment("1", "10/12/2023", ""), assessment("2", "10/12/2023", ""))}},
			{"2025-03-31", []ingest.Upload{assessments(assessment("2", "10/03/2025", ""))}}},
			"assessment 2023-12-10 gone 2024-10-01"},
		{"the month before is corrected, and lacks what the later month tells", []month{feb,
			{"2025-03-31", []ingest.Upload{plans(plan("1", "10/12/2024", "20/02/2025", ""), plan("2", "10/12/2024", "", ""))}},
			{"2025-02-28", []ingest.Upload{plans(plan("2", "10/12/2024", "", ""))}}},
			"plan 2024-12-10"},
		{"the month before is corrected, and says otherwise than the later month", []month{
			{"2025-02-28", []ingest.Upload{contacts(contact("1", "10/01/2025", "6"))}},
			{"2025-03-31", []ingest.Upload{contacts(contact("1", "10/01/2025", "6"))}},
			{"2025-02-28", []ingest.Upload{contacts(contact("1", "10/01/2025", "1A"))}}},
			"contact 2025-01-10 6"},
		{"a month handed in late and twice lacks what both its neighbours tell", []month{
			{"2025-01-31", []ingest.Upload{plans(plan("1", "10/12/2024", "", ""), plan("2", "10/12/2024", "", ""))}},
			{"2025-03-31", []ingest.Upload{plans(plan("1", "10/12/2024", "", ""), plan("2", "10/12/2024", "", ""))}},
			{"2025-02-28", []ingest.Upload{plans(plan("2", "10/12/2024", "", ""))}},
			{"2025-02-28", []ingest.Upload{plans(plan("2", "10/12/2024", "", ""))}}},
			"plan 2024-12-10"},
		{"a file of before comes again after a later one corrected it", []month{feb,
			{"2025-03-31", []ingest.Upload{plans(plan("1", "12/12/2024", "15/02/2025", ""))}}, feb},
			"plan 2024-12-12, visit 2025-02-15"},
		{"a row that is refused takes nothing away", []month{
			{"2025-02-28", []ingest.Upload{plans(plan("1", "10/12/2024", "20/02/2025", ""), plan("2", "10/12/2024", "", ""))}},
			{"2025-03-31", []ingest.Upload{plans(plan("1", "32/12/2024", "20/03/2025", ""), plan("2", "10/12/2024", "", ""))}}},
			"plan 2024-12-10, visit 2025-02-20"},
		{"a list of which every row is refused is not told", []month{feb,
			{"2025-03-31", []ingest.Upload{plans(plan("2", "32/12/2024", "20/03/2025", "")), contacts(contact("1", "10/01/2025", "6"))}}},
			"contact 2025-01-10 6, plan 2024-12-10, visit 2025-02-20"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t)
			for _, m := range c.months {
				o.take(m.asAt, m.files...)
			}
			expect(t, "child 1", o.story(), c.want)
		})
	}
}

func TestUnknownIsNoNews(t *testing.T) {
	o := newOffice(t)
	o.take("2025-02-28", contacts("1,b) Female,a) WBRI,02/05/2015,9,03/02/2025,6"))
	o.take("2025-03-31", contacts("1,c) Not stated/recorded,t) NOBT,,,03/02/2025,6"))
	o.take("2025-04-30", contacts("1,c) Not stated/recorded,s) REFU,,,03/02/2025,6"))
	if p := o.book().Child("1").Person; p.Sex != "F" || p.Ethnicity != "WBRI" || p.Born.String() != "2015-05-02" {
		t.Errorf("person: %+v", p)
	}
}

func TestWhoAChildIsFollowsTheNewestDelivery(t *testing.T) {
	o := newOffice(t)
	o.take("2025-03-31", contacts("1,,,02/05/2015,9,03/03/2025,6"))
	o.take("2025-01-31", contacts("1,b) Female,,,,03/01/2025,6"))
	o.take("2025-02-28", contacts("1,b) Female,,05/05/2014,9,03/01/2025,6"))
	expect(t, "born, as March said", o.book().Child("1").Born.String(), "2015-05-02")
}

func TestAListCutShortIsRefusedUnlessItIsMeant(t *testing.T) {
	o := newOffice(t)
	var rows []string
	for i := range 60 {
		rows = append(rows, fmt.Sprintf("%d,b) Female,a) WBRI,02/05/2015,9,b) No,10/12/2024,N1,,,,c) Child in need plan,North,J Marlow", i+1))
	}
	o.take("2025-02-28", list("List 6", needHeads, rows...))
	before := o.story()
	for _, files := range [][]ingest.Upload{{list("List 6", needHeads, rows[:30]...)}, {list("List 6", needHeads), contacts(contact("1", "10/01/2025", "6"))}} {
		_, err := o.try("2025-03-31", files...)
		var replaces *delivery.Replaces
		if !errors.As(err, &replaces) || replaces.Goes < 30 {
			t.Fatalf("got %v", err)
		}
	}
	expect(t, "nothing changed", o.story(), before)
	if out := o.take("2025-03-31", list("List 6", needHeads, rows[:55]...)); out.Changes.Withdrawn == 0 || len(out.Withdrawn) != out.Changes.Withdrawn {
		t.Errorf("five withdrawn: %+v, %d named", out.Changes, len(out.Withdrawn))
	}
}

func TestFilesOfAnotherAuthorityOfThePlace(t *testing.T) {
	o := newOffice(t)
	file := contacts(contact("1", "10/01/2025", "6"))
	o.take("2025-02-28", file)
	_, err := delivery.Take(t.Context(), o.journal, delivery.Request{Authority: "371", Actor: "analyst", AsAt: o.book().Deliveries[0].AsAt, Files: []ingest.Upload{file},
		Mapping: ingest.Mapping{Values: map[string]map[string]ingest.Word{"source": {"x": {Means: "1B"}}}}})
	var mistaken *delivery.Mistaken
	if !errors.As(err, &mistaken) {
		t.Fatalf("got %v", err)
	}
	if all, _ := o.journal.Authorities(t.Context()); len(all) != 1 {
		t.Errorf("a refused delivery made an authority: %v", all)
	}
}

// TestAnyOrderOfTheSameMonthsGivesTheSameRecord makes small lives, writes what four months' lists would say of them, and
// hands the months in in every order.
func TestAnyOrderOfTheSameMonthsGivesTheSameRecord(t *testing.T) {
	for seed := range uint64(12) {
		months := lives(rand.New(rand.NewPCG(seed, 1)))
		want := ""
		for _, order := range [][]int{{0, 1, 2, 3}, {3, 2, 1, 0}, {1, 3, 0, 2}, {2, 0, 3, 1}} {
			o := newOffice(t)
			for _, i := range order {
				if _, err := o.try(months[i].asAt, months[i].files...); err != nil {
					t.Fatal(err)
				}
			}
			got := told(o.book())
			if want == "" {
				want = got
			}
			if got != want {
				t.Errorf("seed %d: in the order %v\n%s\nin their own order\n%s", seed, order, got, want)
			}
		}
	}
}

// told is the Book as text, without the numbers of its entries.
func told(b *record.Book) string {
	var lines []string
	for _, c := range b.All() {
		line := c.ID + ":"
		if c.Protection != nil {
			for _, p := range c.Protection.Plans {
				line += fmt.Sprintf(" plan %s-%s%s", p.Start, p.End, gone(p.Gone.String()))
			}
		}
		if c.Front != nil {
			for _, k := range c.Front.Contacts {
				line += fmt.Sprintf(" contact %s %s", k.Day, k.Source)
			}
			for _, a := range c.Front.Assessments {
				line += fmt.Sprintf(" assessment %s-%s%s", a.Start, a.Authorised, gone(a.Gone.String()))
			}
		}
		for _, v := range c.Visits {
			line += " visit " + v.Day.String()
		}
		if line != c.ID+":" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// lives are the lists of four month-ends about a dozen children: contacts, assessments, plans that end and begin again.
func lives(r *rand.Rand) []month {
	ends := []string{"2024-12-31", "2025-01-31", "2025-02-28", "2025-03-31"}
	firsts := []string{"2024-07-01", "2024-08-01", "2024-09-01", "2024-10-01"}
	rows := make([][3][]string, len(ends))
	pick := func() string { return fmt.Sprintf("2024-%02d-%02d", 7+r.IntN(6), 1+r.IntN(28)) }
	uk := func(iso string) string {
		if iso == "" {
			return ""
		}
		return iso[8:] + "/" + iso[5:7] + "/" + iso[:4]
	}
	for n := range 12 {
		child := fmt.Sprint(n + 1)
		called, assessed, planned := pick(), pick(), pick()
		finished, stopped, again := "", "", ""
		if r.IntN(2) == 0 {
			finished = fmt.Sprintf("2025-%02d-%02d", 1+r.IntN(3), 1+r.IntN(28))
		}
		if r.IntN(2) == 0 {
			stopped = fmt.Sprintf("2025-01-%02d", 1+r.IntN(28))
			if r.IntN(2) == 0 {
				again = fmt.Sprintf("2025-%02d-%02d", 2+r.IntN(2), 1+r.IntN(28))
			}
		}
		for i, end := range ends {
			if called >= firsts[i] {
				rows[i][0] = append(rows[i][0], contact(child, uk(called), "6"))
			}
			done := finished
			if done > end {
				done = ""
			}
			if assessed <= end && (done == "" || done >= firsts[i]) {
				rows[i][1] = append(rows[i][1], assessment(child, uk(assessed), uk(done)))
			}
			visit := uk(end[:8] + "02")
			switch {
			case again != "" && again <= end:
				rows[i][2] = append(rows[i][2], plan(child, uk(again), visit, ""))
			case stopped != "" && stopped <= end:
				rows[i][2] = append(rows[i][2], plan(child, uk(planned), visit, uk(stopped)))
			default:
				rows[i][2] = append(rows[i][2], plan(child, uk(planned), visit, ""))
			}
		}
	}
	var all []month
	for i, end := range ends {
		all = append(all, month{end, []ingest.Upload{contacts(rows[i][0]...), assessments(rows[i][1]...), plans(rows[i][2]...)}})
	}
	return all
}
