package benchmark

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Authority is a local authority with children's services in England.
type Authority struct {
	Number int    // the Department for Education's three digits
	ONS    string // the newest E code
	Name   string
	Region string // "Yorkshire and The Humber", "Inner London"
	Type   string // SC shire county, UA unitary, MD metropolitan, ILB and OLB inner and outer London borough
}

// Authority finds an authority by its number, its ONS code (now or formerly) or its exact name, whatever the case.
func (b *Benchmarks) Authority(code string) (Authority, bool) {
	code = strings.TrimSpace(code)
	number, err := strconv.Atoi(code)
	if err != nil {
		number = b.numbers[strings.ToLower(code)]
	}
	a := b.areas[number].Authority
	return a, a.Number != 0
}

// Authorities lists all, by name, those that have since been merged or split too: their past years are published.
func (b *Benchmarks) Authorities() []Authority { return slices.Clone(b.authorities) }

// Neighbours are the ten statistical neighbours of the 2025 model, closest first.
func (b *Benchmarks) Neighbours(number int) []Authority {
	var list []Authority
	for _, n := range b.neighbours[number] {
		list = append(list, b.areas[n].Authority)
	}
	return list
}

// suggestions is how many authorities Suggest gives at most.
const suggestions = 5

// Suggest gives the authorities whose names are nearest to what was typed, nearest first; none if none is near.
func (b *Benchmarks) Suggest(text string) []Authority {
	wanted := fold(text)
	if wanted == "" {
		return nil
	}
	type guess struct {
		authority Authority
		distance  int
	}
	var near []guess
	for _, a := range b.authorities {
		if d := distance(wanted, fold(a.Name)); d <= max(1, len(wanted)/3) {
			near = append(near, guess{a, d})
		}
	}
	slices.SortStableFunc(near, func(x, y guess) int { return cmp.Compare(x.distance, y.distance) })
	var list []Authority
	for _, g := range near[:min(len(near), suggestions)] {
		list = append(list, g.authority)
	}
	return list
}

var (
	notLetters = regexp.MustCompile(`[^a-z ]+`)
	dressing   = regexp.MustCompile(`\b(?:the|royal|london|metropolitan|city|county|borough|district|council|of|mbc|cc|lb)\b`)
)

// fold leaves of a name what tells it apart: "Royal Borough of Greenwich" and "greenwich" are one.
func fold(name string) string {
	lower := strings.ReplaceAll(strings.ToLower(name), "&", " and ")
	letters := notLetters.ReplaceAllString(lower, " ")
	if bare := strings.Join(strings.Fields(dressing.ReplaceAllString(letters, " ")), " "); bare != "" {
		return bare
	}
	return strings.Join(strings.Fields(letters), " ")
}

// distance is how many letters must change; a name that holds what was typed is near however long it is.
func distance(typed, name string) int {
	if typed == name {
		return 0
	}
	if len(typed) >= 3 && strings.Contains(name, typed) {
		return 1
	}
	row := make([]int, len(name)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(typed) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(name) {
			changed := diagonal
			if typed[i] != name[j] {
				changed++
			}
			diagonal, row[j+1] = row[j+1], min(changed, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(name)]
}
