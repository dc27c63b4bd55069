package demo

import (
	"context"
	"errors"
	"strings"
	"time"

	"goldthread/access"
	"goldthread/sample"
	"goldthread/store"
)

// The accounts that write something. Nobody is meant by their names.
const (
	analyst        = "mina.okonjo"
	teamManager    = "gareth.tolliver"
	serviceManager = "ruth.clarke-adomako"
	director       = "margaret.oyelaran"
	systemLead     = "joan.akintola"
	auditor        = "tomasz.wren"
	officer        = "delyth.marchbank" // keeps the improvement plan
	chair          = "lorna.pettifer"   // of the improvement board
	partner        = "anil.bexley"
)

// maker is who makes the accounts, in the journal.
const maker = "goldthread demo"

// Person is one account of the demo.
type Person struct {
	access.Account
	Password string // the same in every demo; it opens nothing but made-up records
	Sees     string // what stands first on the person's pages
}

// people are the accounts, one of each role. The social worker's is made of the lists: see worker.
var people = []Person{
	{access.Account{Name: director, Title: "Margaret Oyelaran", Role: access.Director}, "lantern-orchard-slate", "the scorecard of the whole authority"},
	{access.Account{Name: analyst, Title: "Mina Okonjo", Role: access.Analyst}, "heron-kettle-marble", "the scorecard, and the last delivery"},
	{access.Account{Name: serviceManager, Title: "Ruth Clarke-Adomako", Role: access.ServiceManager, Teams: []string{"Assessment North", "Assessment South",
		"Family Safeguarding North", "Family Safeguarding South", "Family Safeguarding East"}}, "copper-thistle-violin", "the scorecard, and what waits for a word"},
	{access.Account{Name: teamManager, Title: "Gareth Tolliver", Role: access.TeamManager, Teams: []string{"Assessment North"}}, "pebble-saddle-comet", "the scorecard, and the team's children"},
	{access.Account{Role: access.SocialWorker}, "walnut-ribbon-harbour", "the scorecard, and their own children"},
	{access.Account{Name: auditor, Title: "Tomasz Wren", Role: access.QualityAuditor, Teams: []string{"Children in Care 2"}}, "juniper-anchor-quilt", "the scorecard; a child only where it was opened"},
	{access.Account{Name: officer, Title: "Delyth Marchbank", Role: access.ImprovementOfficer}, "trellis-pewter-canoe", "published figures and the plan, no child"},
	{access.Account{Name: "imran.castell", Title: "Imran Castell", Role: access.Inspector}, "falcon-meadow-cipher", "the scorecard; a child only where it was opened, for eight weeks"},
	{access.Account{Name: "bethan.liddell", Title: "Bethan Liddell", Role: access.ScrutinyOfficer}, "candle-bramble-tunnel", "published figures and papers, no child"},
	{access.Account{Name: "harjit.sandhar", Title: "Cllr Harjit Sandhar", Role: access.ElectedMember}, "mitten-glacier-oboe", "published figures and papers, no child"},
	{access.Account{Name: chair, Title: "Lorna Pettifer", Role: access.BoardMember}, "puzzle-cobalt-fennel", "published figures and papers, no child"},
	{access.Account{Name: partner, Title: "Anil Bexley", Role: access.Partner}, "lichen-bugle-harvest", "published figures and papers, no child; of the plan the own actions"},
	{access.Account{Name: systemLead, Title: "Joan Akintola", Role: access.SystemLead}, "ladder-saffron-willow", "people and the access log, no figures"},
}

// inspectedFor is how many days from now the inspector's account works.
const inspectedFor = 56

// partnerFor is how many months the partner's account works.
const partnerFor = 12

// admit makes the accounts, as the first thing of all: who writes later has one. Their passwords are set beside all that
// follows: each takes a tenth of a second on purpose.
func (w *wychmoor) admit(ctx context.Context) error {
	desk, err := access.NewDesk(w.journal, w.now, access.Settings{})
	if err != nil {
		return err
	}
	var admitted []Person
	for _, p := range people {
		switch p.Role {
		case access.SocialWorker:
			p.Account = w.worker()
		case access.Inspector:
			p.Until = w.today() + inspectedFor
		case access.Partner:
			p.Until = w.today().AddMonths(partnerFor)
		}
		if _, err := desk.Put(ctx, sample.Code, maker, p.Account, 0); err != nil {
			return err
		}
		admitted = append(admitted, p)
	}
	at := w.clock
	w.beside(func() error { return w.setPasswords(ctx, admitted, at) })
	return nil
}

// setPasswords goes by a clock of its own, and so by a store of its own: that of the story moves on meanwhile.
func (w *wychmoor) setPasswords(ctx context.Context, of []Person, at time.Time) (err error) {
	now := func() time.Time { return at }
	journal, err := store.Open(ctx, w.folder, now)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, journal.Close()) }()
	desk, err := access.NewDesk(journal, now, access.Settings{})
	if err != nil {
		return err
	}
	for _, p := range of {
		if err := desk.SetPassword(ctx, sample.Code, p.Name, p.Password); err != nil {
			return err
		}
	}
	return nil
}

// worker is the account of the worker who holds the most children in the team manager's team on the newest day.
func (w *wychmoor) worker() access.Account {
	held := map[string]int{}
	most := ""
	for _, c := range w.newest.All() {
		if h := c.HeldOn(w.asAt); h.Team == "Assessment North" && h.Worker != "" {
			if held[h.Worker]++; held[h.Worker] > held[most] || held[h.Worker] == held[most] && h.Worker < most {
				most = h.Worker
			}
		}
	}
	name := strings.ToLower(strings.ReplaceAll(most, " ", "."))
	return access.Account{Name: name, Title: most, Role: access.SocialWorker, Teams: []string{"Assessment North"}, Worker: most}
}

// People are the accounts of a demo as they stand, each with the password that it was made with: whoever changed theirs
// knows the new one. Accounts made since are not among them.
func People(accounts []access.KnownAccount) (all []Person) {
	for _, p := range people {
		for _, a := range accounts {
			if a.Role == p.Role && (a.Name == p.Name || p.Name == "" && a.By == maker) {
				p.Account = a.Account
				all = append(all, p)
			}
		}
	}
	return all
}
