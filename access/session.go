package access

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"time"

	"goldthread/store"
)

// ErrNoSession is what Session returns for a token that opens nothing, or no longer.
var ErrNoSession = errors.New("you are not signed in, or have been signed out: sign in")

// Viewer is somebody who is signed in.
type Viewer struct {
	Authority string
	Account   Account
	Session   store.Session
}

// May says whether the viewer's role may do it.
func (v Viewer) May(a Act) bool { return v.Account.Role.May(a) }

const tokenLength = 32

// seenAtMost is how often it is written down that a session was used.
const seenAtMost = time.Minute

// begin starts a session for somebody whose password was right.
func (d *Desk) begin(ctx context.Context, c store.Credential, a Account) (token string, v Viewer, err error) {
	raw := make([]byte, tokenLength)
	_, _ = rand.Read(raw) // never fails
	now := d.now()
	s := store.Session{Token: digest(raw), Authority: c.Authority, Account: c.Account,
		Created: now, LastSeen: now, Expires: now.Add(d.settings.Length)}
	err = d.journal.StartSession(ctx, s, c.Hash)
	if errors.Is(err, store.ErrNotFound) {
		return "", Viewer{}, ErrWrong // the password was changed meanwhile
	}
	if err != nil {
		return "", Viewer{}, err
	}
	return base64.RawURLEncoding.EncodeToString(raw), Viewer{c.Authority, a, s}, nil
}

func digest(token []byte) string {
	sum := sha256.Sum256(token)
	return hex.EncodeToString(sum[:])
}

// Session gives the viewer whose token it is, with the account as it stands now, or ErrNoSession: the token is unknown,
// was revoked, was not used for too long or has come to its end, or the account no longer works.
func (d *Desk) Session(ctx context.Context, token string) (Viewer, error) {
	s, err := d.sessionOf(ctx, token)
	if err != nil {
		return Viewer{}, err
	}
	now := d.now()
	if !d.Running(s) {
		return Viewer{}, ErrNoSession
	}
	a, err := d.Account(ctx, s.Authority, s.Account)
	if errors.Is(err, store.ErrNotFound) || err == nil && a.works(d.today()) != nil {
		return Viewer{}, ErrNoSession
	}
	if err != nil {
		return Viewer{}, err
	}
	if now.Sub(s.LastSeen) >= seenAtMost {
		// Where it cannot be noted now, the next page notes it: at worst a session that rests ends some minutes early.
		if d.journal.TouchSession(ctx, s.Token, now) == nil {
			s.LastSeen = now
		}
	}
	return Viewer{s.Authority, a.Account, s}, nil
}

func (d *Desk) sessionOf(ctx context.Context, token string) (store.Session, error) {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err != nil || len(raw) != tokenLength {
		return store.Session{}, ErrNoSession
	}
	s, err := d.journal.Session(ctx, digest(raw))
	if errors.Is(err, store.ErrNotFound) {
		err = ErrNoSession
	}
	return s, err
}

// SignOut ends the session of a token; a token that opens nothing is no error.
func (d *Desk) SignOut(ctx context.Context, token string) error {
	s, err := d.sessionOf(ctx, token)
	if errors.Is(err, ErrNoSession) {
		return nil
	}
	if err != nil {
		return err
	}
	return d.journal.RevokeSession(ctx, s.Token)
}

// Revoke ends all sessions of an account.
func (d *Desk) Revoke(ctx context.Context, authority, account string) error {
	return d.journal.RevokeSessions(ctx, authority, account)
}

// Sessions gives an account's sessions of the last weeks, newest first. Running says which still open something.
func (d *Desk) Sessions(ctx context.Context, authority, account string) ([]store.Session, error) {
	return d.journal.Sessions(ctx, authority, account)
}

// Running says whether a session, by itself, still opens something.
func (d *Desk) Running(s store.Session) bool {
	now := d.now()
	return s.Revoked.IsZero() && now.Before(s.Expires) && now.Sub(s.LastSeen) < d.settings.Idle
}
