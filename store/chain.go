package store

import (
	"crypto/sha256"
	"encoding/binary"
)

// chain makes the hashes of one authority's entries, each over the one before it.
type chain struct {
	last  [32]byte // zero before the first entry
	bytes []byte   // reused
}

// next gives the hash of the entry that follows and makes it the last.
func (c *chain) next(e *Entry) [32]byte {
	c.last = c.hash(c.last, e)
	return c.last
}

// hash is SHA-256 over the hash before and every field. Each field stands after its length, so that no two different
// entries give the same bytes.
func (c *chain) hash(before [32]byte, e *Entry) [32]byte {
	b := append(c.bytes[:0], before[:]...)
	b = binary.BigEndian.AppendUint64(b, uint64(e.Seq))
	for _, text := range [...]string{e.Authority, e.Kind, e.ID, e.Child, string(e.Op), instantText(e.RecordedAt), e.Actor, e.Source} {
		b = binary.BigEndian.AppendUint64(b, uint64(len(text)))
		b = append(b, text...)
	}
	b = binary.BigEndian.AppendUint64(b, uint64(len(e.Body)))
	b = append(b, e.Body...)
	c.bytes = b
	return sha256.Sum256(b)
}
