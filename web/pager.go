package web

import "strconv"

// pager parts a long list into pages.
type pager struct {
	Page, Last int // from 1
	From, To   int // the first and last place on the page, from 1
	All        int
	Before     string // address of the page before; blank where there is none
	After      string
}

// pagerOf finds the page that is asked for; one that is not there is the nearest that is. href makes a page's address.
func pagerOf(all, each int, asked string, href func(page string) string) pager {
	p := pager{All: all, Last: max(1, (all+each-1)/each)}
	n, _ := strconv.Atoi(asked)
	p.Page = min(max(n, 1), p.Last)
	p.From, p.To = min(all, (p.Page-1)*each+1), min(all, p.Page*each)
	if p.Page == 2 {
		p.Before = href("")
	} else if p.Page > 2 {
		p.Before = href(strconv.Itoa(p.Page - 1))
	}
	if p.Page < p.Last {
		p.After = href(strconv.Itoa(p.Page + 1))
	}
	return p
}

// onPage is the part of a list that stands on the page.
func onPage[T any](p pager, list []T) []T { return list[max(0, p.From-1):p.To] }
