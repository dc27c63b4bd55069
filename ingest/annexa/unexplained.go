package annexa

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"goldthread/ingest"
)

// refuseUnexplained refuses the delivery where a list has rows and not the column of the day that makes its event: every
// one of the rows would be refused for want of a word that one line of a mapping file can give.
func (d *reader) refuseUnexplained(ctx context.Context) error {
	var lacking []*sheet
	for _, s := range d.sheets {
		if s.at[s.list.eventField()] >= 0 {
			continue
		}
		rows, err := s.rowsBelow(ctx)
		if err != nil {
			return err
		}
		if rows > 0 {
			lacking = append(lacking, s)
		}
	}
	if lacking == nil {
		return nil
	}
	return unexplained(ctx, lacking[0].file, lacking, d.sheets)
}

// rowsBelow counts the rows under the headers that hold anything.
func (s *sheet) rowsBelow(ctx context.Context) (n int, err error) {
	err = s.source.Rows(ctx, func(r ingest.Row) error {
		if r.Number > s.header && slices.ContainsFunc(r.Cells, func(c ingest.Cell) bool { return c.Kind != ingest.Blank }) {
			n++
		}
		return nil
	})
	return n, err
}

// unexplained is the refusal for sheets that lack a column they cannot do without. It carries the unknown headers of all
// sheets, so that one filled-in file explains them all.
func unexplained(ctx context.Context, file string, lacking, all []*sheet) error {
	r := &ingest.Refusal{Reason: ingest.Unexplained, File: file,
		Do: "Say in the mapping file what these headers mean, or put Ofsted's headers in their place, and hand the files in again"}
	var what []string
	for _, s := range lacking {
		what = append(what, s.lacks())
	}
	r.What = strings.Join(what, "; ")
	for _, s := range all {
		rows, err := s.rowsBelow(ctx)
		if err != nil {
			return err
		}
		s.askHeaders(rows)
		r.Unmapped.Join(s.unmapped)
	}
	return r
}

// lacks says in words which columns of the list were not found, and what stands there instead.
func (s *sheet) lacks() string {
	var missing, unknown []string
	for _, c := range s.list.columns {
		if s.at[c.field] < 0 && s.list.needs(c.field) {
			missing = append(missing, fmt.Sprintf("%q", c.header))
		}
	}
	for _, i := range s.unknown {
		unknown = append(unknown, fmt.Sprintf("%q", ingest.Shorten(s.headers[i], 60)))
	}
	text := fmt.Sprintf("sheet %s looks like list %d (%s), but ", s.source.Name, s.list.number, s.list.title)
	switch len(missing) {
	case 0:
		text += fmt.Sprintf("too few of its columns were found (if it is that list, call the sheet or the .csv file List %d)", s.list.number)
	case 1:
		text += "its column " + missing[0] + " was not found"
	default:
		text += "its columns " + joined(missing, " and ") + " were not found"
	}
	if len(unknown) == 0 {
		return text
	}
	return text + ", and not known are the headers " + joined(unknown, " and ")
}
