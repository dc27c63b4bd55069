package demo

import (
	"bytes"
	"context"
	"fmt"

	"goldthread/day"
	"goldthread/delivery"
	"goldthread/ingest"
	"goldthread/ingest/annexa"
	"goldthread/record"
	"goldthread/sample"
)

// correctedAfter is how many days after the end of the quarter its lists are handed in again, corrected.
const correctedAfter = 24

// month is one workbook to hand in.
type month struct {
	asAt    day.Day
	handed  day.Day
	hurried bool // made before everything was typed in
}

// months are the deliveries in the order in which they are handed in: each two or three days after its day, and the
// lists of the quarter's end twice.
func (w *wychmoor) months() (all []month) {
	for i, asAt := range w.sample.AsAtDays() {
		one := month{asAt: asAt, handed: asAt + 2 + day.Day(i%2)}
		if asAt == w.quarter {
			one.hurried = true
			all = append(all, one, month{asAt: asAt, handed: asAt + correctedAfter})
			continue
		}
		all = append(all, one)
	}
	return all
}

// workbook is a month as the file that is handed in.
type workbook struct {
	*delivery.Reading
	err error
}

// deliver puts the deliveries into the story. The workbooks are made and read ahead, in order, on another core than the one
// that keeps them; stop ends that.
func (w *wychmoor) deliver(ctx context.Context) (stop context.CancelFunc) {
	ctx, stop = context.WithCancel(ctx)
	months := w.months()
	w.of = len(months)
	made := make(chan workbook, 1)
	go func() {
		for _, m := range months {
			select {
			case made <- w.make(ctx, m):
			case <-ctx.Done():
				return
			}
		}
	}()
	for _, m := range months {
		w.at(w.on(m.handed, 9, 40), func(ctx context.Context) error {
			file := <-made
			if file.err != nil {
				return fmt.Errorf("the workbook as at %s: %w", m.asAt, file.err)
			}
			return w.take(ctx, m, file.Reading)
		})
	}
	return stop
}

func (w *wychmoor) make(ctx context.Context, m month) workbook {
	export := w.sample.On
	if m.hurried {
		export = w.sample.Hurried
	}
	book, err := export(m.asAt)
	if err != nil {
		return workbook{err: err}
	}
	content, err := annexA(book, m.asAt)
	name := "annexa-" + m.asAt.String() + ".xlsx"
	if !m.hurried && m.asAt == w.quarter {
		name = "annexa-" + m.asAt.String() + "-corrected.xlsx"
	}
	if err != nil {
		return workbook{err: err}
	}
	q := delivery.Request{Authority: sample.Code, Actor: analyst, AsAt: m.asAt, Files: []ingest.Upload{{Name: name, Content: content}}}
	return workbook{Reading: w.intake.Read(ctx, q)}
}

func annexA(book *record.Book, asAt day.Day) ([]byte, error) {
	var file bytes.Buffer
	err := annexa.Write(&file, book, asAt)
	return file.Bytes(), err
}

// take hands one workbook in.
func (w *wychmoor) take(ctx context.Context, m month, file *delivery.Reading) error {
	if _, err := w.intake.Keep(ctx, file); err != nil {
		return fmt.Errorf("the delivery as at %s: %w", m.asAt, err)
	}
	if w.done++; w.Progress != nil {
		w.Progress(w.done, w.of)
	}
	return nil
}
