// Package report makes the three papers that councillors get (a cover report, a data report and an explanatory
// document) and their workbook, from one model of the figures: the Pack.
//
// The public edition is the same papers from a masked model. Every count goes through disclosure.Suppress as one linked
// system before anything is derived from it; what may not be shown is erased from the model, so a sentence, a rating, a
// chart or a cell cannot give away what the model no longer holds.
package report

import (
	"fmt"
	"slices"

	"goldthread/benchmark"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
)

// Authority is whose papers these are.
type Authority struct {
	Code     string // as the benchmarks know it: the three-digit number or the ONS code
	Name     string
	Borrowed int  // number of the authority whose published figures stand beside its own; 0: it has some itself
	MadeUp   bool // no such authority exists, and the papers say so
}

// Input is all that the papers are made of.
type Input struct {
	Rules      *indicator.Rules      // with the Book
	Indicators []indicator.Indicator // nil: the whole catalogue
	Benchmarks *benchmark.Benchmarks // nil: no published figures beside ours
	Authority  Authority
	AsAt       day.Day
	Made       day.Day     // the day on which the papers are made
	Officer    Officer     // the officer's own sections: ReadOfficer
	Targets    Targets     // ReadTargets
	Breaks     []BreakNote // where series break
	For        string      // whom or what the papers are for, as "Scrutiny committee, 12 May 2025"; blank says nothing
	Public     bool
	Draft      bool      // not approved yet: every paper says so
	Keep       []string  // cells that an earlier public edition hid (Pack.Hidden): they stay hidden
	Published  []day.Day // the as-at days of earlier public editions of this authority, in any order
	// Sheet holds the indicators in Columns(AsAt) by team, counted before from the same rules; nil: Build counts them. The
	// public edition asks for more and always counts.
	Sheet *indicator.Sheet
}

// Pack is the model of the papers. In the public edition it holds nothing that may not be printed.
type Pack struct {
	Authority Authority
	For       string
	AsAt      day.Day
	Made      day.Day
	DataAsAt  day.Day // the newest delivery behind the figures; Never where there is none
	Public    bool
	Draft     bool
	Areas     []AreaLines
	Lines     []*Line // in the order of the scorecard
	Tally     Tally
	Sections  []Section // of the cover report, in order
	Flags     []Flag    // what the officer should look at before the papers go out
	Hidden    []string  // of the public edition: the cells not shown; restricted, the next edition's Keep

	lender  string // whose published figures are borrowed
	targets Targets
	breaks  []BreakNote
	officer Officer
	telling *telling         // of the public edition
	all     map[string]*Line // by code, those that a cut left out too
	codes   []string         // of all, in the order of the scorecard
	cut     bool             // some areas alone: Only
}

// AreaLines are the lines of one part of the service.
type AreaLines struct {
	Area  indicator.Area
	Lines []*Line
}

// Flag is something for the officer to look at.
type Flag struct {
	Where string // "officer.md, line 12, Background"
	Text  string // the words that it is about
	Why   string
}

// Build makes the model. It refuses a public edition whose officer's text could give a child or a worker away.
func Build(in Input) (*Pack, error) {
	if !in.AsAt.Known() || !in.Made.Known() {
		return nil, fmt.Errorf("make the papers: give the day that the figures are as at and the day on which they are made")
	}
	if in.Indicators == nil {
		in.Indicators = catalogue.All()
	}
	if err := in.Targets.checkUnits(in.Indicators); err != nil {
		return nil, err
	}
	p := newPack(in)
	var workers []string
	if in.Public {
		workers = workersOf(in.Rules.Book)
		p.telling = newTelling(in.Rules.Book, workers)
		if err := p.checkPublic(); err != nil {
			return nil, err
		}
	}
	measures := measureAll(in)
	m, err := newMasking(in, measures, workers)
	if err != nil {
		return nil, fmt.Errorf("make the public edition: %w", err)
	}
	p.Hidden = m.hidden()
	for i := range measures {
		if measures[i].monthsWithheld {
			p.Hidden = append(p.Hidden, withheldMark(measures[i].in.About().Code, in.AsAt))
		}
	}
	p.addLines(in, measures, m)
	p.addAreas()
	p.write()
	return p, nil
}

// newPack holds what the papers are told, and no figure yet.
func newPack(in Input) *Pack {
	return &Pack{Authority: in.Authority, For: in.For, AsAt: in.AsAt, Made: in.Made, Public: in.Public, Draft: in.Draft,
		DataAsAt: in.Rules.Book.LatestDelivery(in.AsAt), lender: in.lender(), breaks: in.Breaks, targets: in.Targets, officer: in.Officer}
}

// Rewrite gives the papers of the same figures with other words: the officer's sections, whom they are for, and whether
// they are a draft. It takes no time beside Build, which counts and masks. The words of a public edition are looked at.
func (p *Pack) Rewrite(officer Officer, forWhom string, draft bool) (*Pack, error) {
	again := *p
	again.officer, again.For, again.Draft, again.Flags = officer, forWhom, draft, nil
	if p.Public {
		if err := again.checkPublic(); err != nil {
			return nil, err
		}
	}
	again.write()
	return &again, nil
}

// write makes what is said of the lines: the counts, the sections of the cover report and the flags.
func (p *Pack) write() {
	p.Tally = tallyOf(p.Lines)
	p.flagTargets()
	p.Sections = p.coverSections(p.officer)
}

func (p *Pack) addLines(in Input, measures []measure, m *masking) {
	p.all = map[string]*Line{}
	for i := range measures {
		line := newLine(in, &measures[i], m)
		p.all[line.Words.Code] = line
		p.Lines = append(p.Lines, line)
		p.codes = append(p.codes, line.Words.Code)
	}
	for _, line := range p.Lines {
		line.Pair = p.all[line.Words.Pair]
	}
}

func (p *Pack) addAreas() {
	for _, area := range indicator.Areas {
		lines := AreaLines{Area: area}
		for _, line := range p.Lines {
			if line.Words.Area == area {
				lines.Lines = append(lines.Lines, line)
			}
		}
		if lines.Lines != nil {
			p.Areas = append(p.Areas, lines)
		}
	}
}

// whole are the lines of which the cover report tells.
func (p *Pack) whole() []*Line {
	return slices.DeleteFunc(slices.Clone(p.Lines), (*Line).ByGroups)
}

// DataAge is how many days before the papers were made the data ended.
func (p *Pack) DataAge() int { return int(p.Made - p.DataAsAt) }
