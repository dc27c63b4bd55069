package inspection

import (
	"regexp"
	"strings"
)

// section is a list of recommendations as it is read.
type section struct {
	flow     *flow
	heading  line
	title    string
	priority bool

	items  []Recommendation
	prose  []Recommendation // paragraphs before any item: the list, where it has no marks
	marks  kind             // what the items begin with
	level  float64          // how far from the left their marks stand
	bold   bool             // the item now read is set in bold
	inItem bool
	fresh  bool    // a heading inside the list has come: other marks may follow
	topic  line    // the first heading that only sorts the list
	right  float64 // how far to the right its lines go
	last   line
}

// recommendations finds every recommendation in the report's order.
func (f *flow) recommendations() []Recommendation {
	var found []Recommendation
	contents := f.contentsPages()
	forBoard := false
	for i := 0; i < len(f.lines); i++ {
		l := f.lines[i]
		forBoard = forBoard || l.page > 1 && !contents[l.page] && (l.bold || l.size > 1.12*f.body) && aboutBoard.MatchString(plain(l.text()))
		o, size, ok := f.opens(i)
		if !ok || o.inside || contents[l.page] {
			continue
		}
		items, next := f.list(i, size, o)
		for n := range items {
			items[n].ForBoard = forBoard
		}
		found = append(found, items...)
		i = next - 1
	}
	return found
}

// aboutBoard is the heading of the part about the Local Safeguarding Children Board, which is the last of a report.
var aboutBoard = regexp.MustCompile(`^(?:section 2: )?(?:the )?(?:effectiveness of the )?local safeguarding\b|^what does the lscb need`)

// contentsPages are pages with a table of contents, which names the same headings.
func (f *flow) contentsPages() map[int]bool {
	pages := map[int]bool{}
	for _, l := range f.lines {
		if t := plain(l.text()); t == "contents" || t == "table of contents" {
			pages[l.page] = true
		}
	}
	return pages
}

// follows says whether a line is set close under another, as in one paragraph.
func (l line) follows(before line) bool {
	return l.page == before.page && l.top > before.top && l.top-before.top < 1.5*max(l.size, before.size)
}

// list reads the items under the heading at i, and gives the line after the last that belongs to them.
func (f *flow) list(i, size int, o sectionHeading) ([]Recommendation, int) {
	s := &section{flow: f, heading: f.lines[i], priority: o.priority, title: f.joined(f.lines[i : i+size])}
	s.last = f.lines[i+size-1]
	for _, l := range f.onPages(s.last.page, s.last.page) {
		s.right = max(s.right, l.right)
	}
	for n := i + size; n < len(f.lines); n++ {
		if sub, lines, ok := f.opens(n); ok && markOf(f.lines[n]).kind == none {
			if !sub.inside {
				return s.all(), n
			}
			s.dropLeadIn()
			s.inItem, s.fresh, s.priority = false, true, sub.priority
			s.last = f.lines[n+lines-1]
			n += lines - 1
			continue
		}
		if size := s.sizeOfTopic(n); size > 0 {
			s.inItem = false
			n += size - 1
		} else if !s.add(f.lines[n]) {
			return s.all(), n
		}
		s.last = f.lines[n]
	}
	return s.all(), len(f.lines)
}

var leadIn = regexp.MustCompile(`(?:following actions?|:)\W*$`)

// dropLeadIn drops a numbered sentence that only leads to lists under headings of their own: "8. In order to improve ... should
// take the following action."
func (s *section) dropLeadIn() {
	if len(s.items) == 1 && leadIn.MatchString(s.items[0].Text) {
		s.items = nil
	}
}

// all is what the section holds: the marked items, else its paragraphs, unless they say that there is nothing.
func (s *section) all() []Recommendation {
	items := s.items
	if len(items) == 0 && len(s.prose) <= 12 {
		items = s.prose
	}
	var found []Recommendation
	for _, r := range items {
		if r.Text = clean(r.Text); r.Text != "" && !saysNone.MatchString(plain(r.Text)) {
			found = append(found, r)
		}
	}
	return found
}

var saysNone = regexp.MustCompile(`^(?:none\b.{0,40}$|no areas|there (?:are|were) no\b|(?:the )?(?:inspection|inspectors?|visit|inspectorates?)(?: team)? (?:did not|have not|has not|found no|identified no)|not applicable)`)

// add takes the next line; false where it no longer belongs to the section.
func (s *section) add(l line) bool {
	m := markOf(l)
	if m.kind != none {
		return s.addMarked(l, m)
	}
	text := plain(l.text())
	if closers.MatchString(text) && (!s.goesOn(l) || l.bold && !s.bold) {
		return false
	}
	if s.isHeading(l) {
		s.inItem = false
		return l.size < s.heading.size-0.6 && l.size < 1.15*s.flow.body
	}
	if s.goesOn(l) {
		s.extend(l.text())
		return true
	}
	return s.addProse(l)
}

// topics are headings that sort a list of recommendations without ending it.
var topics = regexp.MustCompile(`^(?:early help|(?:children who need )?help and protection|children looked after(?: and achieving permanence)?|looked after children|adoption(?: performance)?|(?:experiences and progress of )?care leavers|leadership(?:,? management and governance)?|quality of practice|partnership working|(?:for )?(?:the )?(?:local authority|council|trust|partnership|police|health(?: services)?|probation)(?: and (?:the |its )?(?:partners|trust))?)$`)

// sizeOfTopic says of how many lines the heading at n is that only sorts the list, 0 where there is none. The list goes on
// under it with the next number, or with the same marks. A heading is a topic by its words, or because the list begins with
// it; those that are set as the first topic are topics too.
func (s *section) sizeOfTopic(n int) int {
	lines := s.flow.lines
	size := 1
	for size < 3 && n+size < len(lines) && s.flow.sameHeading(lines[n+size-1], lines[n+size]) {
		size++
	}
	if n+size >= len(lines) || markOf(lines[n]).kind != none || s.goesOn(lines[n]) && !lines[n].bold {
		return 0
	}
	text := strings.TrimRight(plain(s.flow.joined(lines[n:n+size])), " :")
	known := topics.MatchString(text)
	first := s.topic.page == 0 && len(s.items)+len(s.prose) == 0 && lines[n].bold
	alike := s.topic.page != 0 && lines[n].bold && lines[n].size <= s.topic.size+0.6
	if next := markOf(lines[n+size]); closers.MatchString(text) || !known && !first && !alike || !s.mayFollow(next) {
		return 0
	}
	if first || known && s.topic.page == 0 && lines[n].bold {
		s.topic = lines[n]
	}
	return size
}

// mayFollow says whether a mark is that of the list's next item.
func (s *section) mayFollow(m mark) bool {
	if len(s.items) == 0 {
		return m.kind == numbered || m.kind == bullet
	}
	return m.kind == s.marks && (m.kind == bullet || m.number == s.items[len(s.items)-1].Number+1)
}

func (s *section) isHeading(l line) bool {
	return l.bold && !s.bold || l.size > 1.12*s.flow.body
}

// addMarked takes a line that begins with a bullet or a number.
func (s *section) addMarked(l line, m mark) bool {
	if s.inItem && s.isWrapped(l, m) {
		s.extend(l.text())
		return true
	}
	if s.inItem && s.isPart(l, m) {
		s.extend(m.asPart())
		return true
	}
	restarts := m.kind == numbered && m.number == 1 && len(s.items) > 0
	switch {
	case len(s.items) == 0, s.fresh:
		s.marks = m.kind
	case m.kind != s.marks, restarts:
		return false
	}
	s.items = append(s.items, Recommendation{Number: m.number, Text: m.rest, Page: l.page, Priority: s.priority, Heading: s.title})
	s.level, s.inItem, s.fresh, s.bold = l.left, true, false, l.bold
	return true
}

// isPart says whether a marked line is a part of the item before it: deeper, or with a lesser mark.
func (s *section) isPart(l line, m mark) bool {
	return l.left > s.level+10 || m.kind == letter && s.marks != letter || m.kind == bullet && s.marks == numbered
}

// isWrapped says whether a line only seems marked: a sentence goes on with a figure or a dash that came to stand first, as in
// "until they are / 16. Then".
func (s *section) isWrapped(l line, m mark) bool {
	if !l.follows(s.last) || endsSentence(s.last.text()) || strings.HasSuffix(clean(s.last.text()), ":") || strings.HasSuffix(clean(s.last.text()), ",") {
		return false
	}
	if m.kind == numbered {
		return m.number != s.items[len(s.items)-1].Number+1
	}
	return m.kind == bullet && strings.HasPrefix(clean(l.text()), "– ") && m.rest != "" && !isCapital(m.rest) && l.left > s.level+10 && !s.hasRoomFor(l)
}

// goesOn says whether an unmarked line goes on with the item before it: it is indented under the mark, or close under the line
// before, or the first of a page while the sentence has not ended.
func (s *section) goesOn(l line) bool {
	switch {
	case !s.inItem:
		return false
	case l.page != s.last.page:
		return l.left > s.level+4 || !endsSentence(s.last.text())
	case l.follows(s.last):
		return true
	}
	return l.left > s.level+8 && l.top-s.last.top < 3*s.flow.body
}

func endsSentence(text string) bool {
	text = strings.TrimRight(clean(text), "’”'\") ")
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, ";") || strings.HasSuffix(text, "?")
}

// addProse takes a line that is no item. Before the first item it introduces the list or is all there is of it; after one it
// ends the list, unless it introduces more.
func (s *section) addProse(l line) bool {
	if len(s.items) > 0 {
		s.inItem = false
		return strings.HasSuffix(strings.TrimSpace(l.text()), ":")
	}
	if n := len(s.prose); n > 0 && !s.endsBefore(l) && (l.follows(s.last) || l.page != s.last.page && !endsSentence(s.prose[n-1].Text)) {
		s.prose[n-1].Text = s.flow.join(s.prose[n-1].Text, l.text())
		return true
	}
	s.prose = append(s.prose, Recommendation{Text: l.text(), Page: l.page, Priority: s.priority, Heading: s.title})
	return true
}

// endsBefore says whether a paragraph ends with the line before this one, though no gap tells.
func (s *section) endsBefore(l line) bool {
	return l.page == s.last.page && isCapital(clean(l.text())) && s.hasRoomFor(l)
}

// hasRoomFor says whether the first word of a line would have found room on the line before: then it was not wrapped.
func (s *section) hasRoomFor(l line) bool {
	text := clean(l.text())
	first, _, _ := strings.Cut(strings.TrimPrefix(text, "– "), " ")
	letter := (l.right - l.left) / float64(len(text)+1)
	return s.last.right+letter*float64(len(first)+2) < s.right
}

// extend goes on with the item before.
func (s *section) extend(text string) {
	r := &s.items[len(s.items)-1]
	r.Text = s.flow.join(r.Text, text)
}
