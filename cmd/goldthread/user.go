package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"goldthread/access"
	"goldthread/store"
)

const userUsage = "add NAME --role ROLE --title TITLE [--team TEAM]... [--worker WORKER] [--until YYYY-MM-DD] | list | disable NAME | password NAME, each with --data PLACE [--authority CODE]"

// keepUsers keeps the accounts of a place: for the first one, and for when nobody can sign in. The pages do the same.
func keepUsers(p *program, _ *flag.FlagSet) func(context.Context, []string) error {
	return func(ctx context.Context, args []string) error {
		if len(args) == 0 {
			return wrong("say what to do: add, list, disable or password")
		}
		do, known := map[string]func(*program, *flag.FlagSet) func(context.Context, *office, string) error{
			"add": addUser, "list": listUsers, "disable": disableUser, "password": setPassword,
		}[args[0]]
		if !known {
			return wrong("%q is nothing that user does: say add, list, disable or password", args[0])
		}
		return p.keepPeople(ctx, args[0], do, args[1:])
	}
}

// office is a place whose accounts are kept.
type office struct {
	journal   *store.Store
	desk      *access.Desk
	authority string
}

// keepPeople reads the rest of the command line, the name first, and does what it says.
func (p *program) keepPeople(ctx context.Context, what string, do func(*program, *flag.FlagSet) func(context.Context, *office, string) error, args []string) error {
	f := flag.NewFlagSet("user "+what, flag.ContinueOnError)
	f.SetOutput(io.Discard)
	place, authority := f.String("data", "", ""), f.String("authority", "", "")
	act := do(p, f)
	name := ""
	if what != "list" {
		if len(args) == 0 || strings.HasPrefix(args[0], "-") {
			return wrong("whose account? Say user %s NAME", what)
		}
		name, args = strings.ToLower(args[0]), args[1:]
	}
	if err := f.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return wrong("%v", err)
	}
	if err := noMore(f.Args()); err != nil {
		return err
	}
	journal, err := p.openExisting(ctx, *place)
	if err != nil {
		return err
	}
	defer journal.Close()
	o := &office{journal: journal}
	if o.authority, err = theAuthority(ctx, journal, *authority); err != nil {
		return err
	}
	if o.desk, err = p.desk(journal); err != nil {
		return err
	}
	return act(ctx, o, name)
}

// byHand is who changes an account from the command line, in the journal.
func (p *program) byHand() string { return "command line: " + p.actor }

func addUser(p *program, f *flag.FlagSet) func(context.Context, *office, string) error {
	role, title, worker := f.String("role", "", ""), f.String("title", "", ""), f.String("worker", "", "")
	var teams fileList
	f.Var(&teams, "team", "")
	until := &dayFlag{}
	f.Var(until, "until", "")
	return func(ctx context.Context, o *office, name string) error {
		if err := need(given(f), "role", "title"); err != nil {
			return err
		}
		a := access.Account{Name: name, Title: *title, Role: access.Role(*role), Teams: teams, Worker: *worker, Until: until.Day}
		if err := a.Check(); err != nil {
			return wrong("%v", err)
		}
		switch _, err := o.desk.Account(ctx, o.authority, name); {
		case err == nil:
			return fmt.Errorf("there is an account %s already: give it a password with goldthread user password, or change it on the page People and roles", name)
		case !errors.Is(err, store.ErrNotFound):
			return err
		}
		password, err := p.newPassword(ctx, name)
		if err != nil {
			return err
		}
		if _, err := o.desk.Put(ctx, o.authority, p.byHand(), a, 0); err != nil {
			return err
		}
		if err := o.desk.SetPassword(ctx, o.authority, name, password); err != nil {
			return err
		}
		fmt.Fprintf(p.out, "%s can sign in as %s (%s).\n", a.Title, a.Name, a.Role)
		return nil
	}
}

// newPassword asks for a password and checks it before anything is written.
func (p *program) newPassword(ctx context.Context, name string) (string, error) {
	password, err := p.askPassword(ctx, name)
	if err != nil {
		return "", err
	}
	return password, access.CheckPassword(name, password)
}

func setPassword(p *program, _ *flag.FlagSet) func(context.Context, *office, string) error {
	return func(ctx context.Context, o *office, name string) error {
		if _, err := o.account(ctx, name); err != nil {
			return err
		}
		password, err := p.newPassword(ctx, name)
		if err != nil {
			return err
		}
		if err := o.desk.SetPassword(ctx, o.authority, name, password); err != nil {
			return err
		}
		fmt.Fprintf(p.out, "%s has a new password and was signed out everywhere.\n", name)
		return nil
	}
}

func disableUser(p *program, _ *flag.FlagSet) func(context.Context, *office, string) error {
	return func(ctx context.Context, o *office, name string) error {
		a, err := o.account(ctx, name)
		if err != nil {
			return err
		}
		if a.Disabled {
			fmt.Fprintf(p.out, "%s is switched off already.\n", name)
			return nil
		}
		a.Disabled = true
		if _, err := o.desk.Put(ctx, o.authority, p.byHand(), a.Account, a.Seq); err != nil {
			return err
		}
		if err := o.desk.Revoke(ctx, o.authority, name); err != nil {
			return err
		}
		fmt.Fprintf(p.out, "%s is switched off and was signed out everywhere.\n", name)
		return nil
	}
}

func (o *office) account(ctx context.Context, name string) (access.KnownAccount, error) {
	a, err := o.desk.Account(ctx, o.authority, name)
	if errors.Is(err, store.ErrNotFound) {
		return a, fmt.Errorf("there is no account %s in authority %s: goldthread user list names them all", name, o.authority)
	}
	return a, err
}

func listUsers(p *program, _ *flag.FlagSet) func(context.Context, *office, string) error {
	return func(ctx context.Context, o *office, _ string) error {
		accounts, err := o.desk.Accounts(ctx, o.authority)
		if err != nil {
			return err
		}
		t := tabwriter.NewWriter(p.out, 0, 8, 2, ' ', 0)
		fmt.Fprintln(t, "NAME\tROLE\tTITLE\tTEAMS\tLAST SEEN\tSTATE")
		for _, a := range accounts {
			seen, err := o.lastSeen(ctx, a.Name)
			if err != nil {
				return err
			}
			state, err := p.state(ctx, o, a)
			if err != nil {
				return err
			}
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", a.Name, a.Role, a.Title, strings.Join(a.Teams, ", "), seen, state)
		}
		return t.Flush()
	}
}

// lastSeen is when the account was last used; sessions are known for some weeks.
func (o *office) lastSeen(ctx context.Context, name string) (string, error) {
	sessions, err := o.desk.Sessions(ctx, o.authority, name)
	if err != nil {
		return "", err
	}
	last := time.Time{}
	for _, s := range sessions {
		if s.LastSeen.After(last) {
			last = s.LastSeen
		}
	}
	if last.IsZero() {
		return "not lately", nil
	}
	return last.UTC().Format("2006-01-02 15:04") + " UTC", nil
}

// state says in a word why an account lets nobody in, and that it works where it does.
func (p *program) state(ctx context.Context, o *office, a access.KnownAccount) (string, error) {
	held, err := o.journal.Credential(ctx, a.Name)
	switch {
	case a.Disabled:
		return "switched off", nil
	case a.Until.Known() && a.Until < p.today():
		return "ended on " + a.Until.String(), nil
	case errors.Is(err, store.ErrNotFound):
		return "no password yet", nil
	case err != nil:
		return "", err
	case held.LockedUntil.After(p.now()):
		return "locked until " + held.LockedUntil.UTC().Format("2006-01-02 15:04") + " UTC", nil
	case a.Until.Known():
		return "works until " + a.Until.String(), nil
	}
	return "works", nil
}
