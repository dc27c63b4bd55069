package sample

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"goldthread/day"
	"goldthread/ingest/annexa"
)

// WriteWorkbooks writes one Annex A workbook for each as-at day, as a council would send it: annexa-2025-03-31.xlsx and
// so on, oldest first. The folder is made where it is missing. A workbook appears under its name when it is whole and
// takes the place of one that stood there; on an error those written before it stay, and their paths are given.
func (a *Authority) WriteWorkbooks(dir string) (paths []string, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("make the folder for the workbooks: %w", err)
	}
	for _, asAt := range a.days {
		path := filepath.Join(dir, "annexa-"+asAt.String()+".xlsx")
		if err := a.writeWorkbook(path, asAt); err != nil {
			return paths, fmt.Errorf("write the workbook as at %s: %w", asAt, err)
		}
		paths = append(paths, path)
	}
	return paths, nil
}

func (a *Authority) writeWorkbook(path string, asAt day.Day) (err error) {
	book, err := a.On(asAt)
	if err != nil {
		return err
	}
	part, err := os.CreateTemp(filepath.Dir(path), ".annexa-*.part")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, part.Close(), os.Remove(part.Name()))
		}
	}()
	if err := annexa.Write(part, book, asAt); err != nil {
		return err
	}
	if err := errors.Join(part.Chmod(0o644), part.Sync()); err != nil {
		return err
	}
	return errors.Join(part.Close(), os.Rename(part.Name(), path))
}
