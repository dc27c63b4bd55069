package web

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"goldthread/assurance/inspection"
	reports "goldthread/ingest/inspection"
	"goldthread/store"
)

// A report is read outside the request that brings it, for the first one on a machine takes seconds. What was read is kept
// as an unfinished form of whoever brought it, so it is there after a restart, and on another machine. Until it is read the
// form says that it waits, and afterwards what came of it.
const (
	stageWaiting = "waiting"
	stageFailed  = "failed"
	stageRead    = "read"
)

const (
	usuallyRead = 1500 * time.Millisecond // a report that is read within this is shown at once
	mostWaiting = 20                      // reports that wait to be read; who brings one more is asked to come again
	pagesKept   = 60                      // pictures of pages
	pageWidth   = 900                     // dots: two beside each other on a wide screen can still be read
)

// reading names a report that somebody brought.
type reading struct{ authority, account, sha string }

// readingRoom reads reports, one after another.
type readingRoom struct {
	mu    sync.Mutex
	done  map[reading]chan struct{} // closed when it was read; gone from here then
	queue chan reading
	pages *kept[string, []byte]
}

func newReadingRoom() *readingRoom {
	return &readingRoom{done: map[reading]chan struct{}{}, queue: make(chan reading, mostWaiting), pages: newKept[string, []byte](pagesKept)}
}

// bring puts a report into the queue, once, and gives what is closed when it was read; ok is false where too many wait.
func (room *readingRoom) bring(r reading) (done <-chan struct{}, ok bool) {
	room.mu.Lock()
	defer room.mu.Unlock()
	if waits, is := room.done[r]; is {
		return waits, true
	}
	waits := make(chan struct{})
	select {
	case room.queue <- r:
		room.done[r] = waits
		return waits, true
	default:
		return nil, false
	}
}

func (room *readingRoom) finish(r reading) {
	room.mu.Lock()
	defer room.mu.Unlock()
	close(room.done[r])
	delete(room.done, r)
}

// readReports reads what was brought, until the context ends. A blank one only starts what opens the files.
func (s *Server) readReports(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case r := <-s.room.queue:
			s.safely("read a report", func() error {
				defer s.room.finish(r)
				if r.sha == "" {
					return s.Reports.Start()
				}
				return s.readReport(ctx, r)
			})
		}
	}
}

// readReport reads one and keeps what was read, or why it could not be.
func (s *Server) readReport(ctx context.Context, r reading) error {
	if waits, err := s.stillWaits(ctx, r); err != nil || !waits {
		return err
	}
	doc, err := s.Journal.Document(ctx, r.authority, r.sha)
	if err != nil {
		return err
	}
	form := url.Values{"name": {doc.Name}, "size": {strconv.Itoa(len(doc.Content))}, "sheet": {rand.Text()}}
	report, err := s.Reports.Read(ctx, doc.Name, doc.Content)
	switch {
	case ctx.Err() != nil:
		return ctx.Err() // it is read again after the restart
	case err != nil:
		form.Set("stage", stageFailed)
		form.Set("why", s.readingFailed(err))
	default:
		form.Set("stage", stageRead)
		fillFromReport(form, report)
	}
	return s.Journal.KeepUnfinished(ctx, r.authority, r.account, readingForm(r.sha), form.Encode())
}

// stillWaits says whether the report is still to be read: somebody may have asked twice, and is typing already.
func (s *Server) stillWaits(ctx context.Context, r reading) (bool, error) {
	u, err := s.Journal.Unfinished(ctx, r.authority, r.account, readingForm(r.sha))
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	form, err := url.ParseQuery(u.Text)
	return form.Get("stage") == stageWaiting, err
}

// readingFailed says in words why a report could not be read. What is no fault of the file is logged.
func (s *Server) readingFailed(err error) string {
	var broken *reports.BrokenError
	var locked *reports.LockedError
	var scanned *reports.ScannedError
	var large *reports.TooLargeError
	var slow *reports.SlowError
	for _, kind := range []any{&broken, &locked, &scanned, &large, &slow} {
		if errors.As(err, kind) {
			return upperFirst(err.Error()) + "."
		}
	}
	s.Log.Error("read a report", "error", err)
	return "Something went wrong here while it was read, and it is not your doing. Hand it in again; if it happens again, tell the system lead."
}

// readingForm names the unfinished form of a report.
func readingForm(sha string) string { return "reading-" + sha }

// bringView is the page that takes a report, with those that were begun.
type bringView struct {
	frame
	mistakes
	Begun []begunReading
}

type begunReading struct{ SHA, Name string }

// bringReport shows the page that takes a report, and has what opens it started meanwhile.
func (v *visit) bringReport() error {
	if v.Reports == nil {
		return noReader()
	}
	v.room.bring(reading{})
	return v.bringPage(http.StatusOK, mistakes{})
}

func noReader() error {
	return &notFound{"Reports are not read here.", "Add the inspection by hand, or ask your system lead."}
}

func (v *visit) bringPage(status int, wrong mistakes) error {
	begun, err := v.textOf(begunForm)
	if err != nil {
		return err
	}
	view := &bringView{mistakes: wrong}
	view.Section, view.Title = "Inspections", "Read a report"
	for i, sha := range begun["sha"] {
		view.Begun = append(view.Begun, begunReading{sha, begun["name"][i]})
	}
	return v.answer(status, "report_bring", view)
}

// begunForm is what is kept of which reports somebody has begun to look through.
const begunForm = "readings"

const mostBegun = 20

// begin remembers that the viewer has begun to look through a report.
func (v *visit) begin(sha, name string) error {
	return v.changeBegun(sha, func(begun url.Values) {
		begun["sha"], begun["name"] = append(begun["sha"], sha), append(begun["name"], name)
		if n := len(begun["sha"]); n > mostBegun {
			begun["sha"], begun["name"] = begun["sha"][n-mostBegun:], begun["name"][n-mostBegun:]
		}
	})
}

// changeBegun takes a report out of those that were begun, and does something else to them.
func (v *visit) changeBegun(sha string, do func(url.Values)) error {
	begun, err := v.textOf(begunForm)
	if err != nil {
		return err
	}
	next := url.Values{}
	for i, had := range begun["sha"] {
		if had != sha {
			next["sha"], next["name"] = append(next["sha"], had), append(next["name"], begun["name"][i])
		}
	}
	do(next)
	return v.Journal.KeepUnfinished(v.ctx(), v.house.code, v.viewer.Account.Name, begunForm, next.Encode())
}

// receiveReport takes a report and has it read.
func (v *visit) receiveReport() error {
	if v.Reports == nil {
		return noReader()
	}
	file, problem, err := v.receiveForm()
	if err != nil {
		return err
	}
	if problem == "" && (!file.Given() || file.MediaType != "application/pdf") {
		problem = "Choose the report as a PDF, as the inspectorate publishes it."
	}
	if problem != "" {
		var wrong mistakes
		wrong.wrong("document", problem)
		return v.bringPage(http.StatusUnprocessableEntity, wrong)
	}
	if i, there := v.withReport(file.SHA256); there {
		return v.done("/inspections/"+i.ID, "report-there")
	}
	typed, err := v.unfinished(readingForm(file.SHA256))
	if err != nil {
		return err
	}
	if typed.Get("stage") != stageRead { // what was looked through so far stays
		waits := url.Values{"stage": {stageWaiting}, "name": {file.Name}, "sheet": {rand.Text()}}
		if err := v.Journal.KeepUnfinished(v.ctx(), v.house.code, v.viewer.Account.Name, readingForm(file.SHA256), waits.Encode()); err != nil {
			return err
		}
	}
	if err := v.begin(file.SHA256, file.Name); err != nil {
		return err
	}
	http.Redirect(v.w, v.r, readingHref(file.SHA256), http.StatusSeeOther)
	return nil
}

func readingHref(sha string) string { return "/readings/" + sha }

// withReport finds the inspection whose report is that document.
func (v *visit) withReport(sha string) (inspection.Inspection, bool) {
	for _, i := range v.register().Inspections() {
		if i.Report.SHA256 == sha {
			return i, true
		}
	}
	return inspection.Inspection{}, false
}

// waitView says that a report is being read, or why it could not be.
type waitView struct {
	frame
	SHA, Name string
	Why       string // it could not be read
}

// brought is what is kept of the report that the address names, as far as it is the viewer's.
func (v *visit) brought() (sha string, typed url.Values, err error) {
	sha = v.r.PathValue("sha")
	typed, err = v.unfinished(readingForm(sha))
	if err == nil && typed == nil {
		err = &notFound{"No report is waiting for you here.", "Hand it in again under Read a report. What was saved of it stands among the inspections."}
	}
	return sha, typed, err
}

// lookThrough shows what was read of a report, to be looked through; or that it is still being read, or could not be.
func (v *visit) lookThrough() error {
	sha, typed, err := v.brought()
	if err != nil {
		if i, there := v.withReport(sha); there {
			return v.done("/inspections/"+i.ID, "report-there")
		}
		return err
	}
	if typed.Get("stage") == stageWaiting {
		if typed, err = v.waitFor(sha, typed); err != nil {
			return err
		}
	}
	switch typed.Get("stage") {
	case stageWaiting, stageFailed:
		view := &waitView{SHA: sha, Name: typed.Get("name"), Why: typed.Get("why")}
		view.Section, view.Title = "Inspections", "The report is being read"
		if view.Why != "" {
			view.Title = "The report could not be read"
		}
		return v.render("report_waiting", view)
	}
	return v.showReading(http.StatusOK, sha, typed, &writing{})
}

// waitFor waits a moment for a report; one that nobody reads any more, because of a restart, is read again.
func (v *visit) waitFor(sha string, typed url.Values) (url.Values, error) {
	done, ok := v.room.bring(reading{v.house.code, v.viewer.Account.Name, sha})
	if !ok {
		return nil, &invalid{"Many reports are being read just now.", "Come back to this page in a minute: the report is kept."}
	}
	select {
	case <-done:
		return v.unfinished(readingForm(sha))
	case <-time.After(usuallyRead):
		return typed, nil
	case <-v.ctx().Done():
		return nil, v.ctx().Err()
	}
}

// readingProgress tells the page that waits whether the report was read.
func (v *visit) readingProgress() error {
	sha, typed, err := v.brought()
	if err != nil {
		return err
	}
	waits := typed.Get("stage") == stageWaiting
	if waits {
		v.room.bring(reading{v.house.code, v.viewer.Account.Name, sha})
	}
	v.w.Header().Set("Content-Type", "application/json")
	return json.NewEncoder(v.w).Encode(map[string]any{"said": map[bool]string{true: "The report is being read.", false: "It was read."}[waits],
		"done": 0, "of": 0, "finished": !waits, "next": readingHref(sha)})
}

// reportPage gives the picture of a page of a report: of one that the viewer is looking through, or of one that is kept with
// an inspection.
func (v *visit) reportPage() error {
	none := &notFound{"There is no such page of a report.", "Open the report again."}
	sha := v.r.PathValue("sha")
	number, isPicture := pageNumber(v.r.PathValue("page"))
	if v.Reports == nil || !isPicture {
		return none
	}
	if _, kept := v.withReport(sha); !kept {
		if _, _, err := v.brought(); err != nil {
			return err
		}
	}
	picture, err := v.room.pages.get(v.house.code+" "+sha+" "+strconv.Itoa(number), func() ([]byte, error) {
		ctx := context.WithoutCancel(v.ctx()) // others wait for it too
		doc, err := v.Journal.Document(ctx, v.house.code, sha)
		if err != nil {
			return nil, err
		}
		return v.Reports.Picture(ctx, "The report", doc.Content, number, pageWidth)
	})
	if err != nil {
		v.Log.Warn("draw a page of a report", "error", err)
		return none
	}
	v.w.Header().Set("Content-Type", "image/png")
	_, _ = v.w.Write(picture) // a reader who went away is no error of ours
	return nil
}

// pageNumber reads "3.png".
func pageNumber(text string) (int, bool) {
	digits, ok := strings.CutSuffix(text, ".png")
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil && n > 0
}
