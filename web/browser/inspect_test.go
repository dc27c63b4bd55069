package browser_test

import (
	"fmt"
	"strings"

	"github.com/chromedp/chromedp/kb"
)

// narrow are the widths at which a page may not scroll sideways: 320 px is a page of 1280 px at four times its size
// (WCAG 2.2, 1.4.10), 640 px the same at twice.
var narrow = []int{320, 640}

// axeRules are the sets of rules that have to hold.
const axeRules = `["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"]`

// Inspect is what must be true of every page in every state: one main part, one heading, a title; no rule of accessibility
// broken; all of it to be reached and used by keyboard; readable at 320 px; on paper without what only works on a screen;
// no error in the console; nothing asked from elsewhere.
func (p *Page) Inspect() {
	p.t.Helper()
	for _, fault := range p.Faults() {
		p.t.Errorf("%s: %s", p.Path(), fault)
	}
}

// Faults is what an inspection finds wrong, in words. It leaves the page at 1200 px with its details open.
func (p *Page) Faults() []string {
	p.t.Helper()
	p.Width(1200)
	faults := p.outlineFaults()
	ask[any](p, "openAll")
	faults = append(faults, p.accessFaults()...)
	faults = append(faults, p.keyboardFaults()...)
	for _, width := range narrow {
		p.Width(width)
		for _, wide := range ask[[]string](p, "overflow") {
			faults = append(faults, fmt.Sprintf("at %d px it scrolls sideways: %s", width, wide))
		}
	}
	p.Width(1200)
	p.Paper(true)
	for _, left := range ask[[]string](p, "onPaper") {
		faults = append(faults, "on paper there is still "+left)
	}
	p.Paper(false)
	return append(faults, p.Trouble()...)
}

// Trouble is what the console told of, and which requests went elsewhere, since the tab was opened or last asked.
func (p *Page) Trouble() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	trouble := p.trouble
	p.trouble = nil
	return trouble
}

// Quiet fails when there was trouble.
func (p *Page) Quiet() {
	p.t.Helper()
	for _, what := range p.Trouble() {
		p.t.Errorf("%s: %s", p.Path(), what)
	}
}

func (p *Page) outlineFaults() []string {
	p.t.Helper()
	o := ask[struct {
		Title, Lang string
		Mains       int
		Headings    []string
	}](p, "outline")
	if o.Title == "" || o.Lang != "en-GB" || o.Mains != 1 || len(o.Headings) != 1 {
		return []string{fmt.Sprintf("title %q, language %q, %d main parts, first headings %q: want a title, en-GB, and one of each", o.Title, o.Lang, o.Mains, o.Headings)}
	}
	return nil
}

// accessFaults runs axe in the page as the page is: its content security policy stays on.
func (p *Page) accessFaults() (faults []string) {
	p.t.Helper()
	if !evaluate[bool](p, "typeof axe === 'object'") {
		evaluate[any](p, p.axe+";null")
	}
	type broken struct {
		ID, Impact, Help string
		Nodes            []struct{ HTML, FailureSummary string }
	}
	found := evaluate[[]broken](p, `axe.run(document, {runOnly: {type: 'tag', values: `+axeRules+`}, resultTypes: ['violations']}).then(r => r.violations.map(v => ({
		ID: v.id, Impact: v.impact, Help: v.help, Nodes: v.nodes.slice(0, 3).map(n => ({HTML: n.html.slice(0, 300), FailureSummary: n.failureSummary}))})))`)
	for _, v := range found {
		fault := fmt.Sprintf("it breaks %s (%s): %s", v.ID, v.Impact, v.Help)
		for _, n := range v.Nodes {
			fault += "\n    " + n.HTML + "\n      " + strings.ReplaceAll(n.FailureSummary, "\n", "\n      ")
		}
		faults = append(faults, fault)
	}
	return faults
}

// stop is where the tab key has brought the focus.
type stop struct {
	End     bool // out of the page
	At      int  // which of the things to reach; -1 something else (a box that scrolls)
	Again   bool // reached before
	Unseen  bool // looks as it does without the focus
	Covered bool // something lies over it, or it has no size
	Was     string
}

// keyboardFaults goes through the page with the tab key: everything that can be used is reached, the focus can be seen on
// each, nothing lies over it, and nothing holds it.
func (p *Page) keyboardFaults() (faults []string) {
	p.t.Helper()
	stops, last := ask[int](p, "walkBegin"), -2
	for range stops + stops/4 + 20 {
		p.Press(kb.Tab)
		switch at := ask[stop](p, "walkStep"); {
		case at.End || at.Again && at.At != last:
			for _, what := range ask[[]string](p, "walkMissed") {
				faults = append(faults, "the tab key does not reach "+what)
			}
			return faults
		case at.Again:
			return append(faults, "the tab key does not leave "+at.Was)
		case at.Unseen:
			faults = append(faults, "nobody sees that the focus is on "+at.Was)
			last = at.At
		case at.Covered:
			faults = append(faults, "something covers "+at.Was)
			last = at.At
		default:
			last = at.At
		}
	}
	return append(faults, "the tab key goes on and on")
}
