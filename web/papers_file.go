package web

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"goldthread/assurance"
	"goldthread/report"
)

// zipFile holds the HTML papers in one.
const zipFile = "papers.zip"

// paperFile gives one paper of a pack: the frozen one of an approved pack, else as it would be made now.
func (v *visit) paperFile() error {
	p, err := v.pack()
	if err != nil {
		return err
	}
	name := v.r.PathValue("name")
	file, err := v.fileOf(p, name)
	if err != nil {
		return v.noFile(err)
	}
	v.sendFile(p, file)
	return nil
}

// noFile puts in words why there is no such paper.
func (v *visit) noFile(err error) error {
	if errors.Is(err, report.ErrNoChromium) {
		return &notFound{upperFirst(report.ErrNoChromium.Error()) + ".", "The papers' page has them as web pages and as a workbook."}
	}
	if problems, other := v.problemsOf(err); other == nil {
		return &invalid{"These papers cannot be made as they are. " + strings.Join(problems, " "), "Change the words on the papers' page."}
	}
	return err
}

var errNoFile = &notFound{"There is no such paper.", "The papers' page lists those that there are."}

func (v *visit) fileOf(p assurance.Pack, name string) (report.File, error) {
	if paperWhat[name] == "" && name != "index.html" {
		return report.File{}, errNoFile
	}
	if p.State == assurance.Approved {
		return v.frozen(p, name)
	}
	made, err := v.packOf(v.ctx(), v.house.code, p)
	if err != nil {
		return report.File{}, err
	}
	if name == report.PDFFile {
		return v.printed(made)
	}
	files, err := made.Files(formatsFor(name))
	if err != nil {
		return report.File{}, err
	}
	if name == zipFile {
		return zipped(files, p.Made.Time())
	}
	return fileNamed(files, name)
}

// formatsFor are those that must be made for a file: the index alone lists all.
func formatsFor(name string) []string {
	switch name {
	case "index.html":
		return report.Formats
	case "workbook.xlsx":
		return []string{"xlsx"}
	}
	return []string{"html"}
}

// frozen is a paper of an approved pack, as it was approved.
func (v *visit) frozen(p assurance.Pack, name string) (report.File, error) {
	var files []report.File
	for _, f := range p.Files {
		if f.Name != name && (name != zipFile || !strings.HasSuffix(f.Name, ".html")) {
			continue
		}
		doc, err := v.Journal.Document(v.ctx(), v.house.code, f.SHA256)
		if err != nil {
			return report.File{}, err
		}
		files = append(files, report.File{Name: f.Name, MediaType: f.MediaType, Content: doc.Content})
	}
	if name == zipFile {
		return zipped(files, p.Made.Time())
	}
	return fileNamed(files, name)
}

func fileNamed(files []report.File, name string) (report.File, error) {
	i := slices.IndexFunc(files, func(f report.File) bool { return f.Name == name })
	if i < 0 {
		return report.File{}, errNoFile
	}
	return files[i], nil
}

// zipped is the HTML papers in one file, dated to the day that they were made.
func zipped(files []report.File, made time.Time) (report.File, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		if !strings.HasSuffix(f.Name, ".html") {
			continue
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: made})
		if err != nil {
			return report.File{}, err
		}
		if _, err := w.Write(f.Content); err != nil {
			return report.File{}, err
		}
	}
	if err := z.Close(); err != nil {
		return report.File{}, err
	}
	return report.File{Name: zipFile, MediaType: "application/zip", Content: b.Bytes()}, nil
}

// printed prints the papers, one pack at a time.
func (v *visit) printed(made *report.Pack) (file report.File, err error) {
	err = v.whilePrinting(func(ctx context.Context) error {
		file, err = made.PDF(ctx, v.Chromium)
		return err
	})
	return file, err
}

// whilePrinting does what may print when its turn has come, and gives it the time it takes.
func (v *visit) whilePrinting(do func(ctx context.Context) error) error {
	select {
	case v.Server.printing <- struct{}{}:
		defer func() { <-v.Server.printing }()
	case <-v.ctx().Done():
		return v.ctx().Err()
	}
	_ = http.NewResponseController(v.w).SetWriteDeadline(time.Time{}) // a writer without deadlines has none to lift
	return do(v.ctx())
}

// sendFile sends a paper: a page opens in the browser under a policy of its own, anything else is saved under a name that
// says of which day it is.
func (v *visit) sendFile(p assurance.Pack, f report.File) {
	h := v.w.Header()
	h.Set("Content-Type", f.MediaType)
	if strings.HasSuffix(f.Name, ".html") {
		h.Set("Content-Security-Policy", paperPolicy(f.Content))
	} else {
		h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s"`, fileName(p, f.Name)))
	}
	_, _ = v.w.Write(f.Content) // a reader who went away is no error of ours
}

// fileName is the name under which a paper is saved: "papers-2026-10-31-public.xlsx".
func fileName(p assurance.Pack, name string) string {
	_, ending, _ := strings.Cut(name, ".")
	audience := "restricted"
	if p.Public {
		audience = "public"
	}
	if p.State != assurance.Approved {
		audience += "-draft"
	}
	return fmt.Sprintf("papers-%s-%s.%s", p.AsAt, audience, ending)
}

// paperPolicy allows the one style that stands in a paper, by its hash, and nothing else.
func paperPolicy(paper []byte) string {
	_, rest, _ := bytes.Cut(paper, []byte("<style>"))
	style, _, _ := bytes.Cut(rest, []byte("</style>"))
	sum := sha256.Sum256(style)
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}
