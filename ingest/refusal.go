package ingest

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Refusal is why a whole file could not be taken. Nothing of it was kept. Its text says what the file is and what to do.
type Refusal struct {
	Reason Reason
	File   string // the upload's name
	What   string // what it is
	Do     string // what to do next
	// Unmapped is the mapping file to fill in, with reason Unexplained: the headers that nobody has explained yet.
	Unmapped Mapping
}

// Reason is the kind of a refusal, for programs.
type Reason string

// The reasons.
const (
	Empty         Reason = "empty"
	OldExcel      Reason = "old-excel"      // .xls, or .xlsb
	Password      Reason = "password"       // an encrypted workbook
	OtherKind     Reason = "other-kind"     // PDF, Word, OpenDocument, an archive, a picture
	Truncated     Reason = "truncated"      // half a workbook
	Damaged       Reason = "damaged"        // a workbook that breaks its own rules
	TooBig        Reason = "too-big"        // over a limit: possibly made to do harm
	OtherReturn   Reason = "other-return"   // another statutory return
	NotRecognised Reason = "not-recognised" // a table, but none that the format knows
	Unexplained   Reason = "unexplained"    // a list, but headers that it cannot do without have names of their own
	WrongMapping  Reason = "wrong-mapping"  // a mapping file that gives a word a meaning that is not there
)

func (r *Refusal) Error() string { return fmt.Sprintf("%s: %s. %s.", r.File, r.What, r.Do) }

func refuse(reason Reason, file, what, do string) error {
	return &Refusal{Reason: reason, File: file, What: what, Do: do}
}

const saveAsXLSX = "Open it in Excel, choose Save As, Excel Workbook (.xlsx), and hand in that file"

// starts are the first bytes by which a kind of file is known.
var starts = []struct {
	bytes  string
	reason Reason
	what   string
	do     string
}{
	{"%PDF", OtherKind, "this is a PDF, which holds no rows that could be read", "Hand in the workbook it was printed from"},
	{"{\\rtf", OtherKind, "this is a rich-text document", "Hand in the workbook"},
	{"\x89PNG", OtherKind, "this is a picture", "Hand in the workbook"},
	{"\xff\xd8\xff", OtherKind, "this is a picture", "Hand in the workbook"},
	{"\x1f\x8b", OtherKind, "this is a compressed archive", "Unpack it and hand in the files in it"},
	{"7z\xbc\xaf", OtherKind, "this is a compressed archive", "Unpack it and hand in the files in it"},
	{"Rar!", OtherKind, "this is a compressed archive", "Unpack it and hand in the files in it"},
	{"<", OtherReturn, "this is an XML or web-page file, as the children in need census is", "Hand in the Annex A workbook (.xlsx) or its lists as .csv"},
}

const (
	oleHeader = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" // the container of .xls, .doc and of encrypted .xlsx
	zipHeader = "PK\x03\x04"
)

// Kind says how an upload is to be read, or refuses it.
type Kind uint8

// The kinds of file that can be read.
const (
	Workbook Kind = iota + 1
	Table
)

// Recognise looks at the first bytes of an upload and at its size.
func Recognise(u Upload, l Limits) (Kind, error) {
	content := bytes.TrimLeft(bytes.TrimPrefix(u.Content, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case int64(len(u.Content)) > l.Bytes:
		return 0, tooBig(u.Name, fmt.Sprintf("the file is over %d MB", l.Bytes>>20))
	case len(content) == 0:
		return 0, refuse(Empty, u.Name, "the file is empty", "Export it again and look at its size before handing it in")
	case bytes.HasPrefix(content, []byte(oleHeader)):
		return 0, refuseOLE(u)
	case bytes.HasPrefix(content, []byte(zipHeader)):
		return Workbook, nil
	}
	for _, s := range starts {
		if bytes.HasPrefix(content, []byte(s.bytes)) {
			return 0, refuse(s.reason, u.Name, s.what, s.do)
		}
	}
	if !isUTF16(u.Content) && bytes.IndexByte(content, 0) >= 0 {
		return 0, refuse(OtherKind, u.Name, "this is neither a workbook (.xlsx) nor text (.csv)", "Hand in the Annex A workbook or its lists as .csv")
	}
	return Table, nil
}

func tooBig(file, what string) error {
	return refuse(TooBig, file, what, "Hand in the Annex A workbook alone, without other sheets; if it really is that large, hand in its lists as .csv, one by one")
}

// refuseOLE tells the three things apart that share Microsoft's old container. Names in it are UTF-16.
func refuseOLE(u Upload) error {
	switch has := func(name string) bool { return bytes.Contains(u.Content, wide(name)) }; {
	case has("EncryptedPackage"):
		return refuse(Password, u.Name, "this workbook is protected by a password", "Open it in Excel, remove the password (File, Info, Protect Workbook) and hand it in again")
	case has("WordDocument"):
		return refuse(OtherKind, u.Name, "this is an old Word document", "Hand in the workbook")
	}
	return refuse(OldExcel, u.Name, "this is a workbook of the old kind (.xls)", saveAsXLSX)
}

func wide(name string) []byte {
	b := make([]byte, 0, 2*len(name))
	for i := range len(name) {
		b = append(b, name[i], 0)
	}
	return b
}

// members are names inside a zip by which another kind of document is known.
var members = []struct {
	name   string
	reason Reason
	what   string
	do     string
}{
	{"word/document.xml", OtherKind, "this is a Word document", "Hand in the workbook"},
	{"ppt/presentation.xml", OtherKind, "this is a PowerPoint file", "Hand in the workbook"},
	{"xl/workbook.bin", OldExcel, "this is a binary workbook (.xlsb)", saveAsXLSX},
	{"content.xml", OtherKind, "this is an OpenDocument file (.ods or .odt)", "Open it in LibreOffice or Excel, save it as Excel Workbook (.xlsx) and hand in that file"},
}

// refuseZip says what a zip is that holds no workbook.
func refuseZip(file string, names []string) error {
	for _, m := range members {
		for _, name := range names {
			if strings.EqualFold(name, m.name) {
				return refuse(m.reason, file, m.what, m.do)
			}
		}
	}
	return refuse(OtherKind, file, "this is a zip archive without a workbook in it", "Unpack it and hand in the files in it")
}

func isUTF16(content []byte) bool {
	return bytes.HasPrefix(content, []byte("\xff\xfe")) || bytes.HasPrefix(content, []byte("\xfe\xff"))
}

// Shorten cuts a text for a message at a number of characters.
func Shorten(text string, characters int) string {
	if utf8.RuneCountInString(text) <= characters {
		return text
	}
	runes := []rune(text)
	return string(runes[:characters-1]) + "…"
}
