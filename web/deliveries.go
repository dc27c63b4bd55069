package web

import (
	"cmp"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"goldthread/day"
	"goldthread/delivery"
	"goldthread/ingest"
	"goldthread/record"
	"goldthread/store"
)

const (
	mostFiles  = 12
	mostUpload = 200 << 20 // bytes of all files of a delivery together; ingest.Usual bounds each
	mostName   = 255       // bytes of a file's name
	mostField  = 100       // bytes of a field beside the files
)

type deliveriesView struct {
	frame
	AsAt     string // as it was typed, when the form is shown again
	Problem  string
	Past     []pastDelivery
	Months   []day.Day // newest first: the columns of the table of what is there
	Coverage []coverageRow
}

// pastDelivery is a line of the history.
type pastDelivery struct {
	AsAt, At  string
	Who, Href string // Href is blank for one from the command line
	Files     string
	Said      string
	When      time.Time
}

// coverageRow says of one list which months were delivered.
type coverageRow struct {
	Feed  record.Feed
	Cells []coverage
}

type coverage struct {
	Delivered bool
	Kept      int
}

const coverageMonths = 13

func (v *visit) deliveries() error { return v.deliveriesPage(http.StatusOK, "", "") }

func (v *visit) deliveriesPage(code int, asAt, problem string) error {
	view := deliveriesView{AsAt: asAt, Problem: problem}
	view.Title, view.Section, view.Wide = "Deliveries", "Deliveries", true
	if problem != "" {
		view.Title = "Error: deliveries"
	}
	var err error
	if view.Past, err = v.pastDeliveries(); err != nil {
		return err
	}
	view.Months, view.Coverage = coverageOf(v.house.book, v.today())
	return v.answer(code, "deliveries", &view)
}

// pastDeliveries lists what was handed in here, and the deliveries that came by the command line.
func (v *visit) pastDeliveries() ([]pastDelivery, error) {
	handed, err := delivery.AllHandedIn(v.ctx(), v.Journal, v.house.code)
	if err != nil {
		return nil, err
	}
	var past []pastDelivery
	here := map[string]bool{}
	for _, h := range handed {
		past = append(past, v.handedLine(h))
		out, err := v.outcomeOf(v.ctx(), v.house.code, h)
		if err != nil {
			return nil, err
		}
		here[out.Delivery.ID] = true
	}
	for _, d := range v.house.book.Deliveries {
		if here[d.ID] {
			continue
		}
		e, err := v.Journal.Entry(v.ctx(), v.house.code, d.Seq)
		if err != nil {
			return nil, err
		}
		kept := 0
		for _, c := range d.Covers {
			kept += c.Kept
		}
		past = append(past, pastDelivery{AsAt: d.AsAt.Long(), At: v.instant(e.RecordedAt), When: e.RecordedAt, Who: e.Actor, Files: fileNames(d.Files),
			Said: fmt.Sprintf("%s kept, %s", counted(kept, "row", "rows"), counted(d.Oddities, "oddity", "oddities"))})
	}
	slices.SortStableFunc(past, func(a, b pastDelivery) int { return b.When.Compare(a.When) })
	return past, nil
}

func (v *visit) handedLine(h delivery.HandedIn) pastDelivery {
	p := pastDelivery{AsAt: "not said yet", At: v.instant(h.At), When: h.At, Who: h.By, Href: "/deliveries/" + h.ID}
	if h.AsAt.Known() {
		p.AsAt = h.AsAt.Long()
	}
	names := make([]string, len(h.Files))
	for i, f := range h.Files {
		names[i] = f.Name
	}
	p.Files = strings.Join(names, ", ")
	p.Said = map[delivery.Stage]string{delivery.Waiting: "being read", delivery.Taken: "taken", delivery.Refused: "refused: needs you"}[h.Stage]
	return p
}

func fileNames(files []record.File) string {
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
}

// instant is a moment in London as pages say it: "2 November 2026, 09:14".
func (s *Server) instant(t time.Time) string { return t.In(s.london).Format("2 January 2006, 15:04") }

// coverageOf says which lists were delivered in which of the last months.
func coverageOf(b *record.Book, today day.Day) (months []day.Day, rows []coverageRow) {
	for i := range coverageMonths {
		months = append(months, today.MonthStart().AddMonths(-i))
	}
	feeds := map[record.Feed][]coverage{}
	for _, d := range b.Deliveries {
		at := slices.Index(months, d.AsAt.MonthStart())
		for _, c := range d.Covers {
			if feeds[c.Feed] == nil {
				feeds[c.Feed] = make([]coverage, coverageMonths)
			}
			if at >= 0 {
				feeds[c.Feed][at] = coverage{true, c.Kept}
			}
		}
	}
	order := []record.Feed{record.Contacts, record.EarlyHelpFeed, record.Referrals, record.Assessments, record.Enquiries, record.NeedEpisodes,
		record.ProtectionPlans, record.CarePeriods, record.CareLeavers, record.Adoptions, record.Adopters}
	for _, f := range order {
		if cells := feeds[f]; cells != nil {
			rows = append(rows, coverageRow{f, cells})
		}
	}
	return months, rows
}

// handIn takes files from a browser, keeps them and puts them into the queue. They are read later, outside the request.
func (v *visit) handIn() error {
	if v.Patient != nil {
		v.Patient(v.w)
	}
	v.r.Body = http.MaxBytesReader(v.w, v.r.Body, mostUpload)
	h, problem, err := v.receive()
	if err != nil {
		return err
	}
	if problem != "" {
		_, _ = io.Copy(io.Discard, v.r.Body) // a browser that is still sending does not show the answer
		return v.deliveriesPage(http.StatusUnprocessableEntity, h.asAt, problem)
	}
	return v.wait(h.HandedIn, 0)
}

// received is what a browser has sent.
type received struct {
	delivery.HandedIn
	asAt string
}

// receive reads the parts as they come: one file is in memory at a time.
func (v *visit) receive() (h received, problem string, err error) {
	h.ID = strings.ToLower(rand.Text())
	const lost = "The files did not arrive. Choose them and send them again."
	parts, err := v.r.MultipartReader()
	if err != nil {
		return h, lost, nil
	}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return h, h.problem(), nil
		}
		var tooMuch *http.MaxBytesError
		if errors.As(err, &tooMuch) {
			return h, "", err
		}
		if err != nil {
			return h, lost, nil
		}
		if problem, err := v.receivePart(&h, part); problem != "" || err != nil {
			return h, problem, err
		}
	}
}

func (v *visit) receivePart(h *received, part *multipart.Part) (problem string, err error) {
	if part.FormName() == "as-at" {
		text, err := io.ReadAll(io.LimitReader(part, mostField))
		h.asAt = strings.TrimSpace(string(text))
		if err == nil {
			h.AsAt, problem = deliveryDay(h.asAt)
		}
		return problem, err
	}
	name := path.Base(strings.ReplaceAll(part.FileName(), `\`, "/"))
	if part.FormName() != "files" || part.FileName() == "" {
		return "", nil
	}
	switch {
	case len(name) > mostName || strings.ContainsFunc(name, unicode.IsControl) || !utf8.ValidString(name):
		return fmt.Sprintf("The name of a file is longer than %d letters, or has signs that cannot be shown. Give the file a shorter name and choose it again.", mostName), nil
	case len(h.Files) == mostFiles:
		return fmt.Sprintf("More than %d files at once. A delivery is one workbook, or its lists as CSV files.", mostFiles), nil
	}
	content, err := io.ReadAll(io.LimitReader(part, ingest.Usual.Bytes+1))
	if err != nil {
		return "", err
	}
	if int64(len(content)) > ingest.Usual.Bytes {
		return fmt.Sprintf("%s is larger than %d MB. Save the workbook without pictures and other sheets, or hand its lists in as CSV files.", name, ingest.Usual.Bytes>>20), nil
	}
	sum, err := v.Journal.PutDocument(v.ctx(), v.house.code, name, "application/octet-stream", content)
	h.Files = append(h.Files, delivery.HandedFile{Name: name, SHA256: sum, Size: int64(len(content))})
	return "", err
}

// problem says what is missing of what was sent.
func (h *received) problem() string {
	if len(h.Files) == 0 {
		return "No file was chosen."
	}
	return ""
}

// deliveryDay reads the day on which files were made; none is allowed, and asked for once they are read.
func deliveryDay(text string) (d day.Day, problem string) {
	if text == "" {
		return day.Never, ""
	}
	d, ok := typedDay(text)
	if !ok {
		return day.Never, "The day on which the files were made cannot be read. " + howToTypeADay
	}
	return d, ""
}

// wait writes down that the files wait, and puts them into the queue.
func (v *visit) wait(h delivery.HandedIn, base int64) error {
	h.Stage = delivery.Waiting
	draft, err := h.Draft(base)
	if err != nil {
		return err
	}
	if _, err := v.Journal.Append(v.ctx(), v.house.code, v.viewer.Account.Name, []store.Draft{draft}); err != nil {
		return err
	}
	v.intake.add(waiting{v.house.code, h.ID})
	http.Redirect(v.w, v.r, "/deliveries/"+h.ID, http.StatusSeeOther)
	return nil
}

type deliveryView struct {
	frame
	delivery.HandedIn
	Href     string
	HandedAt string
	Said     string // how far they are, while they wait
	Out      delivery.Outcome
	Rows     [3]int // read, kept, refused
	Gone     []goneLine
	Questions
	Problem string
}

// goneLine counts what a delivery took out of the record.
type goneLine struct {
	Kind string
	N    int
}

func (v *visit) handedIn() (delivery.HandedIn, error) {
	h, err := delivery.FindHandedIn(v.ctx(), v.Journal, v.house.code, v.r.PathValue("id"))
	if errors.Is(err, store.ErrNotFound) {
		return h, &notFound{"There is no such delivery.", "The list of deliveries has all that were handed in."}
	}
	return h, err
}

func (v *visit) delivery() error {
	h, err := v.handedIn()
	if err != nil {
		return err
	}
	return v.deliveryPage(http.StatusOK, h, "")
}

func (v *visit) deliveryPage(code int, h delivery.HandedIn, problem string) error {
	view := deliveryView{HandedIn: h, Href: "/deliveries/" + h.ID, HandedAt: v.instant(h.At), Problem: problem}
	view.Title, view.Section = "Files of a delivery", "Deliveries"
	if h.AsAt.Known() {
		view.Title = "Delivery as at " + h.AsAt.Long()
	}
	var err error
	if view.Out, err = v.outcomeOf(v.ctx(), v.house.code, h); err != nil {
		return err
	}
	view.Rows[0], view.Rows[1], view.Rows[2] = view.Out.Report.Rows()
	view.Gone = goneOf(view.Out.Withdrawn)
	view.Said, _ = v.progressOf(h)
	unmapped := view.Out.Unmapped
	if h.Refusal != nil {
		unmapped = h.Refusal.Unmapped
	}
	view.Questions = questionsOf(unmapped)
	return v.answer(code, "delivery", &view)
}

func goneOf(all []delivery.Withdrawal) []goneLine {
	counts := map[string]int{}
	for _, w := range all {
		counts[w.Kind]++
	}
	var lines []goneLine
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		lines = append(lines, goneLine{kind, counts[kind]})
	}
	slices.SortStableFunc(lines, func(a, b goneLine) int { return cmp.Compare(b.N, a.N) })
	return lines
}

// progressOf says how far files have come, in words and numbers.
func (v *visit) progressOf(h delivery.HandedIn) (said string, p progress) {
	if h.Stage != delivery.Waiting {
		return "", progress{Said: "They have been read.", Finished: true, Next: "/deliveries/" + h.ID}
	}
	before, done, of := v.intake.progress(waiting{v.house.code, h.ID})
	switch {
	case before > 0:
		said = fmt.Sprintf("The files wait: %s before them.", counted(before, "delivery is", "deliveries are"))
	case of > 0 && done >= of:
		said = "The files have been read. What they say is being compared with what is known, and kept."
	case of > 0:
		said = fmt.Sprintf("The files are being read: %d%%.", min(100, 100*done/of))
	default:
		said = "The files are being read."
	}
	return said, progress{Said: said, Done: done, Of: of}
}

// progress is what goldthread.js asks for.
type progress struct {
	Said     string `json:"said"`
	Done     int64  `json:"done"`
	Of       int64  `json:"of"`
	Finished bool   `json:"finished"`
	Next     string `json:"next,omitempty"`
}

func (v *visit) deliveryProgress() error {
	h, err := v.handedIn()
	if err != nil {
		return err
	}
	_, p := v.progressOf(h)
	v.w.Header().Set("Content-Type", "application/json")
	return json.NewEncoder(v.w).Encode(p)
}

// again hands the same files in once more: with their day, with leave to replace, or with words explained.
func (v *visit) again() error {
	h, err := v.handedIn()
	if err != nil {
		return err
	}
	if h.Stage == delivery.Waiting {
		return &invalid{"These files are being read just now.", "Wait until they have been read."}
	}
	if text := v.r.PostFormValue("as-at"); v.r.PostForm.Has("as-at") {
		d, problem := deliveryDay(strings.TrimSpace(text))
		if problem == "" && !d.Known() {
			problem = "Say the day on which the files were made."
		}
		if problem != "" {
			return v.deliveryPage(http.StatusUnprocessableEntity, h, problem)
		}
		h.AsAt = d
	}
	h.Replace = v.r.PostFormValue("replace") == "yes"
	h.Partial = h.Partial || v.r.PostFormValue("partial") == "yes"
	unmapped, err := v.unmappedOf(h)
	if err != nil {
		return err
	}
	h.Mapping = answers(unmapped, v.r.PostForm)
	return v.wait(h, h.Seq)
}

func (v *visit) unmappedOf(h delivery.HandedIn) (ingest.Mapping, error) {
	if h.Refusal != nil {
		return h.Refusal.Unmapped, nil
	}
	out, err := v.outcomeOf(v.ctx(), v.house.code, h)
	return out.Unmapped, err
}

// oddities is the list of everything odd, for a spreadsheet. It names places in the files and never a child.
func (v *visit) oddities() error {
	h, err := v.handedIn()
	if err != nil {
		return err
	}
	out, err := v.outcomeOf(v.ctx(), v.house.code, h)
	if err != nil {
		return err
	}
	v.w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	v.w.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", "oddities-"+h.AsAt.String()+".csv"))
	return out.Report.WriteCSV(v.w)
}

// daysBefore is how far the as-at day may lie past the newest day of the files before the two are worth a second look.
const daysBefore = 20

// DayLooksOdd says that the files speak of another time than the day that they were handed in as at.
func (v *deliveryView) DayLooksOdd() bool {
	s := v.Out.Suggested
	return s.Known() && (s > v.AsAt || s < v.AsAt-daysBefore)
}
