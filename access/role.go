// Package access answers two questions: who is it, and what may they see. A Desk keeps accounts and lets people in; a View
// is the record as one of them may see it.
//
// Rights are applied once, where a record is handed out. Figures are counted on the whole Book and their cases carry
// references (record.Ref); only a View turns a reference into a child. No page, paper or export filters for itself.
package access

import "slices"

// Role is what kind of work somebody does here; rights.txt says what each may do.
type Role string

const (
	Analyst            Role = "analyst"
	SocialWorker       Role = "social worker"
	TeamManager        Role = "team manager"
	ServiceManager     Role = "service manager"
	Director           Role = "director"
	QualityAuditor     Role = "quality auditor"
	ImprovementOfficer Role = "improvement officer" // runs the programme: writes the plan, sees no child
	ScrutinyOfficer    Role = "scrutiny officer"
	ElectedMember      Role = "elected member"
	BoardMember        Role = "board member"
	Partner            Role = "partner" // of another agency: updates its own actions, sees no child
	Inspector          Role = "inspector"
	SystemLead         Role = "system lead"
)

// Roles lists them in the order of the columns of rights.txt.
var Roles = []Role{Analyst, SocialWorker, TeamManager, ServiceManager, Director, QualityAuditor, ImprovementOfficer,
	ScrutinyOfficer, ElectedMember, BoardMember, Partner, Inspector, SystemLead}

// Known says whether there is such a role.
func (r Role) Known() bool { return slices.Contains(Roles, r) }

// Act is something that a role may or may not do.
type Act string

const (
	SeeFigures      Act = "see figures"            // whole figures: any day, window and split
	ReadPublished   Act = "read published figures" // editions with small numbers hidden
	ReadDefinitions Act = "read definitions"
	ListCases       Act = "list cases"
	OpenChild       Act = "open a child"
	ExportCases     Act = "export cases"
	SeeJourneys     Act = "see journeys"
	DeliverFiles    Act = "deliver files"
	SetTargets      Act = "set targets"
	WriteCommentary Act = "write commentary"
	WriteBreakNotes Act = "write break notes"
	NameOwners      Act = "name owners"
	DraftPapers     Act = "draft papers"
	ApprovePapers   Act = "approve papers"
	ReadPapers      Act = "read papers"
	SeeInspections  Act = "see inspections" // of the authority: members and boards those that are published
	SeeReadiness    Act = "see readiness"   // what is missing or late for an inspection, and what inspectors asked for
	KeepInspections Act = "keep inspections"
	TrackCases      Act = "track cases" // which children inspectors asked for, and how far each is prepared
	WriteEvaluation Act = "write the self-evaluation"
	SignEvaluation  Act = "sign off the self-evaluation"
	KeepNotices     Act = "keep notices" // improvement notices and statutory directions
	SeePlan         Act = "see the plan" // readers outside without names and without what is for the service alone
	KeepPlan        Act = "keep the plan"
	UpdateActions   Act = "update own actions"           // of the plan: those that the account owns
	CheckEvidence   Act = "check evidence"               // that somebody else added
	RecordAgreement Act = "record the board's agreement" // that an action is done and worked
	GrantAccess     Act = "grant access"                 // to a child, and restrict one
	KeepPeople      Act = "keep people"
	ReadAccessLog   Act = "read the access log"
	SeeWhoLooked    Act = "see who looked" // on a child's page
	ChangePassword  Act = "change own password"
)

// Acts lists them in the order of the rows of rights.txt.
var Acts = []Act{SeeFigures, ReadPublished, ReadDefinitions, ListCases, OpenChild, ExportCases, SeeJourneys, DeliverFiles,
	SetTargets, WriteCommentary, WriteBreakNotes, NameOwners, DraftPapers, ApprovePapers, ReadPapers, SeeInspections,
	SeeReadiness, KeepInspections, TrackCases, WriteEvaluation, SignEvaluation, KeepNotices, SeePlan, KeepPlan,
	UpdateActions, CheckEvidence, RecordAgreement, GrantAccess, KeepPeople,
	ReadAccessLog, SeeWhoLooked, ChangePassword}

// May says whether the role may do it; for opening a child it says that there may be children the role can open, and a
// View says which.
func (r Role) May(a Act) bool { return rights[r][a] != "" }

// PublicOnly says that the role may do this with public editions alone, in which small numbers are hidden.
func (r Role) PublicOnly(a Act) bool { return rights[r][a] == public }

// Word is what rights.txt says of the act for the role: "yes", a word of its head ("team"), or blank for no.
func (r Role) Word(a Act) string { return string(rights[r][a]) }

// Ends says whether the role is of people from outside the authority, whose accounts work until a day.
func (r Role) Ends() bool { return r == Inspector || r == Partner }
