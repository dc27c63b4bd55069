package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// ErrTaken is what ClaimAccount returns, wrapped, for a sign-in name that another authority of the place uses.
var ErrTaken = errors.New("another authority kept in this place uses that sign-in name: choose another")

// Credential is what lets an account in.
type Credential struct {
	Authority   string    `json:"authority"`
	Account     string    `json:"account"`
	Hash        string    `json:"hash"`                  // of the password, with its parameters; blank before the first password
	Failures    int       `json:"failures,omitempty"`    // wrong passwords since the last right one
	LockedUntil time.Time `json:"locked_until,omitzero"` // nobody is let in before it; zero where none is set
	Changed     time.Time `json:"changed,omitzero"`      // when the password was last set; zero before the first
}

// ClaimAccount takes a sign-in name for an authority: names are one person's in the whole place. A name that the
// authority has already is no error; one that another has is ErrTaken.
func (s *Store) ClaimAccount(ctx context.Context, authority, account string) error {
	if authority == "" || account == "" || !storable(authority, account) {
		return errors.New("a sign-in name needs an authority; both must be plain text")
	}
	const claim = `INSERT INTO credential (account, authority, hash, failures, locked_until, changed)
		VALUES ($1, $2, '', 0, '', '') ON CONFLICT (account) DO NOTHING`
	if _, err := s.access.write.ExecContext(ctx, claim, account, authority); err != nil {
		return s.access.failed("claim the sign-in name", err)
	}
	c, err := s.Credential(ctx, account)
	if err == nil && c.Authority != authority {
		return ErrTaken
	}
	return err
}

// Credential gives what lets the account in, or ErrNotFound.
func (s *Store) Credential(ctx context.Context, account string) (Credential, error) {
	c, err := scanCredential(s.access.read.QueryRowContext(ctx, selectCredential+` WHERE account = $1`, account))
	if errors.Is(err, sql.ErrNoRows) {
		return Credential{}, fmt.Errorf("the account: %w", ErrNotFound)
	}
	return c, s.access.failed("read the credential", err)
}

const selectCredential = `SELECT account, authority, hash, failures, locked_until, changed FROM credential`

func scanCredential(r row) (Credential, error) {
	var c Credential
	var locked, changed string
	if err := r.Scan(&c.Account, &c.Authority, &c.Hash, &c.Failures, &locked, &changed); err != nil {
		return Credential{}, err
	}
	err := parseInstants([]string{locked, changed}, &c.LockedUntil, &c.Changed)
	return c, err
}

// SetPassword keeps the hash of an account's new password, forgets its failures and ends all its sessions, in one step.
// An account that nobody claimed is ErrNotFound.
func (s *Store) SetPassword(ctx context.Context, account, hash string) error {
	now := instantText(s.now())
	return s.access.failed("set the password", s.access.writing(ctx, func(conn *sql.Conn) error {
		err := changeOne(ctx, conn, `UPDATE credential SET hash = $1, failures = 0, locked_until = '', changed = $2 WHERE account = $3`, hash, now, account)
		if err != nil {
			return err
		}
		_, err = conn.ExecContext(ctx, `UPDATE session SET revoked = $1 WHERE account = $2 AND revoked = ''`, now, account)
		return err
	}))
}

// CountFailure counts a wrong password; lock says, for the number of failures so far, until when nobody is let in.
func (s *Store) CountFailure(ctx context.Context, account string, lock func(failures int) time.Time) error {
	return s.access.failed("count the wrong password", s.access.writing(ctx, func(conn *sql.Conn) error {
		var failures int
		row := conn.QueryRowContext(ctx, `UPDATE credential SET failures = failures + 1 WHERE account = $1 RETURNING failures`, account)
		if err := row.Scan(&failures); err != nil {
			return err
		}
		return changeOne(ctx, conn, `UPDATE credential SET locked_until = $1 WHERE account = $2`, instantOrBlank(lock(failures)), account)
	}))
}

// changeOne runs a change that must meet exactly one row; where it meets none the error is ErrNotFound.
func changeOne(ctx context.Context, q querier, query string, args ...any) error {
	result, err := q.ExecContext(ctx, query, args...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		return errors.Join(err, ErrNotFound)
	}
	return nil
}
