package access

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"hash"
	"runtime"
	"sync"

	"goldthread/record"
	"goldthread/store"
)

// References are what stands for a child in a URL: the same at every start of the program, different in every place, and
// nothing that the child's id could be guessed from. Any number of goroutines may use them.
type References struct {
	authority string
	key       []byte

	mu       sync.RWMutex
	children map[reference]string // the child's id
	known    map[string]reference
}

// reference is 120 bits of an HMAC: 24 letters and digits.
type reference [15]byte

var referenceText = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// referencesSecret names the key in the store; another name would make all references void.
const referencesSecret = "references"

// NewReferences makes the references of an authority's children, with the place's own key. They know no child until they
// Learn a Book.
func NewReferences(ctx context.Context, place *store.Store, authority string) (*References, error) {
	key, err := place.Secret(ctx, referencesSecret)
	if err != nil {
		return nil, err
	}
	return &References{authority: authority, key: key, children: map[reference]string{}, known: map[string]reference{}}, nil
}

// Of is the reference of a child, learnt or not.
func (r *References) Of(child string) string {
	r.mu.RLock()
	ref, ok := r.known[child]
	r.mu.RUnlock()
	if !ok {
		ref = r.make(hmac.New(sha256.New, r.key), child)
	}
	return referenceText.EncodeToString(ref[:])
}

func (r *References) make(mac hash.Hash, child string) reference {
	mac.Reset()
	mac.Write([]byte(r.authority + "\x00" + child))
	var sum [sha256.Size]byte
	return reference(mac.Sum(sum[:0])[:len(reference{})])
}

// Child is the id that a reference stands for; ok is false where it stands for no child that was learnt.
func (r *References) Child(token string) (id string, ok bool) {
	var ref reference
	if len(token) != referenceText.EncodedLen(len(ref)) {
		return "", false
	}
	if n, err := referenceText.Decode(ref[:], []byte(token)); err != nil || n != len(ref) { // it passes over line ends
		return "", false
	}
	r.mu.RLock()
	defer r.mu.RUnlock()
	id, ok = r.children[ref]
	return id, ok
}

// Learn takes in all children of a Book that are not known yet. What was learnt stays: a link to a child opens as long
// as the program runs, whichever Book is shown.
func (r *References) Learn(b *record.Book) {
	fresh := r.unknown(b)
	made := make([]reference, len(fresh))
	inParts(len(fresh), func(from, to int) {
		mac := hmac.New(sha256.New, r.key)
		for i := from; i < to; i++ {
			made[i] = r.make(mac, fresh[i])
		}
	})
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.known) == 0 {
		r.known, r.children = make(map[string]reference, len(fresh)), make(map[reference]string, len(fresh))
	}
	for i, id := range fresh {
		r.known[id], r.children[made[i]] = made[i], id
	}
}

func (r *References) unknown(b *record.Book) []string {
	r.mu.RLock()
	defer r.mu.RUnlock()
	fresh := make([]string, 0, max(0, b.Len()-len(r.known)))
	for _, c := range b.All() {
		if _, ok := r.known[c.ID]; !ok {
			fresh = append(fresh, c.ID)
		}
	}
	return fresh
}

// inParts runs f over 0 to n in a part for each core.
func inParts(n int, f func(from, to int)) {
	var group sync.WaitGroup
	cores := runtime.GOMAXPROCS(0)
	for i := range cores {
		group.Go(func() { f(n*i/cores, n*(i+1)/cores) })
	}
	group.Wait()
}
