package annexa_test

import (
	"bytes"
	"strings"
	"testing"

	"goldthread/ingest"
)

// TestIdentifiersStayOutOfWhatIsPassedOn types children's identifiers where codes and days belong.
func TestIdentifiersStayOutOfWhatIsPassedOn(t *testing.T) {
	heads := strings.ReplaceAll(headers1, "|", ",")
	file := ingest.Upload{Name: "Contacts.csv", Content: []byte(heads + "\n" +
		"7654321,M,WBRI,01/01/2015,10,01/03/2025,1A\n" +
		"7654322,7654321,child 7654321,01/01/2015,10,01/03/2025,7654322/7654321\n" +
		"7654323,M,WBRI,0007654321,10,01/03/2025,nobody knows\n")}
	d := read(t, asAt, file)
	var report, words bytes.Buffer
	if err := d.Report.WriteCSV(&report); err != nil {
		t.Fatal(err)
	}
	if err := d.Unmapped.Write(&words); err != nil {
		t.Fatal(err)
	}
	for what, text := range map[string]string{"the oddities": report.String(), "the mapping": words.String()} {
		for _, id := range []string{"7654321", "7654322"} {
			if strings.Contains(text, id) {
				t.Errorf("%s stands in %s:\n%s", id, what, text)
			}
		}
	}
	if !strings.Contains(words.String(), "nobody knows") || !strings.Contains(report.String(), "(an identifier)") {
		t.Errorf("what may be said is not:\n%s\n%s", report.String(), words.String())
	}
}
