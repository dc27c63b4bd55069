package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"goldthread/day"
	"goldthread/delivery"
	"goldthread/record"
)

const (
	mostFiles  = 12
	mostUpload = 200 << 20 // bytes of all files of a delivery together; ingest.Usual bounds each
	mostName   = 255       // bytes of a file's name
	mostField  = 100       // bytes of a field beside the files
)

type deliveriesView struct {
	frame
	mistakes
	AsAt     string // as it was typed, when the form is shown again
	Past     []pastDelivery
	Months   []day.Day // newest first: the columns of the table of what is there
	Coverage []coverageRow
}

// pastDelivery is a line of the history.
type pastDelivery struct {
	AsAt, At  string
	Who, Href string // Href is blank for one from the command line
	Files     string
	Said      string
	When      time.Time
}

// coverageRow says of one list which months were delivered.
type coverageRow struct {
	Feed  record.Feed
	Cells []coverage
}

type coverage struct {
	Delivered bool
	Kept      int
}

const coverageMonths = 13

func (v *visit) deliveries() error { return v.deliveriesPage(http.StatusOK, "", mistakes{}) }

func (v *visit) deliveriesPage(code int, asAt string, wrong mistakes) error {
	view := deliveriesView{AsAt: asAt, mistakes: wrong}
	view.Title, view.Section, view.Wide = "Deliveries", "Deliveries", true
	if len(wrong.Problems) > 0 {
		view.Title = "Error: deliveries"
	}
	var err error
	if view.Past, err = v.pastDeliveries(); err != nil {
		return err
	}
	view.Months, view.Coverage = coverageOf(v.house.book, v.today())
	return v.answer(code, "deliveries", &view)
}

// pastDeliveries lists what was handed in here, and the deliveries that came by the command line.
func (v *visit) pastDeliveries() ([]pastDelivery, error) {
	handed, err := delivery.AllHandedIn(v.ctx(), v.Journal, v.house.code)
	if err != nil {
		return nil, err
	}
	var past []pastDelivery
	here := map[string]bool{}
	for _, h := range handed {
		past = append(past, v.handedLine(h))
		here[h.Made] = true
	}
	for _, d := range v.house.book.Deliveries {
		if here[d.ID] {
			continue
		}
		e, err := v.Journal.Entry(v.ctx(), v.house.code, d.Seq)
		if err != nil {
			return nil, err
		}
		kept := 0
		for _, c := range d.Covers {
			kept += c.Kept
		}
		past = append(past, pastDelivery{AsAt: d.AsAt.Long(), At: v.instant(e.RecordedAt), When: e.RecordedAt, Who: e.Actor, Files: fileNames(d.Files),
			Said: fmt.Sprintf("%s kept, %s", counted(kept, "row", "rows"), counted(d.Oddities, "oddity", "oddities"))})
	}
	names, err := v.names()
	if err != nil {
		return nil, err
	}
	for i := range past {
		past[i].Who = names.of(past[i].Who)
	}
	slices.SortStableFunc(past, func(a, b pastDelivery) int { return b.When.Compare(a.When) })
	return past, nil
}

func (v *visit) handedLine(h delivery.HandedIn) pastDelivery {
	p := pastDelivery{AsAt: "not said yet", At: v.instant(h.First), When: h.First, Who: h.By, Href: "/deliveries/" + h.ID}
	if h.AsAt.Known() {
		p.AsAt = h.AsAt.Long()
	}
	names := make([]string, len(h.Files))
	for i, f := range h.Files {
		names[i] = f.Name
	}
	p.Files = strings.Join(names, ", ")
	p.Said = map[delivery.Stage]string{delivery.Waiting: "being read", delivery.Taken: "taken", delivery.Refused: "refused: needs you"}[h.Stage]
	return p
}

func fileNames(files []record.File) string {
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
}

// instant is a moment in London as pages say it: "2 November 2026, 09:14".
func (s *Server) instant(t time.Time) string { return t.In(s.london).Format("2 January 2006, 15:04") }

// coverageOf says which lists were delivered in which of the last months.
func coverageOf(b *record.Book, today day.Day) (months []day.Day, rows []coverageRow) {
	for i := range coverageMonths {
		months = append(months, today.MonthStart().AddMonths(-i))
	}
	feeds := map[record.Feed][]coverage{}
	for _, d := range b.Deliveries {
		at := slices.Index(months, d.AsAt.MonthStart())
		for _, c := range d.Covers {
			if feeds[c.Feed] == nil {
				feeds[c.Feed] = make([]coverage, coverageMonths)
			}
			if at >= 0 {
				feeds[c.Feed][at] = coverage{true, c.Kept}
			}
		}
	}
	order := []record.Feed{record.Contacts, record.EarlyHelpFeed, record.Referrals, record.Assessments, record.Enquiries, record.NeedEpisodes,
		record.ProtectionPlans, record.CarePeriods, record.CareLeavers, record.Adoptions, record.Adopters}
	for _, f := range order {
		if cells := feeds[f]; cells != nil {
			rows = append(rows, coverageRow{f, cells})
		}
	}
	return months, rows
}
