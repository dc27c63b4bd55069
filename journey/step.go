package journey

// Step is a stage that a journey reaches, or the outcome that it ends in. The stages are in the order in which a journey
// goes through them; it never goes back to an earlier one.
type Step uint8

// The stages.
const (
	Contact     Step = iota
	EarlyHelp        // an early-help assessment
	Referral         // to children's social care
	Assessment       // under section 17 or 47
	InNeed           // supported as a child in need, before any enquiry, protection plan or care
	Enquiry          // under section 47
	Conference       // the initial child protection conference
	Plan             // a child protection plan
	Care             // looked after
	InNeedAfter      // supported as a child in need once enquiry, plan and care were over
)

// The outcomes. The last three are not ends that anybody decided: the work goes on, it is too soon to tell, or the lists
// do not say.
const (
	NothingFollowed Step = iota + InNeedAfter + 1
	NoFurtherAction
	NoServices
	NoConference
	NoPlan
	HelpCompleted
	ToEarlyHelp
	SupportEnded
	Permanence
	Elsewhere
	Died
	StillOpen
	TooSoon
	NotTold

	caseOpened // an episode of need began: no stage of its own, it says how long the case runs
)

const howMany = int(NotTold) + 1

// words are what a step is called: in an address, on a box of the picture, and what it means.
type words struct{ code, name, means string }

var named = [howMany]words{
	Contact:     {"contact", "Contact", "a contact about the child (list 1)"},
	EarlyHelp:   {"early-help", "Early help", "an early-help assessment began (list 2)"},
	Referral:    {"referral", "Referral", "a referral to children's social care (list 3)"},
	Assessment:  {"assessment", "Assessment", "a statutory assessment began (list 4)"},
	InNeed:      {"in-need", "Child in need", "the assessment was authorised and the episode of need went on (lists 4 and 6)"},
	Enquiry:     {"enquiry", "Section 47 enquiry", "the strategy discussion that began an enquiry (list 5)"},
	Conference:  {"conference", "Initial conference", "an initial child protection conference was held (list 5)"},
	Plan:        {"plan", "Protection plan", "a child protection plan began (list 7)"},
	Care:        {"care", "In care", "the child came into care (list 8)"},
	InNeedAfter: {"in-need-after", "In need afterwards", "enquiry, protection plan and care were over and the episode of need went on (lists 5 to 8)"},

	NothingFollowed: {"nothing-followed", "Nothing followed", "a contact, and neither early help nor a referral in the days allowed; list 1 tells no decision"},
	NoFurtherAction: {"no-further-action", "No further action", "list 3 says that the referral ended in no further action; the day is the referral's own"},
	NoServices:      {"no-services", "Assessed, no services", "the assessment found no need of services, or the case was closed after it"},
	NoConference:    {"no-conference", "Enquiry, no conference", "list 5 says that no conference was needed, and no episode of need is told"},
	NoPlan:          {"no-plan", "Conference, no plan", "list 5 says that the conference led to no plan, and no episode of need is told"},
	HelpCompleted:   {"help-completed", "Early help completed", "the early-help assessment was completed and nothing further is told"},
	ToEarlyHelp:     {"to-early-help", "Passed to early help", "closed and referred to early help, or early help began soon after the work ended"},
	SupportEnded:    {"support-ended", "Support ended", "the case was closed, the child is no longer in need; or care ended and no episode of need is told"},
	Permanence:      {"permanence", "Adopted or an order made", "adopted, or a special guardianship or child arrangements order"},
	Elsewhere:       {"elsewhere", "Moved to other services", "another authority or adult services took over"},
	Died:            {"died", "Died", "the child died"},
	StillOpen:       {"still-open", "Still open", "early help, assessment, need, plan or care runs on the as-at day"},
	TooSoon:         {"too-soon", "Too soon to tell", "the days in which the next step may follow are not over"},
	NotTold:         {"not-told", "Outcome not told", "the lists say neither what followed nor that it ended"},
}

// Code is the step's name in an address: "early-help". It never changes.
func (s Step) Code() string { return named[s].code }

// String is what people call the step: "Early help".
func (s Step) String() string { return named[s].name }

// Means says when a journey reaches the step, and what tells it.
func (s Step) Means() string { return named[s].means }

// Ends says whether the step is an outcome: no step follows it.
func (s Step) Ends() bool { return s >= NothingFollowed }

// SoFar says that the days up to an outcome are days so far: it is no end.
func (s Step) SoFar() bool { return s == StillOpen || s == TooSoon }

// StepOf finds the step of a code; ok is false where there is none.
func StepOf(code string) (s Step, ok bool) {
	for i := range named {
		if named[i].code == code {
			return Step(i), true
		}
	}
	return 0, false
}
