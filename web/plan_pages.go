package web

// linesOnPage is about how many actions a page of the plan holds: a recommendation stays whole, so it may be some more.
const linesOnPage = 80

// sectionsOnPage parts the plan into pages, between recommendations. href makes a page's address.
func sectionsOnPage(all []planSection, asked string, href func(page string) string) ([]planSection, pager) {
	pages := [][]planSection{nil}
	lines := 0
	for _, s := range all {
		if lines >= linesOnPage {
			pages, lines = append(pages, nil), 0
		}
		last := len(pages) - 1
		pages[last] = append(pages[last], s)
		lines += s.lines()
	}
	p := pagerOf(len(pages), 1, asked, href)
	return pages[p.Page-1], p
}

// page is the address of a page of the same choice.
func (a planAsked) page(path string) func(string) string {
	return func(page string) string {
		q := a.values()
		if page != "" {
			q.Set("page", page)
		}
		if len(q) == 0 {
			return path
		}
		return path + "?" + q.Encode()
	}
}

// everything says that the whole plan is asked for on one page, as for print.
func (v *visit) everything() bool { return v.r.FormValue("page") == "all" }

// pageOfPlan gives the sections of the page that was asked for.
func (v *visit) pageOfPlan(all []planSection, asked planAsked, path string) ([]planSection, pager) {
	if v.everything() {
		return all, pager{}
	}
	return sectionsOnPage(all, v.r.FormValue("page"), asked.page(path))
}

// AllHref is the address of the whole list on one page.
func (p *planListView) AllHref() string { return p.Asked.page(p.At)("all") }
