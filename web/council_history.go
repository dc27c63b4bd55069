package web

import (
	"slices"
	"strconv"

	"goldthread/benchmark"
)

// councilView answers: how was any council in England judged?
type councilView struct {
	frame
	Authorities []benchmark.Authority
	Number      int // of the one that is shown; 0 for one's own that is made up
	Name        string
	Own         bool
	Pictures    []judgedPicture
	All         []judged
	Sources     []string
}

// councilHistory shows what was published of a council: one's own where none is chosen. A made-up authority has nothing
// but what stands in its register, of which only the published part is shown here.
func (v *visit) councilHistory() error {
	view := &councilView{Authorities: v.Benchmarks.Authorities()}
	view.Section, view.Title, view.Wide = "Inspections", "Published inspections of a council", true
	if err := v.chooseCouncil(view); err != nil {
		return err
	}
	view.Pictures, _ = judgedPictures(view.All, v.today())
	for _, j := range view.All {
		if j.Source != "" && !slices.Contains(view.Sources, j.Source) {
			view.Sources = append(view.Sources, j.Source)
		}
	}
	return v.render("council_history", view)
}

func (v *visit) chooseCouncil(view *councilView) error {
	own, known := v.Benchmarks.Authority(v.house.code)
	chosen := v.r.URL.Query().Get("authority")
	if chosen == "" && !known {
		view.Own, view.All = true, judgedOf(v.house.register.Public())
		view.Name, _ = v.authorityName()
		return nil
	}
	if chosen == "" {
		chosen = strconv.Itoa(own.Number)
	}
	a, ok := v.Benchmarks.Authority(chosen)
	if !ok {
		return &notFound{"There is no council of that number.", "Choose one from the list."}
	}
	view.Number, view.Name, view.Own = a.Number, a.Name, known && a.Number == own.Number
	view.All = publishedJudged(v.Benchmarks.Inspections(a.Number))
	return nil
}
