package main

import (
	"context"
	"flag"
	"fmt"
	"net"
	"text/tabwriter"

	"goldthread/day"
	"goldthread/demo"
	"goldthread/sample"
	"goldthread/store"
)

// showDemo makes the made-up authority where it is not there yet, and serves it.
func showDemo(p *program, f *flag.FlagSet) func(context.Context, []string) error {
	dir, address := f.String("dir", "wychmoor-demo", ""), f.String("addr", usualAddress, "")
	usual := demo.Usual(p.now())
	children, seed := f.Int("children", usual.Children, ""), f.Uint64("seed", 0, "")
	reset := f.Bool("reset", false, "")
	return func(ctx context.Context, args []string) error {
		if err := noMore(args); err != nil {
			return err
		}
		if *children < 1 || *children > 200_000 {
			return wrong("--children from 1 to 200,000")
		}
		if err := checkAddress(*address, ""); err != nil {
			return wrong("a demo is for this machine alone, for everybody knows its passwords: --addr %s", usualAddress)
		}
		listener, err := listen(ctx, *address) // first of all: a demo that is being served is not made anew under its readers
		if err != nil {
			return err
		}
		defer listener.Close()
		wanted := usual
		wanted.Children, wanted.Seed = *children, *seed
		made, err := p.haveDemo(ctx, *dir, wanted, *reset)
		if err != nil {
			return err
		}
		journal, err := store.Open(ctx, *dir, p.now)
		if err != nil {
			return err
		}
		defer journal.Close()
		if !made {
			if err := p.tellFound(ctx, journal, *dir, given(f)); err != nil {
				return err
			}
		}
		return p.serveDemo(ctx, listener, journal)
	}
}

// haveDemo makes the demo where there is none, or anew where that is asked for, and says whether it did.
func (p *program) haveDemo(ctx context.Context, dir string, s demo.Settings, reset bool) (made bool, err error) {
	holds, err := demo.Look(ctx, dir, p.now)
	switch {
	case err != nil:
		return false, err
	case holds == demo.Others:
		return false, fmt.Errorf("%s holds something else than a demo, and nothing in it was touched: name another folder with --dir", dir)
	case holds == demo.Whole && !reset:
		return false, nil
	}
	fmt.Fprintf(p.out, "Making %s, a made-up authority: %d children, %d months of deliveries. Nobody in it is real.\n", sample.Name, s.Children, s.Months)
	start := p.now()
	s.Progress = p.progress("months delivered")
	if err := demo.Make(ctx, dir, s); err != nil {
		return false, err
	}
	fmt.Fprintf(p.out, "Made in %.1f seconds, in %s.\n", p.now().Sub(start).Seconds(), dir)
	return true, nil
}

// tellFound says what was there already.
func (p *program) tellFound(ctx context.Context, journal *store.Store, dir string, given map[string]bool) error {
	mark, _, err := demo.ReadMark(ctx, journal)
	if err != nil {
		return err
	}
	if given["children"] || given["seed"] {
		return fmt.Errorf("%s holds a demo of %d children (seed %d) already: say --reset to make another in its place, which loses what was changed in it",
			dir, mark.Children, mark.Seed)
	}
	fmt.Fprintf(p.out, "%s is there, made on %s, with all that was changed in it since: %s. --reset starts over.\n", sample.Name, day.OfTime(mark.Made).Long(), dir)
	if newest := demo.NewestMonth(p.today()); newest > mark.AsAt {
		fmt.Fprintf(p.out, "Its newest lists are as at %s; --reset makes one up to %s.\n", mark.AsAt.Long(), newest.Long())
	}
	return nil
}

// serveDemo says how to sign in, and serves the demo.
func (p *program) serveDemo(ctx context.Context, listener net.Listener, journal *store.Store) error {
	if err := p.tellPeople(ctx, journal); err != nil {
		return err
	}
	return p.serveOn(ctx, listener, journal, "", func(url string) {
		fmt.Fprintf(p.out, "\nOpen %s and sign in. Ctrl+C stops it.\n", url)
	})
}

// tellPeople prints who can sign in, the director first.
func (p *program) tellPeople(ctx context.Context, journal *store.Store) error {
	desk, err := p.desk(journal)
	if err != nil {
		return err
	}
	accounts, err := desk.Accounts(ctx, sample.Code)
	if err != nil {
		return err
	}
	fmt.Fprintln(p.out, "\nThese passwords are the same in every demo. They open nothing but made-up records.")
	t := tabwriter.NewWriter(p.out, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "ROLE\tSIGN IN AS\tPASSWORD\tSEES FIRST")
	for _, one := range demo.People(accounts) {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", one.Role, one.Name, one.Password, one.Sees)
	}
	return t.Flush()
}
