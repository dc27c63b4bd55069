package store

import (
	"context"
	"crypto/rand"
	"errors"
)

// Secret gives the place's random key of 32 bytes of that name, made when first asked for. It stays the same for good:
// references and signatures made with it outlive a restart, and a backup.
func (s *Store) Secret(ctx context.Context, name string) ([]byte, error) {
	if name == "" || !storable(name) {
		return nil, errors.New("a secret needs a name in plain text")
	}
	const read = `SELECT key FROM secret WHERE name = $1`
	var key []byte
	if err := s.access.read.QueryRowContext(ctx, read, name).Scan(&key); err == nil {
		return key, nil
	}
	fresh := make([]byte, 32)
	_, _ = rand.Read(fresh) // never fails
	if _, err := s.access.write.ExecContext(ctx, `INSERT INTO secret (name, key) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`, name, fresh); err != nil {
		return nil, s.access.failed("make a secret", err)
	}
	err := s.access.read.QueryRowContext(ctx, read, name).Scan(&key)
	return key, s.access.failed("read a secret", err)
}
