package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Session is one sign-in of one account. It is found by the SHA-256 of the token that its browser holds.
type Session struct {
	Token              string // SHA-256 of the token, in hexadecimal
	Authority, Account string
	Created            time.Time
	LastSeen           time.Time
	Expires            time.Time // whatever is done with it
	Revoked            time.Time // zero while it was not
}

// keptAfterEnd is how long a session that ran out stays in the list of an account's sessions.
const keptAfterEnd = 30 * 24 * time.Hour

// StartSession keeps a new session and forgets the account's failures. The session is kept only if hash is still the
// hash of the account's password, else the error is ErrNotFound: whoever signs in with the old password while it is being
// changed must not stay in.
func (s *Store) StartSession(ctx context.Context, n Session, hash string) error {
	return s.access.failed("start the session", s.access.writing(ctx, func(conn *sql.Conn) error {
		err := changeOne(ctx, conn, `UPDATE credential SET failures = 0, locked_until = '' WHERE account = $1 AND authority = $2 AND hash = $3`,
			n.Account, n.Authority, hash)
		if err != nil {
			return err
		}
		if _, err := conn.ExecContext(ctx, `DELETE FROM session WHERE expires < $1`, instantText(n.Created.Add(-keptAfterEnd))); err != nil {
			return err
		}
		_, err = conn.ExecContext(ctx, `INSERT INTO session (`+sessionColumns+`) VALUES ($1, $2, $3, $4, $5, $6, '')`,
			n.Token, n.Authority, n.Account, instantText(n.Created), instantText(n.LastSeen), instantText(n.Expires))
		return err
	}))
}

const sessionColumns = `token, authority, account, created, last_seen, expires, revoked`

// Session gives the session with that SHA-256 of its token, ended or not, or ErrNotFound.
func (s *Store) Session(ctx context.Context, token string) (Session, error) {
	n, err := scanSession(s.access.read.QueryRowContext(ctx, `SELECT `+sessionColumns+` FROM session WHERE token = $1`, token))
	if errors.Is(err, sql.ErrNoRows) {
		return Session{}, fmt.Errorf("the session: %w", ErrNotFound)
	}
	return n, s.access.failed("read the session", err)
}

func scanSession(r row) (Session, error) {
	var n Session
	var created, seen, expires, revoked string
	if err := r.Scan(&n.Token, &n.Authority, &n.Account, &created, &seen, &expires, &revoked); err != nil {
		return Session{}, err
	}
	err := parseInstants([]string{created, seen, expires, revoked}, &n.Created, &n.LastSeen, &n.Expires, &n.Revoked)
	return n, err
}

// Sessions gives an account's sessions, newest first: those that run, and those that ended in the last thirty days.
func (s *Store) Sessions(ctx context.Context, authority, account string) ([]Session, error) {
	rows, err := s.access.read.QueryContext(ctx, `SELECT `+sessionColumns+` FROM session
		WHERE authority = $1 AND account = $2 ORDER BY created DESC, token`, authority, account)
	if err != nil {
		return nil, s.access.failed("list the sessions", err)
	}
	found, err := all(rows, scanSession)
	return found, s.access.failed("list the sessions", err)
}

// patience is how long noting a session's use waits for another writer.
const patience = 250 * time.Millisecond

// TouchSession notes when the session was last seen. It gives up after a moment where somebody else is writing: pages wait
// for it, and the next one notes it as well.
func (s *Store) TouchSession(ctx context.Context, token string, at time.Time) error {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	_, err := s.access.write.ExecContext(ctx, `UPDATE session SET last_seen = $1 WHERE token = $2`, instantText(at), token)
	return s.access.failed("note the session's use", err)
}

// RevokeSession ends one session; ending one that has ended or is not there is no error.
func (s *Store) RevokeSession(ctx context.Context, token string) error {
	_, err := s.access.write.ExecContext(ctx, `UPDATE session SET revoked = $1 WHERE token = $2 AND revoked = ''`, instantText(s.now()), token)
	return s.access.failed("end the session", err)
}

// RevokeSessions ends all sessions of an account.
func (s *Store) RevokeSessions(ctx context.Context, authority, account string) error {
	_, err := s.access.write.ExecContext(ctx, `UPDATE session SET revoked = $1 WHERE authority = $2 AND account = $3 AND revoked = ''`,
		instantText(s.now()), authority, account)
	return s.access.failed("end the sessions", err)
}
