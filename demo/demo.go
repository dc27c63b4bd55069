// Package demo makes a place to look around in: the made-up authority of package sample with three years of monthly
// deliveries, and what its people wrote over that time: about the figures, of inspections and in the improvement plan.
// Everything in it came in as it would in a council: workbooks through package delivery, each at the instant at which it
// would have been handed in, so that what was known on a past day can be asked; words, targets, papers, evidence and what a
// board agreed as entries of the people who wrote them, by the acts of the packages that keep them, whose rules held then.
//
// Nobody in it is real, and its passwords are known to everybody: see People.
package demo

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"goldthread/day"
	"goldthread/sample"
	"goldthread/store"
)

// Settings say which demo to make. The same settings give the same children, deliveries and words.
type Settings struct {
	Children int    // ever known
	Months   int    // of deliveries
	Seed     uint64 // 0: the first whose story is plain to see
	Now      time.Time
	Progress func(done, of int) // may be nil
}

// Usual is the demo as it is shown: three years and 4,000 children.
func Usual(now time.Time) Settings { return Settings{Children: 4000, Months: 36, Now: now} }

const (
	// Kind is the journal's kind of the entry that marks a place as a demo. It is written last.
	Kind   = "demo"
	markID = "wychmoor"

	making = "making" // the folder within the place in which an unfinished demo lies
)

// The files of a place. The journal's is moved last: without it the folder holds no demo.
const journalFile, accessFile = "goldthread.db", "access.db"

// Mark is what a demo says of itself.
type Mark struct {
	Children int       `json:"children"`
	Months   int       `json:"months"`
	Seed     uint64    `json:"seed"`
	AsAt     day.Day   `json:"asAt"` // of the newest delivery
	Made     time.Time `json:"made"`
}

// ReadMark gives what a demo says of itself; ok is false for a place that is none.
func ReadMark(ctx context.Context, journal *store.Store) (m Mark, ok bool, err error) {
	codes, err := journal.Authorities(ctx)
	if err != nil || !slices.Equal(codes, []string{sample.Code}) {
		return m, false, err
	}
	versions, err := journal.History(ctx, sample.Code, Kind, markID)
	if err != nil || len(versions) == 0 {
		return m, false, err
	}
	if err := json.Unmarshal(versions[len(versions)-1].Body, &m); err != nil {
		return m, false, fmt.Errorf("journal entry %d, the mark of a demo: %w", versions[len(versions)-1].Seq, err)
	}
	return m, true, nil
}

// State is what a folder holds.
type State int

// The states of a folder.
const (
	Empty  State = iota // nothing, or a demo whose making was interrupted
	Whole               // a demo
	Others              // something else: it is not touched
)

// Look says what a folder holds. A folder that is missing is empty.
func Look(ctx context.Context, dir string, now func() time.Time) (State, error) {
	found, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return Empty, nil
	}
	if err != nil {
		return Others, fmt.Errorf("look into the demo's folder: %w", err)
	}
	kept := false
	for _, one := range found {
		kept = kept || one.Name() == journalFile
		if !ours(one.Name()) {
			return Others, nil
		}
	}
	if !kept {
		return Empty, nil
	}
	journal, err := store.Open(ctx, dir, now)
	if err != nil {
		return Others, err
	}
	defer journal.Close()
	_, ok, err := ReadMark(ctx, journal)
	if err != nil || !ok {
		return Others, err
	}
	return Whole, nil
}

// ours says whether a file belongs to a demo: the databases, an unfinished one, and what deliver writes for people.
func ours(name string) bool {
	return name == making || strings.HasPrefix(name, journalFile) || strings.HasPrefix(name, accessFile) ||
		slices.ContainsFunc([]string{"oddities-", "withdrawn-", "mapping-"}, func(of string) bool { return strings.HasPrefix(name, of+sample.Code) })
}

// Make makes the demo in a folder that is Empty, or in place of one that is Whole. It is there when it is whole: made in
// a folder of its own and moved when it is done, so that one that was interrupted is made anew.
func Make(ctx context.Context, dir string, s Settings) (err error) {
	part := filepath.Join(dir, making)
	if err := os.RemoveAll(part); err != nil {
		return fmt.Errorf("clear away an unfinished demo: %w", err)
	}
	if err := os.MkdirAll(part, 0o700); err != nil {
		return fmt.Errorf("make the demo's folder: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(part))
		}
	}()
	if err := write(ctx, part, s); err != nil {
		return err
	}
	return move(part, dir)
}

// move puts the finished databases in the place of what was there: the journal goes first and comes last, so that
// a move that is cut short leaves a folder that is Empty.
func move(part, dir string) error {
	left, err := os.ReadDir(part)
	if err != nil {
		return fmt.Errorf("finish the demo: %w", err)
	}
	if len(left) != 2 || left[0].Name() != accessFile || left[1].Name() != journalFile {
		return fmt.Errorf("finish the demo: the databases were not closed whole in %s", part)
	}
	was, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("finish the demo: %w", err)
	}
	if err := os.RemoveAll(filepath.Join(dir, journalFile)); err != nil {
		return fmt.Errorf("clear away the demo that was there: %w", err)
	}
	for _, one := range was {
		if one.Name() == making || !ours(one.Name()) {
			continue
		}
		if err := os.RemoveAll(filepath.Join(dir, one.Name())); err != nil {
			return fmt.Errorf("clear away the demo that was there: %w", err)
		}
	}
	for _, file := range []string{accessFile, journalFile} {
		if err := os.Rename(filepath.Join(part, file), filepath.Join(dir, file)); err != nil {
			return fmt.Errorf("finish the demo: %w", err)
		}
	}
	return os.Remove(part)
}
