package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"goldthread/access"
	"goldthread/assurance/plan"
)

func (v *visit) recommendationForm(line plan.Value) (*lineForm, error) {
	r := line.(*plan.Recommendation)
	page := ""
	if r.Page > 0 {
		page = strconv.Itoa(r.Page)
	}
	return &lineForm{
		called: "a recommendation",
		lead:   []string{"Write it as it was printed, word for word: everything in the plan answers these words."},
		fields: []field{
			{Name: "text", Label: "The recommendation", As: "text", Value: r.Text},
			{Name: "source", Label: "What it comes from", As: "select", Options: v.sources(r.Source)},
			{Name: "source-name", Label: "Name of another source (may be left blank)", Hint: "Where the list does not have it, like: Letter of the regional board, May 2026", As: "line", Value: otherSource(r.Source)},
			{Name: "number", Label: "Its number there (may be left blank)", As: "number", Value: r.Number},
			{Name: "page", Label: "Page (may be left blank)", As: "number", Value: page},
			{Name: "priority", Label: "How urgent it is", As: "ticks", Options: chosen([]option{{Value: "yes", Words: "It is an area for priority action"}}, map[bool]string{true: "yes"}[r.Priority])},
			{Name: "theme", Label: "Themes it belongs to", As: "ticks", Options: chosen(v.themes(), v.tiedNow(plan.RecommendationKind, r.ID, plan.BelongsTo, plan.ThemeKind)...)},
		},
		read: func(w *writing) (plan.Value, []plan.Ties) {
			next := *r
			next.ID, next.Seq, next.Why = w.ID, w.Base, ""
			next.Text, next.Number, next.Priority = v.typed("text"), v.typed("number"), v.typed("priority") == "yes"
			next.Source = v.typedSource(r.Source)
			next.Page = w.typedCount("page", v.typed("page"), "The page is a number from 1, or nothing")
			return &next, []plan.Ties{{Word: plan.BelongsTo, Kind: plan.ThemeKind, IDs: v.ticked("theme")}}
		},
	}, nil
}

// sources are what a recommendation may come from: the inspections and notices of the register, what the plan has besides,
// and another that is named. Of a new recommendation the address may say which.
func (v *visit) sources(now plan.Source) []option {
	options := []option{{Value: "other", Words: "Another source, which is named below"}}
	for _, s := range v.knownSources(now) {
		o := option{Value: sourceValue(s), Words: cmp.Or(s.Name, upperFirst(s.Kind))}
		if s.ID != "" && !slices.ContainsFunc(options, func(had option) bool { return had.Value == o.Value }) {
			options = append(options, o)
		}
	}
	if asked := v.r.URL.Query().Get("source"); now.Kind == "" && asked != "" {
		return chosen(options, asked)
	}
	return chosen(options, sourceValue(now))
}

// knownSources are those that can be chosen; the plan’s own names for them count before others.
func (v *visit) knownSources(now plan.Source) []plan.Source {
	all := []plan.Source{now}
	for _, r := range v.house.plan.Recommendations() {
		all = append(all, r.Source)
	}
	for _, i := range v.register().Inspections() {
		all = append(all, plan.Source{Kind: "inspection", ID: i.ID, Name: inspectionName(i)})
	}
	for _, n := range v.register().Notices() {
		all = append(all, plan.Source{Kind: "notice", ID: n.ID, Name: upperFirst(string(n.Sort)) + " of " + n.IssuedOn.Long()})
	}
	return all
}

func sourceValue(s plan.Source) string {
	if s.ID == "" {
		return "other"
	}
	return s.Kind + " " + s.ID
}

func otherSource(s plan.Source) string {
	if s.ID != "" {
		return ""
	}
	return s.Name
}

// typedSource is the source that was chosen. Only those that the form offers are taken.
func (v *visit) typedSource(now plan.Source) plan.Source {
	for _, s := range v.knownSources(now) {
		if s.ID != "" && sourceValue(s) == v.typed("source") {
			return s
		}
	}
	return plan.Source{Kind: "other", Name: v.typed("source-name")}
}

func (v *visit) themes() []option {
	var options []option
	for _, t := range v.house.plan.Themes() {
		options = append(options, option{Value: t.ID, Words: t.Title})
	}
	return options
}

func (v *visit) themeForm(line plan.Value) (*lineForm, error) {
	t := line.(*plan.Theme)
	return &lineForm{
		called: "a theme",
		lead:   []string{"A theme is what recommendations of several inspections have in common, so that one can see what keeps coming back."},
		fields: []field{{Name: "title", Label: "The theme", Hint: "In a few words, like: Management oversight", As: "line", Value: t.Title}},
		read: func(w *writing) (plan.Value, []plan.Ties) {
			next := *t
			next.ID, next.Seq, next.Why, next.Title = w.ID, w.Base, "", v.typed("title")
			return &next, nil
		},
	}, nil
}

func (v *visit) objectiveForm(line plan.Value) (*lineForm, error) {
	o := line.(*plan.Objective)
	sponsors, err := v.mayOwn(o.Sponsor, func(r access.Role) bool { return r.May(access.UpdateActions) && !r.PublicOnly(access.SeePlan) })
	if err != nil {
		return nil, err
	}
	var recommendations []option
	for _, r := range v.house.plan.Recommendations() {
		recommendations = append(recommendations, option{Value: r.ID, Words: r.Name()})
	}
	return &lineForm{
		called: "an objective",
		lead:   []string{"An objective says what will be different, and for which children. Actions serve it."},
		fields: []field{
			{Name: "number", Label: "Number in the plan (may be left blank)", As: "number", Value: o.Number},
			{Name: "title", Label: "The objective", As: "line", Value: o.Title},
			{Name: "soWhat", Label: "So what for children", Hint: "The difference that they will notice.", As: "text", Value: o.SoWhat},
			{Name: "sponsor", Label: "Sponsor", Hint: "Who answers for it.", As: "select", Options: sponsors},
			{Name: "sponsorRole", Label: "The sponsor’s role", Hint: "As members and the public read it, without a name, like: Director of children’s services", As: "line", Value: o.SponsorRole},
			{Name: "board", Label: "Board that oversees it (may be left blank)", Hint: "Blank: " + v.house.plan.Settings().Board, As: "line", Value: o.Board},
			{Name: "recommendation", Label: "Recommendations that it answers", As: "ticks", Options: chosen(recommendations, v.tiedNow(plan.ObjectiveKind, o.ID, plan.Answers, plan.RecommendationKind)...)},
		},
		read: func(w *writing) (plan.Value, []plan.Ties) {
			next := *o
			next.ID, next.Seq, next.Why = w.ID, w.Base, ""
			next.Number, next.Title, next.SoWhat, next.SponsorRole, next.Board = v.typed("number"), v.typed("title"), v.typed("soWhat"), v.typed("sponsorRole"), v.typed("board")
			next.Sponsor = v.typedAccount(w, "sponsor", sponsors)
			return &next, []plan.Ties{{Word: plan.Answers, Kind: plan.RecommendationKind, IDs: v.ticked("recommendation")}}
		},
	}, nil
}

func (v *visit) settingsForm(line plan.Value) (*lineForm, error) {
	s := line.(*plan.Settings)
	return &lineForm{
		called: "how the plan is run",
		fields: []field{
			{Name: "title", Label: "Name of the plan", As: "line", Value: s.Title},
			{Name: "board", Label: "Board that oversees it", As: "line", Value: s.Board},
			{Name: "every", Label: "Months between updates of an action", As: "number", Value: strconv.Itoa(s.Every)},
			{Name: "remind", Label: "Days before an update is due that its owner is reminded", As: "number", Value: strconv.Itoa(s.Remind)},
		},
		read: func(w *writing) (plan.Value, []plan.Ties) {
			next := *s
			next.Seq, next.Why, next.Title, next.Board = w.Base, "", v.typed("title"), v.typed("board")
			next.Every = w.typedCount("every", v.typed("every"), "Updates come every 1 to 12 months")
			next.Remind = w.typedCount("remind", v.typed("remind"), "Owners are reminded 0 to 31 days before")
			return &next, nil
		},
	}, nil
}

// typedCount reads a whole number; blank is 0.
func (w *writing) typedCount(field, text, say string) int {
	if text = strings.ReplaceAll(strings.TrimSpace(text), ",", ""); text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		w.wrong(field, say)
	}
	return n
}

// ticked are the values that were ticked.
func (v *visit) ticked(field string) []string { return v.r.PostForm[field] }

// typedAccount is the account that was chosen: one of those that the form offers.
func (v *visit) typedAccount(w *writing, field string, options []option) string {
	name := v.typed(field)
	if !slices.ContainsFunc(options, func(o option) bool { return o.Value == name }) {
		w.wrong(field, "Choose one of the people in the list")
	}
	return name
}
