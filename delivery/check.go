package delivery

import (
	"fmt"
	"strings"

	"goldthread/day"
	"goldthread/record"
)

// Mistaken is a delivery that is refused whole, since it looks like another file than the one meant. Nothing was changed.
type Mistaken struct{ What, Do string }

func (m *Mistaken) Error() string {
	return m.What + ". Nothing was changed. " + m.Do
}

// atLeast is how many children a comparison between two deliveries needs before it says anything.
const atLeast = 20

// checkWhole refuses one workbook that lacks whole lists which the last delivery had: it is probably half a workbook.
// Lists that come as single files may come one by one.
func (k *known) checkWhole(covers []record.Covered) error {
	if len(k.deliveries) == 0 {
		return nil
	}
	last := k.deliveries[len(k.deliveries)-1]
	var lacks []string
	for _, c := range last.Covers {
		if _, ok := cover(covers, c.Feed); !ok {
			lacks = append(lacks, string(c.Feed))
		}
	}
	if len(lacks) == 0 {
		return nil
	}
	return &Mistaken{
		What: fmt.Sprintf("this workbook has no list of %s, and the delivery as at %s had", strings.Join(lacks, ", "), last.AsAt.Long()),
		Do:   "If it is half a workbook, deliver the whole one; if the lists are left out on purpose, say --partial.",
	}
}

// checkSame refuses files in which hardly any of the children appear who were in need, protected or looked after at the
// last delivery: they are probably another authority's.
func (k *known) checkSame(asAt day.Day, covers []record.Covered, facts []Fact) error {
	before := k.openChildren(asAt)
	_, lists := cover(covers, record.NeedEpisodes)
	if len(before) < atLeast || !lists {
		return nil
	}
	here := map[string]bool{}
	for _, f := range facts {
		here[f.Child] = true
	}
	again := 0
	for child := range before {
		if here[child] {
			again++
		}
	}
	if len(here) < atLeast || again*10 >= len(before) {
		return nil
	}
	return &Mistaken{
		What: fmt.Sprintf("of %d children who were in need, protected or looked after in the last delivery, only %d appear in these files, so they look like another authority's", len(before), again),
		Do:   "Check --authority and the files. If the authority has changed its identifiers, deliver into a new place.",
	}
}

// openChildren are those with an episode of need, a plan or a period of care that ran at the last delivery before the
// day, if that was within half a year: after longer, many will have left.
func (k *known) openChildren(asAt day.Day) map[string]bool {
	open := map[string]bool{}
	last := k.lastBefore(record.NeedEpisodes, asAt)
	if !last.Known() || last < asAt.AddMonths(-6) {
		return open
	}
	for _, s := range k.entries {
		if s.kind != "need" && s.kind != "plan" && s.kind != "care" {
			continue
		}
		if e, err := episodeOf(s.kind, s.body); err == nil && record.Open(e.start(), e.end(), e.gone(), last) {
			open[s.child] = true
		}
	}
	return open
}

// checkPlaces refuses a list of children in care whose placements inside the authority lie in another one.
func checkPlaces(authority string, codeOf func(text string) (string, bool), facts []Fact) error {
	if codeOf == nil {
		return nil
	}
	inside, elsewhere := 0, map[string]int{}
	for _, f := range facts {
		p, ok := f.Value.(record.Placement)
		if !ok || p.Location != "IN" {
			continue
		}
		if code, ok := codeOf(p.Authority); ok {
			inside++
			if code != authority {
				elsewhere[code]++
			}
		}
	}
	for code, n := range elsewhere {
		if inside >= atLeast && n*10 >= inside*8 {
			return &Mistaken{
				What: fmt.Sprintf("of %d placements inside the authority, %d are in authority %s and not in %s, so the files look like that one's", inside, n, code, authority),
				Do:   "Check --authority and the files.",
			}
		}
	}
	return nil
}
