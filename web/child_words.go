package web

import (
	"strings"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

// told is what a value of a child's record says, in words.
type told struct {
	Kind    factKind
	What    string
	More    string  // its details
	Stretch bool    // it lasts from its day until End
	End     day.Day // Never where it runs, or is no stretch of time
	Gone    day.Day // from then on the lists no longer held it, and told no end
	Marks   []mark  // further days within it
}

// mark is a day of its own within a stretch or beside an event.
type mark struct {
	Day  day.Day
	What string
}

// tell puts a value of a child's record in words.
func tell(v record.Value) told {
	switch v := v.(type) {
	case record.Person:
		return tellPerson(v)
	case record.Contact:
		return told{Kind: ofFrontDoor, What: "Contact", More: from(v.Source)}
	case record.EarlyHelp:
		return told{Kind: ofEarlyHelp, What: "Early-help assessment", More: clause("by ", v.Organisation), Stretch: true, End: v.Completed}
	case record.Referral:
		return told{Kind: ofFrontDoor, What: "Referral", More: sentence(from(v.Source), answered(v.NoFurtherAction, "no further action", "taken on"), heldBy(v.Holding))}
	case record.Assessment:
		return told{Kind: ofAssessment, What: "Statutory assessment", Stretch: true, End: v.Authorised, Gone: v.Gone, More: sentence(
			answered(v.ChildSeen, "child seen", "child not seen"), answered(v.NeedsSupport, "needs children’s social care", "needs no children’s social care"), heldBy(v.Holding))}
	case record.NeedEpisode:
		return told{Kind: ofNeed, What: "Child in need", Stretch: true, End: v.Closed, Gone: v.Gone, More: sentence(label(codelist.Need, v.Need), clause("closed: ", label(codelist.Closure, v.Reason)))}
	case record.Enquiry:
		return tellEnquiry(v)
	case record.ProtectionPlan:
		return tellPlan(v)
	}
	return tellCare(v)
}

func tellCare(v record.Value) told {
	switch v := v.(type) {
	case record.CarePeriod:
		return told{Kind: ofCare, What: "In care", Stretch: true, End: v.Ceased, Gone: v.Gone, More: sentence(label(codelist.Need, v.Need), clause("ended: ", label(codelist.Ceased, v.Reason)))}
	case record.LegalStatus:
		return told{Kind: ofCare, What: "Legal status: " + named(label(codelist.Legal, v.Status))}
	case record.Placement:
		return tellPlacement(v)
	case record.Visit:
		return told{Kind: ofVisits, What: visitWords[v.Purpose], More: answered(v.SeenAlone, "seen alone", "not seen alone")}
	case record.Review:
		return told{Kind: ofReviews, What: reviewWords[v.Purpose]}
	case record.HealthCheck:
		return told{Kind: ofHealth, What: upperFirst(string(v.Purpose))}
	case record.Adoption:
		return tellAdoption(v)
	case record.Snapshot:
		return told{Kind: ofHolding, What: "What a list said of the child as at that day"}
	}
	return told{Kind: ofPerson, What: v.Kind()}
}

var visitWords = map[record.Purpose]string{
	record.LastSeen: "Child seen", record.ForProtection: "Visit under the protection plan", record.ForCare: "Visit to the child in care",
	record.ByReviewer: "Seen by the reviewing officer", record.ForLeavingCare: "Contact with the care leaver",
}

var reviewWords = map[record.Purpose]string{
	record.ForProtection: "Review conference", record.ForCare: "Review of the child in care", record.ForLeavingCare: "Review of the pathway plan",
}

func tellPerson(p record.Person) told {
	t := told{Kind: ofPerson, What: "Who the child is"}
	born := "day of birth not known"
	if p.Born.Known() {
		born = "born " + p.Born.Long()
	}
	t.More = sentence(born, strings.ToLower(label(codelist.Sex, p.Sex)), label(codelist.Ethnicity, p.Ethnicity), answered(p.Disability, "disabled", "not disabled"))
	return t
}

func tellEnquiry(e record.Enquiry) told {
	t := told{Kind: ofProtection, What: "Section 47 enquiry"}
	outcome := answered(e.ConferenceUnnecessary, "no conference needed", "")
	if e.Conference.Known() {
		outcome = "initial conference on " + e.Conference.Long()
		t.Marks = []mark{{e.Conference, "Initial child protection conference"}}
	}
	t.More = sentence(outcome, answered(e.LedToPlan, "led to a plan", "led to no plan"), heldBy(e.Holding))
	return t
}

func tellPlan(p record.ProtectionPlan) told {
	t := told{Kind: ofProtection, What: "Child protection plan", Stretch: true, End: p.End, Gone: p.Gone}
	first, now := label(codelist.Abuse, p.InitialCategory), label(codelist.Abuse, p.LatestCategory)
	if now == first {
		now = ""
	}
	before := ""
	if p.PreviousPlans != nil && *p.PreviousPlans > 0 {
		before = counted(*p.PreviousPlans, "plan", "plans") + " before this one"
	}
	t.More = sentence(first, clause("now ", now), before)
	return t
}

func tellPlacement(p record.Placement) told {
	where := sentence(label(codelist.Provider, p.Provider), strings.ToLower(label(codelist.Location, p.Location)), clause("in ", p.Authority), clause("Ofsted number ", p.URN))
	return told{Kind: ofPlacement, What: "Placement: " + named(label(codelist.Placement, p.Type)), More: where}
}

func tellAdoption(a record.Adoption) told {
	t := told{Kind: ofAdoption, What: "Decision that adoption is the plan", Stretch: true, Gone: a.Gone, End: a.Order}
	if a.Reversed.Known() {
		t.End = a.Reversed
	}
	var parts []string
	for _, m := range []mark{{a.PlacementOrder, "placement order"}, {a.Matched, "matched"}, {a.EarlyFoster, "placed with the adopters as foster carers"},
		{a.Placed, "placed"}, {a.Order, "adoption order"}, {a.Reversed, "decision reversed"}} {
		if m.Day.Known() {
			t.Marks = append(t.Marks, mark{m.Day, upperFirst(m.What)})
			parts = append(parts, m.What+" "+m.Day.Long())
		}
	}
	t.More = sentence(append(parts, label(codelist.Reversal, a.Reason))...)
	return t
}

// sentence joins what is known with semicolons.
func sentence(parts ...string) string {
	var known []string
	for _, p := range parts {
		if p != "" {
			known = append(known, p)
		}
	}
	return strings.Join(known, "; ")
}

func clause(before, text string) string {
	if text == "" {
		return ""
	}
	return before + text
}

func named(text string) string {
	if text == "" {
		return "not told"
	}
	return text
}

func label(s *codelist.Set, c codelist.Code) string {
	if !c.Known() {
		return ""
	}
	return s.Label(c)
}

func from(source codelist.Code) string {
	text := label(codelist.Source, source)
	if text == "" {
		return ""
	}
	return "from " + strings.ToLower(text[:1]) + text[1:]
}

// answered is a yes or no in words; blank where neither is known.
func answered(c codelist.Code, yes, no string) string {
	switch c {
	case codelist.Yes:
		return yes
	case codelist.No:
		return no
	}
	return ""
}

func heldBy(h record.Holding) string {
	switch {
	case h.Worker != "" && h.Team != "":
		return h.Worker + ", " + h.Team
	}
	return h.Worker + h.Team
}
