package web

import (
	"net/url"
	"slices"
	"strconv"

	"goldthread/access"
	"goldthread/assurance"
	"goldthread/assurance/inspection"
	"goldthread/assurance/plan"
	"goldthread/day"
)

// inspectionView answers: what did this inspection find, what does it ask, and how far has each of it come?
type inspectionView struct {
	frame
	Of        inspection.Inspection
	Kind      string
	Judged    []judgedArea
	Days      []dayLine
	Asked     []askedLine
	Dues      dues
	Steps     []stepLink
	Files     []assurance.FrozenFile
	ReviewOf  *inspection.Notice
	Notices   []inspection.Notice // that followed from it
	Keeps     bool
	KeepsPlan bool
	Ready     bool // the viewer sees what is missing and late
	Outside   bool
	SavedBy   string
	SavedOn   string
}

type dayLine struct {
	Name string
	Day  day.Day
}

// askedLine is a recommendation with how far it has come.
type askedLine struct {
	plan.Recommendation
	Worst   brag
	Actions int
	Done    int // actions that are said to be done, or more
}

// Stands says how far it has come, in words.
func (a askedLine) Stands() string {
	if a.Actions == 0 {
		return "No action serves it yet"
	}
	return strconv.Itoa(a.Done) + " of " + counted(a.Actions, "action", "actions") + " done"
}

// stepLink is something that the viewer may do to it.
type stepLink struct{ Name, Href string }

func (v *visit) oneInspection() error {
	i, err := v.inspectionAsked()
	if err != nil {
		return err
	}
	view := &inspectionView{Of: i, Kind: i.Framework.Title(), Files: i.Files, Keeps: v.may(access.KeepInspections), KeepsPlan: v.may(access.KeepPlan), Ready: v.may(access.SeeReadiness),
		Outside: v.viewer.Account.Role.Word(access.SeeInspections) == "public"}
	view.Section, view.Title, view.Wide, view.Thread = "Inspections", inspectionName(i), true, true
	for _, j := range i.Judgements {
		view.Judged = append(view.Judged, judgedAreaOf(i.Framework, i.From, j.Area, j.Grade))
	}
	view.Days = daysOf(i)
	if view.Asked, err = v.askedBy("inspection", i.ID); err != nil {
		return err
	}
	v.addSurroundings(view)
	if view.Keeps {
		view.Steps = v.stepsOf(i)
		names, err := v.names()
		if err != nil {
			return err
		}
		view.SavedBy, view.SavedOn = names.of(i.Actor), i.At.In(v.london).Format("2 January 2006 at 15:04")
	}
	return v.render("inspection", view)
}

// inspectionAsked is the inspection of the address, as far as the viewer may know of it.
func (v *visit) inspectionAsked() (inspection.Inspection, error) {
	i, ok := v.register().Inspection(v.r.PathValue("inspection"))
	if !ok {
		return i, &notFound{"There is no such inspection, or it is not published.", "The register lists those that you can open."}
	}
	return i, nil
}

// daysOf lists the days that are known, in their order.
func daysOf(i inspection.Inspection) []dayLine {
	all := []dayLine{{"The call came", i.Notified}, {"First day on site", i.From}, {"Last day on site", i.To}, {"Draft report", i.Drafted},
		{"Comments on facts wanted by", i.CommentsBy}, {"Final report came", i.Received}, {"Published", i.Published},
		{"Published by the authority", i.PublishedOut}, {"Draft action plan sent", i.DraftSent}, {"Written statement of action sent", i.StatementOut}}
	return slices.DeleteFunc(all, func(d dayLine) bool { return !d.Day.Known() })
}

// askedBy is what an inspection or notice asks for: areas for priority action first, then in its order. The ratings are
// those that everybody sees, and no number of a measure is among them.
func (v *visit) askedBy(kind, id string) ([]askedLine, error) {
	standing, err := v.standing()
	if err != nil {
		return nil, err
	}
	var all []askedLine
	for _, r := range standing.FromSource(kind, id) {
		l := askedLine{Recommendation: r, Worst: brag{plan.White}}
		for _, a := range standing.ActionsOf(r.ID) {
			if a.State == plan.Withdrawn {
				continue
			}
			if l.Actions++; a.Done.Known() {
				l.Done++
			}
			if worst := standing.Ratings(a.ID).Worst(); l.Actions == 1 || badness(worst) > badness(l.Worst.Rating) {
				l.Worst = brag{worst}
			}
		}
		all = append(all, l)
	}
	slices.SortStableFunc(all, func(a, b askedLine) int {
		return map[bool]int{true: 0, false: 1}[a.Priority] - map[bool]int{true: 0, false: 1}[b.Priority]
	})
	return all, nil
}

// badness orders ratings for choosing the one to show of several actions: what is off its way first, what is agreed last.
func badness(r plan.Rating) int {
	return slices.Index([]plan.Rating{plan.Blue, plan.Green, plan.White, plan.Amber, plan.Red}, r)
}

// addSurroundings adds what hangs on the inspection: what is due after it, the notice that it reviews and those that it led
// to.
func (v *visit) addSurroundings(view *inspectionView) {
	r := v.register()
	next, done := calendarOf(r, v.today())
	view.Dues.Name = "What follows from it"
	for _, l := range append(next.Lines, done.Lines...) {
		if l.After == view.Of.ID {
			l.Href = ""
			view.Dues.Lines = append(view.Dues.Lines, l)
		}
	}
	if n, ok := r.Notice(view.Of.Notice); ok {
		view.ReviewOf = &n
	}
	for _, n := range r.Notices() {
		if n.After == view.Of.ID {
			view.Notices = append(view.Notices, n)
		}
	}
}

// actNames are the buttons of the steps.
var actNames = map[inspection.Act]string{
	inspection.Change: "Change it", inspection.Notify: "The call came", inspection.Arrive: "Inspectors are on site",
	inspection.PutOff: "It was put off", inspection.ReceiveDraft: "The draft report came", inspection.Publish: "It was published",
	inspection.Correct: "Correct it", inspection.Expect: "Expect one", inspection.Enter: "Enter one that was published",
}

func (v *visit) stepsOf(i inspection.Inspection) []stepLink {
	var links []stepLink
	for _, s := range inspection.InspectionSteps.From(i.Status) {
		if v.may(access.Act(s.Right)) {
			links = append(links, stepLink{actNames[s.Act], "/inspections/" + i.ID + "/edit?act=" + url.QueryEscape(string(s.Act))})
		}
	}
	return links
}

// inspectionFile gives a document of an inspection. Only the published report is in what a reader from outside may know.
func (v *visit) inspectionFile() error {
	i, err := v.inspectionAsked()
	if err != nil {
		return err
	}
	for _, f := range append([]assurance.FrozenFile{i.Report}, i.Files...) {
		if f.SHA256 != "" && f.SHA256 == v.r.PathValue("file") {
			return v.sendDocument(f.Name, f.SHA256)
		}
	}
	return &notFound{"There is no such document with this inspection.", "Its page lists those that are there."}
}
