package web

import (
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	mostAttached = 40 << 20  // bytes of one document: a scanned report of 300 pages has about 30 MB
	mostOfForm   = 512 << 10 // bytes of what is typed beside it
	mostTyped    = 300       // fields
)

// documentTypes are the kinds of document that can be kept, by the end of their name.
var documentTypes = map[string]string{
	".pdf":  "application/pdf",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".odt":  "application/vnd.oasis.opendocument.text",
	".ods":  "application/vnd.oasis.opendocument.spreadsheet",
	".png":  "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
	".txt": "text/plain", ".csv": "text/csv", ".eml": "message/rfc822",
}

// attached is a document that was sent with a form. It is kept already: what else is wrong with the form, nobody has to
// choose it again.
type attached struct {
	Name, MediaType, SHA256 string
	Size                    int64
	Content                 []byte
}

// Given says that a document was sent.
func (a attached) Given() bool { return a.SHA256 != "" }

// receiveForm reads a form that may hold one document, in the field "document", and keeps the document. What was typed is
// afterwards read by typed, as that of any form. problem says what is wrong with the document, in words.
//
// A route that uses it ends in "/document": no other may send more than a few pages of text.
func (v *visit) receiveForm() (file attached, problem string, err error) {
	if v.Patient != nil {
		v.Patient(v.w)
	}
	v.r.Body = http.MaxBytesReader(v.w, v.r.Body, mostAttached+mostOfForm)
	parts, err := v.r.MultipartReader()
	if err != nil {
		return file, "The form did not arrive whole. Send it again.", nil
	}
	typed := url.Values{}
	defer func() { v.r.PostForm, v.r.Form = typed, typed }()
	for left := int64(mostOfForm); ; {
		part, err := parts.NextPart()
		switch {
		case errors.Is(err, io.EOF):
			return file, problem, nil
		case tooLarge(err):
			return file, tooLargeSaid(), nil
		case err != nil:
			return file, "The form did not arrive whole. Send it again.", nil
		case part.FormName() == "document" && part.FileName() != "":
			if file, problem, err = v.receiveDocument(part); err != nil {
				return file, "", err
			}
			continue
		}
		text, err := io.ReadAll(io.LimitReader(part, left))
		if err != nil {
			return file, "The form did not arrive whole. Send it again.", nil
		}
		if left -= int64(len(text)) + 1; left <= 0 || len(typed) >= mostTyped {
			return file, "", &invalid{"More was sent than a form here can hold.", "Put long texts into a document and send that."}
		}
		typed.Add(part.FormName(), string(text))
	}
}

func tooLarge(err error) bool {
	var tooMuch *http.MaxBytesError
	return errors.As(err, &tooMuch)
}

func tooLargeSaid() string {
	return fmt.Sprintf("The document is larger than %d MB. Save it with smaller pictures, or in two parts.", mostAttached>>20)
}

func (v *visit) receiveDocument(part *multipart.Part) (file attached, problem string, err error) {
	file.Name = path.Base(strings.ReplaceAll(part.FileName(), `\`, "/"))
	file.MediaType = documentTypes[strings.ToLower(path.Ext(file.Name))]
	switch {
	case len(file.Name) > mostName || !utf8.ValidString(file.Name) || strings.ContainsFunc(file.Name, unicode.IsControl):
		return attached{}, fmt.Sprintf("The name of the document is longer than %d letters, or has signs that cannot be shown. Give it a shorter name and choose it again.", mostName), nil
	case file.MediaType == "":
		return attached{}, "That kind of file is not kept here. Save it as PDF, or as a document, workbook or picture, and choose it again.", nil
	}
	file.Content, err = io.ReadAll(io.LimitReader(part, mostAttached+1))
	switch {
	case tooLarge(err) || len(file.Content) > mostAttached:
		return attached{}, tooLargeSaid(), nil
	case err != nil:
		return attached{}, "The document did not arrive whole. Choose it and send it again.", nil
	case len(file.Content) == 0:
		return attached{}, "The document is empty. Choose another.", nil
	}
	file.Size = int64(len(file.Content))
	file.SHA256, err = v.Journal.PutDocument(v.ctx(), v.house.code, file.Name, file.MediaType, file.Content)
	return file, "", err
}

// sendDocument gives a kept document to the reader as a file. Whoever calls it has asked first whether the reader may see
// what the document belongs to. It is never shown as a page of ours, whatever is in it.
func (v *visit) sendDocument(name, sha string) error {
	doc, err := v.Journal.Document(v.ctx(), v.house.code, sha)
	if err != nil {
		return err
	}
	h := v.w.Header()
	h.Set("Content-Type", doc.MediaType)
	h.Set("Content-Disposition", attachment(name))
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	_, _ = v.w.Write(doc.Content) // a reader who went away is no error of ours
	return nil
}

// attachment is the header that makes a browser save a file under its name, in letters that headers can hold and as it is.
func attachment(name string) string {
	plain := strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || r == '"' || r == '\\' || r == '/' {
			return '-'
		}
		return r
	}, name)
	return `attachment; filename="` + plain + `"; filename*=UTF-8''` + strings.ReplaceAll(url.QueryEscape(name), "+", "%20")
}
