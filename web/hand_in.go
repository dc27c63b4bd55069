package web

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"goldthread/day"
	"goldthread/delivery"
	"goldthread/ingest"
	"goldthread/store"
)

// handIn takes files from a browser, keeps them and puts them into the queue. They are read later, outside the request.
func (v *visit) handIn() error {
	if v.Patient != nil {
		v.Patient(v.w)
	}
	v.r.Body = http.MaxBytesReader(v.w, v.r.Body, mostUpload)
	h, err := v.receive()
	if err != nil {
		return err
	}
	if len(h.Problems) > 0 {
		_, _ = io.Copy(io.Discard, v.r.Body) // a browser that is still sending does not show the answer
		return v.deliveriesPage(http.StatusUnprocessableEntity, h.asAt, h.mistakes)
	}
	return v.wait(h.HandedIn, 0)
}

// received is what a browser has sent.
type received struct {
	delivery.HandedIn
	mistakes
	asAt string
}

// The fields of the form, as error summaries link to them.
const (
	filesField = "files"
	asAtField  = "as-at"
)

// receive reads the parts as they come: one file is in memory at a time.
func (v *visit) receive() (h received, err error) {
	h.ID = strings.ToLower(rand.Text())
	const lost = "The files did not arrive. Choose them and send them again."
	parts, err := v.r.MultipartReader()
	if err != nil {
		h.wrong(filesField, lost)
		return h, nil
	}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			if len(h.Files) == 0 && h.Problem(filesField) == "" {
				h.wrong(filesField, "No file was chosen.")
			}
			return h, nil
		}
		var tooMuch *http.MaxBytesError
		if errors.As(err, &tooMuch) {
			return h, err
		}
		if err != nil {
			h.wrong(filesField, lost)
			return h, nil
		}
		if err := v.receivePart(&h, part); err != nil || h.Problem(filesField) != "" {
			return h, err
		}
	}
}

func (v *visit) receivePart(h *received, part *multipart.Part) error {
	if part.FormName() == asAtField {
		text, err := io.ReadAll(io.LimitReader(part, mostField))
		h.asAt = strings.TrimSpace(string(text))
		if err == nil {
			h.AsAt = h.deliveryDay(h.asAt)
		}
		return err
	}
	name := path.Base(strings.ReplaceAll(part.FileName(), `\`, "/"))
	if part.FormName() != filesField || part.FileName() == "" {
		return nil
	}
	switch {
	case len(name) > mostName || strings.ContainsFunc(name, unicode.IsControl) || !utf8.ValidString(name):
		h.wrong(filesField, fmt.Sprintf("The name of a file is longer than %d letters, or has signs that cannot be shown. Give the file a shorter name and choose it again.", mostName))
		return nil
	case len(h.Files) == mostFiles:
		h.wrong(filesField, fmt.Sprintf("More than %d files at once. A delivery is one workbook, or its lists as CSV files.", mostFiles))
		return nil
	}
	content, err := io.ReadAll(io.LimitReader(part, ingest.Usual.Bytes+1))
	if err != nil {
		return err
	}
	if int64(len(content)) > ingest.Usual.Bytes {
		h.wrong(filesField, fmt.Sprintf("%s is larger than %d MB. Save the workbook without pictures and other sheets, or hand its lists in as CSV files.", name, ingest.Usual.Bytes>>20))
		return nil
	}
	sum, err := v.Journal.PutDocument(v.ctx(), v.house.code, name, "application/octet-stream", content)
	h.Files = append(h.Files, delivery.HandedFile{Name: name, SHA256: sum, Size: int64(len(content))})
	return err
}

// deliveryDay reads the day on which files were made; none is allowed, and asked for once they are read.
func (m *mistakes) deliveryDay(text string) day.Day {
	if text == "" {
		return day.Never
	}
	d, ok := typedDay(text)
	if !ok {
		m.wrong(asAtField, "The day on which the files were made cannot be read. "+howToTypeADay)
		return day.Never
	}
	return d
}

// wait writes down that the files wait, and puts them into the queue.
func (v *visit) wait(h delivery.HandedIn, base int64) error {
	h.Stage = delivery.Waiting
	if h.First.IsZero() {
		h.First = v.Now()
	}
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
