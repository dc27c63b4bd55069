package access

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

const (
	leastInPassword = 12  // characters
	mostInPassword  = 256 // bytes: a longer one would only make work
)

// weak.txt holds passwords that are tried first, one a line, in lower case.
//
//go:embed weak.txt
var weakText string

var weak = linesOf(weakText)

func linesOf(text string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			set[line] = true
		}
	}
	return set
}

// CheckPassword says in words for the form why the password is not good enough for the account, and nil where it is.
func CheckPassword(name, password string) error {
	low := strings.ToLower(strings.TrimSpace(password))
	own, _, _ := strings.Cut(name, "@")
	switch {
	case utf8.RuneCountInString(password) < leastInPassword:
		return fmt.Errorf("the password must have at least %d characters: three or four words that have nothing to do with each other are easy to keep in mind", leastInPassword)
	case len(password) > mostInPassword:
		return fmt.Errorf("the password must have at most %d characters", mostInPassword)
	case !utf8.ValidString(password) || strings.ContainsRune(password, 0):
		return errors.New("the password holds something that is no character")
	case strings.Contains(low, own):
		return errors.New("the password must not hold the sign-in name")
	case weak[low] || repeats(low):
		return errors.New("the password is among those that are tried first: choose another")
	}
	return nil
}

// repeats says whether a text is one of at most four characters over and over.
func repeats(text string) bool {
	for n := 1; n <= 4 && n < len(text); n++ {
		if strings.HasPrefix(strings.Repeat(text[:n], len(text)/n+1), text) {
			return true
		}
	}
	return false
}

// SetPassword gives an account of the authority a password and ends all its sessions. It is for whoever keeps people, and
// for the command line; ChangePassword is for the account itself.
func (d *Desk) SetPassword(ctx context.Context, authority, name, password string) error {
	if err := CheckPassword(name, password); err != nil {
		return err
	}
	if _, err := d.Account(ctx, authority, name); err != nil {
		return err
	}
	done, err := d.hashSlot(ctx)
	if err != nil {
		return err
	}
	hash := d.settings.Argon.hash(password)
	done()
	return d.journal.SetPassword(ctx, name, hash)
}

// ChangePassword is for somebody who is signed in: it asks for the old password as SignIn does, ends all their sessions
// and begins a new one.
func (d *Desk) ChangePassword(ctx context.Context, v Viewer, old, fresh string) (token string, again Viewer, err error) {
	if err := CheckPassword(v.Account.Name, fresh); err != nil {
		return "", Viewer{}, err
	}
	if _, err := d.checked(ctx, v.Account.Name, old); err != nil {
		return "", Viewer{}, err
	}
	if err := d.SetPassword(ctx, v.Authority, v.Account.Name, fresh); err != nil {
		return "", Viewer{}, err
	}
	return d.SignIn(ctx, v.Account.Name, fresh)
}
