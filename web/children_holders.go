package web

import (
	"cmp"
	"maps"
	"slices"

	"goldthread/record"
)

// holderLine is how many children somebody holds.
type holderLine struct {
	Name, Team, Href string
	All, Late        int
	Of               [5]int // by caseStatuses
}

// count fills in what can be chosen, and who holds how many: by team while there are several and none is chosen, else by
// worker. The cases are counted by holder first, of whom there are few.
func (c *childrenView) count(mine *caseload, l look) {
	tally := make([]holderLine, len(mine.Holders))
	for _, o := range mine.Cases {
		tally[o.holder].count(o)
	}
	teams, workers := map[string]bool{}, map[string]bool{}
	for i, h := range mine.Holders {
		if tally[i].All == 0 {
			continue
		}
		c.Late += tally[i].Late
		teams[h.Team] = true
		if c.Team == "" || h.Team == c.Team {
			workers[h.Worker] = true
		}
	}
	c.Teams, c.Workers = slices.Sorted(maps.Keys(teams)), slices.Sorted(maps.Keys(workers))
	c.hold(mine.Holders, tally, l)
}

// hold lists who holds how many.
func (c *childrenView) hold(holders []record.Holding, tally []holderLine, l look) {
	c.ByWorker = len(c.Teams) == 1 || c.Team != ""
	by := map[string]*holderLine{}
	for i, held := range holders {
		if tally[i].All == 0 || c.Team != "" && held.Team != c.Team {
			continue
		}
		name := held.Team
		if c.ByWorker {
			name = held.Worker
		}
		h := by[name]
		if h == nil {
			h = &holderLine{Name: name, Team: held.Team}
			by[name] = h
		}
		h.add(&tally[i])
	}
	for _, h := range by {
		if c.ByWorker {
			h.Href = "/children" + l.Query("team", c.Team, "worker", cmp.Or(h.Name, nobody))
		} else {
			h.Href = "/children" + l.Query("team", h.Name)
		}
		c.Holders = append(c.Holders, *h)
	}
	slices.SortFunc(c.Holders, func(a, b holderLine) int { return cmp.Or(b.All-a.All, cmp.Compare(a.Name, b.Name)) })
	if len(c.Holders) < 2 {
		c.Holders = nil
	}
}

func (h *holderLine) count(o *openCase) {
	h.All++
	if o.Late > 0 {
		h.Late++
	}
	if i := slices.Index(caseStatuses, o.Status); i >= 0 {
		h.Of[i]++
	}
}

func (h *holderLine) add(more *holderLine) {
	h.All += more.All
	h.Late += more.Late
	for i, n := range more.Of {
		h.Of[i] += n
	}
}
