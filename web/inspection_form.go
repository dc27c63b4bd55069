package web

import (
	"errors"
	"net/url"
	"slices"
	"strings"

	"goldthread/assurance"
	"goldthread/assurance/inspection"
	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/store"
)

// inspectionFormView is a form about an inspection or a notice, in parts; beside a part may stand the pages of the report
// that it was found on.
type inspectionFormView struct {
	frame
	writing
	Heading string
	Back    string
	Sent    string // the address that takes the form
	Draft   string // the address that keeps what is typed; blank where nothing is kept
	Lead    []string
	Missing []string  // what was not found in the report
	Notes   []string  // what to look at first
	Kinds   []navLink // other forms for something new
	Hidden  []hiddenField
	Parts   []formPart
	Again   string // the button that shows the form again for what was chosen; blank where there is none
	Button  string
	Discard bool // the form can be thrown away
}

type hiddenField struct{ Name, Value string }

// formPart is a part of the form.
type formPart struct {
	Heading string
	ID      string // where problems with the whole part lead
	Problem string
	Note    string
	Fields  []field
	Items   []askedItem
	Pages   []pagePicture
	Again   bool // the button that shows the form again stands here
}

// pagePicture is a page of the report.
type pagePicture struct {
	Page int
	Href string
}

// askedItem is one thing that a report or notice asks for, as it is typed. N is its place in the form, from 1.
type askedItem struct {
	N                  int
	Number, Text, Page string
	Priority, Out      bool
	Spare              bool // blank, for one that was missed
	Problem            string
}

// Empty says that nothing is in it.
func (a askedItem) Empty() bool { return strings.TrimSpace(a.Text) == "" }

// typedItems reads the items of a form, in their order, the blank ones too.
func typedItems(typed url.Values) []askedItem {
	at := func(name string, i int) string {
		if i < len(typed[name]) {
			return strings.TrimSpace(typed[name][i])
		}
		return ""
	}
	var all []askedItem
	for i := range typed["asked-text"] {
		n := plainNumber(float64(i + 1))
		all = append(all, askedItem{N: i + 1, Number: at("asked-number", i), Text: at("asked-text", i), Page: at("asked-page", i),
			Priority: slices.Contains(typed["asked-priority"], n), Out: slices.Contains(typed["asked-out"], n), Spare: at("asked-text", i) == ""})
	}
	return all
}

// keepItems makes the entries of what is asked for: each a recommendation of the plan whose source is the inspection or
// notice, in the order of the form. What the plan has of that source already is passed over, so a second saving doubles
// nothing.
func (v *visit) keepItems(w *writing, items []askedItem, source plan.Source) ([]store.Draft, error) {
	had := map[string]bool{}
	order := 0
	for _, r := range v.house.plan.FromSource(source.Kind, source.ID) {
		had[sameWords(r.Text)] = true
		order = max(order, r.Order)
	}
	var drafts []store.Draft
	for _, item := range items {
		if item.Out || item.Empty() || had[sameWords(item.Text)] {
			continue
		}
		had[sameWords(item.Text)] = true
		order++
		r := &plan.Recommendation{Text: item.Text, Number: item.Number, Priority: item.Priority, Order: order, Source: source}
		if item.Page != "" {
			r.Page = int(w.typedNumber(item.field("page"), item.Page, "The page is a number from 1, or nothing"))
		}
		made, err := v.house.plan.Save(v.planner(), v.today(), r)
		if problems, ok := problemsOf(err); ok {
			for _, p := range problems {
				w.wrong(item.field(p.Field), p.Say)
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		drafts = append(drafts, made...)
	}
	return drafts, nil
}

// field is the id of one of the item's fields.
func (a askedItem) field(name string) string {
	if name != "number" && name != "page" {
		name = "text"
	}
	return "asked-" + name + "-" + plainNumber(float64(a.N))
}

// sameWords is a text without regard to how it was broken into lines and where letters are large.
func sameWords(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// fieldsOfInspection are what the form asks of an inspection that is, or will be, in a state.
func (v *visit) fieldsOfInspection(i inspection.Inspection, to inspection.Status) []field {
	frameworks := []option{{Words: "Choose one"}}
	for _, f := range inspection.Frameworks {
		frameworks = append(frameworks, option{Value: string(f), Words: f.Title()})
	}
	fields := []field{
		{Name: "framework", Label: "What it is", As: "select", Options: chosen(frameworks, string(i.Framework))},
		dayField("from", "First day on site", howADayLooks, i.From),
		dayField("to", "Last day on site", "", i.To),
		{Name: "title", Label: "Theme or scope (may be left blank)", Hint: "Of a visit or a review, like: The front door", As: "line", Value: i.Title},
		{Name: "lead", Label: "Lead inspector, or who led the review", As: "line", Value: i.Lead},
		dayField("notified", "Day of the call (may be left blank where it is not known)", "", i.Notified),
	}
	if to == inspection.DraftReport || i.Drafted.Known() {
		fields = append(fields, dayField("drafted", "Day on which the draft report came", "", i.Drafted),
			dayField("commentsBy", "By when the inspectorate wants what is wrong with the facts", "", i.CommentsBy))
	}
	if to == inspection.Published {
		fields = append(fields, dayField("published", "Day on which it was published", "", i.Published),
			dayField("received", "Day on which the final report came (blank: on the day it was published)", "", i.Received))
	}
	return fields
}

// fieldsOfReport are what the form asks besides of what the report or letter says, where the inspection is of a kind that has it.
func (v *visit) fieldsOfReport(i inspection.Inspection) []field {
	tick := func(name, label, words string, on bool) field {
		return field{Name: name, Label: label, As: "ticks", Options: chosen([]option{{Value: "yes", Words: words}}, map[bool]string{true: "yes"}[on])}
	}
	fields := []field{tick("priority", "Areas for priority action", "The report or letter names some", i.Priority)}
	if i.Framework == inspection.JTAI {
		fields = append(fields, tick("statement", "Written statement of action", "The letter calls for one", i.Statement))
	}
	if notices := v.house.register.Notices(); i.Framework == inspection.DfEReview && len(notices) > 0 {
		options := []option{{Words: "None"}}
		for _, n := range notices {
			options = append(options, option{Value: n.ID, Words: upperFirst(string(n.Sort)) + " of " + n.IssuedOn.Long()})
		}
		fields = append(fields, field{Name: "notice", Label: "The notice that it reviews", As: "select", Options: chosen(options, i.Notice)})
	}
	return fields
}

// fieldsAfterwards are the days on which the authority did what follows from a report.
func fieldsAfterwards(i inspection.Inspection) []field {
	return []field{dayField("publishedOut", "Day on which the authority published it (blank: not yet)", "", i.PublishedOut),
		dayField("draftSent", "Day on which a draft action plan was sent (blank: not asked for, or not yet)", "", i.DraftSent),
		dayField("statementOut", "Day on which the written statement of action was sent and published (blank: not yet)", "", i.StatementOut)}
}

// gradeFields ask for the grade of each area of the scheme that held on the first day on site. ok is false where there is
// none, or it cannot be told yet.
func gradeFields(i inspection.Inspection) (fields []field, ok bool) {
	scheme, ok := inspection.SchemeOn(i.Framework, i.From)
	for _, a := range scheme.Areas {
		options := []option{{Words: "Not judged"}}
		for _, g := range scheme.Grades {
			options = append(options, option{Value: g, Words: grade(g).Word()})
		}
		fields = append(fields, field{Name: gradeField(a.Key), Label: a.Title, As: "select", Options: chosen(options, i.Grade(a.Key))})
	}
	return fields, ok
}

func gradeField(key string) string { return "grade-" + strings.ReplaceAll(key, " ", "-") }

// problemsOf are the problems that an error tells of.
func problemsOf(err error) (assurance.Problems, bool) {
	var problems assurance.Problems
	return problems, errors.As(err, &problems)
}

// asksTicks is the hidden field of a form that asks for the ticks of fieldsOfReport.
const asksTicks = "ticks"

// takeTyped takes over what the form says of an inspection. What it did not ask stays.
func (w *writing) takeTyped(typed url.Values, i *inspection.Inspection) {
	texts := map[string]*string{"title": &i.Title, "lead": &i.Lead, "findings": &i.Findings, "notice": &i.Notice}
	for name, to := range texts {
		if typed.Has(name) {
			*to = strings.TrimSpace(typed.Get(name))
		}
	}
	if typed.Has("framework") {
		i.Framework = inspection.Framework(typed.Get("framework"))
	}
	for name, to := range map[string]*day.Day{"from": &i.From, "to": &i.To, "notified": &i.Notified, "drafted": &i.Drafted, "commentsBy": &i.CommentsBy,
		"published": &i.Published, "received": &i.Received, "publishedOut": &i.PublishedOut, "draftSent": &i.DraftSent, "statementOut": &i.StatementOut} {
		if typed.Has(name) {
			*to = w.typedDay(name, typed.Get(name))
		}
	}
	if typed.Has(asksTicks) { // a box that is not ticked is not sent
		i.Priority, i.Statement = typed.Get("priority") == "yes", typed.Get("statement") == "yes"
	}
	i.Judgements = typedGrades(typed, *i)
}

// typedGrades are the grades that were chosen, of the areas of the scheme.
func typedGrades(typed url.Values, i inspection.Inspection) []inspection.Judgement {
	scheme, ok := inspection.SchemeOn(i.Framework, i.From)
	if !ok || !asksGrades(typed) {
		return keptGrades(scheme, i.Judgements)
	}
	var all []inspection.Judgement
	for _, a := range scheme.Areas {
		if g := typed.Get(gradeField(a.Key)); g != "" {
			all = append(all, inspection.Judgement{Area: a.Key, Grade: g})
		}
	}
	return all
}

func asksGrades(typed url.Values) bool {
	for name := range typed {
		if strings.HasPrefix(name, "grade-") {
			return true
		}
	}
	return false
}

// keptGrades are those whose area the scheme has: another framework or first day may judge others.
func keptGrades(scheme inspection.Scheme, all []inspection.Judgement) []inspection.Judgement {
	return slices.DeleteFunc(slices.Clone(all), func(j inspection.Judgement) bool {
		return !slices.ContainsFunc(scheme.Areas, func(a inspection.Area) bool { return a.Key == j.Area })
	})
}
