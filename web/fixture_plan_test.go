package web_test

import (
	"context"
	"slices"

	"goldthread/access"
	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/store"
)

// The lines of the town's plan, by id. Each action stands for a moment in the life of one.
const (
	planTheme    = "theme-time"
	planRec      = "rec-conferences" // number 3 of an inspection: has an objective, actions and measures
	planRecNaked = "rec-return"      // number 4: has nothing
	planObj      = "obj-conferences"
	planObjVoice = "obj-voice"

	planRooms    = "act-rooms"    // the team manager's: under way, with an update
	planNurses   = "act-nurses"   // an agency's: under way, past its due day, said nothing for months
	planVoice    = "act-voice"    // the service manager's: said to be done, proved, and so ready for a board
	planTraining = "act-training" // nobody's with an account: not started

	planMeasure  = "msr-conferences" // an indicator
	planQuestion = "msr-recorded"    // a question that audits ask: met

	planSample   = "evd-sample"   // of planVoice: audit, accepted, cleared
	planParents  = "evd-parents"  // of planVoice: voice, accepted, not cleared
	planMinutes  = "evd-minutes"  // of planRooms: a document that nobody has checked
	planRota     = "evd-rota"     // of planVoice: a document, accepted and cleared
	planInternal = "Only we know" // words that readers outside never see
)

// planDay is the day on which the plan was written; what came of it is as of the tests' today.
var planDay = day.MustParse("2026-06-01")

// planner writes the town's plan as its people would.
type planner struct {
	ctx     context.Context
	journal *store.Store
	plan    *plan.Plan
	today   day.Day
}

// planned is a person of a role, with the rights of it.
func planned(role access.Role) plan.Person {
	return plan.Person{Account: signInName(role), May: func(right string) bool { return role.May(access.Act(right)) }}
}

func (p *planner) keep(who plan.Person, drafts []store.Draft, err error) {
	if err == nil {
		_, err = p.journal.Append(p.ctx, authority, who.Account, drafts)
	}
	if err == nil {
		p.plan, err = plan.Read(p.ctx, p.journal, authority)
	}
	if err != nil {
		panic(err) // the plan of the tests themselves
	}
}

func (p *planner) save(role access.Role, v plan.Value, ties ...plan.Ties) {
	drafts, err := p.plan.Save(planned(role), p.today, v, ties...)
	p.keep(planned(role), drafts, err)
}

func (p *planner) do(role access.Role, action string, act plan.Act) {
	a, _ := p.plan.Action(action)
	drafts, err := p.plan.Do(planned(role), p.today, action, a.Seq, act, "")
	p.keep(planned(role), drafts, err)
}

func (p *planner) update(role access.Role, u plan.Update) {
	a, _ := p.plan.Action(u.Action)
	drafts, err := p.plan.On(p.today, nil).Update(planned(role), a.Seq, u, nil, "")
	p.keep(planned(role), drafts, err)
}

func (p *planner) look(role access.Role, evidence string, cleared bool) {
	i := slices.IndexFunc(p.plan.Evidence(), func(e plan.Evidence) bool { return e.ID == evidence })
	drafts, err := p.plan.LookAt(planned(role), p.today, evidence, p.plan.Evidence()[i].Seq, true, cleared, "")
	p.keep(planned(role), drafts, err)
}

func named(id string) plan.Line { return plan.Line{ID: id} }
func tie(word, kind string, ids ...string) []plan.Ties {
	return []plan.Ties{{Word: word, Kind: kind, IDs: ids}}
}

// furnishPlan writes the town's plan.
func furnishPlan(ctx context.Context, journal *store.Store) {
	p := &planner{ctx: ctx, journal: journal, today: planDay}
	var err error
	if p.plan, err = plan.Read(ctx, journal, authority); err != nil {
		panic(err)
	}
	p.lines()
	p.actions()
	p.measures()
	p.whatCame()
}

func (p *planner) lines() {
	officer := access.ImprovementOfficer
	p.save(officer, &plan.Theme{Line: named(planTheme), Title: "Timely decisions"})
	of := plan.Source{Kind: "inspection", ID: "inspection-2026", Name: "Inspection of March 2026"}
	p.save(officer, &plan.Recommendation{Line: named(planRec), Text: "Hold initial conferences in time, whatever else waits.", Number: "3", Page: 2, Order: 3, Source: of},
		tie(plan.BelongsTo, plan.ThemeKind, planTheme)...)
	p.save(officer, &plan.Recommendation{Line: named(planRecNaked), Text: "Offer each child who was missing a return interview.", Number: "4", Page: 2, Order: 4, Source: of})
	p.save(officer, &plan.Objective{Line: named(planObj), Number: "1", Title: "Conferences are held in time", SoWhat: "No child waits for a decision about their safety",
		Sponsor: signInName(access.Director), SponsorRole: "Director of children’s services", Board: "Safeguarding board"}, tie(plan.Answers, plan.RecommendationKind, planRec)...)
	p.save(officer, &plan.Objective{Line: named(planObjVoice), Number: "2", Title: "Children are heard in conferences", SoWhat: "Children see that what they said changed something"},
		tie(plan.Answers, plan.RecommendationKind, planRec)...)
}

func (p *planner) actions() {
	officer := access.ImprovementOfficer
	serves := func(objective string) []plan.Ties { return tie(plan.Serves, plan.ObjectiveKind, objective) }
	p.save(officer, &plan.Action{Line: named(planRooms), Number: "1.1", Title: "Book the room on the day of the decision", Owner: signInName(access.TeamManager), Lead: "Head of safeguarding",
		Start: planDay, Due: day.MustParse("2027-01-31"), Note: planInternal + ": the lease of the annexe ends.",
		Milestones: []plan.Milestone{{ID: "m1", Title: "Rooms found", Due: day.MustParse("2026-08-31")}, {ID: "m2", Title: "Diary shared", Due: day.MustParse("2026-12-31")}}}, serves(planObj)...)
	p.save(officer, &plan.Action{Line: named(planNurses), Number: "1.2", Title: "A nurse comes to each conference", Partner: "Wychmoor Health", Contact: signInName(access.Partner),
		Start: planDay, Due: day.MustParse("2026-10-31")}, serves(planObj)...)
	p.save(officer, &plan.Action{Line: named(planVoice), Number: "2.1", Title: "Write down what the child said before each conference", Owner: signInName(access.ServiceManager), Lead: "Head of protection",
		Start: planDay, Due: day.MustParse("2026-11-30")}, serves(planObjVoice)...)
	p.save(officer, &plan.Action{Line: named(planTraining), Number: "2.2", Title: "Train the chairs", Lead: "Principal social worker", Start: day.MustParse("2026-12-01"), Due: day.MustParse("2027-03-31")}, serves(planObjVoice)...)
}

func (p *planner) measures() {
	officer := access.ImprovementOfficer
	p.save(officer, &plan.Measure{Line: named(planMeasure), Code: "icpc-within-15wd", Polarity: indicator.Higher, Baseline: 60, BaselineDay: planDay, Target: 85, TargetDay: day.MustParse("2027-03-31")},
		tie(plan.Shows, plan.ActionKind, planRooms, planNurses)...)
	p.save(officer, &plan.Measure{Line: named(planQuestion), Question: "Does the record say what the child said?", Polarity: indicator.Higher, Baseline: 40, BaselineDay: planDay, Target: 80, TargetDay: day.MustParse("2026-12-31")},
		tie(plan.Shows, plan.ActionKind, planVoice)...)
}

// whatCame is what people did and said of it since.
func (p *planner) whatCame() {
	p.do(access.TeamManager, planRooms, plan.Start)
	p.do(access.Partner, planNurses, plan.Start)
	p.do(access.ServiceManager, planVoice, plan.Start)
	p.today = day.MustParse("2026-11-10")
	p.update(access.TeamManager, plan.Update{Action: planRooms, Day: p.today, Did: "Two rooms are ours on Tuesdays.", Next: "Ask for a third.", Reached: []string{"m1"}})
	p.update(access.TeamManager, plan.Update{Action: planRooms, Day: p.today, Did: planInternal + ": the clerk leaves in May.", Internal: true})
	proves := func(kind, id string) plan.Ties { return plan.Ties{Word: plan.Proves, Kind: kind, IDs: []string{id}} }
	p.save(access.ServiceManager, &plan.Evidence{Line: named(planSample), Sort: plan.AuditSort, Title: "Dip sample of October", Day: day.MustParse("2026-10-31"),
		Audit: &plan.AuditSet{Question: "Does the record say what the child said?", N: 20, Met: 18, Period: day.Span{From: day.MustParse("2026-10-01"), To: day.MustParse("2026-10-31")}}},
		proves(plan.ActionKind, planVoice), proves(plan.MeasureKind, planQuestion))
	p.save(access.ServiceManager, &plan.Evidence{Line: named(planParents), Sort: plan.VoiceSort, Title: "What children told the council of children in care", Text: "They asked me first.", Day: p.today,
		Voice: &plan.Voice{Who: "children in care", How: "the children in care council", N: 9}}, proves(plan.ActionKind, planVoice))
	p.document(access.ServiceManager, planRota, planVoice, "rota.pdf", "The rota of chairs")
	p.document(access.TeamManager, planMinutes, planRooms, "minutes.pdf", "Minutes of the room group")
	p.look(access.QualityAuditor, planSample, true)
	p.look(access.QualityAuditor, planParents, false)
	p.look(access.QualityAuditor, planRota, true)
	p.do(access.ServiceManager, planVoice, plan.SayDone)
}

func (p *planner) document(role access.Role, id, action, name, title string) {
	sha, err := p.journal.PutDocument(p.ctx, authority, name, "application/pdf", []byte("%PDF-1.4 "+title))
	if err != nil {
		panic(err)
	}
	p.save(role, &plan.Evidence{Line: named(id), Sort: plan.DocumentSort, Title: title, Day: p.today, Document: &plan.Document{SHA256: sha, Name: name, MediaType: "application/pdf"}},
		tie(plan.Proves, plan.ActionKind, action)...)
}
