package report

import (
	"strconv"
	"strings"

	"goldthread/benchmark"
)

// benchmarked is the authority whose published figures stand beside ours: itself, or the one that it borrows from.
func (in Input) benchmarked() (benchmark.Authority, bool) {
	if in.Benchmarks == nil {
		return benchmark.Authority{}, false
	}
	if in.Authority.Borrowed != 0 {
		return in.Benchmarks.Authority(strconv.Itoa(in.Authority.Borrowed))
	}
	return in.Benchmarks.Authority(in.Authority.Code)
}

// lender is the name of the authority whose published figures are borrowed; blank where none are.
func (in Input) lender() string {
	if in.Authority.Borrowed == 0 {
		return ""
	}
	a, _ := in.benchmarked()
	return a.Name
}

func neighboursOf(a benchmark.Authority) string { return "Neighbours of " + a.Name }

// Neighbours is what the column of the neighbours is called: "Statistical neighbours", or "Neighbours of Rotherham"
// where their figures are borrowed.
func (p *Pack) Neighbours() string {
	if p.lender == "" {
		return "Statistical neighbours"
	}
	return "Neighbours of " + p.lender
}

// aboutNeighbours names the lender where a meaning speaks of "this one".
func (p *Pack) aboutNeighbours(meaning string) string {
	if p.lender == "" {
		return meaning
	}
	return strings.Replace(meaning, "The ten councils most like this one", "The ten councils most like "+p.lender, 1)
}

// Borrowed says what is made up or borrowed; blank where nothing is.
func (p *Pack) Borrowed() string {
	said := ""
	if p.Authority.MadeUp {
		said = p.Authority.Name + " is made up: there is no such authority, and no child in it."
	}
	switch {
	case p.lender == "":
		return said
	case p.Authority.MadeUp:
		return said + " Published figures beside its own are those of the neighbours of " + p.lender + ", borrowed for a made-up authority."
	}
	return "Published figures beside its own are those of the neighbours of " + p.lender + ", borrowed."
}
