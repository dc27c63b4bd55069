package access_test

import (
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"goldthread/access"
	"goldthread/store"
	"goldthread/store/storetest"
)

func TestSignIn(t *testing.T) {
	storetest.Each(t, func(t *testing.T, at string) {
		p := openPlace(t, at)
		nair := p.join(people(access.Director))
		token, v, err := p.desk.SignIn(t.Context(), "  Director ", goodPassword)
		if err != nil || v.Account.Name != nair.Name || v.Authority != authority || !v.May(access.OpenChild) || v.May(access.KeepPeople) {
			t.Fatalf("signed in as %+v, %v", v, err)
		}
		again := must(p.desk.Session(t.Context(), token))(t)
		equal(t, "who the token is", again.Account.Title, "A director")
		for _, bad := range []string{"", token + "A", token[1:], strings.ToUpper(token), token[:42] + "!", strings.Repeat("A", 43), "' OR 1=1 --"} {
			_, err := p.desk.Session(t.Context(), bad)
			wantIs(t, err, access.ErrNoSession)
			must(0, p.desk.SignOut(t.Context(), bad))(t)
		}
		must(0, p.desk.SignOut(t.Context(), token))(t)
		_, err = p.desk.Session(t.Context(), token)
		wantIs(t, err, access.ErrNoSession)
		other, _ := p.signIn("director")
		if other == token {
			t.Error("two sessions have one token")
		}
	})
}

func TestNoTokenOrPasswordIsKept(t *testing.T) {
	p := openPlace(t, t.TempDir())
	p.join(people(access.Director))
	token, _ := p.signIn("director")
	var file strings.Builder
	c := must(p.store.Credential(t.Context(), "director"))(t)
	s := must(p.desk.Sessions(t.Context(), authority, "director"))(t)
	file.WriteString(c.Hash + s[0].Token)
	if strings.Contains(file.String(), token) || strings.Contains(file.String(), goodPassword) {
		t.Error("what is kept opens the account")
	}
	if !strings.HasPrefix(access.Standard.Argon.Hash("x"), "$argon2id$v=19$m=65536,t=1,p=2$") {
		t.Error("the standard hash is not argon2id with 64 MiB")
	}
}

// TestANameThatNobodyCanHaveLocksNoOther: people mistype their names in many ways.
func TestANameThatNobodyCanHaveLocksNoOther(t *testing.T) {
	storetest.Each(t, func(t *testing.T, at string) {
		p := openPlace(t, at)
		p.join(people(access.Director))
		var locked *access.Locked
		for range 5 {
			_, _, err := p.desk.SignIn(t.Context(), "the director!", "wrong")
			equal(t, "wrong before it is locked", errors.Is(err, access.ErrWrong), true)
		}
		_, _, err := p.desk.SignIn(t.Context(), "the director!", "wrong")
		equal(t, "locked at last", errors.As(err, &locked), true)
		_, _, err = p.desk.SignIn(t.Context(), "director@council", "wrong")
		equal(t, "another name", errors.Is(err, access.ErrWrong), true)
	})
}

// TestLockOut counts the wrong passwords of one account and of a name that nobody has: both say the same each time.
func TestLockOut(t *testing.T) {
	storetest.Each(t, func(t *testing.T, at string) {
		p := openPlace(t, at)
		p.join(people(access.Director))
		p.join(people(access.Analyst))
		try := func(name, password string) string {
			_, _, err := p.desk.SignIn(t.Context(), name, password)
			var locked *access.Locked
			switch {
			case err == nil:
				return "in"
			case errors.As(err, &locked):
				return "locked " + locked.Until.Sub(p.at).String()
			case errors.Is(err, access.ErrWrong):
				return "wrong"
			}
			return err.Error()
		}
		both := func(want string) {
			t.Helper()
			equal(t, "a real name", try("director", "wrong"), want)
			equal(t, "nobody's name", try("nobody", "wrong"), want)
		}
		for range 5 {
			both("wrong")
		}
		for _, lock := range []time.Duration{1, 2, 4, 8, 16, 32, 60, 60} {
			both("locked " + (lock * time.Minute).String())
			equal(t, "the right password while locked", try("director", goodPassword), "locked "+(lock*time.Minute).String())
			p.tick(lock*time.Minute - time.Microsecond)
			both("locked 1µs")
			p.tick(time.Microsecond)
			both("wrong")
		}
		equal(t, "another account", try("analyst", goodPassword), "in")
		p.tick(time.Hour)
		equal(t, "the right password", try("director", goodPassword), "in")
		for range 5 {
			equal(t, "after a right one, from the beginning", try("director", "wrong"), "wrong")
		}
		equal(t, "and locked again", try("director", goodPassword), "locked 1m0s")
		must(0, p.desk.SetPassword(t.Context(), authority, "director", goodPassword+"2"))(t)
		equal(t, "a new password unlocks", try("director", goodPassword+"2"), "in")
	})
}

// TestAPageDoesNotWaitToNoteASession holds the sessions as another program that writes would: the page comes all the same,
// and a later one notes it.
func TestAPageDoesNotWaitToNoteASession(t *testing.T) {
	storetest.Each(t, func(t *testing.T, at string) {
		p := openPlace(t, at)
		p.join(people(access.Director))
		token, before := p.signIn("director")
		p.tick(2 * time.Minute)
		release := hold(t, at)
		v, err := p.desk.Session(t.Context(), token)
		if err != nil || !v.Session.LastSeen.Equal(before.Session.LastSeen) {
			t.Errorf("while another writes: last seen %v, %v", v.Session.LastSeen, err)
		}
		release()
		v = must(p.desk.Session(t.Context(), token))(t)
		equal(t, "afterwards", v.Session.LastSeen, p.at)
	})
}

// hold keeps everybody else from writing sessions until it is released.
func hold(t *testing.T, place string) (release func()) {
	t.Helper()
	driver, name, lock := "sqlite", filepath.Join(place, "access.db"), []string{"BEGIN IMMEDIATE"}
	if strings.HasPrefix(place, "postgres") {
		driver, name, lock = "pgx", place, []string{"BEGIN", "LOCK TABLE session IN EXCLUSIVE MODE"}
	}
	db := must(sql.Open(driver, name))(t)
	t.Cleanup(func() { db.Close() })
	conn := must(db.Conn(background))(t)
	for _, statement := range lock {
		must(conn.ExecContext(background, statement))(t)
	}
	return func() {
		must(conn.ExecContext(background, "ROLLBACK"))(t)
		must(0, conn.Close())(t)
	}
}

// TestManyGuessesAtOnce sends forty guesses side by side: no more than the free tries and those under way are looked at.
func TestManyGuessesAtOnce(t *testing.T) {
	p := openPlace(t, t.TempDir())
	p.join(people(access.Director))
	var group sync.WaitGroup
	for range 40 {
		group.Go(func() { _, _, _ = p.desk.SignIn(background, "director", "a wrong password") })
	}
	group.Wait()
	if n := must(p.store.Credential(t.Context(), "director"))(t).Failures; n < 5 || n > 6 {
		t.Errorf("%d guesses were looked at", n)
	}
}

func TestWhoMayNoLongerSignIn(t *testing.T) {
	p := openPlace(t, t.TempDir())
	inspector := p.join(people(access.Inspector))
	p.signIn(inspector.Name)
	inspector.Until = 0
	if _, err := p.desk.Put(t.Context(), authority, "system.lead", inspector, 1); err == nil {
		t.Error("an inspector's account without an end was taken")
	}
	partner := people(access.Partner)
	partner.Until = 0
	if partner.Check() == nil {
		t.Error("a partner's account without an end was taken")
	}
	p.at = time.Date(2026, 4, 10, 23, 59, 0, 0, time.UTC)
	token, v := p.signIn(inspector.Name)
	p.tick(time.Minute)
	_, err := p.desk.Session(t.Context(), token)
	wantIs(t, err, access.ErrNoSession)
	_, _, err = p.desk.SignIn(t.Context(), v.Account.Name, goodPassword)
	wantIs(t, err, access.ErrExpired)
	_, _, err = p.desk.SignIn(t.Context(), v.Account.Name, "wrong")
	wantIs(t, err, access.ErrWrong)

	d := p.join(people(access.Director))
	d.Disabled = true
	k := must(p.desk.Account(t.Context(), authority, d.Name))(t)
	must(p.desk.Put(t.Context(), authority, "system.lead", d, k.Seq))(t)
	_, _, err = p.desk.SignIn(t.Context(), d.Name, goodPassword)
	wantIs(t, err, access.ErrDisabled)
	_, _, err = p.desk.SignIn(t.Context(), d.Name, "wrong")
	wantIs(t, err, access.ErrWrong)

	fresh := people(access.Analyst)
	must(p.desk.Put(t.Context(), authority, "system.lead", fresh, 0))(t)
	for _, guess := range []string{"", goodPassword} {
		_, _, err = p.desk.SignIn(t.Context(), fresh.Name, guess)
		wantIs(t, err, access.ErrWrong)
	}
}

func TestSessionsEnd(t *testing.T) {
	storetest.Each(t, func(t *testing.T, at string) {
		p := openPlace(t, at)
		p.join(people(access.Director))
		alive := func(token string) bool {
			t.Helper()
			_, err := p.desk.Session(t.Context(), token)
			if err != nil {
				wantIs(t, err, access.ErrNoSession)
			}
			return err == nil
		}
		idle, _ := p.signIn("director")
		p.tick(time.Hour - time.Microsecond)
		if !alive(idle) {
			t.Fatal("gone before an hour")
		}
		p.tick(time.Hour)
		if alive(idle) {
			t.Fatal("alive after an hour without use")
		}
		used, v := p.signIn("director")
		for range 12 * 60 / 50 {
			p.tick(50 * time.Minute)
			if !alive(used) {
				t.Fatalf("gone at %s although used", p.at.Sub(v.Session.Created))
			}
		}
		p.at = v.Session.Created.Add(12 * time.Hour)
		if alive(used) {
			t.Fatal("alive after twelve hours")
		}
		seen, _ := p.signIn("director")
		created := p.at
		p.tick(59 * time.Second)
		alive(seen)
		equal(t, "last seen is not written within the minute", must(p.desk.Sessions(t.Context(), authority, "director"))(t)[0].LastSeen, created)
		p.tick(time.Second)
		alive(seen)
		equal(t, "last seen is written after it", must(p.desk.Sessions(t.Context(), authority, "director"))(t)[0].LastSeen, p.at)
	})
}

func TestWhatEndsAllSessions(t *testing.T) {
	for name, change := range map[string]func(p *place, a access.Account, base int64) error{
		"disabled": func(p *place, a access.Account, base int64) error {
			a.Disabled = true
			_, err := p.desk.Put(p.Context(), authority, "system.lead", a, base)
			return err
		},
		"another role": func(p *place, a access.Account, base int64) error {
			a.Role = access.Analyst
			_, err := p.desk.Put(p.Context(), authority, "system.lead", a, base)
			return err
		},
		"another team": func(p *place, a access.Account, base int64) error {
			a.Teams = []string{"Team South"}
			_, err := p.desk.Put(p.Context(), authority, "system.lead", a, base)
			return err
		},
		"a new password": func(p *place, a access.Account, _ int64) error {
			return p.desk.SetPassword(p.Context(), authority, a.Name, goodPassword+"!")
		},
		"revoked": func(p *place, a access.Account, _ int64) error { return p.desk.Revoke(p.Context(), authority, a.Name) },
	} {
		t.Run(name, func(t *testing.T) {
			p := openPlace(t, t.TempDir())
			a := p.join(people(access.TeamManager))
			p.join(people(access.Director))
			one, _ := p.signIn(a.Name)
			two, _ := p.signIn(a.Name)
			others, _ := p.signIn("director")
			k := must(p.desk.Account(t.Context(), authority, a.Name))(t)
			must(0, change(p, a, k.Seq))(t)
			for _, token := range []string{one, two} {
				_, err := p.desk.Session(t.Context(), token)
				wantIs(t, err, access.ErrNoSession)
			}
			must(p.desk.Session(t.Context(), others))(t)
			for _, s := range must(p.desk.Sessions(t.Context(), authority, a.Name))(t) {
				if s.Revoked.IsZero() || p.desk.Running(s) {
					t.Error("a session was not revoked")
				}
			}
		})
	}
}

func TestChangeOwnPassword(t *testing.T) {
	p := openPlace(t, t.TempDir())
	p.join(people(access.Director))
	old, v := p.signIn("director")
	const fresh = "four loud magpies"
	_, _, err := p.desk.ChangePassword(t.Context(), v, "not the old one", fresh)
	wantIs(t, err, access.ErrWrong)
	_, _, err = p.desk.ChangePassword(t.Context(), v, goodPassword, "short")
	wantSays(t, err, "at least 12")
	must(p.desk.Session(t.Context(), old))(t)
	token, _, err := p.desk.ChangePassword(t.Context(), v, goodPassword, fresh)
	must(0, err)(t)
	must(p.desk.Session(t.Context(), token))(t)
	_, err = p.desk.Session(t.Context(), old)
	wantIs(t, err, access.ErrNoSession)
	_, _, err = p.desk.SignIn(t.Context(), "director", goodPassword)
	wantIs(t, err, access.ErrWrong)
	for range 5 {
		_, _, err = p.desk.ChangePassword(t.Context(), v, "guess", fresh+"1")
	}
	var locked *access.Locked
	if !errors.As(err, &locked) {
		t.Errorf("guessing the old password is not locked: %v", err)
	}
}

func TestPasswordRules(t *testing.T) {
	for password, says := range map[string]string{
		"three quiet herons":           "",
		"žluťoučký kůň":                "",
		"elevenchars":                  "at least 12",
		"žluťoučkýků":                  "at least 12",
		strings.Repeat("x y", 86):      "at most 256",
		"A.Nair is my name":            "sign-in name",
		"Password1234":                 "tried first",
		"correct horse battery staple": "tried first",
		"aaaaaaaaaaaaaa":               "tried first",
		"abcabcabcabca":                "tried first",
		"12341234123412":               "tried first",
		"nul\x00 in the middle":        "no character",
		"bad \xff utf8 bytes":          "no character",
	} {
		err := access.CheckPassword("a.nair@wychmoor", password)
		switch {
		case says == "" && err != nil:
			t.Errorf("%q was refused: %v", password, err)
		case says != "" && (err == nil || !strings.Contains(err.Error(), says)):
			t.Errorf("%q: %v, want %q", password, err, says)
		}
	}
	if len(access.Weak) < 150 || len(access.Weak) > 200 {
		t.Errorf("%d weak passwords", len(access.Weak))
	}
	for w := range access.Weak {
		if len([]rune(w)) < 12 || w != strings.ToLower(w) {
			t.Errorf("%q can never be met: too short, or not in lower case", w)
		}
	}
}

func TestDeskSettings(t *testing.T) {
	p := openPlace(t, t.TempDir())
	for _, bad := range []access.Settings{{Idle: time.Minute}, {Length: -1}, {Argon: access.Argon{MemoryKiB: 64}}} {
		if _, err := access.NewDesk(p.store, p.now, bad); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
	must(access.NewDesk(p.store, p.now, access.Settings{}))(t)
}

func TestNamesOfTwoAuthorities(t *testing.T) {
	storetest.Each(t, func(t *testing.T, at string) {
		p := openPlace(t, at)
		p.join(people(access.Director))
		_, err := p.desk.Put(t.Context(), "E09000002", "system.lead", people(access.Director), 0)
		wantIs(t, err, store.ErrTaken)
		wantIs(t, p.desk.SetPassword(t.Context(), "E09000002", "director", goodPassword), store.ErrNotFound)
		p.signIn("director")
	})
}
