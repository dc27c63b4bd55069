package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"goldthread/store"
)

// verify walks the chain of every journal of a place.
func verify(p *program, f *flag.FlagSet) func(context.Context, []string) error {
	place := f.String("data", "", "")
	return func(ctx context.Context, args []string) error {
		if err := noMore(args); err != nil {
			return err
		}
		journal, err := p.openExisting(ctx, *place)
		if err != nil {
			return err
		}
		defer journal.Close()
		found, err := journal.Verify(ctx)
		if err != nil {
			return err
		}
		if len(found.Journals) == 0 {
			return fmt.Errorf("the place holds no record at all: if there was one, restore a backup")
		}
		for _, j := range found.Journals {
			fmt.Fprintf(p.out, "authority %s: %d entries, the last one's hash is %x\n", j.Authority, j.Entries, j.Hash)
		}
		for _, b := range found.Breaks {
			fmt.Fprintf(p.err, "authority %s, entry %d: %s\n", b.Authority, b.Seq, b.What)
		}
		if n := len(found.Breaks); n > 0 {
			return fmt.Errorf("the journal is broken in %d places: restore a backup, and find out who wrote to the database beside Goldthread", n)
		}
		fmt.Fprintln(p.out, "Every entry is as it was written.")
		return nil
	}
}

// backup writes one file with everything a place holds, while others may write.
func backup(p *program, f *flag.FlagSet) func(context.Context, []string) error {
	place, out := f.String("data", "", ""), f.String("out", "", "")
	return func(ctx context.Context, args []string) error {
		if err := noMore(args); err != nil {
			return err
		}
		if err := need(given(f), "data", "out"); err != nil {
			return err
		}
		journal, err := p.openExisting(ctx, *place)
		if err != nil {
			return err
		}
		defer journal.Close()
		if _, err := os.Stat(*out); err == nil {
			return fmt.Errorf("%s is there already: give another name, or take it away first", *out)
		}
		if err := writeWhole(*out, func(w io.Writer) error { return journal.Backup(ctx, w) }); err != nil {
			return err
		}
		fmt.Fprintf(p.out, "Written: %s. It holds children's records: keep it as you keep the database.\n", *out)
		return nil
	}
}

// restore reads a backup into an empty place.
func restore(p *program, f *flag.FlagSet) func(context.Context, []string) error {
	place, from := f.String("data", "", ""), f.String("from", "", "")
	return func(ctx context.Context, args []string) error {
		if err := noMore(args); err != nil {
			return err
		}
		if err := need(given(f), "from", "data"); err != nil {
			return err
		}
		if err := checkPlace(*place); err != nil {
			return err
		}
		file, err := os.Open(*from)
		if errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("there is no backup file %s", *from)
		}
		if err != nil {
			return err
		}
		defer file.Close()
		if err := store.Restore(ctx, file, *place, p.now); err != nil {
			return err
		}
		fmt.Fprintln(p.out, "Restored: every entry was checked against its hash.")
		return nil
	}
}

// version says which build this is.
func version(p *program, _ *flag.FlagSet) func(context.Context, []string) error {
	return func(_ context.Context, args []string) error {
		if err := noMore(args); err != nil {
			return err
		}
		text := "goldthread (unversioned build)"
		if info, ok := debug.ReadBuildInfo(); ok {
			text = "goldthread " + info.Main.Version + " " + info.GoVersion
			for _, s := range info.Settings {
				if s.Key == "vcs.revision" {
					text += " " + s.Value
				}
			}
		}
		_, err := fmt.Fprintln(p.out, text)
		return err
	}
}
