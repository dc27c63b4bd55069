package web

import (
	"bytes"
	"encoding/csv"
	"slices"

	"goldthread/indicator"
	"goldthread/ingest"
)

var caseColumns = []string{"child", "what it is", "day", "team", "worker", "the test", "number", "number of", "why"}

// casesFile gives the cases behind a figure as a file for a spreadsheet. It is asked for by POST, for it is written down
// who took it.
func (v *visit) casesFile() error {
	q, err := v.asked()
	if err != nil {
		return err
	}
	if _, err := v.figure(q); err != nil {
		return err
	}
	all, err := v.found(q)
	if err != nil {
		return err
	}
	text, err := v.caseLines(q, newestFirst(all, metNamed(v.r.FormValue("met"))))
	if err != nil {
		return err
	}
	h := v.w.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8")
	h.Set("Content-Disposition", `attachment; filename="`+q.in.About().Code+"-"+v.look.Day.String()+`.csv"`)
	_, _ = v.w.Write(text) // a reader who went away is no error of ours
	return nil
}

// caseLines writes one line a case. No cell can be taken for a formula.
func (v *visit) caseLines(q question, cases []indicator.Case) ([]byte, error) {
	sight := v.view(q.shown.book)
	whole := len(cases)
	cases = unrestricted(sight, cases)
	places, err := sight.Export(v.ctx(), "export: "+q.in.About().Code, refsOf(cases))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("\ufeff") // spreadsheets then take it for UTF-8
	out := csv.NewWriter(&b)
	_ = out.Write(caseColumns) // to memory
	for _, row := range rowsOf(cases, places, q.in) {
		_ = out.Write(row.cells(q.in.About().ValueIn))
	}
	if said := v.restrictedSaid(sight, whole-len(cases)); said != "" {
		_ = out.Write([]string{"(" + said + ")", "", "", "", "", "", "", "", ""})
	}
	out.Flush()
	return b.Bytes(), out.Error()
}

func (r *caseRow) cells(valueIn string) []string {
	child := r.Child
	if child == "" {
		child = "(" + r.Ends + ")"
	}
	if r.Value == "" {
		valueIn = ""
	}
	cells := []string{child, r.Record, r.Day.String(), r.Team, r.Worker, r.Met, r.Value, valueIn, r.Why}
	for i := range cells {
		cells[i] = ingest.Harmless(cells[i])
	}
	return cells
}

// newestFirst are the cases that stand so to the test; all of them for Out.
func newestFirst(all []indicator.Case, only indicator.Met) []indicator.Case {
	chosen := make([]indicator.Case, 0, len(all))
	for _, c := range slices.Backward(all) {
		if only == indicator.Out || c.Met == only {
			chosen = append(chosen, c)
		}
	}
	return chosen
}
