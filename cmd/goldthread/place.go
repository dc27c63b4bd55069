package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"goldthread/benchmark"
	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
	"goldthread/store"
)

// dayFlag reads a day given on the command line.
type dayFlag struct{ day.Day }

// Set reads YYYY-MM-DD. A year that no record can be of is a slip of the keyboard, and a delivery of it could not be taken
// back.
func (d *dayFlag) Set(text string) error {
	read, err := day.Parse(text)
	if err == nil && (read.Year() < 2000 || read.Year() > 2100) {
		err = fmt.Errorf("%s: look at the year", text)
	}
	d.Day = read
	return err
}

func asAtFlag(f *flag.FlagSet) *dayFlag {
	d := &dayFlag{}
	f.Var(d, "as-at", "the day that the figures or files speak of")
	return d
}

// need says which of the named flags was not given.
func need(given map[string]bool, names ...string) error {
	for _, name := range names {
		if !given[name] {
			return wrong("--%s is missing", name)
		}
	}
	return nil
}

// isFolder says whether a place is a folder rather than a database's address.
func isFolder(place string) bool {
	return !strings.HasPrefix(place, "postgres://") && !strings.HasPrefix(place, "postgresql://")
}

// checkPlace refuses what looks like a mistyped address of a database before it is taken for a folder: it may hold a
// password, so it is not said again.
func checkPlace(place string) error {
	folded := strings.ToLower(place)
	if isFolder(place) && (strings.Contains(folded, "postgres") && strings.Contains(folded, "@") || strings.Contains(folded, "://") || strings.Contains(folded, "password=")) {
		return wrong("--data looks like the address of a database, but is none: write it as postgres://user:password@host/database")
	}
	return nil
}

// openExisting opens a place that must hold a journal already: asking for figures never makes one.
func (p *program) openExisting(ctx context.Context, place string) (*store.Store, error) {
	if place == "" {
		return nil, wrong("--data is missing")
	}
	if err := checkPlace(place); err != nil {
		return nil, err
	}
	if isFolder(place) {
		if _, err := os.Stat(filepath.Join(place, "goldthread.db")); errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("there is no record in %s yet: hand in a workbook first, with goldthread deliver", place)
		}
	}
	return store.Open(ctx, place, p.now)
}

// theAuthority is the one that a place holds; where it holds several, --authority must choose.
func theAuthority(ctx context.Context, journal *store.Store, asked string) (string, error) {
	all, err := journal.Authorities(ctx)
	if err != nil {
		return "", err
	}
	if asked != "" {
		asked = authorityCode(asked)
		for _, code := range all {
			if code == asked {
				return code, nil
			}
		}
		return "", fmt.Errorf("the place holds no record of authority %s; it holds %s", asked, orNothing(strings.Join(all, ", ")))
	}
	switch len(all) {
	case 0:
		return "", fmt.Errorf("the place holds no record yet: hand in a workbook first, with goldthread deliver")
	case 1:
		return all[0], nil
	}
	return "", wrong("the place holds several authorities (%s): say which with --authority", strings.Join(all, ", "))
}

func orNothing(text string) string {
	if text == "" {
		return "nothing"
	}
	return text
}

// authorityCode is the code under which a record is kept: the three-digit number of an authority that is known by its
// number, ONS code or name, and else what was given.
func authorityCode(text string) string {
	if a, ok := benchmark.Embedded().Authority(text); ok {
		return fmt.Sprint(a.Number)
	}
	return text
}

// rules are what the indicators may ask, for an authority's Book.
func rules(b *record.Book) *indicator.Rules {
	r := &indicator.Rules{Local: clock.Local{}, Book: b}
	if a, ok := benchmark.Embedded().Authority(b.Authority); ok {
		r.Population = func(on day.Day) (children, year int, ok bool) {
			p, ok := benchmark.Embedded().Population(a.Number, on)
			return p.Children, p.Year, ok
		}
	}
	return r
}

// knownBy is the last instant of a day in London, by which something was known on that day; no day means now.
func knownBy(d day.Day) (time.Time, error) {
	if !d.Known() {
		return time.Time{}, nil
	}
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		return time.Time{}, fmt.Errorf("the time zone of London: %w", err)
	}
	y, m, dom := (d + 1).Date()
	return time.Date(y, m, dom, 0, 0, 0, 0, london).Add(-time.Microsecond), nil
}

// readBook reads the record that a command asks of: the place's authority, as known on a day.
func (p *program) readBook(ctx context.Context, place, authority string, known day.Day) (*record.Book, error) {
	journal, err := p.openExisting(ctx, place)
	if err != nil {
		return nil, err
	}
	defer journal.Close()
	code, err := theAuthority(ctx, journal, authority)
	if err != nil {
		return nil, err
	}
	instant, err := knownBy(known)
	if err != nil {
		return nil, err
	}
	return record.Read(ctx, journal, code, instant)
}

// windowNamed finds a window by its name.
func windowNamed(name string, asAt day.Day) (day.Span, error) {
	if s, ok := day.Window(name).Ending(asAt); ok {
		return s, nil
	}
	return day.Span{}, wrong("--window %q is not known: choose month, quarter, ytd or 12m", name)
}

// given are the flags that were set.
func given(f *flag.FlagSet) map[string]bool {
	set := map[string]bool{}
	f.Visit(func(one *flag.Flag) { set[one.Name] = true })
	return set
}

// noMore refuses words that a command does not know what to do with.
func noMore(args []string) error {
	if len(args) > 0 {
		return wrong("%q is more than it takes", args[0])
	}
	return nil
}
