package web_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/day"
	"goldthread/sample"
)

const contactHeads = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source\n"

// handIn sends files with a form, as a browser does.
func (r *reader) handIn(asAt string, files map[string]string) page {
	r.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for name, content := range files {
		part, err := form.CreateFormFile("files", name)
		if err != nil {
			r.t.Fatal(err)
		}
		if _, err := io.WriteString(part, content); err != nil {
			r.t.Fatal(err)
		}
	}
	if err := form.WriteField("as-at", asAt); err != nil {
		r.t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		r.t.Fatal(err)
	}
	answer, err := r.client.Post(r.http.URL+"/deliveries", form.FormDataContentType(), &body)
	return r.read(answer, err)
}

// read waits until the files of a delivery's page have been read, and gives the page as it is then.
func (r *reader) whenRead(p page) page {
	r.t.Helper()
	for range 100_000 {
		var now struct{ Finished bool }
		if err := json.Unmarshal([]byte(r.get(p.url.Path+"/progress").body), &now); err != nil {
			r.t.Fatal(err)
		}
		if now.Finished {
			return r.get(p.url.Path)
		}
	}
	r.t.Fatal("the files were never read")
	return page{}
}

func TestHandInAWorkbook(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	made := sample.New(sample.Settings{Children: children, Seed: 3, AsAt: asAt, Months: months, Mess: sample.UsualMess})
	paths, err := made.WriteWorkbooks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(paths[months-1]) // the lists of October, handed in once more two weeks later
	if err != nil {
		t.Fatal(err)
	}
	sent := analyst.handIn("14 November 2026", map[string]string{filepath.Base(paths[0]): string(content)})
	if sent.status != http.StatusOK {
		t.Fatal(sent.status, tn.log.String())
	}
	p := analyst.whenRead(sent)
	p.says(t, "Delivery as at 14 November 2026", "What became of the rows", "In the record:")
	analyst.get("/").says(t, "As at <strong>14 November 2026</strong>")
	analyst.get("/deliveries").says(t, "14 November 2026", "taken", "Rows kept of each list")

	again := analyst.whenRead(analyst.handIn("14 November 2026", map[string]string{"again.xlsx": string(content)}))
	again.says(t, "Nothing new: all of this was known.")
	csv := analyst.get(p.url.Path + "/oddities.csv")
	if csv.status != http.StatusOK || !strings.HasPrefix(csv.header.Get("Content-Type"), "text/csv") {
		t.Errorf("the oddities came as %s", csv.header.Get("Content-Type"))
	}
}

func TestAWordThatNobodyKnowsIsAskedForAndExplained(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	file := map[string]string{"contacts.csv": contactHeads + "9000001,M,WBRI,01/01/2015,11,02/11/2026,Wise neighbour\n"}
	p := analyst.whenRead(analyst.handIn("5 November 2026", file))
	p.says(t, "this delivery tells nothing of it; what others told stands", "say what it means and hand the files in again")
	p.saysNot(t, "mapping file")
	p.says(t, "Words that nobody has explained yet", "“Wise neighbour”", "of 1 row kept", "Save the meanings")
	p = analyst.whenRead(analyst.post(p.url.Path+"/again", "means/false/source/Wise neighbour", "1B"))
	p.saysNot(t, "Words that nobody has explained yet")
	analyst.get("/mapping").says(t, "Wise neighbour", " (1B)</td>")
}

func TestFilesThatAreSomethingElseAreRefusedInWords(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	for name, file := range map[string]struct{ content, say string }{
		"letter.pdf":  {"%PDF-1.7\n", "Nothing was kept"},
		"empty.xlsx":  {"", "Nothing was kept"},
		"half.xlsx":   {"PK\x03\x04half a workbook", "Nothing was kept"},
		"shopping.md": {"milk\neggs\n", "Nothing was kept"},
	} {
		p := analyst.whenRead(analyst.handIn("5 November 2026", map[string]string{name: file.content}))
		p.says(t, file.say, name)
	}
	none := analyst.handIn("5 November 2026", nil)
	none.says(t, "No file was chosen", `value="5 November 2026"`)
	if none.status != http.StatusUnprocessableEntity {
		t.Errorf("a form without files gave %d", none.status)
	}
	none.says(t, `<a href="#files">No file was chosen.</a>`, `aria-invalid="true" aria-describedby="files-hint files-error"`)
	analyst.handIn("the other day", map[string]string{"a.csv": contactHeads}).says(t, `<a href="#as-at">The day on which the files were made cannot be read`, `value="the other day" aria-invalid="true" aria-describedby="as-at-hint as-at-error"`)
	analyst.handIn("the other day", nil).says(t, `<a href="#as-at">`, `<a href="#files">`)
	if day.MustParse("2026-10-31") != asAt {
		t.Fatal("the fixture has moved")
	}
	analyst.get("/").says(t, "As at <strong>31 October 2026</strong>")
}

func TestFilesWithoutADayAreAskedForIt(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	file := map[string]string{"contacts.csv": contactHeads + "9000001,M,WBRI,01/01/2015,11,02/11/2026,1B\n"}
	p := analyst.whenRead(analyst.handIn("", file))
	p.says(t, "was not given", "The newest day that the files speak of is 2 November 2026", `value="2 November 2026"`)
	wrong := analyst.post(p.url.Path+"/again", "as-at", "2nd of something")
	if wrong.status != http.StatusUnprocessableEntity {
		t.Errorf("a day that cannot be read gave %d", wrong.status)
	}
	wrong.says(t, `<a href="#as-at">The day`, `value="2nd of something" aria-invalid="true" aria-describedby="as-at-hint as-at-error"`, "<title>Error: Files of a delivery")
	analyst.post(p.url.Path+"/again", "as-at", "").says(t, `<a href="#as-at">Say the day on which the files were made.</a>`)
	p = analyst.whenRead(analyst.post(p.url.Path+"/again", "as-at", "2 November 2026"))
	p.says(t, "Delivery as at 2 November 2026", "2 added")
}

// TestFilesAreHandedInAgainByOneForm: the day, the leave and the words are asked for together, and what was answered stays.
func TestFilesAreHandedInAgainByOneForm(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	head := strings.Replace(contactHeads, "Date of Contact", "When they rang", 1)
	p := analyst.whenRead(analyst.handIn("", map[string]string{"contacts.csv": head + "9000001,M,WBRI,01/01/2015,11,02/11/2026,Wise neighbour\n"}))
	again := p.url.Path + "/again"
	if n := strings.Count(p.body, `action="`+again+`"`); n != 1 {
		t.Fatalf("%d forms hand the files in again\n%s", n, p.body)
	}
	p.says(t, "Nothing was kept", "Handed in by The analyst on", "Say below what they mean", "As at which day?", "“When they rang”", "Leave this column out", "Read them again")
	p.saysNot(t, "Pass it over", "aria-invalid", "mapping file")
	field := regexp.MustCompile(`id="word-1" name="([^"]+)"`).FindStringSubmatch(p.body)[1]
	wrong := analyst.post(again, "as-at", "soon", field, "-")
	wrong.says(t, `<a href="#as-at">`, `<option value="-" selected>Leave this column out`)
	wrong.saysNot(t, `href="#word-1"`)
	wrong = analyst.post(again, "as-at", "2 November 2026", field, "no such column")
	if wrong.status != http.StatusUnprocessableEntity {
		t.Errorf("a meaning that there is not gave %d", wrong.status)
	}
	wrong.says(t, `<a href="#word-1">Choose one of the meanings in the list.</a>`, `id="word-1-error"`, `aria-invalid="true" aria-describedby="word-1-hint word-1-error"`, `value="2 November 2026"`)
	analyst.get("/mapping").says(t, "No word of your own has been explained")
	p = analyst.whenRead(analyst.post(again, "as-at", "2 November 2026", field, "Date of Contact"))
	p.says(t, "Delivery as at 2 November 2026", "of 1 row kept", "“Wise neighbour”", "Treat it as left blank")
	p = analyst.whenRead(analyst.post(again, "means/false/source/Wise neighbour", "-"))
	analyst.get("/mapping").says(t, "When they rang", "Date of Contact", "Wise neighbour", "Treat it as left blank")
}

// TestWhatADeliveryTakesOutIsSaidInWords hands October in again as at a later day, with the contacts of a child gone.
func TestWhatADeliveryTakesOutIsSaidInWords(t *testing.T) {
	tn := open(t)
	analyst := tn.as(access.Analyst)
	made := sample.New(sample.Settings{Children: children, Seed: 4, AsAt: asAt, Months: months, Mess: sample.UsualMess})
	paths, err := made.WriteWorkbooks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(paths[months-1])
	if err != nil {
		t.Fatal(err)
	}
	p := analyst.whenRead(analyst.handIn(asAt.Long(), map[string]string{"other.xlsx": string(content)}))
	p.says(t, "looks cut short", `id="replace"`)
	p = analyst.whenRead(analyst.post(p.url.Path+"/again", "as-at", asAt.Long(), "replace", "yes"))
	p.says(t, "Taken out of the record", `<th scope="row">Section 47 enquiry</th>`, `<th scope="row">Early help assessment</th>`, `<th scope="row">Protection plan</th>`, `<th scope="row">Row of a list</th>`)
	p.saysNot(t, `<th scope="row">enquiry</th>`, `<th scope="row">early-help</th>`, `<th scope="row">snapshot</th>`)
}

// TestFilesThatCannotBeTakenAreRefusedInWords: and the form says so, whatever the order of what was sent.
func TestFilesThatCannotBeTakenAreRefusedInWords(t *testing.T) {
	analyst := open(t).as(access.Analyst)
	many := map[string]string{}
	for i := range 13 {
		many[fmt.Sprintf("list%d.csv", i)] = contactHeads
	}
	for says, files := range map[string]map[string]string{
		"The name of a file is longer than 255": {strings.Repeat("n", 300) + ".csv": contactHeads},
		"has signs that cannot be shown":        {"a\xffb.csv": contactHeads},
		"The files did not arrive":              {"a\x01b.csv": contactHeads},
		"More than 12 files at once":            many,
	} {
		p := analyst.handIn("5 November 2026", files)
		p.says(t, says)
		if p.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", says, p.status)
		}
	}
}

// TestOnlyWhoMayHandInGetsTheTimeForIt: a stranger's connection ends when its usual time is over.
func TestOnlyWhoMayHandInGetsTheTimeForIt(t *testing.T) {
	tn := open(t)
	tn.stranger().handIn("5 November 2026", map[string]string{"a.csv": contactHeads})
	tn.as(access.Director).handIn("5 November 2026", map[string]string{"a.csv": contactHeads})
	if n := tn.patient.Load(); n != 0 {
		t.Errorf("%d who may not hand in were given longer", n)
	}
	tn.as(access.Analyst).handIn("5 November 2026", map[string]string{"a.csv": contactHeads})
	if n := tn.patient.Load(); n != 1 {
		t.Errorf("who may hand in was given longer %d times", n)
	}
}
