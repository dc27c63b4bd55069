package access

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"goldthread/day"
	"goldthread/store"
)

// ErrOwnRights is what Put returns, wrapped, for somebody who changes what they themselves may do.
var ErrOwnRights = errors.New("nobody changes their own role, teams or last day: ask another who keeps people")

// Settings of a Desk; what is zero stands as the standard has it: an hour, twelve hours, 64 MiB.
type Settings struct {
	Idle   time.Duration // a session that nobody used for so long has ended
	Length time.Duration // a session ends after so long, used or not
	Argon  Argon
}

// standard is how a Desk works unless it is told otherwise.
var standard = Settings{
	Idle:   time.Hour,
	Length: 12 * time.Hour,
	Argon:  Argon{MemoryKiB: 64 << 10, Times: 1, Threads: 2},
}

// Desk keeps the accounts of a place and lets people in. Any number of goroutines may use it.
type Desk struct {
	journal  *store.Store
	now      func() time.Time // in the time zone whose days count
	settings Settings
	hashing  chan struct{} // holds as many as may hash a password at once
	nobody   strangers
}

// NewDesk is the desk of the place that the journal is kept in.
func NewDesk(journal *store.Store, now func() time.Time, s Settings) (*Desk, error) {
	if s.Idle == 0 {
		s.Idle = standard.Idle
	}
	if s.Length == 0 {
		s.Length = standard.Length
	}
	if s.Argon == (Argon{}) {
		s.Argon = standard.Argon
	}
	if s.Idle <= seenAtMost || s.Length <= 0 || !s.Argon.sound() {
		return nil, errors.New("a desk needs sessions that may rest for more than a minute, and memory, times and threads for its password hash")
	}
	return &Desk{journal: journal, now: now, settings: s, hashing: make(chan struct{}, hashesAtOnce),
		nobody: strangers{tries: map[string]try{}}}, nil
}

// Accounts gives the authority's accounts as they stand, by sign-in name.
func (d *Desk) Accounts(ctx context.Context, authority string) ([]KnownAccount, error) {
	var found []KnownAccount
	err := d.journal.LiveOf(ctx, authority, []string{AccountKind}, func(e *store.Entry) error {
		k, err := DecodeAccount(e)
		found = append(found, k)
		return err
	})
	slices.SortFunc(found, func(a, b KnownAccount) int { return strings.Compare(a.Name, b.Name) })
	return found, err
}

// History gives an account as it stood after each change, oldest first.
func (d *Desk) History(ctx context.Context, authority, name string) ([]KnownAccount, error) {
	entries, err := d.journal.History(ctx, authority, AccountKind, name)
	if err != nil {
		return nil, err
	}
	found := make([]KnownAccount, len(entries))
	for i := range entries {
		if found[i], err = DecodeAccount(&entries[i]); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// Account gives an account as it stands, or store.ErrNotFound.
func (d *Desk) Account(ctx context.Context, authority, name string) (KnownAccount, error) {
	e, err := d.journal.Newest(ctx, authority, AccountKind, name)
	if err != nil {
		return KnownAccount{}, fmt.Errorf("the account: %w", err)
	}
	return DecodeAccount(&e)
}

// Put makes an account or changes one, and gives the number of the new entry. The actor is the account of whoever does
// it, or a word for the command line; base is the Seq that the change was made from, 0 for a new account, and anything
// else than what stands is a *store.Conflict. A name that another authority has is store.ErrTaken. Where what the account
// may do has changed, all its sessions end. A new account has no password and lets nobody in.
func (d *Desk) Put(ctx context.Context, authority, actor string, a Account, base int64) (seq int64, err error) {
	if err := a.Check(); err != nil {
		return 0, err
	}
	before, err := d.Account(ctx, authority, a.Name)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return 0, err
	}
	changed := before.Seq > 0 && !before.mayTheSame(a)
	if changed && actor == a.Name {
		return 0, ErrOwnRights
	}
	if err := d.journal.ClaimAccount(ctx, authority, a.Name); err != nil {
		return 0, err
	}
	body, err := a.Body()
	if err != nil {
		return 0, err
	}
	seq, err = d.journal.Append(ctx, authority, actor, []store.Draft{{Kind: AccountKind, ID: a.Name, Op: store.Put, Body: body, Base: base}})
	if err != nil || !changed {
		return seq, err
	}
	return seq, d.Revoke(ctx, authority, a.Name)
}

// mayTheSame says whether two states of one account open the same things.
func (a Account) mayTheSame(b Account) bool {
	return a.Role == b.Role && a.Worker == b.Worker && a.Until == b.Until && a.Disabled == b.Disabled && slices.Equal(a.Teams, b.Teams)
}

// works says why an account lets nobody in on a day, and nil where it does.
func (a Account) works(on day.Day) error {
	switch {
	case a.Disabled:
		return ErrDisabled
	case a.Until.Known() && on > a.Until:
		return ErrExpired
	}
	return nil
}

func (d *Desk) today() day.Day { return day.OfTime(d.now()) }
