package demo

import "goldthread/assurance/inspection"

// keptInTouch are the daily meetings while inspectors were there: what was said, and what began to show.
var keptInTouch = [][2]string{
	{"The lead inspector explained who looks at what. The room works, the log-ins do too. The first six records have been chosen.", ""},
	{"Records at the front door were read. Inspectors asked for the partners' guide and have it.", "The front door looks well."},
	{"Two workers were seen. One record could not be opened until noon: its team had moved.", "Supervision moves plans on in most records."},
	{"Inspectors met foster carers and the children in care council.", "Children spoke well of their workers."},
	{"Half of the records have been read. Next week: care leavers, missing children, audits.", "Life story work has come to a halt for some children."},
	{"Care leavers were met, without us. Figures of education and work were asked for again, by age.", "Few care leavers are in learning or work."},
	{"Records of children who went missing were read with the police.", "Return interviews come late, and nothing follows from them."},
	{"Private fostering: inspectors asked for all arrangements of the year.", "Arrangements become known late."},
	{"Inspectors compared twelve of our audits with the records.", "Some of our grades are too high."},
	{"Feedback to the director, the lead member and the chief executive.", "Four things to improve, and thanks to the workers."},
}

// asked is a request of inspectors, with the days from the first one to its answer.
type asked struct {
	day, took, due  int
	by, owner, text string
}

var askedThen = []asked{
	{0, 1, 1, "Lead inspector", analyst, "All children with a protection plan, with their worker, team and last visit."},
	{0, 1, 1, "Lead inspector", serviceManager, "Minutes of the improvement board of the last six months."},
	{1, 1, 1, "Team inspector", serviceManager, "The partners' guide to thresholds and how people were trained in it."},
	{2, 2, 1, "Team inspector", auditor, "Twelve audits of the last quarter, with what was done after each."},
	{3, 1, 1, "Team inspector", analyst, "Children who went missing in the last half year, with the day of each return interview."},
	{7, 1, 1, "Team inspector", analyst, "Care leavers aged 17 to 21 by what they do, by age."},
	{8, 1, 1, "Team inspector", serviceManager, "All private fostering arrangements of the year, with the days of assessment and reviews."},
}

var askedNow = []asked{
	{0, 1, 1, "Lead inspector", analyst, "Annex A, all lists, as at the day of the call."},
	{0, 2, 2, "Lead inspector", serviceManager, "Structure of the service with vacancies, by team."},
	{0, 0, 3, "Lead inspector", auditor, "Audits of child protection work since the spring, with what was done after each."},
	{0, 0, 5, "Team inspector", serviceManager, "How the authority oversees children who wait for a conference, with the newest weekly list."},
	{0, 3, 3, "Team inspector", analyst, "Initial conferences of the last six months by team: asked for, held, days between."},
	{0, 0, 6, "Team inspector", teamManager, "Two workers of Assessment North who can be met on the first day."},
}

// factual is what was wrong with the facts of the draft report.
func factual() []inspection.FactualComment {
	of := func(id string, page int, paragraph, says, right, evidence string) inspection.FactualComment {
		return inspection.FactualComment{Kept: inspection.Kept{ID: id}, Inspection: goodID, Page: page, Paragraph: paragraph, Says: says, Right: right, Evidence: evidence}
	}
	return []inspection.FactualComment{
		of("comment-1", 2, "8", "Nobody has been in bed and breakfast for half a year.", "For more than a year.", "The housing panel's list, sent as answer to request 6."),
		of("comment-2", 2, "5", "Reviews are always missed.", "Reviews were missed in five of nine arrangements.", "The list of arrangements, sent as answer to request 7."),
		of("comment-3", 1, "3", "Initial conferences take place late.", "Some do: three of the twelve that were read.", "The records that inspectors read."),
		of("comment-4", 2, "10", "Caseloads are high.", "Caseloads are below the authority's level in eleven of twelve teams.", "Caseloads by team, sent before the inspection."),
		of("comment-5", 1, "1", "Early help is well known.", "It is; we wanted to say more about it.", "The early help strategy."),
	}
}

// acted is an act with its words.
type acted struct {
	act inspection.Act
	why string
}

var (
	submitted = []acted{{inspection.Submit, ""}, {inspection.Submit, ""}, {inspection.Submit, ""}, {inspection.Submit, ""},
		{inspection.LeaveOut, "It is no mistake of fact."}}
	answered = []acted{{inspection.Accept, ""}, {inspection.AcceptPart, "The report now says that reviews are missed, without how many."},
		{inspection.AcceptPart, "The report now says some."}, {inspection.NotAccept, "The sentence is about one team, and is right of it."}}
)

// keepers are who keeps a document up to date; the others are the service manager's.
var keepers = map[string]string{"self-evaluation": analyst, "performance": analyst, "caseloads": analyst, "improvement-plan": officer, "audits": auditor,
	"quality-framework": auditor, "reviewing-officers": auditor, "corporate-parenting": director, "sufficiency": director, "workforce": director}
