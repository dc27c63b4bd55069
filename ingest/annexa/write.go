package annexa

import (
	"fmt"
	"io"
	"iter"
	"maps"
	"math"
	"slices"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/ingest"
	"goldthread/record"
)

// Write writes the record as at a day in Ofsted's layout: eleven sheets List_1 to List_11, a title row, the headers of
// 2024, and each list's own scope. Days are true dates, codes as the template spells them, ages counted to the as-at day.
// What the lists tell as a state or count is what the newest delivery up to the day told: nothing is made up to fill a
// cell.
//
// As at a day before the newest delivery, what happened after the day is left out: an ending that was still to come is
// blank, and so is its reason. As at the newest delivery or later, a day that lies ahead is somebody's mistake, and stands
// as it was told. What the record keeps no history of (who a child is, who dealt with an event, a plan's latest category)
// is always as told last.
func Write(out io.Writer, book *record.Book, asAt day.Day) error {
	_, err := WriteOf(out, book, asAt, func(record.Ref) bool { return true })
	return err
}

// WriteOf writes the rows of some children alone, and says which of them stand in the workbook. Rows about no child
// (adopters) are always in it.
func WriteOf(out io.Writer, book *record.Book, asAt day.Day, of func(record.Ref) bool) (told []record.Ref, err error) {
	w := &writer{out: ingest.NewWorkbookWriter(out), book: book, asAt: asAt, past: asAt < book.LatestDelivery(day.Day(math.MaxInt32)), of: of, told: map[record.Ref]bool{}}
	for _, l := range lists {
		if err := w.sheet(l); err != nil {
			return nil, fmt.Errorf("write list %d: %w", l.number, err)
		}
	}
	return slices.Sorted(maps.Keys(w.told)), w.out.Close()
}

// writer writes one workbook, one row at a time.
type writer struct {
	out    *ingest.WorkbookWriter
	book   *record.Book
	asAt   day.Day
	past   bool // a later delivery has told more
	list   *list
	window day.Span
	sets   [lastField]*codelist.Set
	of     func(record.Ref) bool
	told   map[record.Ref]bool // the children that have a row
	ref    record.Ref          // of the child that a list looks at
	on     *record.Child
	states []record.Observation // what the list last said of the child
	line   [lastField]ingest.Cell
	cells  []ingest.Cell
}

func (w *writer) sheet(l *list) error {
	w.list, w.window = l, day.Span{From: windowStart(w.asAt, l.months), To: w.asAt}
	w.out.Sheet("List_" + number(l.number))
	if err := w.out.Row(ingest.Cell{Kind: ingest.Heading, Text: fmt.Sprintf("List %d: %s", l.number, l.title)}); err != nil {
		return err
	}
	var headers []ingest.Cell
	for _, c := range l.columns {
		headers = append(headers, ingest.Cell{Kind: ingest.Heading, Text: c.header})
		w.sets[c.field] = c.set
	}
	if err := w.out.Row(headers...); err != nil {
		return err
	}
	return l.write(w)
}

// children are those whose rows are written.
func (w *writer) children() iter.Seq2[record.Ref, *record.Child] {
	return func(yield func(record.Ref, *record.Child) bool) {
		for ref, c := range w.book.All() {
			w.ref = ref
			if w.of(ref) && !yield(ref, c) {
				return
			}
		}
	}
}

// row writes the line and makes room for the next.
func (w *writer) row() error {
	w.cells = w.cells[:0]
	for _, c := range w.list.columns {
		w.cells = append(w.cells, w.line[c.field])
	}
	w.line = [lastField]ingest.Cell{}
	return w.out.Row(w.cells...)
}

func (w *writer) day(f field, d day.Day) { w.line[f] = ingest.DayCell(d) }

func (w *writer) text(f field, text string) { w.line[f] = ingest.TextCell(text) }

func (w *writer) number(f field, n *int) {
	if n != nil {
		w.line[f] = ingest.NumberCell(*n)
	}
}

// code writes a code as Ofsted spells it; one that the list does not know stands as it is.
func (w *writer) code(f field, c codelist.Code) {
	text := string(c)
	if set := w.sets[f]; set != nil {
		if e, ok := set.Entry(c); ok {
			text = e.Written
		}
	}
	w.text(f, text)
}

func (w *writer) holding(h record.Holding) {
	w.text(team, h.Team)
	w.text(worker, h.Worker)
}

// child writes who the child is, and looks up what this list last said of it.
func (w *writer) child(c *record.Child) {
	w.on, w.told[w.ref] = c, true
	w.states = lastSaid(c, w.list.number, w.asAt)
	w.text(childID, c.ID)
	w.code(sex, c.Sex)
	w.code(ethnicity, c.Ethnicity)
	w.day(born, c.Born)
	w.code(disability, c.Disability)
	if years, ok := c.Age(w.asAt); ok {
		w.line[age] = ingest.NumberCell(years)
	} else if o := w.said(record.AgeGiven); o.About != 0 {
		w.line[age] = ingest.NumberCell(int(o.Count))
	}
}

// lastSaid are the observations of one list on the newest day up to the as-at day on which it said anything.
func lastSaid(c *record.Child, list int, asAt day.Day) (said []record.Observation) {
	for i := len(c.Observations) - 1; i >= 0; i-- {
		o := c.Observations[i]
		if int(o.List) != list || o.Day > asAt || len(said) > 0 && o.Day != said[0].Day {
			continue
		}
		said = append(said, o)
	}
	return said
}

func (w *writer) saidAsAt(c *record.Child) bool {
	said := lastSaid(c, w.list.number, w.asAt)
	return len(said) > 0 && said[0].Day == w.asAt
}

func (w *writer) said(about record.Attribute) record.Observation {
	for _, o := range w.states {
		if o.About == about {
			return o
		}
	}
	return record.Observation{}
}

func (w *writer) saidCode(f field, about record.Attribute) {
	w.code(f, codelist.Code(w.said(about).Text))
}

func (w *writer) saidCount(f field, about record.Attribute) {
	if o := w.said(about); o.About != 0 {
		w.line[f] = ingest.NumberCell(int(o.Count))
	}
}

func (w *writer) saidHolding() {
	w.text(team, w.said(record.AllocatedTeam).Text)
	w.text(worker, w.said(record.AllocatedWorker).Text)
}

// stillToCome blanks a day after the as-at day, with the codes that only it could tell: whoever wrote the list on the day
// knew neither.
func (w *writer) stillToCome(d *day.Day, told ...*codelist.Code) {
	if !w.past || *d <= w.asAt {
		return
	}
	*d = day.Never
	for _, code := range told {
		*code = ""
	}
}

// runningOrEnded is the scope of lists 6 to 8: running on the day, or ended in the six months up to it.
func (w *writer) runningOrEnded(start, end, gone day.Day) bool {
	if start > w.asAt {
		return false
	}
	return record.Open(start, end, gone, w.asAt) || end.Known() && w.window.Has(end)
}

// lastVisit is the child's last visit of a purpose from a day to the as-at day: one made under an earlier plan is no visit
// of this one.
func (w *writer) lastVisit(c *record.Child, p record.Purpose, from day.Day) (last record.Visit) {
	for _, v := range c.Visits {
		if v.Purpose == p && v.Day >= from && v.Day <= w.asAt {
			last = v
		}
	}
	return last
}

// lastReview is the day of the child's last review of a purpose from a day to the as-at day.
func (w *writer) lastReview(c *record.Child, p record.Purpose, from day.Day) (last day.Day) {
	for _, v := range c.Reviews {
		if v.Purpose == p && v.Day >= from && v.Day <= w.asAt {
			last = v.Day
		}
	}
	return last
}
