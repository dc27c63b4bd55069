package papers

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"goldthread/assurance"
	"goldthread/report"
)

// Approve freezes a pack: its papers are made, kept as documents, and named in it by their content. Who wrote in it never
// approves it. A PDF is among them where there is a Chromium to print it.
func (m Maker) Approve(ctx context.Context, who, why string, p assurance.Pack) (assurance.Pack, error) {
	next, err := m.do(ctx, assurance.Approve, who, why, p)
	if err != nil {
		return p, err
	}
	files, err := m.anew().files(ctx, next, m.Chromium != "")
	if err != nil {
		return p, err
	}
	next.Files = nil
	for _, f := range files {
		sum, err := m.Journal.PutDocument(ctx, m.Authority, f.Name, f.MediaType, f.Content)
		if err != nil {
			return p, err
		}
		next.Files = append(next.Files, assurance.FrozenFile{Name: f.Name, SHA256: sum, MediaType: f.MediaType, Size: int64(len(f.Content))})
	}
	return m.keep(ctx, who, next)
}

// anew is the maker without what its caller has at hand: what is frozen, and what is laid beside it, is made of the
// journal alone.
func (m Maker) anew() Maker {
	m.Written, m.Kept = nil, nil
	return m
}

func (m Maker) files(ctx context.Context, p assurance.Pack, withPDF bool) ([]report.File, error) {
	made, err := m.Build(ctx, p)
	if err != nil {
		return nil, err
	}
	var printed []report.File
	switch {
	case withPDF && m.Chromium != "":
		pdf, err := made.PDF(ctx, m.Chromium)
		if err != nil {
			return nil, err
		}
		printed = append(printed, pdf)
	case withPDF: // it cannot be printed here, and the index names it all the same
		printed = append(printed, report.File{Name: report.PDFFile, MediaType: report.PDFType})
	}
	return made.Files(report.Formats, printed...)
}

// Compared is a frozen paper beside the same one made again.
type Compared struct {
	Name string
	Same bool
	Why  string // why it was not made again, where it was not
}

// Again makes an approved pack again from what the journal knows, and lays each paper beside the frozen one, byte for byte.
func (m Maker) Again(ctx context.Context, p assurance.Pack) ([]Compared, error) {
	if p.State != assurance.Approved {
		return nil, fmt.Errorf("only approved papers are frozen, and can be made again beside what was frozen")
	}
	printed := false
	for _, f := range p.Files {
		printed = printed || f.MediaType == report.PDFType
	}
	files, err := m.anew().files(ctx, p, printed)
	if err != nil {
		return nil, err
	}
	again := map[string]string{}
	for _, f := range files {
		sum := sha256.Sum256(f.Content)
		again[f.Name] = hex.EncodeToString(sum[:])
	}
	var all []Compared
	for _, f := range p.Files {
		c := Compared{Name: f.Name, Same: again[f.Name] == f.SHA256}
		if f.MediaType == report.PDFType && m.Chromium == "" {
			c.Why = "there is no Chromium here to print it"
		}
		all = append(all, c)
	}
	return all, nil
}
