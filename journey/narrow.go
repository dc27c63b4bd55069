package journey

import (
	"maps"
	"slices"

	"goldthread/clock"
)

// Narrow says which journeys of a map are wanted: those of a team, a source and an age band, each NotKnown or one of
// Groups. Blank is all.
type Narrow struct{ Team, Source, Age string }

// Only is the map of some of the journeys. The maps of all teams, of all sources or of all age bands add up to the whole.
func (m *Map) Only(n Narrow) *Map {
	only := &Map{Asked: m.Asked, Told: m.Told, NoFrontDoor: m.NoFrontDoor}
	for i := range m.Journeys {
		if j := &m.Journeys[i]; n.wants(j) {
			only.Journeys = append(only.Journeys, *j)
		}
	}
	only.count()
	return only
}

func (n Narrow) wants(j *Journey) bool {
	return (n.Team == "" || n.Team == j.Team) && (n.Source == "" || n.Source == j.Source) && (n.Age == "" || n.Age == j.Age)
}

// Groups are what a map can be narrowed to, NotKnown last.
type Groups struct{ Teams, Sources, Ages []string }

// Groups lists the teams, sources and age bands that the map's journeys have.
func (m *Map) Groups() Groups {
	teams, sources, ages := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i := range m.Journeys {
		j := &m.Journeys[i]
		teams[j.Team], sources[j.Source], ages[j.Age] = true, true, true
	}
	g := Groups{Teams: knownFirst(teams), Sources: knownFirst(sources)}
	for _, band := range append(slices.Clone(clock.AgeBands), NotKnown) {
		if ages[band] {
			g.Ages = append(g.Ages, band)
		}
	}
	return g
}

func knownFirst(names map[string]bool) []string {
	unknown := names[NotKnown]
	delete(names, NotKnown)
	sorted := slices.Sorted(maps.Keys(names))
	if unknown {
		sorted = append(sorted, NotKnown)
	}
	return sorted
}
