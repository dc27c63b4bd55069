package annexa_test

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// madeUp makes up children who exist nowhere, saying only what the eleven lists can say as at the day: so that what is
// written is all that there is, and can be read back whole.
type madeUp struct {
	*rand.Rand
	asAt day.Day
	told []record.Told
}

func madeUpTold(seed uint64, children int, asAt day.Day) []record.Told {
	m := &madeUp{rand.New(rand.NewPCG(seed, 1)), asAt, nil}
	var covers []record.Covered
	for _, f := range []record.Feed{record.Contacts, record.EarlyHelpFeed, record.Referrals, record.Assessments, record.Enquiries,
		record.NeedEpisodes, record.ProtectionPlans, record.CarePeriods, record.CareLeavers, record.Adoptions, record.Adopters} {
		covers = append(covers, record.Covered{Feed: f})
	}
	m.told = append(m.told, record.Told{Value: record.Delivery{ID: "1", AsAt: asAt, Covers: covers}})
	for i := range children {
		m.child(fmt.Sprintf("%d", 100_000+i*7))
	}
	for i := range children / 10 {
		m.adopter(fmt.Sprintf("AD%d", i))
	}
	return m.told
}

func (m *madeUp) child(id string) {
	p := record.Person{Born: m.asAt - day.Day(m.IntN(6500)) + 150, Sex: m.code(codelist.Sex), Ethnicity: m.code(codelist.Ethnicity)}
	lists := m.IntN(1<<10) | 1<<m.IntN(10) // at least one
	on := func(list int) bool { return lists>>(list-1)&1 == 1 }
	if m.IntN(20) == 0 {
		p.Born = day.Never
	}
	for _, list := range []int{4, 5, 6, 7, 8, 9, 10} {
		if on(list) {
			p.Disability = m.code(codelist.Answer)
		}
	}
	m.tell(id, p)
	for list, add := range []func(id string, age []record.Observation){m.contacts, m.earlyHelp, m.referrals, m.assessments, m.enquiries, m.need, m.plan, m.care, m.leaver, m.adoption} {
		if on(list + 1) {
			var said []record.Observation
			if !p.Born.Known() && m.IntN(2) == 0 {
				said = append(said, record.Observation{About: record.AgeGiven, Count: int32(m.IntN(18)) - 1})
			}
			add(id, said)
		}
	}
}

func (m *madeUp) tell(id string, v record.Value) {
	m.told = append(m.told, record.Told{Child: id, Value: v})
}

func (m *madeUp) say(id string, list uint8, said ...record.Observation) {
	var worth []record.Observation
	for _, o := range said {
		if m.IntN(8) > 0 {
			worth = append(worth, o)
		}
	}
	slices.SortFunc(worth, func(a, b record.Observation) int { return int(a.About) - int(b.About) })
	if len(worth) > 0 || list >= 6 && list <= 9 {
		m.tell(id, record.Snapshot{Day: m.asAt, List: list, Said: worth})
	}
}

func (m *madeUp) recent() day.Day { return m.asAt - day.Day(m.IntN(170)) }
func (m *madeUp) past() day.Day   { return m.asAt - day.Day(m.IntN(1500)) }

// after is a day from d to the as-at day, or none.
func (m *madeUp) after(d day.Day) day.Day {
	if m.IntN(3) == 0 {
		return day.Never
	}
	return d + day.Day(m.IntN(int(m.asAt-d)+1))
}

// ended is a day in the last months and not before d, or none.
func (m *madeUp) ended(d day.Day) day.Day {
	if m.IntN(3) > 0 {
		return day.Never
	}
	return max(d, m.recent())
}

func (m *madeUp) code(s *codelist.Set) codelist.Code {
	if m.IntN(12) == 0 {
		return ""
	}
	return s.Entries[m.IntN(len(s.Entries))].Code
}

func (m *madeUp) holding() record.Holding {
	if m.IntN(15) == 0 {
		return record.Holding{}
	}
	return record.Holding{Team: m.word("Team"), Worker: m.word("Worker")}
}

var strange = []string{"=1+1", "+44", "-x", "@home", "Ångström & Söhne", "a<b>\"c\"", "_x0041_", "O'Neill’s", "Zürich; \"x\", y"}

func (m *madeUp) word(kind string) string {
	if m.IntN(40) == 0 {
		return strange[m.IntN(len(strange))]
	}
	return fmt.Sprintf("%s %d", kind, m.IntN(30))
}

func (m *madeUp) count(about record.Attribute) record.Observation {
	return record.Observation{About: about, Count: int32(m.IntN(4))}
}

func (m *madeUp) text(about record.Attribute, text string) record.Observation {
	return record.Observation{About: about, Text: text}
}

func (m *madeUp) coded(about record.Attribute, s *codelist.Set) record.Observation {
	return m.text(about, string(s.Entries[m.IntN(len(s.Entries))].Code))
}

func (m *madeUp) held() []record.Observation {
	return []record.Observation{m.text(record.AllocatedTeam, m.word("Team")), m.text(record.AllocatedWorker, m.word("Worker"))}
}

func (m *madeUp) contacts(id string, age []record.Observation) {
	for i := range 1 + m.IntN(2) {
		m.tell(id, record.Contact{Day: m.recent() - day.Day(i), Source: codelist.Source.Entries[i].Code})
	}
	m.say(id, 1, age...)
}

func (m *madeUp) earlyHelp(id string, age []record.Observation) {
	start := m.recent()
	m.tell(id, record.EarlyHelp{Start: start, Completed: m.after(start), Organisation: m.word("School")})
	m.say(id, 2, age...)
}

func (m *madeUp) referrals(id string, age []record.Observation) {
	for i := range 1 + m.IntN(2) {
		m.tell(id, record.Referral{Holding: m.holding(), Day: m.recent(), Source: codelist.Source.Entries[i+3].Code, NoFurtherAction: m.code(codelist.Answer)})
	}
	m.say(id, 3, append([]record.Observation{m.count(record.ReferralsBefore)}, age...)...)
}

func (m *madeUp) assessments(id string, age []record.Observation) {
	start := m.past()
	m.tell(id, record.Assessment{Holding: m.holding(), Start: start, Authorised: m.ended(start), ChildSeen: m.code(codelist.Answer), NeedsSupport: m.code(codelist.Answer)})
	m.say(id, 4, age...)
}

func (m *madeUp) enquiries(id string, age []record.Observation) {
	start := m.recent()
	m.tell(id, record.Enquiry{Holding: m.holding(), StrategyDiscussion: start, ConferenceUnnecessary: m.code(codelist.Answer), Conference: m.after(start), LedToPlan: m.code(codelist.Answer)})
	m.say(id, 5, append([]record.Observation{m.count(record.EnquiriesBefore), m.count(record.ConferencesBefore)}, age...)...)
}

func (m *madeUp) need(id string, age []record.Observation) {
	start := m.past()
	if m.IntN(10) > 0 {
		m.tell(id, record.NeedEpisode{Start: start, Need: m.code(codelist.Need), Closed: m.ended(start), Reason: m.code(codelist.Closure)})
	}
	m.visit(id, start, record.LastSeen, "")
	m.say(id, 6, append(append(m.held(), m.coded(record.CaseStatus, codelist.Status)), age...)...)
}

func (m *madeUp) visit(id string, start day.Day, p record.Purpose, alone codelist.Code) {
	if d := m.after(start); d.Known() {
		m.tell(id, record.Visit{Day: d, Purpose: p, SeenAlone: alone, LatestOnly: true})
	}
}

func (m *madeUp) review(id string, start day.Day, p record.Purpose) {
	if d := m.after(start); d.Known() {
		m.tell(id, record.Review{Day: d, Purpose: p, LatestOnly: true})
	}
}

func (m *madeUp) check(id string, start day.Day, p record.Purpose) {
	if d := m.after(start); d.Known() {
		m.tell(id, record.HealthCheck{Day: d, Purpose: p, LatestOnly: true})
	}
}

func (m *madeUp) plan(id string, age []record.Observation) {
	start := m.past()
	v := record.ProtectionPlan{Start: start, InitialCategory: m.code(codelist.Abuse), LatestCategory: m.code(codelist.Abuse), End: m.ended(start)}
	if n := m.IntN(4); n > 0 {
		n--
		v.PreviousPlans = &n
	}
	m.tell(id, v)
	m.visit(id, start, record.ForProtection, m.code(codelist.Answer))
	m.review(id, start, record.ForProtection)
	m.say(id, 7, append(append(m.held(), m.coded(record.EmergencyProtection, codelist.Answer)), age...)...)
}

func (m *madeUp) care(id string, age []record.Observation) {
	start := m.past()
	m.tell(id, record.CarePeriod{Start: start, Need: m.code(codelist.Need), Ceased: m.ended(start), Reason: m.code(codelist.Ceased)})
	m.tell(id, record.LegalStatus{Start: start, Status: m.code(codelist.Legal)})
	m.tell(id, record.Placement{Start: start, Type: m.code(codelist.Placement), Provider: m.code(codelist.Provider), Postcode: fmt.Sprintf("ZZ%d 9AA", m.IntN(99)),
		URN: fmt.Sprintf("SC%d", m.IntN(9999)), Location: m.code(codelist.Location), Authority: []string{"", "WAL", "Home Town"}[m.IntN(3)]})
	m.visit(id, start, record.ForCare, "")
	m.visit(id, start, record.ByReviewer, "")
	m.review(id, start, record.ForCare)
	m.check(id, start, record.HealthCheckUp)
	m.check(id, start, record.DentalCheckUp)
	m.say(id, 8, append(append(m.held(), m.coded(record.SecondCarePeriod, codelist.Answer), m.coded(record.Unaccompanied, codelist.Answer),
		m.coded(record.PermanencePlan, codelist.Permanence), m.count(record.Placements), m.count(record.MissingEpisodes), m.count(record.AbsentEpisodes),
		m.coded(record.ReturnInterviewOffered, codelist.Answer), m.coded(record.ReturnInterviewAccepted, codelist.Answer)), age...)...)
}

func (m *madeUp) leaver(id string, age []record.Observation) {
	m.visit(id, m.past(), record.ForLeavingCare, "")
	m.review(id, m.past(), record.ForLeavingCare)
	m.say(id, 9, append(append(m.held(), m.text(record.PersonalAdviser, m.word("Adviser")), m.coded(record.Unaccompanied, codelist.Answer), m.coded(record.Eligibility, codelist.Eligibility),
		m.coded(record.InTouch, codelist.Touch), m.coded(record.Accommodation, codelist.Accommodation), m.coded(record.Suitability, codelist.Suitability), m.coded(record.Activity, codelist.Activity)), age...)...)
}

func (m *madeUp) adoption(id string, age []record.Observation) {
	entered := m.past()
	decided := entered + (m.asAt-entered)/2
	m.tell(id, record.Adoption{Decision: decided, Family: fmt.Sprintf("F%d", m.IntN(50)), EnteredCare: entered, PlacementOrder: m.after(decided),
		Matched: m.after(decided), Placed: m.after(decided), Order: m.ended(decided), EarlyFoster: m.after(decided)})
	m.say(id, 10, age...)
}

func (m *madeUp) adopter(id string) {
	asked := m.past()
	n := m.IntN(3)
	m.tell("", record.Adopter{ID: id, Family: fmt.Sprintf("F%d", m.IntN(50)), Sex: m.code(codelist.Sex), Ethnicity: m.code(codelist.Ethnicity), Disability: m.code(codelist.Answer),
		FosteringForAdoption: m.code(codelist.Answer), Enquiry: asked, StageOneStart: m.after(asked), StageTwoStart: m.after(asked), Applied: m.after(asked), Approved: m.after(asked),
		ChildrenPlaced: &n, AdoptionOrder: m.ended(asked), LeavingReason: m.code(codelist.Leaving)})
}
