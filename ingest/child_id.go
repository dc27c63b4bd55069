package ingest

import (
	"strconv"
	"strings"
)

// ID is an identifier as one form for all lists and months. The same child stands as "00123" on one list, as the number
// 123 on another and as "123.0" where a spreadsheet met a database; all are "123". Leading zeros go only where the whole
// is digits: "A007" stays as it is, and so does the case of letters. Blanks inside stay one blank.
type ID struct {
	Form  string // the one form; blank where there is no identifier
	Shape Shape  // how it was written
}

// Shape is how an identifier was written.
type Shape uint8

// The shapes. An identifier itself never stands in a report, so this is what a report says of it.
const (
	Plain Shape = iota
	LeadingZeros
	PointZero
)

// String is the shape in words.
func (s Shape) String() string {
	return [...]string{"written plainly", "written with leading zeros", "written with .0 behind"}[s]
}

// ReadID reads a cell that should hold an identifier.
func ReadID(c Cell) ID {
	switch c.Kind {
	case Number, Dated:
		return numberID(c)
	case Text:
		return textID(Clean(c.Text))
	}
	return ID{}
}

func numberID(c Cell) ID {
	if c.Text != "" {
		return textID(c.Text)
	}
	return textID(strconv.FormatFloat(c.Number, 'f', -1, 64))
}

func textID(text string) ID {
	if Nothing(text) {
		return ID{}
	}
	id := ID{Form: text}
	if whole, zeros, ok := strings.Cut(text, "."); ok && onlyZeros(zeros) && onlyDigits([]byte(whole)) && whole != "" {
		id = ID{whole, PointZero}
	}
	if id.Form[0] == '0' && len(id.Form) > 1 && onlyDigits([]byte(id.Form)) {
		if id.Form = strings.TrimLeft(id.Form, "0"); id.Form == "" {
			id.Form = "0"
		}
		id.Shape = LeadingZeros
	}
	return id
}

func onlyZeros(text string) bool { return text != "" && strings.Trim(text, "0") == "" }
