package access

import (
	"context"
	"slices"
	"time"

	"goldthread/store"
)

// WhoLooked gives the lines of the access log about a child, newest first, to those whose role sees them and who may open
// the child. before and most turn pages as in store.ViewedOf.
func (v *View) WhoLooked(ctx context.Context, token string, before int64, most int) ([]store.Viewed, error) {
	if !v.viewer.May(SeeWhoLooked) {
		return nil, ErrNotYours
	}
	child, ok := v.sight.References.Child(token)
	if !ok || !v.reach(child).Opens() {
		return nil, ErrNoSuch
	}
	return v.sight.Store.Viewed(ctx, v.viewer.Authority, store.ViewedOf{Child: child, Before: before, Most: most})
}

// LogOf chooses lines of the access log; what is blank does not choose.
type LogOf struct {
	Account     string
	Token       string // of a child
	From, Until time.Time
	Before      int64 // lines before that number
	First       int64 // no lines before that number
	Part        LogPart
	Most        int
}

// LogPart is a part of the access log.
type LogPart uint8

// WholeLog is everything that was shown; OpenedRecords are the records that were opened, and Lists the lists and files that
// showed children.
const (
	WholeLog LogPart = iota
	OpenedRecords
	Lists
)

// LogLine is a line of the access log. The child stands in it by its reference alone: who reads the log need not be
// somebody who may know the child.
type LogLine struct {
	Seq              int64
	At               time.Time
	Actor, What, Why string
	Token            string
}

// Showing is what one page or file showed: a list of fifty children is one showing of fifty lines. Its LogLine is the last
// of them, with a child where it is the only one.
type Showing struct {
	LogLine
	First    int64
	Children int
}

// Log gives lines of the access log, newest first, to those who read it.
func (v *View) Log(ctx context.Context, of LogOf) ([]LogLine, error) {
	choice, err := v.chosen(of)
	if err != nil {
		return nil, err
	}
	lines, err := v.sight.Store.Viewed(ctx, v.viewer.Authority, choice)
	found := make([]LogLine, len(lines))
	for i := range lines {
		found[i] = v.lineOf(&lines[i])
	}
	return found, err
}

// Showings gives the log as Log does, one showing after another; of one child, the lines about that child.
func (v *View) Showings(ctx context.Context, of LogOf) ([]Showing, error) {
	choice, err := v.chosen(of)
	if err != nil {
		return nil, err
	}
	showings, err := v.sight.Store.Showings(ctx, v.viewer.Authority, choice)
	found := make([]Showing, len(showings))
	for i := range showings {
		found[i] = Showing{v.lineOf(&showings[i].Viewed), showings[i].First, showings[i].Children()}
		if found[i].Children > 1 {
			found[i].Token = ""
		}
	}
	return found, err
}

// chosen is the choice as the store knows it, for those who read the log.
func (v *View) chosen(of LogOf) (store.ViewedOf, error) {
	if !v.viewer.May(ReadAccessLog) {
		return store.ViewedOf{}, ErrNotYours
	}
	choice := store.ViewedOf{Actor: of.Account, From: of.From, Until: of.Until, Before: of.Before, First: of.First, Most: of.Most}
	switch of.Part {
	case OpenedRecords:
		choice.Way = childPage
	case Lists:
		choice.But = childPage
	}
	if of.Token != "" {
		child, ok := v.sight.References.Child(of.Token)
		if !ok {
			return choice, ErrNoSuch
		}
		choice.Child = child
	}
	return choice, nil
}

func (v *View) lineOf(l *store.Viewed) LogLine {
	line := LogLine{Seq: l.Seq, At: l.At, Actor: l.Actor, What: l.What, Why: l.Why}
	if l.Child != "" {
		line.Token = v.sight.References.Of(l.Child)
	}
	return line
}

// Looking is how much one account looked at children's pages in some days.
type Looking struct {
	Account  string
	Children int // opened, each counted once
	Openings int
	Outside  int // of the children: those whom neither the account's teams nor its worker hold now
	Reasons  int // openings with a typed reason
}

// Lookings tells those who read the access log how much each of the accounts looked from an instant until before another,
// those who opened most children first.
func (v *View) Lookings(ctx context.Context, accounts []KnownAccount, from, until time.Time) ([]Looking, error) {
	if !v.viewer.May(ReadAccessLog) {
		return nil, ErrNotYours
	}
	openings, err := v.sight.Store.Openings(ctx, v.viewer.Authority, childPage, from, until)
	if err != nil {
		return nil, err
	}
	known := map[string]Account{}
	for _, a := range accounts {
		known[a.Name] = a.Account
	}
	var found []Looking
	for _, o := range openings {
		if n := len(found); n == 0 || found[n-1].Account != o.Actor {
			found = append(found, Looking{Account: o.Actor})
		}
		l := &found[len(found)-1]
		l.Children++
		l.Openings += o.Times
		l.Reasons += o.Reasons
		if !v.holds(known[o.Actor], o.Child) {
			l.Outside++
		}
	}
	slices.SortStableFunc(found, func(a, b Looking) int { return b.Children - a.Children })
	return found, nil
}

// holds says whether an account's teams or worker hold the child now.
func (v *View) holds(a Account, child string) bool {
	of := View{sight: v.sight, viewer: Viewer{Account: a}, today: v.today}
	held := of.heldNow(child)
	return of.isWorker(held) || of.ofOwnTeam(held)
}
