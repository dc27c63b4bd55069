package web

import (
	"fmt"
	"slices"
	"strings"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/store"
)

// papersView lists the packs that the viewer may see.
type papersView struct {
	frame
	Making   []packRow // in draft, or at their second look
	Approved []packRow
	MayDraft bool
	Inside   bool // who wrote, and when, is for those who write and approve
	ForAll   bool // the viewer reads the restricted ones too
}

// packRow is a pack in the list.
type packRow struct {
	packSaid
	Href   string
	Inside bool
}

// packSaid is what is said of a pack wherever it is named.
type packSaid struct {
	assurance.Pack
	WrittenBy  string
	ApprovedBy string // blank before
	ChangedAt  string
}

// StateWords is how far it has come.
func (p packSaid) StateWords() string {
	switch p.State {
	case assurance.SecondLook:
		return "at its second look"
	case assurance.Approved:
		return "approved"
	}
	return "draft"
}

// Audience is for whom it is.
func (p packSaid) Audience() string {
	if p.Public {
		return "public"
	}
	return "officers and members"
}

// AreaWords are the areas that it holds.
func (p packSaid) AreaWords() string {
	if len(p.Areas) == 0 {
		return "all areas"
	}
	var names []string
	for _, a := range p.Areas {
		names = append(names, string(a))
	}
	return strings.Join(names, ", ")
}

func (v *visit) papers() error {
	names, err := v.names()
	if err != nil {
		return err
	}
	view := &papersView{MayDraft: v.may(access.DraftPapers), Inside: v.makesPapers(), ForAll: v.readsRestricted()}
	view.Title, view.Section = "Papers", "Papers"
	for _, p := range v.house.written.Packs() {
		if !v.maySeePack(p) {
			continue
		}
		row := packRow{v.saidOf(p, names), "/papers/" + p.ID, view.Inside}
		if p.State == assurance.Approved {
			view.Approved = append(view.Approved, row)
		} else {
			view.Making = append(view.Making, row)
		}
	}
	slices.SortStableFunc(view.Approved, func(x, y packRow) int { return int(y.AsAt - x.AsAt) })
	return v.render("papers", view)
}

// makesPapers says whether the viewer writes papers or approves them: how they came about is for those alone.
func (v *visit) makesPapers() bool { return v.may(access.DraftPapers) || v.may(access.ApprovePapers) }

func (v *visit) readsRestricted() bool {
	return v.may(access.ReadPapers) && !v.viewer.Account.Role.PublicOnly(access.ReadPapers)
}

// maySeePack says whether the viewer may know of a pack: what is not approved is for those who write it and those who look
// at it a second time, and what is not public is for no reader of public editions.
func (v *visit) maySeePack(p assurance.Pack) bool {
	if p.State == assurance.Approved {
		return p.Out() && v.may(access.ReadPapers) || v.readsRestricted()
	}
	drafts := v.may(access.DraftPapers) && (p.Public || !v.viewer.Account.Role.PublicOnly(access.DraftPapers))
	return drafts || v.may(access.ApprovePapers)
}

// pack is the pack that the address names.
func (v *visit) pack() (assurance.Pack, error) {
	p, ok := v.house.written.Pack(v.r.PathValue("pack"))
	if !ok || !v.maySeePack(p) {
		return p, &notFound{"There are no such papers, or they are not for you to read yet.", "The list of papers holds all that are yours to read."}
	}
	return p, nil
}

// openPack is the pack that the address names, where its text and its plan may be changed.
func (v *visit) openPack() (assurance.Pack, error) {
	p, err := v.pack()
	if err != nil {
		return p, err
	}
	if p.State != assurance.Drafted {
		return p, &invalid{fmt.Sprintf("These papers are %s, so nobody writes in them now.", v.saidOf(p, nil).StateWords()),
			"To change them, take them back to draft on their page; approved ones stay as they are: draft new ones."}
	}
	return p, nil
}

// packTyped is the pack that a form is about, as it stands now that the form has come. One that was made from another
// version meets a *store.Conflict: what may be done is judged by the version that was read, and it must be that one.
func (v *visit) packTyped(open func() (assurance.Pack, error)) (assurance.Pack, *store.Conflict, error) {
	if err := v.r.ParseForm(); err != nil {
		return assurance.Pack{}, nil, &invalid{"What was typed could not be read.", "Copy it, and open the form again."}
	}
	v.renew()
	p, err := open()
	if err != nil || v.typedBase() == p.Seq {
		return p, nil, err
	}
	newest, err := v.Journal.Entry(v.ctx(), v.house.code, p.Seq)
	return p, &store.Conflict{Kind: assurance.PackKind, ID: p.ID, Base: v.typedBase(), Newest: newest}, err
}

// saidOf puts a pack in words.
func (v *visit) saidOf(p assurance.Pack, names names) packSaid {
	said := packSaid{Pack: p, ChangedAt: p.At.In(v.london).Format("2 January 2006 at 15:04")}
	var who []string
	for _, w := range p.Writers {
		who = append(who, names.of(w))
	}
	said.WrittenBy = strings.Join(who, ", ")
	if p.Approver != "" {
		said.ApprovedBy = names.of(p.Approver)
	}
	return said
}

// readsVersions says whether the viewer reads what a pack said before: who drafts or approves papers of every sort. Words
// that were refused on the way to a public edition may have been written for readers inside.
func (v *visit) readsVersions() bool {
	all := func(a access.Act) bool { return v.may(a) && !v.viewer.Account.Role.PublicOnly(a) }
	return all(access.DraftPapers) || all(access.ApprovePapers)
}

// packHistory reads the versions of a pack, oldest first.
func (v *visit) packHistory(p assurance.Pack) ([]assurance.Pack, error) {
	entries, err := v.Journal.History(v.ctx(), v.house.code, assurance.PackKind, p.ID)
	if err != nil {
		return nil, err
	}
	return assurance.PackVersions(entries)
}
