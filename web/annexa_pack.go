package web

import (
	"bytes"

	"goldthread/access"
	"goldthread/ingest/annexa"
	"goldthread/record"
)

// annexAPack gives the lists of Annex A as at the newest delivery, as inspectors ask for them. It is asked for by POST, for
// it is written down who took it and which children stand in it. Restricted records that were not opened to the viewer are
// not in it: the page says so, and the director decides who adds them.
func (v *visit) annexAPack() error {
	if _, err := v.inspectionAsked(); err != nil {
		return err
	}
	asAt := v.newestDay()
	if !asAt.Known() {
		return v.nothingYet()
	}
	book := v.house.book
	sight := v.view(book)
	var out bytes.Buffer
	told, err := annexa.WriteOf(&out, book, asAt, func(child record.Ref) bool { return sight.Reach(child).Opens() })
	if err != nil {
		return err
	}
	if _, err := sight.Export(v.ctx(), "export: annex A", told); err != nil {
		return err
	}
	h := v.w.Header()
	h.Set("Content-Type", documentTypes[".xlsx"])
	h.Set("Content-Disposition", attachment("annex-a-"+asAt.String()+".xlsx"))
	_, _ = v.w.Write(out.Bytes()) // a reader who went away is no error of ours
	return nil
}

// annexAReady is what the readiness page says of the lists before somebody takes them.
type annexAReady struct {
	Takes  bool // the viewer may take them
	Closed bool // some restricted record would be left out
	Odd    int  // oddities of the newest delivery
	Href   string
}

func (v *visit) annexAReady(of string) annexAReady {
	r := annexAReady{Takes: v.may(access.ExportCases), Href: "/inspections/" + of + "/annex-a"}
	if d, ok := v.newestDelivery(); ok {
		r.Odd = d.Oddities
	}
	if r.Takes {
		r.Closed = v.view(v.house.book).HasClosed()
	}
	return r
}

// newestDelivery is the one that told the newest day.
func (v *visit) newestDelivery() (newest record.Delivery, ok bool) {
	for _, d := range v.house.book.Deliveries {
		if d.AsAt <= v.today() && (!ok || d.AsAt >= newest.AsAt) {
			newest, ok = d, true
		}
	}
	return newest, ok
}
