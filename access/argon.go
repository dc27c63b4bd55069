package access

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// Argon is what one password hash costs. The standard one takes 64 MiB once, with two threads.
type Argon struct {
	MemoryKiB uint32
	Times     uint32
	Threads   uint8
}

func (a Argon) sound() bool { return a.MemoryKiB > 0 && a.Times > 0 && a.Threads > 0 }

const (
	hashesAtOnce = 2 // so that a burst of sign-ins takes 128 MiB, not all the memory there is
	saltLength   = 16
	keyLength    = 32
)

func (a Argon) key(password string, salt []byte) []byte {
	return argon2.IDKey([]byte(password), salt, a.Times, a.MemoryKiB, a.Threads, keyLength)
}

// hash makes the text that is kept: the parameters stand in it, so that they can be raised later.
func (a Argon) hash(password string) string {
	salt := make([]byte, saltLength)
	_, _ = rand.Read(salt) // never fails
	encode := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, a.MemoryKiB, a.Times, a.Threads, encode(salt), encode(a.key(password, salt)))
}

// matches says whether the kept text is that of the password. A text that it cannot read matches nothing, and costs what
// any other does.
func (a Argon) matches(password, kept string) bool {
	cost, salt, key, ok := parseHash(kept)
	if !ok {
		a.key(password, make([]byte, saltLength))
		return false
	}
	return subtle.ConstantTimeCompare(cost.key(password, salt), key) == 1
}

func parseHash(kept string) (cost Argon, salt, key []byte, ok bool) {
	var version int
	var texts string
	n, err := fmt.Sscanf(kept, "$argon2id$v=%d$m=%d,t=%d,p=%d$%s", &version, &cost.MemoryKiB, &cost.Times, &cost.Threads, &texts)
	if err != nil || n != 5 || version != argon2.Version || !cost.sound() {
		return Argon{}, nil, nil, false
	}
	saltText, keyText, _ := strings.Cut(texts, "$")
	salt, err = base64.RawStdEncoding.DecodeString(saltText)
	if err != nil {
		return Argon{}, nil, nil, false
	}
	key, err = base64.RawStdEncoding.DecodeString(keyText)
	return cost, salt, key, err == nil && len(key) == keyLength
}

// hashSlot waits until the password may be hashed; done gives the place back.
func (d *Desk) hashSlot(ctx context.Context) (done func(), err error) {
	select {
	case d.hashing <- struct{}{}:
		return func() { <-d.hashing }, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("too many are signing in at once: %w", ctx.Err())
	}
}
