package access

import (
	"context"
	"errors"
	"strings"
	"time"

	"goldthread/day"
	"goldthread/record"
	"goldthread/store"
)

// ErrNoSuch is what Open returns for a reference that stands for no child, and in the same words for one that stands for
// a child whom the viewer may not see.
var ErrNoSuch = errors.New("there is no such record, or it is not yours to see")

// ErrNotYours is what a View returns for an act that the viewer's role does not have.
var ErrNotYours = errors.New("your role does not do this")

// NeedsReason is what Open returns for a record that opens when a reason is typed.
type NeedsReason struct {
	Token string
	Given string // what was typed and was not enough; blank where nothing was
}

func (*NeedsReason) Error() string { return errWhy.Error() }

// Sight is what a View looks at.
type Sight struct {
	Shown      *record.Book // the record as the page shows it: as known now, or on an earlier day
	Present    *record.Book // the record as known now: who holds a child is read from it
	Grants     *Grants
	References *References  // which have learnt both Books
	Store      *store.Store // where it is written down who saw what, and where grants are kept
	Now        time.Time    // in the time zone whose days count
	Holders    *Holders     // of Present, as on the day of Now; nil: each child is looked up by itself
}

// View is a Book as one viewer may see it. It is made for a request and given up with it.
type View struct {
	sight  Sight // not handed out: who has a View has no Book
	viewer Viewer
	today  day.Day

	reaches map[string]Reach // what was found out already, child by child
	all     *reaching        // and of all children of the record as known now
}

// NewView is the sight as the viewer may see it.
func NewView(v Viewer, s Sight) *View { return &View{sight: s, viewer: v, today: day.OfTime(s.Now)} }

// Viewer is who looks.
func (v *View) Viewer() Viewer { return v.viewer }

// Reach is how far the viewer's rights go to a child of the Book that is shown.
func (v *View) Reach(r record.Ref) Reach {
	h := v.sight.Holders
	if h == nil || h.book != v.sight.Shown || h.book != v.sight.Present || h.on != v.today {
		return v.reach(v.sight.Shown.At(r).ID)
	}
	if v.all == nil {
		v.all = v.reachingAll()
	}
	return v.all.of(h, r)
}

// Listed is a child's place in a list.
type Listed struct {
	Ref   record.Ref
	Token string // for the URL of the child's page; blank where the viewer can do nothing with it
	Child string // the child's own id, where the viewer may see it
	Reach Reach
}

// List gives the places of a list of children, in order. Whose id is shown is written to the access log, one line a child,
// before it returns, so ask for the part of a long list that the page shows. what says which list it is: "list:
// icpc-within-15wd". A viewer whose role has no lists gets ErrNotYours.
func (v *View) List(ctx context.Context, what string, refs []record.Ref) ([]Listed, error) {
	return v.listed(ctx, ListCases, what, refs)
}

// Export is List for a file that leaves the building; what begins with "export: ".
func (v *View) Export(ctx context.Context, what string, refs []record.Ref) ([]Listed, error) {
	return v.listed(ctx, ExportCases, what, refs)
}

func (v *View) listed(ctx context.Context, act Act, what string, refs []record.Ref) ([]Listed, error) {
	if !v.viewer.May(act) {
		return nil, ErrNotYours
	}
	places := make([]Listed, len(refs))
	var seen []store.Viewed
	for i, r := range refs {
		places[i] = v.place(r)
		if child := places[i].Child; child != "" {
			seen = append(seen, store.Viewed{Actor: v.viewer.Account.Name, Child: child, What: what})
		}
	}
	if err := v.sight.Store.AddViewed(ctx, v.viewer.Authority, once(seen)); err != nil {
		return nil, err
	}
	return places, nil
}

// place gives no reference where it would open nothing: it would still tell the same child from others, list by list.
func (v *View) place(r record.Ref) Listed {
	child := v.sight.Shown.At(r).ID
	l := Listed{Ref: r, Reach: v.reach(child)}
	if l.Reach.Opens() {
		l.Child = child
	}
	if l.Reach.Opens() || v.mayGrant(child) {
		l.Token = v.sight.References.Of(child)
	}
	return l
}

// once leaves one line of a child that stands in a list several times.
func once(seen []store.Viewed) []store.Viewed {
	had := make(map[string]bool, len(seen))
	kept := seen[:0]
	for _, s := range seen {
		if !had[s.Child] {
			had[s.Child] = true
			kept = append(kept, s)
		}
	}
	return kept
}

// Purpose is why a record is opened.
type Purpose struct {
	Typed string // the reason that was typed; blank where none was asked for
	From  string // the page that led to the record, as the access log calls it: "list: icpc-within-15wd"; blank where none did
}

// childPage is what the access log calls an opening of one child's record; what led there follows it.
const childPage = "child page"

// ledFrom stands between an opening and what led to it.
const ledFrom = ", from "

// OpenedFrom reads what the access log calls something that was seen: whether it is an opening of a record, and which page
// led to it.
func OpenedFrom(what string) (from string, opening bool) {
	way, from, _ := strings.Cut(what, ledFrom)
	if way != childPage {
		return "", false
	}
	return from, true
}

// Open hands out a child's record and writes down who saw it, and why. The errors are ErrNoSuch and *NeedsReason. A reason
// holds for that child until the end of the day or of the session, so that the links of the page work; each opening is
// logged all the same.
func (v *View) Open(ctx context.Context, token string, p Purpose) (*record.Child, record.Ref, error) {
	why := oneLine(p.Typed)
	id, ok := v.sight.References.Child(token)
	if !ok {
		return nil, 0, ErrNoSuch
	}
	ref, ok := v.sight.Shown.Find(id)
	reach := v.reach(id)
	if !ok || !reach.Opens() {
		return nil, 0, ErrNoSuch
	}
	if reach == WithReason && checkWhy(why) != nil {
		given, err := v.gaveReason(ctx, id)
		if err != nil {
			return nil, 0, err
		}
		if !given {
			return nil, 0, &NeedsReason{token, why}
		}
	}
	if checkWhy(why) != nil {
		why = "" // none was asked for, or the one given before stands
	}
	what := childPage
	if p.From != "" {
		what += ledFrom + p.From
	}
	err := v.sight.Store.AddViewed(ctx, v.viewer.Authority, []store.Viewed{{Actor: v.viewer.Account.Name, Child: id, What: what, Why: why}})
	if err != nil {
		return nil, 0, err
	}
	return v.sight.Shown.At(ref), ref, nil
}

func (v *View) gaveReason(ctx context.Context, child string) (bool, error) {
	at, ok, err := v.sight.Store.GaveReason(ctx, v.viewer.Authority, v.viewer.Account.Name, child, v.viewer.Session.Created)
	return ok && day.OfTime(at.In(v.sight.Now.Location())) == v.today, err
}
