package delivery

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"goldthread/day"
	"goldthread/ingest"
	"goldthread/record"
	"goldthread/store"
)

// Mistaken is a delivery that is refused whole, since it looks like another file than the one meant. Nothing was changed.
type Mistaken struct {
	What, Do string
	Partial  bool // Request.Partial would let it through
}

func (m *Mistaken) Error() string {
	say := m.What + ". Nothing was changed. " + m.Do
	if m.Partial {
		say += " On the command line that is --partial."
	}
	return say
}

// atLeast is how many children a comparison between two deliveries needs before it says anything.
const atLeast = 20

// checkWhole refuses one workbook that lacks whole lists which the fullest delivery so far had: it is probably half a workbook.
// Lists that come as single files may come one by one.
func (k *known) checkWhole(covers []record.Covered) error {
	if len(k.deliveries) == 0 {
		return nil
	}
	last := k.deliveries[len(k.deliveries)-1]
	for _, d := range k.deliveries {
		if len(d.Covers) >= len(last.Covers) {
			last = d
		}
	}
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
		What:    fmt.Sprintf("this workbook has no list of %s, and the delivery as at %s had", strings.Join(lacks, ", "), last.AsAt.Long()),
		Do:      "If it is half a workbook, deliver the whole one; if the lists are left out on purpose, say so.",
		Partial: true,
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
		Do:   "Check the authority and the files. If the authority has changed its identifiers, deliver into a new place.",
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
		if !oneRow[s.kind] {
			continue
		}
		if e, _, err := s.episode(); err == nil && record.Open(e.start, e.end, e.gone, last) {
			open[s.child] = true
		}
	}
	return open
}

// checkFiles refuses two workbooks at once: each is of its own day.
func checkFiles(files []ingest.Upload) error {
	books := 0
	for _, f := range files {
		if isWorkbook(f) {
			books++
		}
	}
	if books < 2 {
		return nil
	}
	return &Mistaken{
		What: fmt.Sprintf("%d workbooks were handed in at once, and each is of a day of its own", books),
		Do:   "Deliver them one by one, each with its own as-at day.",
	}
}

// checkElsewhere refuses files that were handed in for another authority of the same place.
func checkElsewhere(ctx context.Context, journal *store.Store, authority string, files []record.File) error {
	others, err := journal.Authorities(ctx)
	if err != nil {
		return err
	}
	for _, other := range others {
		if other == authority {
			continue
		}
		k, err := readDeliveries(ctx, journal, other)
		if err != nil {
			return err
		}
		for _, d := range k {
			if slices.EqualFunc(d.Files, files, func(a, b record.File) bool { return a.SHA == b.SHA }) {
				return &Mistaken{
					What: fmt.Sprintf("these files were delivered for authority %s as at %s", other, d.AsAt.Long()),
					Do:   "Check the authority.",
				}
			}
		}
	}
	return nil
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
				Do:   "Check the authority and the files.",
			}
		}
	}
	return nil
}
