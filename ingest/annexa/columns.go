package annexa

import (
	"goldthread/codelist"
	"goldthread/record"
)

// field names what a column tells, whatever its header and its list.
type field uint8

const (
	childID field = iota
	sex
	ethnicity
	born
	age
	disability
	team
	worker

	contactDay
	contactSource

	helpStart
	helpCompleted
	helpOrganisation

	referralDay
	referralSource
	referralNFA
	referralsBefore

	assessmentStart
	assessmentSeen
	assessmentAuthorised
	assessmentSupport

	strategyDay
	conferenceUnnecessary
	conferenceDay
	conferencePlan
	enquiriesBefore
	conferencesBefore

	needStart
	needCode
	lastSeen
	needClosed
	closureReason
	caseStatus

	planStart
	initialCategory
	latestCategory
	planVisit
	seenAlone
	planReview
	planEnd
	emergency
	previousPlans

	unaccompanied
	careStart
	careNeed
	secondPeriod
	legalStart
	legalStatus
	careReview
	careVisit
	permanence
	reviewerVisit
	healthCheck
	dentalCheck
	placements
	careCeased
	ceasedReason
	placementStart
	placementType
	placementProvider
	placementPostcode
	placementURN
	placementLocation
	placementAuthority
	missingEpisodes
	absentEpisodes
	interviewOffered
	interviewAccepted

	adviser
	eligibility
	pathwayReview
	inTouch
	leaverContact
	accommodation
	suitability
	activity

	family
	careEntered
	adoptionDecision
	placementOrder
	matched
	placed
	adoptionOrder
	adoptionReversed
	reversalReason
	earlyFoster

	adopterID
	adopterDisability
	fosters
	enquiry
	stageOneStart
	stageOneEnd
	stageTwoStart
	stageTwoEnd
	applied
	approved
	adopterMatched
	adopterPlaced
	childrenPlaced
	adopterOrder
	left
	leavingReason

	lastField
)

// column is one column of a list.
type column struct {
	field  field
	header string        // as Ofsted's layout of 2024 has it
	set    *codelist.Set // of a column of codes
	since  int           // the year of the template that brought it; 0 for 2019
	also   []string      // other headers seen for it, word for word but for case, blanks, punctuation and brackets
	words  []string      // words that a header has in this order when it means the column: "date contact"
}

// list is one of the eleven lists: how it is found, read and written.
type list struct {
	number  int
	title   string // the words of the title row
	feed    record.Feed
	months  int      // how far back the list looks
	event   field    // the day that makes a row's event, without which the row is refused; 0 where the list has none
	names   []string // names of sheets and files, beside "List 1"
	columns []column
	read    func(*row)
	write   func(*writer) error
}

// lists in the order of the workbook; lists[0] is list 1.
var lists = [...]*list{
	&contacts, &earlyHelp, &referrals, &assessments, &enquiries, &need, &protection, &care, &leavers, &adoptions, &adopters,
}

// The columns that most lists share. Their names in the Standard Safeguarding Dataset's extracts are run together.
var (
	idColumn = column{field: childID, header: "Child Unique ID",
		also:  []string{"Child Unique Identifier", "Unique Child ID", "Child ID", "Child Identifier"},
		words: []string{"child id", "child identifier", "id child", "identifier child"}}
	sexColumn        = column{field: sex, header: "Gender", set: codelist.Sex, also: []string{"Sex", "Child Gender"}}
	ethnicityColumn  = column{field: ethnicity, header: "Ethnicity", set: codelist.Ethnicity, also: []string{"Ethnic Background", "Ethnic Origin"}}
	bornColumn       = column{field: born, header: "Date of Birth", also: []string{"DOB", "Birth Date", "Expected Date of Birth"}, words: []string{"date birth"}}
	ageColumn        = column{field: age, header: "Age of Child (Years)", also: []string{"Age", "Age in Years", "Child Age", "Age (Years)"}}
	disabilityColumn = column{field: disability, header: "Does the Child have a Disability", set: codelist.Answer,
		also: []string{"Has Disability", "Disability", "Child Has Disability", "Does the Child Have a Disability (Y/N)"}}
	teamColumn   = column{field: team, header: "Allocated Team", also: []string{"Team", "Allocated Team Name"}}
	workerColumn = column{field: worker, header: "Allocated Worker", also: []string{"Allocated Social Worker", "Worker", "Allocated Worker Name"}}
)

// person is the five columns that lists 1 to 9 begin with.
func person(more ...column) []column {
	return append([]column{idColumn, sexColumn, ethnicityColumn, bornColumn, ageColumn}, more...)
}

// common says whether a field is on most lists, so that it tells nothing of which list a sheet is.
func (f field) common() bool { return f <= worker || f == unaccompanied || f == family }
