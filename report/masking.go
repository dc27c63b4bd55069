package report

import (
	"fmt"
	"slices"
	"strings"

	"goldthread/disclosure"
	"goldthread/indicator"
)

// masking turns figures into what the papers may print of them. Without a mask (the papers for officers) that is all.
type masking struct {
	mask    *disclosure.Mask
	counts  map[string]int    // every count that was looked at
	decided map[string]bool   // those that Suppress decided on
	out     map[string]bool   // those that an earlier edition printed
	ties    [][]string        // codes of measures of which one gives another's counts away
	names   map[string]string // group names that may not be printed, and what stands for them
}

func newMasking(in Input, measures []measure, workers []string) (*masking, error) {
	if !in.Public {
		return &masking{}, nil
	}
	m := &masking{names: safeNames(measures, workers)}
	for again := true; again; {
		if err := m.suppress(measures, in.Keep); err != nil {
			return nil, err
		}
		if again = m.withholdMonths(measures, in); again {
			continue
		}
		var err error
		if again, err = m.withholdTeams(measures, in.Keep); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// suppress decides on all counts of some measures together.
func (m *masking) suppress(measures []measure, keep []string) error {
	tables := linkedTables(measures, keep)
	mask, err := disclosure.Suppress(tables.cells, tables.totals, disclosure.Settings{Keep: keep})
	m.mask, m.counts, m.decided, m.ties, m.out = &mask, tables.counts, tables.isCell, tables.ties, map[string]bool{}
	for _, c := range tables.cells {
		m.out[c.ID] = c.Out
	}
	return err
}

// withholdMonths leaves the months of measures out where they cost the whole. It says whether it left any out.
func (m *masking) withholdMonths(measures []measure, in Input) bool {
	wanting := map[string]bool{}
	for i := range measures {
		if of := &measures[i]; of.monthsWithheld || m.wantsWithholding(of) {
			wanting[of.in.About().Code] = true
		}
	}
	m.withTied(wanting)
	var of []*measure
	for i := range measures {
		if !measures[i].monthsWithheld && wanting[measures[i].in.About().Code] {
			of = append(of, &measures[i])
		}
	}
	withhold(of, in)
	return of != nil
}

// withTied adds the measures that are tied to some: their months would give those of the others away, which nothing protects
// once they are left out.
func (m *masking) withTied(codes map[string]bool) {
	for again := true; again; {
		again = false
		for _, tied := range m.ties {
			if !slices.ContainsFunc(tied, func(c string) bool { return codes[c] }) {
				continue
			}
			for _, c := range tied {
				again = again || !codes[c]
				codes[c] = true
			}
		}
	}
}

// withholdTeams leaves the teams of a measure out where they cost the whole: small teams that must be hidden drag the
// figure of the authority with them, and that is what the public asks for first. It says whether it left any out.
func (m *masking) withholdTeams(measures []measure, keep []string) (some bool, err error) {
	for i := range measures {
		of := &measures[i]
		if of.teams == nil || m.value(of.now).Symbol == disclosure.None || small(of.now) {
			continue
		}
		alone := *of
		alone.teams = nil
		byItself := &masking{}
		if err := byItself.suppress([]measure{alone}, keep); err != nil {
			return false, err
		}
		if byItself.value(of.now).Symbol == disclosure.None {
			of.teams, of.teamsWithheld, some = nil, true, true
		}
	}
	return some, nil
}

func (m *masking) hidden() []string {
	if m.mask == nil {
		return nil
	}
	hidden := m.mask.Hidden()
	for _, id := range hidden {
		if m.out[id] {
			hidden = append(hidden, seenMark(id))
		}
	}
	return hidden
}

// value makes the printable value of a figure. Numbers that may not be shown are erased here, and nowhere else.
func (m *masking) value(f indicator.Figure) Value {
	v := Value{
		Unit: f.Unit, OnDay: f.OnDay, Window: f.Window, Group: f.Group, Number: f.Value, Known: f.Known,
		Numerator: f.Numerator, Denominator: f.Denominator, CannotTell: f.CannotTell,
		Partial: f.Partial, ToldFrom: f.ToldFrom, Note: f.Note, Year: f.Year,
	}
	if m.mask != nil {
		m.erase(&v, f)
	}
	return v
}

// erase puts symbols where numbers may not stand. A share goes with its count and its whole: where what is left of it may
// not be known, one of the two is hidden, for the three are tied.
func (m *masking) erase(v *Value, f indicator.Figure) {
	if name, ok := m.names[v.Group]; ok {
		v.Group = name
	}
	n, d, cannot := cellOf(f, numerator), cellOf(f, denominator), cellOf(f, cannotTell)
	v.NumeratorSymbol, v.CannotTellSymbol = m.symbol(n), m.symbol(cannot)
	v.Symbol = v.NumeratorSymbol
	if v.hasDenominator() {
		v.DenominatorSymbol = m.symbol(d)
		v.Symbol = either(v.Symbol, v.DenominatorSymbol)
	}
	v.forget()
}

// symbol is what stands for a count. Nought is always shown, as the Department for Education shows it, and so is no part
// of what Suppress decides on. A count that was never looked at panics: printing it would be printing unchecked.
func (m *masking) symbol(id string) disclosure.Symbol {
	n, looked := m.counts[id]
	if looked && n == 0 && !m.decided[id] {
		return disclosure.None
	}
	return m.mask.Symbol(id)
}

// either is the symbol of a number made of two counts: it goes when one of them goes.
func either(a, b disclosure.Symbol) disclosure.Symbol {
	if a != disclosure.None {
		return a
	}
	return b
}

// forget takes away each number that a symbol stands for, and the note that could tell of it.
func (v *Value) forget() {
	if v.Symbol != disclosure.None {
		v.Number, v.Known = 0, false
	}
	if v.NumeratorSymbol != disclosure.None {
		v.Numerator = 0
	}
	if v.DenominatorSymbol != disclosure.None {
		v.Denominator = 0
	}
	if v.CannotTellSymbol != disclosure.None {
		v.CannotTell = 0
	}
	if v.Hidden() && !v.Partial { // a note of a partial figure tells what was delivered; any other tells a count
		v.Note = ""
	}
	if v.Unit == indicator.Rate10k && v.Group != "" {
		v.Note = ""
	}
}

// part is one of the counts that a figure is made of.
type part string

const (
	numerator   part = "met"
	denominator part = "of"
	cannotTell  part = "cannot tell"
	belonging   part = "all"
)

// cellOf names a count. A figure of the same measure, time and group is the same cell wherever it is printed.
func cellOf(f indicator.Figure, p part) string {
	when := f.Window.To.String()
	if !f.OnDay {
		when = f.Window.From.String() + ".." + when
	}
	id := fmt.Sprintf("%s %s %s", f.Words.Code, p, when)
	if f.Split != "" {
		id += " in " + f.Group
	}
	return id
}

// count is the count that a part is; ok is false where the unit has no such part.
func (p part) count(f indicator.Figure) (n int, ok bool) {
	switch p {
	case numerator:
		return f.Numerator, true
	case cannotTell:
		return f.CannotTell, true
	case denominator:
		return f.Denominator, f.Unit == indicator.Percent || f.Unit == indicator.Average
	case belonging:
		return f.Denominator + f.CannotTell, f.Unit == indicator.Percent
	}
	return 0, false
}

// safeNames gives each group whose name holds a worker's a name of its own: a team may be called after its manager.
func safeNames(measures []measure, workers []string) map[string]string {
	names := map[string]string{}
	for _, m := range measures {
		for _, f := range m.teams {
			if _, seen := names[f.Group]; !seen && disclosure.Names(f.Group, workers) {
				names[f.Group] = fmt.Sprintf("Team %c", 'A'+rune(len(names)%26)) + strings.Repeat("*", len(names)/26)
			}
		}
	}
	return names
}
