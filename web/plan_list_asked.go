package web

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"goldthread/assurance/plan"
)

// planAsked is which of the plan's actions a reader asked for; what is blank asks for all.
type planAsked struct {
	Theme, Owner, Partner, Board, Rating, Recommendation, List string
	Mine                                                       bool
}

func readPlanAsked(q url.Values) planAsked {
	return planAsked{Theme: q.Get("theme"), Owner: q.Get("owner"), Partner: q.Get("partner"), Board: q.Get("board"), Rating: q.Get("rating"),
		Recommendation: q.Get("recommendation"), List: q.Get("list"), Mine: q.Get("mine") == "yes"}
}

// Some says that not the whole plan was asked for.
func (a planAsked) Some() bool { return a != planAsked{} }

func (a planAsked) values() url.Values {
	q := url.Values{}
	for name, value := range map[string]string{"theme": a.Theme, "owner": a.Owner, "partner": a.Partner, "board": a.Board, "rating": a.Rating,
		"recommendation": a.Recommendation, "list": a.List, "mine": map[bool]string{true: "yes"}[a.Mine]} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return q
}

// Query is the choice as an address keeps it; the pages that show the same actions otherwise take it too.
func (a planAsked) Query() string {
	if q := a.values(); len(q) > 0 {
		return "?" + q.Encode()
	}
	return ""
}

func (a planAsked) href() string { return "/plan" + a.Query() }

// with is the address of the same choice with one thing changed.
func (a planAsked) with(name, value string) string {
	q := a.values()
	q.Set(name, value)
	return "/plan?" + q.Encode()
}

// planList is a list of its own: the actions that need somebody for one reason.
type planList struct {
	key, name, means string
	of               func(*planDesk) map[string][]string // what to say of each action in it, by its id
}

var planLists = []planList{
	{"red", "Red without a recovery plan", "Actions that are red and of which nobody has written how they come back, and by when.", func(d *planDesk) map[string][]string {
		return idsOf(d.rated.RedWithoutRecovery())
	}},
	{"updates", "Updates due or late", "Actions whose owner or agency is asked for a word about now, or has not given it.", func(d *planDesk) map[string][]string {
		found := map[string][]string{}
		for id := range d.due {
			found[id] = nil
		}
		return found
	}},
	{"done-not-working", "Done but not working", "Actions that are said to be done, while what they are measured by has not moved, or moves the wrong way.", func(d *planDesk) map[string][]string {
		return parted(d.rated.DoneButNotWorking(), d.shown.DoneButNotWorking())
	}},
	{"working-not-done", "Working but not done", "Actions that are still under way, while what they are measured by has moved the right way since they began.", func(d *planDesk) map[string][]string {
		return parted(d.rated.WorkingButNotDone(), d.shown.WorkingButNotDone())
	}},
	{"checks", "To be checked whether it lasted", "Blue actions of which a board agreed three months ago or longer: somebody who had no hand in them looks whether the change has lasted.", func(d *planDesk) map[string][]string {
		return idsOf(d.rated.ChecksDue())
	}},
}

func idsOf(all []plan.Action) map[string][]string {
	found := map[string][]string{}
	for _, a := range all {
		found[a.ID] = nil
	}
	return found
}

// parted are the actions of which done and working differ by all figures, with what the figures that the viewer may see say.
func parted(rated, shown []plan.Parted) map[string][]string {
	found := map[string][]string{}
	for _, one := range rated {
		found[one.Action.ID] = []string{notPublished}
	}
	for _, one := range shown {
		if found[one.Action.ID] != nil {
			found[one.Action.ID] = one.Words
		}
	}
	return found
}

// wanted are the lines of the actions that were asked for, by id.
func (d *planDesk) wanted(asked planAsked, all []plan.Action) map[string]planLine {
	var list map[string][]string
	if i := slices.IndexFunc(planLists, func(l planList) bool { return l.key == asked.List }); i >= 0 {
		list = planLists[i].of(d)
	}
	lines := map[string]planLine{}
	for _, a := range all {
		says, in := list[a.ID]
		if (in || asked.List == "") && d.fits(asked, a) {
			line := d.line(a)
			line.Says = says
			lines[a.ID] = line
		}
	}
	return lines
}

func (d *planDesk) fits(asked planAsked, a plan.Action) bool {
	own, _ := d.house.plan.Action(a.ID)
	return (asked.Rating == "" || string(d.rated.Ratings(a.ID).Worst()) == asked.Rating) &&
		(asked.Owner == "" || d.ownerKey(a) == asked.Owner) &&
		(asked.Partner == "" || a.Partner == asked.Partner) &&
		(!asked.Mine || own.Own(d.viewer.Account.Name)) &&
		(asked.Board == "" || slices.Contains(d.boardsOf(a.ID), asked.Board)) &&
		(asked.Theme == "" || slices.Contains(d.themesOf(a.ID), asked.Theme)) &&
		(asked.Recommendation == "" || slices.Contains(d.recommendationsOf(a.ID), asked.Recommendation))
}

// ownerKey is what an address names the owner of an action by: the account, or the role where there is none or the reader
// may not know it.
func (d *planDesk) ownerKey(a plan.Action) string { return cmp.Or(a.Owner, a.Lead) }

func (d *planDesk) objectivesOf(action string) []string {
	return d.shown.Tied(plan.End{Kind: plan.ActionKind, ID: action}, plan.Serves, plan.ObjectiveKind)
}

// boardsOf are the boards that oversee what an action serves: the plan's where an objective names none.
func (d *planDesk) boardsOf(action string) []string {
	boards := []string{}
	for _, id := range d.objectivesOf(action) {
		if v, ok := d.shown.Value(plan.End{Kind: plan.ObjectiveKind, ID: id}); ok {
			boards = append(boards, cmp.Or(v.(*plan.Objective).Board, d.shown.Settings().Board))
		}
	}
	if len(boards) == 0 {
		boards = append(boards, d.shown.Settings().Board)
	}
	return boards
}

func (d *planDesk) recommendationsOf(action string) (ids []string) {
	for _, id := range d.objectivesOf(action) {
		ids = append(ids, d.shown.Tied(plan.End{Kind: plan.ObjectiveKind, ID: id}, plan.Answers, plan.RecommendationKind)...)
	}
	return ids
}

func (d *planDesk) themesOf(action string) (ids []string) {
	for _, id := range d.recommendationsOf(action) {
		ids = append(ids, d.shown.Tied(plan.End{Kind: plan.RecommendationKind, ID: id}, plan.BelongsTo, plan.ThemeKind)...)
	}
	return ids
}

// planFilter is one choice above the list.
type planFilter struct {
	Name, Label, Chosen string
	Options             []planOption
}

type planOption struct{ Value, Label string }

// addFilters offers what can be chosen; a choice among one is none.
func (d *planDesk) addFilters(view *planListView, all []plan.Action) {
	owners, partners, boards := map[string]string{}, map[string]string{}, map[string]string{}
	for _, a := range all {
		if key := d.ownerKey(a); key != "" {
			owners[key] = d.whoAnswers(a.Owner, a.Lead, "", d.names)
		}
		if a.Partner != "" {
			partners[a.Partner] = a.Partner
		}
		for _, b := range d.boardsOf(a.ID) {
			boards[b] = b
		}
	}
	themes := map[string]string{}
	for _, t := range d.shown.Themes() {
		themes[t.ID] = t.Title
	}
	recommendations := planFilter{Name: "recommendation", Label: "Recommendation", Chosen: view.Asked.Recommendation}
	for _, r := range d.shown.Recommendations() {
		recommendations.Options = append(recommendations.Options, planOption{r.ID, r.Name()})
	}
	ratings := planFilter{Name: "rating", Label: "Rating", Chosen: view.Asked.Rating}
	for _, r := range bragOrder {
		ratings.Options = append(ratings.Options, planOption{string(r), brag{r}.Word() + ": " + brag{r}.Means()})
	}
	for _, f := range []planFilter{ratings, recommendations, filterOf("theme", "Theme", view.Asked.Theme, themes), filterOf("owner", "Owner", view.Asked.Owner, owners),
		filterOf("partner", "Agency", view.Asked.Partner, partners), filterOf("board", "Board", view.Asked.Board, boards)} {
		if len(f.Options) > 1 || f.Chosen != "" {
			view.Filters = append(view.Filters, f)
		}
	}
}

func filterOf(name, label, chosen string, options map[string]string) planFilter {
	f := planFilter{Name: name, Label: label, Chosen: chosen}
	for value, text := range options {
		f.Options = append(f.Options, planOption{value, text})
	}
	slices.SortFunc(f.Options, func(a, b planOption) int {
		return cmp.Or(strings.Compare(a.Label, b.Label), strings.Compare(a.Value, b.Value))
	})
	return f
}
