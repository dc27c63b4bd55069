package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Unfinished is what a person is typing into a form and has not sent.
type Unfinished struct {
	Authority string    `json:"authority"`
	Account   string    `json:"account"`
	Form      string    `json:"form"` // which form of which page
	Text      string    `json:"text"`
	At        time.Time `json:"at"`
}

const mostInUnfinished = 256 << 10

// KeepUnfinished keeps what the account has typed into the form so far, at most 256 KiB, over what was kept before.
func (s *Store) KeepUnfinished(ctx context.Context, authority, account, form, text string) error {
	switch {
	case authority == "" || account == "" || form == "" || !storable(authority, account, form, text):
		return errors.New("an unfinished text needs an authority, an account and a form, all of it plain text")
	case len(text) > mostInUnfinished:
		return fmt.Errorf("the unfinished text has %d KiB; up to %d are kept", len(text)>>10, mostInUnfinished>>10)
	}
	u := Unfinished{authority, account, form, text, s.now()}
	return s.access.failed("keep the unfinished text", keepUnfinished(ctx, s.access.write, &u))
}

func keepUnfinished(ctx context.Context, q querier, u *Unfinished) error {
	_, err := q.ExecContext(ctx, `INSERT INTO unfinished (authority, account, form, text, at) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (authority, account, form) DO UPDATE SET text = excluded.text, at = excluded.at`,
		u.Authority, u.Account, u.Form, u.Text, instantText(u.At))
	return err
}

// Unfinished gives what the account has typed into the form, or ErrNotFound.
func (s *Store) Unfinished(ctx context.Context, authority, account, form string) (Unfinished, error) {
	u, err := scanUnfinished(s.access.read.QueryRowContext(ctx, selectUnfinished+` WHERE authority = $1 AND account = $2 AND form = $3`, authority, account, form))
	if errors.Is(err, sql.ErrNoRows) {
		return Unfinished{}, fmt.Errorf("the unfinished text: %w", ErrNotFound)
	}
	return u, s.access.failed("read the unfinished text", err)
}

const selectUnfinished = `SELECT authority, account, form, text, at FROM unfinished`

func scanUnfinished(r row) (Unfinished, error) {
	var u Unfinished
	var at string
	if err := r.Scan(&u.Authority, &u.Account, &u.Form, &u.Text, &at); err != nil {
		return Unfinished{}, err
	}
	err := parseInstants([]string{at}, &u.At)
	return u, err
}

// DropUnfinished forgets it, as when the form is sent; none is no error.
func (s *Store) DropUnfinished(ctx context.Context, authority, account, form string) error {
	_, err := s.access.write.ExecContext(ctx, `DELETE FROM unfinished WHERE authority = $1 AND account = $2 AND form = $3`, authority, account, form)
	return s.access.failed("drop the unfinished text", err)
}
