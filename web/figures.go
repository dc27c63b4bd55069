package web

import (
	"context"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/journey"
	"goldthread/papers"
	"goldthread/record"
	"goldthread/report"
)

// figures are what was made of one Book for pages: made once, when first asked for, and kept as long as the Book is.
type figures struct {
	counts   *kept[day.Day, *indicator.Sheet] // the whole catalogue by team, as the scorecard's columns ask: what is dear in it
	packs    *kept[packKey, *report.Pack]
	lines    *kept[lineKey, *report.Line]
	cases    *kept[casesKey, []indicator.Case]
	sheets   *kept[sheetKey, *indicator.Sheet]
	others   *kept[othersKey, *others]
	open     *kept[reckoning, *caseload] // children with an open case
	journeys *kept[journey.Asked, *journey.Map]
	standing *kept[standingKey, *plan.Standing]
	holders  *kept[day.Day, *access.Holders] // by the day whose newest delivery tells it
}

// packKey names a scorecard: the day that it is as at, and what was written by then (a new target makes another).
type packKey struct {
	day     day.Day
	written *assurance.Written
}

// lineKey names one measure of such a scorecard.
type lineKey struct {
	packKey
	code string
}

// casesKey names the cases behind one figure.
type casesKey struct {
	code   string
	column indicator.Column
	by     indicator.Split
	group  string
}

// othersKey names the picture of all authorities beside a measure as at a day, and which of them is ours.
type othersKey struct {
	code   string
	day    day.Day
	number int
}

// sheetKey names the figures of a measure in every month and window up to a day, split.
type sheetKey struct {
	code string
	day  day.Day
	by   indicator.Split
}

const (
	packsKept = 8
	listsKept = 200
	casesKept = 30 // lists of cases, which may be long
	openKept  = 3
	mapsKept  = 6 // maps of journeys, of whole years
)

func newFigures(*record.Book) *figures {
	return &figures{
		counts:   newKept[day.Day, *indicator.Sheet](packsKept),
		packs:    newKept[packKey, *report.Pack](packsKept),
		lines:    newKept[lineKey, *report.Line](listsKept),
		cases:    newKept[casesKey, []indicator.Case](casesKept),
		sheets:   newKept[sheetKey, *indicator.Sheet](listsKept),
		others:   newKept[othersKey, *others](listsKept),
		open:     newKept[reckoning, *caseload](openKept),
		journeys: newKept[journey.Asked, *journey.Map](mapsKept),
		standing: newKept[standingKey, *plan.Standing](packsKept),
		holders:  newKept[day.Day, *access.Holders](openKept),
	}
}

// scorecardOf is the whole catalogue as at a day, unmasked: for those who may see whole figures.
func (s *Server) scorecardOf(p pastBook, asAt day.Day) (*report.Pack, error) {
	return p.figures.packs.get(packKey{asAt, p.written}, func() (*report.Pack, error) {
		in := s.input(p, asAt)
		sheet, err := p.figures.counts.get(asAt, func() (*indicator.Sheet, error) {
			return indicator.NewEngine(in.Rules).Sheet(catalogue.All(), report.Columns(asAt), indicator.ByTeam), nil
		})
		in.Sheet = sheet
		if err != nil {
			return nil, err
		}
		return report.Build(in)
	})
}

// lineOf is one measure of the scorecard, with its pair: taken from the whole where that is made, else made alone.
func (s *Server) lineOf(p pastBook, in indicator.Indicator, asAt day.Day) (*report.Line, error) {
	code, key := in.About().Code, packKey{asAt, p.written}
	if pack, ok := p.figures.packs.made(key); ok {
		return lineIn(pack, code)
	}
	return p.figures.lines.get(lineKey{key, code}, func() (*report.Line, error) {
		input := s.input(p, asAt)
		input.Indicators = []indicator.Indicator{in}
		if pair, ok := catalogue.Find(in.About().Pair); ok {
			input.Indicators = append(input.Indicators, pair)
		}
		pack, err := report.Build(input)
		if err != nil {
			return nil, err
		}
		return lineIn(pack, code)
	})
}

func lineIn(pack *report.Pack, code string) (*report.Line, error) {
	for _, l := range pack.Lines {
		if l.Words.Code == code {
			return l, nil
		}
	}
	return nil, &notFound{"This measure is not in the published papers.", "The scorecard lists those that are."}
}

// monthsOfChart is how many months of a measure can be opened: those that its chart draws at most.
const monthsOfChart = 36

// sheetOf holds the figures of a measure in every month of its chart and every window that ends on a day, whole and split.
func (s *Server) sheetOf(p pastBook, in indicator.Indicator, asAt day.Day, by indicator.Split) (*indicator.Sheet, error) {
	return p.figures.sheets.get(sheetKey{in.About().Code, asAt, by}, func() (*indicator.Sheet, error) {
		columns := indicator.Months(asAt, monthsOfChart)
		for _, w := range day.Windows {
			columns = append(columns, columnOf(asAt, w))
		}
		return indicator.NewEngine(s.rules(p)).Sheet([]indicator.Indicator{in}, columns, by), nil
	})
}

func columnOf(asAt day.Day, w day.Window) indicator.Column {
	span, _ := w.Ending(asAt)
	return indicator.Column{AsAt: asAt, Window: span}
}

// casesOf lists the children behind a figure.
func (s *Server) casesOf(p pastBook, in indicator.Indicator, c indicator.Column, by indicator.Split, group string) ([]indicator.Case, error) {
	return p.figures.cases.get(casesKey{in.About().Code, c, by, group}, func() ([]indicator.Case, error) {
		return indicator.NewEngine(s.rules(p)).ColumnCases(in, c, by, group), nil
	})
}

// input is what the papers and the scorecard are made of.
func (s *Server) input(p pastBook, asAt day.Day) report.Input {
	return report.Input{
		Rules: s.rules(p), Benchmarks: s.Benchmarks, Authority: papers.Authority(p.book.Authority, p.written.Authority()), AsAt: asAt, Made: s.today(),
		Targets: papers.Targets(p.written.Targets()), Breaks: papers.Breaks(p.written.AllBreaks()),
	}
}

// holders are who holds each child today.
func (s *Server) holders(h *house) *access.Holders {
	made, _ := h.figures.holders.get(s.today(), func() (*access.Holders, error) { return access.NewHolders(h.book, s.today()), nil })
	return made
}

// warm makes the newest scorecard, and who holds whom, before anybody asks for it.
func (s *Server) warm(h *house) {
	s.holders(h)
	asAt := h.book.LatestDelivery(s.today())
	if !asAt.Known() {
		return
	}
	if _, err := s.scorecardOf(pastBook{h.book, h.written, h.figures}, asAt); err != nil {
		s.Log.Error("make the scorecard ahead", "error", err)
	}
}

// warmBeside makes what else is dear in a new house while people read already: the children with an open case, and the
// published edition.
func (s *Server) warmBeside(h *house) error {
	if asAt := h.book.LatestDelivery(s.today()); asAt.Known() {
		if _, err := s.openCases(pastBook{h.book, h.written, h.figures}, reckoning{asAt, s.today()}); err != nil {
			return err
		}
	}
	if published := publishedPacks(h.written); len(published) > 0 {
		_, err := s.packOf(context.Background(), h.code, published[0])
		return err
	}
	return nil
}

// indicatorNamed finds the measure that an address names.
func indicatorNamed(code string) (indicator.Indicator, error) {
	in, ok := catalogue.Find(code)
	if !ok {
		return nil, &notFound{"There is no measure of that name.", "The definitions list all that there are."}
	}
	return in, nil
}
