// Package record holds everything that is known about an authority's children, in memory and typed: the Book. It is
// read from the journal, as known now or as known on an earlier day, and never changes: a new entry makes a new Book that
// shares all the children it does not touch.
//
// Field names follow the Standard Safeguarding Dataset where it has them. A code is kept as its code list knows it; a
// day that was blank is day.Never; nothing is invented to fill a gap.
package record

import (
	"goldthread/codelist"
	"goldthread/day"
)

// Child is one child's whole record. Each slice is in day order, oldest first; a group that the child has nothing in
// is nil, so that the hundred thousand known only from a contact stay small. A Child is never changed once in a Book.
type Child struct {
	ID string // the authority's own identifier, as it was normalised when read; never printed in a log or an error
	Person

	Front      *FrontDoor
	Need       *Need
	Protection *Protection
	Care       *Care
	Leaving    *LeavingCare
	Adoptions  []Adoption

	Visits       []Visit
	Reviews      []Review
	Checks       []HealthCheck
	Observations []Observation
}

// Person is who the child is. An unborn child is born in the future: the expected day stands in Born.
type Person struct {
	Origin
	Born       day.Day       `json:"born,omitzero"`
	Sex        codelist.Code `json:"sex,omitempty"`        // codelist.Sex
	Ethnicity  codelist.Code `json:"ethnicity,omitempty"`  // codelist.Ethnicity
	Disability codelist.Code `json:"disability,omitempty"` // codelist.Answer
}

// Age is the child's age in completed years on a day, -1 before birth; ok is false where the day of birth is not known.
func (p Person) Age(on day.Day) (years int, ok bool) {
	if !p.Born.Known() {
		return 0, false
	}
	return day.Age(p.Born, on), true
}

// Over lays what is said of a person over what was said before: a blank or an "unknown" never takes the place of a word,
// for most lists do not ask everything.
func (p Person) Over(before Person) Person {
	if !p.Born.Known() {
		p.Born = before.Born
	}
	p.Sex = betterWord(p.Sex, before.Sex)
	p.Ethnicity = betterWord(p.Ethnicity, before.Ethnicity)
	p.Disability = betterWord(p.Disability, before.Disability)
	return p
}

// betterWord is the first code, unless it is a shrug and the other says more.
func betterWord(said, before codelist.Code) codelist.Code {
	if Says(said) || !before.Known() || said.Known() && !Says(before) {
		return said
	}
	return before
}

// Says tells a word about a person from a shrug: U is unknown for sex and disability; REFU, NOBT and UNKNOWN for ethnicity.
func Says(c codelist.Code) bool {
	switch c {
	case "", codelist.Unknown, "REFU", "NOBT", "UNKNOWN":
		return false
	}
	return true
}

// FrontDoor is how the child came to notice.
type FrontDoor struct {
	Contacts    []Contact
	EarlyHelp   []EarlyHelp
	Referrals   []Referral
	Assessments []Assessment
}

// Need holds the child's episodes of need: from the referral that opened the case to its closing.
type Need struct{ Episodes []NeedEpisode }

// Protection is the child's protection work.
type Protection struct {
	Enquiries []Enquiry
	Plans     []ProtectionPlan
}

// Care is the child's time as a looked-after child.
type Care struct {
	Periods       []CarePeriod
	LegalStatuses []LegalStatus
	Placements    []Placement
}

// LeavingCare says when the child was on the list of those who receive leaving-care services. The list says only who is
// on it, so the spells run from one delivery to the next: see Book.
type LeavingCare struct{ Spells []day.Span }

// On says whether the young person was receiving leaving-care services on the day.
func (l *LeavingCare) On(d day.Day) bool {
	if l == nil {
		return false
	}
	for _, s := range l.Spells {
		if s.Has(d) {
			return true
		}
	}
	return false
}
