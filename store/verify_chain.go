package store

import (
	"cmp"
	"fmt"
	"slices"
)

// chainWalk follows one authority's journal along its hashes.
type chainWalk struct {
	authority string
	head      head
	chain     chain

	seen, last  int64
	before      [32]byte // the hash that stands on the entry before
	beforeKnown bool     // false when the entry before is missing
	shouldBe    [32]byte // the hash that the entry before ought to have
	suspects    []suspect
	breaks      []Break
}

// suspect is an entry whose contents do not give its hash, with the hash that stands before it.
type suspect struct {
	Entry
	before [32]byte
}

func (w *chainWalk) see(e *Entry) error {
	w.seen++
	if e.Seq != w.last+1 {
		w.missing(e.Seq)
	}
	shouldBe := w.chain.hash(w.before, e)
	if w.beforeKnown && shouldBe != e.Hash && w.chain.hash(w.shouldBe, e) != e.Hash {
		kept := suspect{Entry: *e, before: w.before}
		kept.Body = slices.Clone(e.Body)
		w.suspects = append(w.suspects, kept)
	}
	w.last, w.before, w.shouldBe, w.beforeKnown = e.Seq, e.Hash, shouldBe, true
	return nil
}

func (w *chainWalk) missing(next int64) {
	if next < 1 {
		w.fault(next, "no entry has such a number: it was put in from outside")
	} else {
		w.fault(w.last+1, fmt.Sprintf("entries %d to %d are missing", w.last+1, next-1))
	}
	w.beforeKnown = false
}

func (w *chainWalk) fault(seq int64, what string) {
	w.breaks = append(w.breaks, Break{Authority: w.authority, Seq: seq, What: what})
}

// end compares the walk with the head and settles the suspects.
func (w *chainWalk) end() {
	lastSuspect := len(w.suspects) > 0 && w.suspects[len(w.suspects)-1].Seq == w.last
	switch {
	case w.last < w.head.seq:
		w.fault(w.last+1, fmt.Sprintf("entries %d to %d are missing: the end of the journal was removed", w.last+1, w.head.seq))
	case w.last > w.head.seq:
		w.fault(w.head.seq+1, fmt.Sprintf("entries %d to %d stand after the journal's end: they were put in from outside, or the head was changed", w.head.seq+1, w.last))
	case w.before != w.head.hash && !lastSuspect:
		w.fault(w.last, "the hash of the last entry is not the one that the head holds")
	}
	w.swaps()
	for _, s := range w.suspects {
		w.fault(s.Seq, "it was changed after it was recorded: its contents do not give its hash")
	}
	slices.SortStableFunc(w.breaks, func(a, b Break) int { return cmp.Compare(a.Seq, b.Seq) })
}

// mostCompared bounds the search for swaps, which looks at every two suspects: beyond it a journal is not swapped but spoilt.
const mostCompared = 200

// swaps takes from the suspects those that would be sound in each other's place, and those that only follow one of them.
func (w *chainWalk) swaps() {
	if len(w.suspects) > mostCompared {
		return
	}
	for i := 0; i < len(w.suspects); i++ {
		for j := i + 1; j < len(w.suspects); j++ {
			if a, b := w.suspects[i], w.suspects[j]; w.swapped(a, b) {
				w.fault(a.Seq, fmt.Sprintf("entries %d and %d are out of order: each stands in the other's place", a.Seq, b.Seq))
				w.suspects = slices.DeleteFunc(w.suspects, func(s suspect) bool { return w.explained(s, a, b) })
				i--
				break
			}
		}
	}
}

func (w *chainWalk) swapped(a, b suspect) bool {
	first, second := b.Entry, a.Entry
	first.Seq, second.Seq = a.Seq, b.Seq
	beforeSecond := b.before
	if b.Seq == a.Seq+1 {
		beforeSecond = first.Hash
	}
	return w.chain.hash(a.before, &first) == first.Hash && w.chain.hash(beforeSecond, &second) == second.Hash
}

// explained says whether s is one of the swapped two or is sound after the one that belongs before it.
func (w *chainWalk) explained(s, a, b suspect) bool {
	switch s.Seq {
	case a.Seq, b.Seq:
		return true
	case a.Seq + 1:
		return w.chain.hash(b.Hash, &s.Entry) == s.Hash
	case b.Seq + 1:
		return w.chain.hash(a.Hash, &s.Entry) == s.Hash
	}
	return false
}
