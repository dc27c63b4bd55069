package main

import (
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
)

// whoami is the name under which the journal keeps what this person hands in.
func whoami() string {
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return "unknown"
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// progress shows how far long work has come, on one line of a terminal; in a pipe it shows nothing.
func (p *program) progress(what string) func(done, of int) {
	if !p.terminal {
		return nil
	}
	last := -1
	return func(done, of int) {
		if of == 0 || done*100/of == last {
			return
		}
		last = done * 100 / of
		fmt.Fprintf(p.err, "\r%s %d%%", what, last)
		if done >= of {
			fmt.Fprint(p.err, "\r\033[K")
		}
	}
}

// writeWhole writes a file under another name beside it and then renames it, so that a half-written one is never found
// under its name.
func writeWhole(name string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), ".goldthread-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	if err := os.Rename(f.Name(), name); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}
