package web

import (
	"fmt"

	"goldthread/assurance"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/record"
	"goldthread/report"
)

// figures are what was made of one Book for pages: made once, when first asked for, and kept as long as the Book is.
type figures struct {
	packs *kept[packKey, *report.Pack]
	lists *kept[listKey, []indicator.Case]
	parts *kept[listKey, []indicator.Figure]
}

// packKey names a scorecard: the day that it is as at, and what was written by then (a new target makes another).
type packKey struct {
	day     day.Day
	written *assurance.Written
}

// listKey names a list of cases or a row of figures.
type listKey struct {
	code   string
	day    day.Day
	window day.Span
	by     indicator.Split
	group  string
	months int
}

const (
	packsKept = 8
	listsKept = 200
)

func newFigures(*record.Book) *figures {
	return &figures{
		packs: newKept[packKey, *report.Pack](packsKept),
		lists: newKept[listKey, []indicator.Case](listsKept),
		parts: newKept[listKey, []indicator.Figure](listsKept),
	}
}

// scorecardOf is the whole catalogue as at a day, unmasked: for those who may see whole figures.
func (s *Server) scorecardOf(p pastBook, asAt day.Day) (*report.Pack, error) {
	return p.figures.packs.get(packKey{asAt, p.written}, func() (*report.Pack, error) {
		return report.Build(s.input(p, asAt))
	})
}

// input is what the papers and the scorecard are made of.
func (s *Server) input(p pastBook, asAt day.Day) report.Input {
	return report.Input{
		Rules: s.rules(p), Benchmarks: s.Benchmarks, Authority: s.reportAuthority(p), AsAt: asAt, Made: s.today(),
		Targets: targetsOf(p.written),
	}
}

// reportAuthority is the authority as the papers name it and as the published figures know it.
func (s *Server) reportAuthority(p pastBook) report.Authority {
	number, _ := s.numberOf(p)
	of := p.written.Authority()
	a := report.Authority{Code: p.book.Authority, Name: of.Name}
	if number > 0 {
		a.Code = fmt.Sprint(number)
	}
	if known, ok := s.Benchmarks.Authority(a.Code); ok && a.Name == "" {
		a.Name = known.Name
	}
	if a.Name == "" {
		a.Name = p.book.Authority
	}
	return a
}

// targetsOf are the targets as the papers take them.
func targetsOf(w *assurance.Written) report.Targets {
	var all report.Targets
	for _, t := range w.Targets() {
		all = append(all, report.Target{Code: t.Code, Value: t.Value, Tolerance: t.Tolerance, From: t.From, SetBy: t.SetBy})
	}
	return all
}

// warm makes the newest scorecard before anybody asks for it.
func (s *Server) warm(h *house) {
	asAt := h.book.LatestDelivery(s.today())
	if !asAt.Known() {
		return
	}
	if _, err := s.scorecardOf(pastBook{h.book, h.written, h.figures}, asAt); err != nil {
		s.Log.Error("make the scorecard ahead", "error", err)
	}
}

// indicatorNamed finds the measure that an address names.
func indicatorNamed(code string) (indicator.Indicator, error) {
	in, ok := catalogue.Find(code)
	if !ok {
		return nil, &notFound{"There is no measure of that name.", "The definitions list all that there are."}
	}
	return in, nil
}
