package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"sync/atomic"

	"goldthread/day"
)

// workbook is an opened .xlsx: the parts that all its sheets share.
type workbook struct {
	file    string
	limits  Limits
	parts   map[string]*zip.File
	left    *atomic.Int64
	strings []string
	dates   []bool          // by cell style: shown as a date
	base    string          // folder of the workbook part: "xl"
	tabs    map[string]bool // parts that a tab has named
}

var errSheetTwice = errors.New("two tabs name the same sheet")

// A real workbook packs its lists to a tenth or a thirtieth. One that unpacks to more than a hundredfold is made to cost
// time, not to be read; small ones may have what they like.
const (
	mostPacked    = 100
	leastUnpacked = 64 << 20
)

func openWorkbook(u Upload, l Limits) (*Source, error) {
	z, err := zip.NewReader(bytes.NewReader(u.Content), int64(len(u.Content)))
	if err != nil {
		return nil, refuse(Truncated, u.Name, "this is the beginning of a workbook, but its end is missing", "Copy or download it again: its size should be that of the original")
	}
	w := &workbook{file: u.Name, limits: l, parts: map[string]*zip.File{}, tabs: map[string]bool{}, left: &atomic.Int64{}}
	w.left.Store(min(l.Unpacked, max(leastUnpacked, int64(len(u.Content))*mostPacked)))
	var names []string
	for _, f := range z.File {
		name := strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
		names = append(names, name)
		if _, twice := w.parts[strings.ToLower(name)]; !twice {
			w.parts[strings.ToLower(name)] = f
		}
	}
	source, err := w.open(names)
	if err != nil {
		return nil, w.refused(err)
	}
	return source, nil
}

// refused turns what went wrong inside into a refusal; a cancelled reading stays what it is.
func (w *workbook) refused(err error) error {
	var already *Refusal
	switch {
	case errors.As(err, &already), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, errTooMuch), errors.Is(err, errPieceTooLong):
		return tooBig(w.file, "the workbook unpacks to far more than an Annex A workbook holds")
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, errCutShort):
		return refuse(Truncated, w.file, "the workbook is cut short", "Copy or download it again: its size should be that of the original")
	}
	return refuse(Damaged, w.file, fmt.Sprintf("the workbook is damaged (%v)", err), "Open it in Excel, let Excel repair it, save it and hand it in again")
}

func (w *workbook) open(names []string) (*Source, error) {
	main, err := w.mainPart(names)
	if err != nil {
		return nil, err
	}
	w.base = path.Dir(main)
	links, err := w.links(main)
	if err != nil {
		return nil, err
	}
	if err := w.readShared(links); err != nil {
		return nil, err
	}
	source := &Source{File: w.file, Modified: w.modified()}
	source.Sheets, err = w.sheets(main, links)
	if err == nil && len(source.Sheets) == 0 {
		err = refuse(Empty, w.file, "this workbook has no sheets with cells", "Hand in the Annex A workbook")
	}
	return source, err
}

// mainPart finds the workbook part, by the package's own relations or under its usual name.
func (w *workbook) mainPart(names []string) (string, error) {
	if links, err := w.linksIn("_rels/.rels", ""); err == nil {
		for _, l := range links {
			if strings.HasSuffix(l.kind, "/officeDocument") && strings.HasSuffix(strings.ToLower(l.part), ".xml") &&
				!strings.HasPrefix(l.part, "word/") && !strings.HasPrefix(l.part, "ppt/") {
				return l.part, nil
			}
		}
	}
	if w.parts["xl/workbook.xml"] != nil {
		return "xl/workbook.xml", nil
	}
	return "", refuseZip(w.file, names)
}

// readShared reads the parts that cells point into: strings and styles.
func (w *workbook) readShared(links map[string]link) error {
	for _, l := range links {
		switch {
		case strings.HasSuffix(l.kind, "/sharedStrings"):
			read, err := w.sharedStrings(l.part)
			if err != nil {
				return wrapPart(l.part, err)
			}
			w.strings = read
		case strings.HasSuffix(l.kind, "/styles"):
			dates, err := w.dateStyles(l.part)
			if err != nil {
				return wrapPart(l.part, err)
			}
			w.dates = dates
		}
	}
	return nil
}

// link is one relation of a part to another.
type link struct{ kind, part string }

func (w *workbook) links(part string) (map[string]link, error) {
	return w.linksIn(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"), path.Dir(part))
}

func (w *workbook) linksIn(rels, folder string) (map[string]link, error) {
	links := map[string]link{}
	err := w.small(rels, func(p piece) {
		if string(p.name) != "Relationship" || p.kind == endTag {
			return
		}
		target := string(appendText(nil, p.attr("Target", false), false))
		if t, absolute := strings.CutPrefix(target, "/"); absolute {
			target = t
		} else {
			target = path.Join(folder, target)
		}
		links[string(p.attr("Id", false))] = link{string(p.attr("Type", false)), target}
	})
	return links, err
}

// sheets lists the worksheets in the order of their tabs; chart sheets hold no cells.
func (w *workbook) sheets(main string, links map[string]link) ([]Sheet, error) {
	var sheets []Sheet
	date1904 := false
	var missing error
	err := w.small(main, func(p piece) {
		switch {
		case p.kind == endTag:
		case string(p.name) == "workbookPr":
			v := string(p.attr("date1904", false))
			date1904 = v == "1" || v == "true"
		case string(p.name) == "sheet":
			l := links[string(p.attr("id", true))]
			if strings.HasSuffix(l.kind, "/worksheet") {
				s, err := w.sheet(string(appendText(nil, p.attr("name", false), false)), l.part)
				missing = errors.Join(missing, err)
				sheets = append(sheets, s)
			}
		}
	})
	if len(sheets) > w.limits.Sheets {
		return nil, tooBig(w.file, fmt.Sprintf("the workbook has %d sheets", len(sheets)))
	}
	for i := range sheets {
		sheets[i].Date1904 = date1904
	}
	return sheets, errors.Join(err, missing)
}

func (w *workbook) sheet(name, part string) (Sheet, error) {
	if w.tabs[strings.ToLower(part)] {
		return Sheet{}, errSheetTwice
	}
	w.tabs[strings.ToLower(part)] = true
	f := w.parts[strings.ToLower(part)]
	if f == nil {
		return Sheet{}, wrapPart(part, io.ErrUnexpectedEOF)
	}
	return Sheet{Name: name, Size: int64(f.UncompressedSize64), rows: func(ctx context.Context, take func(Row) error) error {
		return w.readSheet(ctx, part, take)
	}}, nil
}

// part opens one part, bounded by what is left for the whole workbook and by its own limit.
func (w *workbook) part(name string, limit int64) (io.ReadCloser, error) {
	f := w.parts[strings.ToLower(name)]
	if f == nil {
		return nil, fmt.Errorf("the part %s is missing", Shorten(name, 60))
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	left := w.left
	if limit > 0 {
		left = &atomic.Int64{}
		left.Store(limit)
		return closing{bounded{bounded{r, left}, w.left}, r}, nil
	}
	return closing{bounded{r, left}, r}, nil
}

type closing struct {
	io.Reader
	io.Closer
}

// small goes through all tags of a small part.
func (w *workbook) small(part string, tag func(piece)) error {
	r, err := w.part(part, w.limits.Part)
	if err != nil {
		return err
	}
	defer r.Close()
	s := newScanner(r, 1<<20)
	for {
		p, err := s.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return wrapPart(Shorten(part, 60), err)
		}
		tag(p)
	}
}

// modified is the day the workbook was last saved, as it says itself.
func (w *workbook) modified() day.Day {
	var text string
	var inside bool
	if err := w.small("docProps/core.xml", func(p piece) {
		switch {
		case p.kind == textPiece && inside:
			text += string(p.text)
		case p.kind != textPiece:
			inside = p.kind == startTag && string(p.name) == "modified"
		}
	}); err != nil || len(text) < len("2006-01-02") {
		return day.Never
	}
	d, err := day.Parse(text[:len("2006-01-02")])
	if err != nil {
		return day.Never
	}
	return d
}

func wrapPart(part string, err error) error { return fmt.Errorf("read %s: %w", part, err) }
