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
	analyst.get("/mapping").says(t, "Wise neighbour", "1B")
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
	analyst.handIn("the other day", map[string]string{"a.csv": contactHeads}).says(t, "cannot be read", `value="the other day"`)
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
	p = analyst.whenRead(analyst.post(p.url.Path+"/again", "as-at", "2 November 2026"))
	p.says(t, "Delivery as at 2 November 2026", "2 added")
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
