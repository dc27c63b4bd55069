package report

import (
	"slices"
	"strings"

	"goldthread/indicator"
)

// Only gives the papers of some areas alone; none means all. What may be shown was decided over the whole catalogue
// before the cut, so two cuts laid against each other tell no more than the whole does. Hidden stays that of the whole.
func (p *Pack) Only(areas []indicator.Area) *Pack {
	if len(areas) == 0 {
		return p
	}
	cut := *p
	cut.Lines, cut.Areas, cut.Flags, cut.cut = nil, nil, nil, true
	kept := map[string]*Line{}
	for _, line := range p.Lines {
		if slices.Contains(areas, line.Words.Area) {
			own := *line
			kept[line.Words.Code] = &own
			cut.Lines = append(cut.Lines, &own)
		}
	}
	for _, line := range cut.Lines {
		line.Pair = pairIn(kept, line.Pair)
	}
	cut.addAreas()
	cut.write()
	return &cut
}

// pairIn is a line's pair in a cut: the cut's own line, or one that is shown beside and has no place of its own.
func pairIn(kept map[string]*Line, pair *Line) *Line {
	if pair == nil {
		return nil
	}
	if own, ok := kept[pair.Words.Code]; ok {
		return own
	}
	apart := *pair
	apart.Elsewhere, apart.Pair = true, nil
	return &apart
}

// Scope says which areas the papers hold; blank where they hold all.
func (p *Pack) Scope() string {
	if !p.cut {
		return ""
	}
	var names []string
	for _, a := range p.Areas {
		names = append(names, lowerFirst(string(a.Area)))
	}
	if len(names) == 0 {
		return "No measure belongs to the chosen areas."
	}
	return "Only these areas: " + strings.Join(names, ", ") + "."
}
