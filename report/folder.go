package report

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const workbookFile = "workbook.xlsx"

// Formats are what Write and Files make by themselves. A PDF is printed apart (Pack.PDF) and handed to them.
var Formats = []string{"html", "xlsx"}

// File is a file of the pack.
type File struct {
	Name, MediaType string
	Content         []byte
}

// Write puts the papers into a folder, which it makes where there is none, beside what was printed apart, and returns the
// paths of the files it made.
// Each is written whole under another name first and then renamed, so that nobody opens half a paper. The officer's
// file and the targets are written only where they are not there yet. Papers of an earlier run that this one does not
// make are removed: a pack whose papers disagree is worse than a smaller one.
//
// It refuses a folder that holds anything else than a pack, and one that holds the other edition: the public papers
// must never lie among the restricted ones.
func (p *Pack) Write(dir string, formats []string, printed ...File) (files []string, err error) {
	if err := checkFormats(formats, printed); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of the papers: %w", err)
	}
	if err := p.checkFolder(dir); err != nil {
		return nil, err
	}
	papers, err := p.Files(formats, printed...)
	if err != nil {
		return nil, err
	}
	for _, paper := range papers {
		path := filepath.Join(dir, paper.Name)
		if err := writeWhole(path, paper.Content); err != nil {
			return nil, fmt.Errorf("write the papers: %w", err)
		}
		files = append(files, path)
	}
	if err := removeOld(dir, papers); err != nil {
		return nil, err
	}
	first, err := p.firstFiles(dir)
	return append(files, first...), err
}

func checkFormats(formats []string, printed []File) error {
	for _, f := range formats {
		if !slices.Contains(Formats, f) {
			return fmt.Errorf("papers cannot be made as %q: choose from %s", f, strings.Join(Formats, ", "))
		}
	}
	if len(formats)+len(printed) == 0 {
		return fmt.Errorf("say in which formats the papers are wanted: %s", strings.Join(Formats, ", "))
	}
	return nil
}

// The media types of the files.
const (
	htmlType     = "text/html; charset=utf-8"
	workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// Files makes every file of the pack in memory, beside what was printed apart: the same pack gives the same bytes. The
// index comes last, for it lists the others.
func (p *Pack) Files(formats []string, printed ...File) ([]File, error) {
	if err := checkFormats(formats, printed); err != nil {
		return nil, err
	}
	var made []File
	var names []string
	if slices.Contains(formats, "html") {
		for _, pg := range htmlPages[1:] {
			body, err := p.render(pg, nil)
			if err != nil {
				return nil, err
			}
			made, names = append(made, File{pg.file, htmlType, body}), append(names, pg.file)
		}
	}
	if slices.Contains(formats, "xlsx") {
		body, err := p.workbook()
		if err != nil {
			return nil, fmt.Errorf("make %s: %w", workbookFile, err)
		}
		made, names = append(made, File{workbookFile, workbookType, body}), append(names, workbookFile)
	}
	for _, f := range printed {
		made, names = append(made, f), append(names, f.Name)
	}
	index, err := p.render(htmlPages[0], names)
	if err != nil {
		return nil, err
	}
	return append(made, File{htmlPages[0].file, htmlType, index}), nil
}

// firstFiles writes the officer's file and the targets where they are not there.
func (p *Pack) firstFiles(dir string) (files []string, err error) {
	for _, first := range []File{{Name: officerFile, Content: []byte(officerTemplate())}, {Name: targetsFile, Content: []byte(targetsTemplate(p.codes))}} {
		path := filepath.Join(dir, first.Name)
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err == nil {
			_, err = f.Write(first.Content)
			err = errors.Join(err, f.Close())
		}
		if err != nil {
			return files, fmt.Errorf("write %s for the officer: %w", first.Name, err)
		}
		files = append(files, path)
	}
	return files, nil
}

// packFiles are all the files that a pack's folder may hold.
func packFiles() []string {
	names := []string{workbookFile, PDFFile, officerFile, targetsFile}
	for _, pg := range htmlPages {
		names = append(names, pg.file)
	}
	return names
}

// checkFolder refuses to write where other things lie. Names that begin with a dot are the system's own.
func (p *Pack) checkFolder(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("look into the folder of the papers: %w", err)
	}
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") {
			continue
		}
		if !slices.Contains(packFiles(), name) || !e.Type().IsRegular() {
			return fmt.Errorf("the folder %s holds %s, which is no part of these papers: name an empty folder, or one that holds earlier papers", dir, name)
		}
	}
	return p.checkEdition(dir)
}

func editionMark(public bool) []byte {
	if public {
		return []byte(`name="goldthread-edition" content="public"`)
	}
	return []byte(`name="goldthread-edition" content="officers"`)
}

// checkEdition refuses a folder with the other edition in it. A workbook with no index beside it cannot be told.
func (p *Pack) checkEdition(dir string) error {
	index, err := os.ReadFile(filepath.Join(dir, htmlPages[0].file))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		for _, name := range packFiles() {
			_, err := os.Stat(filepath.Join(dir, name))
			if err == nil && name != officerFile && name != targetsFile {
				return fmt.Errorf("the folder %s holds %s without its %s, so its edition cannot be told: name an empty folder", dir, name, htmlPages[0].file)
			}
		}
		return nil
	case err != nil:
		return fmt.Errorf("look at the papers that are there: %w", err)
	case bytes.Contains(index, editionMark(p.Public)):
		return nil
	case p.Public:
		return fmt.Errorf("the folder %s holds the papers for officers: give the public edition a folder of its own", dir)
	}
	return fmt.Errorf("the folder %s holds the public edition: give the papers for officers a folder of their own", dir)
}

func removeOld(dir string, made []File) error {
	for _, name := range packFiles() {
		kept := name == officerFile || name == targetsFile || slices.ContainsFunc(made, func(m File) bool { return m.Name == name })
		if kept {
			continue
		}
		if err := os.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("remove the older %s: %w", name, err)
		}
	}
	return nil
}

// writeWhole writes beside the file and renames.
func writeWhole(path string, body []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".making-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	_, err = f.Write(body)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
