package inspection

import (
	"bytes"
	"context"
	"errors"
	"fmt"
)

// BrokenError is a file that is no PDF, or one that cannot be opened.
type BrokenError struct {
	Name string
	Why  error // what PDFium said, for the log; may be nil
}

func (e *BrokenError) Error() string {
	return fmt.Sprintf("%s cannot be opened as a PDF: the file is damaged or something else; fetch the report again from reports.ofsted.gov.uk", e.Name)
}

func (e *BrokenError) Unwrap() error { return e.Why }

// LockedError is a PDF that asks for a password.
type LockedError struct{ Name string }

func (e *LockedError) Error() string {
	return e.Name + " is locked with a password: open it where you know the password, save it without one, and give that file"
}

// ScannedError is a PDF without text, as a scanner makes it.
type ScannedError struct {
	Name  string
	Pages int
}

func (e *ScannedError) Error() string {
	return fmt.Sprintf("%s has no text on its %s, as when paper is scanned: fetch the published PDF from reports.ofsted.gov.uk, or have the text recognised first", e.Name, pages(e.Pages))
}

// TooLargeError is a file over a limit.
type TooLargeError struct{ Name, What, Most string }

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("%s is too large to be an inspection report: %s, and %s are the most that is read", e.Name, e.What, e.Most)
}

// SlowError is a file that took longer than it may.
type SlowError struct{ Name string }

func (e *SlowError) Error() string {
	return fmt.Sprintf("%s took longer than %s to read and was given up: it may be damaged; fetch the report again", e.Name, maxTime)
}

// looksLikePDF refuses by size and by the first bytes. Some programs write a few bytes before the header, which the format allows.
func looksLikePDF(name string, content []byte) error {
	if len(content) > MaxBytes {
		return &TooLargeError{Name: name, What: fmt.Sprintf("more than %d MiB", MaxBytes>>20), Most: fmt.Sprintf("%d MiB", MaxBytes>>20)}
	}
	if !bytes.Contains(content[:min(len(content), 1024)], []byte("%PDF-")) {
		return &BrokenError{Name: name, Why: errors.New("there is no %PDF- at its start")}
	}
	return nil
}

// stopped says why the work on a file was stopped: whoever asked went away, else it took too long.
func stopped(asked context.Context, name string) error {
	if err := asked.Err(); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return &SlowError{Name: name}
}

func pages(n int) string {
	if n == 1 {
		return "1 page"
	}
	return fmt.Sprintf("%d pages", n)
}
