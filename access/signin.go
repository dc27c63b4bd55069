package access

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"goldthread/store"
)

// The errors of SignIn. Only somebody who knows the password learns that an account has expired or is disabled.
var (
	ErrWrong    = errors.New("the sign-in name or the password is wrong")
	ErrExpired  = errors.New("this account's last day has passed: ask whoever keeps people here")
	ErrDisabled = errors.New("this account is switched off: ask whoever keeps people here")
)

// Locked says that too many wrong passwords were tried and from when the next one is looked at.
type Locked struct{ Until time.Time }

func (l *Locked) Error() string {
	return fmt.Sprintf("too many wrong passwords: try again after %s", l.Until.Format("15:04 on 2 January 2006"))
}

const (
	freeTries   = 5 // wrong passwords before the first lock
	longestLock = time.Hour
)

// lockAfter is until when nobody is let in after so many failures: not at all below five, then one minute, doubled each
// time, up to an hour.
func lockAfter(failures int, now time.Time) time.Time {
	if failures < freeTries {
		return time.Time{}
	}
	return now.Add(min(longestLock, time.Minute<<min(failures-freeTries, 10)))
}

// SignIn lets somebody in: the token is for their browser alone and is kept nowhere. A name that nobody has says the same
// as a wrong password, after the same time, and is locked after as many.
func (d *Desk) SignIn(ctx context.Context, name, password string) (token string, v Viewer, err error) {
	c, err := d.checked(ctx, strings.ToLower(strings.TrimSpace(name)), password)
	if err != nil {
		return "", Viewer{}, err
	}
	a, err := d.Account(ctx, c.Authority, c.Account)
	if errors.Is(err, store.ErrNotFound) {
		return "", Viewer{}, ErrWrong
	}
	if err != nil {
		return "", Viewer{}, err
	}
	if err := a.works(d.today()); err != nil {
		return "", Viewer{}, err
	}
	return d.begin(ctx, c, a.Account)
}

// checked gives the credential of somebody whose password is right. Whether the account is locked is asked with the
// place among the few that hash at once, so that many tries at the same time cannot all come before the first failure counts.
func (d *Desk) checked(ctx context.Context, name, password string) (store.Credential, error) {
	done, err := d.hashSlot(ctx)
	if err != nil {
		return store.Credential{}, err
	}
	defer done()
	if len(password) > mostInPassword {
		password = "" // no password is empty
	}
	if !signInName.MatchString(name) { // nobody can have it, and the journal need not look
		return store.Credential{}, d.turnAway(name[:min(len(name), mostInStranger)], password)
	}
	c, err := d.journal.Credential(ctx, name)
	if errors.Is(err, store.ErrNotFound) {
		return c, d.turnAway(name, password)
	}
	if err != nil {
		return c, err
	}
	if c.LockedUntil.After(d.now()) {
		return c, &Locked{c.LockedUntil}
	}
	if d.settings.Argon.matches(password, c.Hash) {
		return c, nil
	}
	// A closed browser must not take back that the password was wrong.
	err = d.journal.CountFailure(context.WithoutCancel(ctx), name, func(failures int) time.Time { return lockAfter(failures, d.now()) })
	if err == nil {
		err = ErrWrong
	}
	return c, err
}

// mostInStranger is how much is kept of a name that nobody can have, in bytes.
const mostInStranger = 100

// strangers counts what was tried under names that nobody has, so that a lock tells nothing about which names there are.
// It is kept in memory and forgets all when it is full: what it guards is only a hint.
type strangers struct {
	mu    sync.Mutex
	tries map[string]try
}

type try struct {
	failures int
	until    time.Time
}

const mostStrangers = 10_000

// turnAway takes as long and says the same as a wrong password.
func (d *Desk) turnAway(name, password string) error {
	s, now := &d.nobody, d.now()
	s.mu.Lock()
	t := s.tries[name]
	s.mu.Unlock()
	if t.until.After(now) {
		return &Locked{t.until}
	}
	d.settings.Argon.matches(password, "")
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.tries) >= mostStrangers {
		clear(s.tries)
	}
	t = s.tries[name]
	t.failures++
	t.until = lockAfter(t.failures, now)
	s.tries[name] = t
	return ErrWrong
}
