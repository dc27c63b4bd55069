package web

import (
	"net/http"

	"goldthread/access"
)

// route is one address with the right that it asks. signedIn asks nothing but a sign-in.
type route struct {
	Pattern string
	Acts    []access.Act // any of them; none for everybody who is signed in
	do      handler
}

func rights(acts ...access.Act) []access.Act { return acts }

// table lists every address that asks for a sign-in. The matrix test calls each as each role.
func (s *Server) table() []route {
	return []route{
		{"GET /{$}", rights(access.SeeFigures, access.ReadPublished, access.KeepPeople), (*visit).scorecard},
		{"GET /definitions", rights(access.ReadDefinitions), (*visit).definitions},
		{"GET /definitions/{code}", rights(access.ReadDefinitions), (*visit).definition},
		{"GET /glossary", rights(access.ReadDefinitions), (*visit).glossary},
		{"GET /indicator/{code}/target", rights(access.SetTargets), (*visit).target},
		{"POST /indicator/{code}/target", rights(access.SetTargets), (*visit).setTarget},
		{"GET /indicator/{code}/commentary", rights(access.WriteCommentary), (*visit).commentary},
		{"POST /indicator/{code}/commentary", rights(access.WriteCommentary), (*visit).writeCommentary},
		{"GET /indicator/{code}/note", rights(access.WriteBreakNotes), (*visit).note},
		{"POST /indicator/{code}/note", rights(access.WriteBreakNotes), (*visit).writeNote},
		{"GET /indicator/{code}/owner", rights(access.NameOwners), (*visit).owner},
		{"POST /indicator/{code}/owner", rights(access.NameOwners), (*visit).nameOwner},
		{"POST /indicator/{code}/withdraw", rights(access.SetTargets, access.WriteCommentary, access.WriteBreakNotes), (*visit).withdraw},
		{"GET /indicator/{code}/history", rights(access.SeeFigures), (*visit).measureHistory},
		{"GET /indicator/{code}/changes", rights(access.ListCases), (*visit).changed},
		{"POST /indicator/{code}/cases.csv", rights(access.ExportCases), (*visit).casesFile},
		{"GET /indicator/{code}", rights(access.SeeFigures, access.ReadPublished), (*visit).indicator},
		{"GET /indicator/{code}/cases", rights(access.ListCases), (*visit).cases},
		{"GET /children", rights(access.OpenChild), (*visit).children},
		{"POST /children", rights(access.OpenChild), (*visit).findChild},
		{"GET /child/{token}", rights(access.OpenChild), (*visit).child},
		{"POST /child/{token}", rights(access.OpenChild), (*visit).openWithReason},
		{"GET /child/{token}/looked", rights(access.SeeWhoLooked), (*visit).childLooked},
		{"GET /child/{token}/access", rights(access.GrantAccess), (*visit).childAccess},
		{"POST /child/{token}/grants", rights(access.GrantAccess), (*visit).grant},
		{"POST /child/{token}/grants/end", rights(access.GrantAccess), (*visit).withdrawGrant},
		{"POST /child/{token}/restriction", rights(access.GrantAccess), (*visit).restrict},
		{"POST /child/{token}/restriction/lift", rights(access.GrantAccess), (*visit).lift},
		{"GET /people", rights(access.KeepPeople), (*visit).people},
		{"POST /people", rights(access.KeepPeople), (*visit).addPerson},
		{"GET /add-person", rights(access.KeepPeople), (*visit).newPerson},
		{"GET /people/{name}", rights(access.KeepPeople), (*visit).person},
		{"POST /people/{name}", rights(access.KeepPeople), (*visit).changePerson},
		{"POST /people/{name}/password", rights(access.KeepPeople), (*visit).setPassword},
		{"POST /people/{name}/closed", rights(access.KeepPeople), (*visit).closePerson},
		{"POST /people/{name}/sessions/end", rights(access.KeepPeople), (*visit).endSessions},
		{"GET /roles", rights(access.KeepPeople), (*visit).roles},
		{"GET /access-log", rights(access.ReadAccessLog), (*visit).accessLog},
		{"GET /journeys", rights(access.SeeJourneys), (*visit).journeys},
		{"GET /journeys/cases", rights(access.SeeJourneys), (*visit).journeyCases},
		{"GET /inspections", rights(access.SeeInspections), (*visit).inspections},
		{"GET /inspections/authorities", rights(access.SeeInspections), (*visit).councilHistory},
		{"GET /inspections/read", rights(access.KeepInspections), (*visit).bringReport},
		{"POST /inspections/read/document", rights(access.KeepInspections), (*visit).receiveReport},
		{"GET /inspections/new", rights(access.KeepInspections), (*visit).newInspection},
		{"POST /inspections/new", rights(access.KeepInspections), (*visit).addInspection},
		{"GET /inspections/{inspection}/edit", rights(access.KeepInspections), (*visit).changeInspection},
		{"POST /inspections/{inspection}/edit", rights(access.KeepInspections), (*visit).saveInspection},
		{"POST /inspections/{inspection}/document", rights(access.KeepInspections), (*visit).keepInspectionDocument},
		{"GET /notices/new", rights(access.KeepNotices), (*visit).newNotice},
		{"POST /notices/new", rights(access.KeepNotices), (*visit).addNotice},
		{"GET /notices/{notice}", rights(access.SeeInspections), (*visit).oneNotice},
		{"GET /notices/{notice}/edit", rights(access.KeepNotices), (*visit).changeNotice},
		{"POST /notices/{notice}/edit", rights(access.KeepNotices), (*visit).saveNotice},
		{"POST /notices/{notice}/document", rights(access.KeepNotices), (*visit).keepNoticeDocument},
		{"GET /notices/{notice}/files/{file}", rights(access.SeeInspections), (*visit).noticeFile},
		{"GET /readings/{sha}", rights(access.KeepInspections), (*visit).lookThrough},
		{"POST /readings/{sha}", rights(access.KeepInspections), (*visit).saveReading},
		{"GET /readings/{sha}/progress", rights(access.KeepInspections), (*visit).readingProgress},
		{"GET /readings/{sha}/pages/{page}", rights(access.KeepInspections), (*visit).reportPage},
		{"GET /inspections/{inspection}", rights(access.SeeInspections), (*visit).oneInspection},
		{"GET /inspections/{inspection}/files/{file}", rights(access.SeeInspections), (*visit).inspectionFile},
		{"GET /self-evaluation", rights(access.SeeInspections), (*visit).selfEvaluation},
		{"POST /self-evaluation", rights(access.WriteEvaluation), (*visit).beginEvaluation},
		{"GET /self-evaluation/{version}", rights(access.SeeInspections), (*visit).evaluation},
		{"GET /self-evaluation/{version}/compare", rights(access.SeeInspections), (*visit).compareEvaluations},
		{"GET /self-evaluation/{version}/edit", rights(access.WriteEvaluation), (*visit).evaluationText},
		{"POST /self-evaluation/{version}/edit", rights(access.WriteEvaluation), (*visit).writeEvaluation},
		{"POST /self-evaluation/{version}/act/{act}", rights(access.WriteEvaluation, access.SignEvaluation), (*visit).moveEvaluation},
		{"GET /inspections/{inspection}/readiness", rights(access.SeeReadiness), (*visit).readiness},
		{"POST /inspections/{inspection}/annex-a", rights(access.ExportCases), (*visit).annexAPack},
		{"GET /inspections/{inspection}/readiness/files/{file}", rights(access.SeeReadiness), (*visit).readinessFile},
		{"GET /inspections/{inspection}/requests/{request}", rights(access.KeepInspections), (*visit).request},
		{"POST /inspections/{inspection}/requests/{request}", rights(access.KeepInspections), (*visit).saveRequest},
		{"POST /inspections/{inspection}/requests/{request}/document", rights(access.KeepInspections), (*visit).sendRequest},
		{"GET /inspections/{inspection}/comments/{comment}", rights(access.KeepInspections), (*visit).comment},
		{"POST /inspections/{inspection}/comments/{comment}", rights(access.KeepInspections), (*visit).saveComment},
		{"GET /inspections/{inspection}/documents/{document}", rights(access.KeepInspections), (*visit).wanted},
		{"POST /inspections/{inspection}/documents/{document}/document", rights(access.KeepInspections), (*visit).saveWanted},
		{"GET /inspections/{inspection}/cases", rights(access.TrackCases), (*visit).trackedCases},
		{"POST /inspections/{inspection}/cases", rights(access.TrackCases), (*visit).trackCase},
		{"GET /inspections/{inspection}/cases/{case}", rights(access.TrackCases), (*visit).trackedCase},
		{"POST /inspections/{inspection}/cases/{case}", rights(access.TrackCases), (*visit).saveTrackedCase},
		{"GET /inspections/{inspection}/letter", rights(access.KeepInspections, access.TrackCases), (*visit).letter},
		{"GET /inspections/{inspection}/notes/{day}", rights(access.KeepInspections), (*visit).keepInTouch},
		{"POST /inspections/{inspection}/notes/{day}", rights(access.KeepInspections), (*visit).saveKeepInTouch},
		{"GET /plan", rights(access.SeePlan), (*visit).planList},
		{"GET /plan/actions/{action}", rights(access.SeePlan), (*visit).planAction},
		{"GET /plan/actions/{action}/update", rights(access.UpdateActions, access.KeepPlan), (*visit).planUpdate},
		{"POST /plan/actions/{action}/update", rights(access.UpdateActions, access.KeepPlan), (*visit).writePlanUpdate},
		{"POST /plan/actions/{action}/update/document", rights(access.UpdateActions, access.KeepPlan), (*visit).writePlanUpdateDocument},
		{"GET /papers", rights(access.ReadPapers, access.DraftPapers, access.ApprovePapers), (*visit).papers},
		{"GET /papers/new", rights(access.DraftPapers), (*visit).newPapers},
		{"POST /papers/new", rights(access.DraftPapers), (*visit).draftPapers},
		{"GET /papers/{pack}", rights(access.ReadPapers, access.DraftPapers, access.ApprovePapers), (*visit).onePack},
		{"GET /papers/{pack}/files/{name}", rights(access.ReadPapers, access.DraftPapers, access.ApprovePapers), (*visit).paperFile},
		{"GET /papers/{pack}/plan", rights(access.DraftPapers), (*visit).planOfPapers},
		{"POST /papers/{pack}/plan", rights(access.DraftPapers), (*visit).changePlan},
		{"GET /papers/{pack}/text", rights(access.DraftPapers), (*visit).textOfPapers},
		{"POST /papers/{pack}/text", rights(access.DraftPapers), (*visit).writePapers},
		{"POST /papers/{pack}/act/{act}", rights(access.DraftPapers, access.ApprovePapers), (*visit).movePapers},
		{"POST /papers/{pack}/again", rights(access.DraftPapers, access.ApprovePapers), (*visit).papersAgain},
		{"GET /plan/timeline", rights(access.SeePlan), (*visit).planTimeline},
		{"GET /plan/changes", rights(access.SeePlan), (*visit).planChanges},
		{"POST /plan/baselines", rights(access.KeepPlan), (*visit).nameBaseline},
		{"GET /plan.xlsx", rights(access.SeePlan), (*visit).planWorkbook},
		{"GET /plan/import", rights(access.KeepPlan), (*visit).planImport},
		{"POST /plan/import/document", rights(access.KeepPlan), (*visit).receiveTracker},
		{"GET /plan/import/{id}", rights(access.KeepPlan), (*visit).planImportRead},
		{"POST /plan/import/{id}", rights(access.KeepPlan), (*visit).planImportSave},
		{"GET /plan/recommendations/{recommendation}", rights(access.SeePlan), (*visit).impact},
		{"GET /password", nil, (*visit).password},
		{"POST /password", nil, (*visit).changePassword},
		{"POST /sign-out", nil, (*visit).signOut},
		{"GET /deliveries", rights(access.DeliverFiles), (*visit).deliveries},
		{"POST /deliveries", rights(access.DeliverFiles), (*visit).handIn},
		{"GET /deliveries/{id}", rights(access.DeliverFiles), (*visit).delivery},
		{"GET /deliveries/{id}/progress", rights(access.DeliverFiles), (*visit).deliveryProgress},
		{"POST /deliveries/{id}/again", rights(access.DeliverFiles), (*visit).again},
		{"GET /deliveries/{id}/oddities.csv", rights(access.DeliverFiles), (*visit).oddities},
		{"GET /mapping", rights(access.DeliverFiles), (*visit).mapping},
		{"POST /mapping", rights(access.DeliverFiles), (*visit).forget},
		{"GET /plan/lines", rights(access.KeepPlan), (*visit).planLines},
		{"GET /plan/new/{kind}", rights(access.KeepPlan), (*visit).newPlanLine},
		{"POST /plan/new/{kind}", rights(access.KeepPlan), (*visit).addPlanLine},
		{"GET /plan/{kind}/{id}/edit", rights(access.KeepPlan), (*visit).changePlanLine},
		{"POST /plan/{kind}/{id}/edit", rights(access.KeepPlan), (*visit).saveChangedLine},
		{"POST /plan/{kind}/{id}/withdraw", rights(access.KeepPlan), (*visit).withdrawPlanLine},
		{"GET /plan/actions/{action}/edit", rights(access.KeepPlan), (*visit).changePlanLine},
		{"POST /plan/actions/{action}/edit", rights(access.KeepPlan), (*visit).saveChangedLine},
		{"POST /plan/actions/{action}/act/{act}", rights(access.KeepPlan, access.UpdateActions, access.CheckEvidence), (*visit).moveAction},
		{"GET /plan/actions/{action}/agreement", rights(access.RecordAgreement), (*visit).agreement},
		{"POST /plan/actions/{action}/agreement", rights(access.RecordAgreement), (*visit).agree},
		{"GET /plan/actions/{action}/recovery", rights(access.KeepPlan, access.UpdateActions), (*visit).recovery},
		{"POST /plan/actions/{action}/recovery", rights(access.KeepPlan, access.UpdateActions), (*visit).recoverAction},
		{"GET /plan/actions/{action}/evidence", rights(access.KeepPlan, access.UpdateActions, access.CheckEvidence), (*visit).addProof},
		{"POST /plan/actions/{action}/evidence", rights(access.KeepPlan, access.UpdateActions, access.CheckEvidence), (*visit).keepProof},
		{"POST /plan/actions/{action}/evidence/document", rights(access.KeepPlan, access.UpdateActions, access.CheckEvidence), (*visit).keepProofDocument},
		{"GET /plan/evidence/{evidence}", rights(access.SeePlan), (*visit).evidence},
		{"POST /plan/evidence/{evidence}", rights(access.CheckEvidence), (*visit).lookAt},
		{"POST /plan/evidence/{evidence}/withdraw", rights(access.KeepPlan, access.UpdateActions, access.CheckEvidence), (*visit).withdrawEvidence},
		{"GET /plan/evidence/{evidence}/file", rights(access.SeePlan), (*visit).evidenceFile},
		{"POST /drafts/{form}", nil, (*visit).keepUnfinished},
	}
}

// Routes lists the addresses with the rights that they ask, for the test that calls each as each role.
func (s *Server) Routes() []route { return s.table() }

func (s *Server) routes() (http.Handler, error) {
	mux := http.NewServeMux()
	for _, r := range s.table() {
		mux.HandleFunc(r.Pattern, s.signedIn(r))
	}
	mux.HandleFunc("GET /sign-in", s.signInPage)
	mux.HandleFunc("POST /sign-in", s.signIn)
	mux.HandleFunc("GET /assets/{hash}/{name}", serveAsset)
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("ok\n")) })
	mux.HandleFunc("/", s.signedIn(route{do: func(*visit) error {
		return &notFound{"There is no page at this address.", "Check the address, or start from the first page."}
	}}))
	return s.guard(mux)
}

// signedIn makes the handler of a route: who is it, may they, and only then the page.
func (s *Server) signedIn(rt route) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := s.visitOf(w, r)
		if err != nil {
			s.askToSignIn(w, r, err)
			return
		}
		if err := v.answerRoute(rt); err != nil {
			v.refuse(err)
		}
	}
}

func (v *visit) answerRoute(rt route) (err error) {
	usual := look{Day: v.newestDay(), Window: usualWindow, newest: v.newestDay()}
	v.look = usual
	if !has(rt.Acts, v.may) {
		return &forbidden{"This page is not part of what the role " + string(v.viewer.Account.Role) + " opens.",
			"If you need it for your work, ask your system lead."}
	}
	if v.look, err = readLook(v.r.URL.Query(), usual.newest, v.today()); err != nil {
		v.look = usual
		return err
	}
	return rt.do(v)
}
