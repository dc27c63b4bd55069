package annexa

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/record"
)

var care = list{
	number: 8, title: "Children in care", feed: record.CarePeriods, months: 6, event: careStart,
	names: []string{"children in care", "looked after children", "children looked after", "cla", "lac", "cic"},
	columns: person(
		column{field: unaccompanied, header: "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)", set: codelist.Answer,
			also: []string{"UASC", "UASC12Mths"}, words: []string{"unaccompanied asylum seeking child"}},
		disabilityColumn,
		column{field: careStart, header: "Date Started to be Looked After", also: []string{"Loooked After Start Date", "Looked After Start Date"}},
		column{field: careNeed, header: "Child's Category of Need", set: codelist.Need, also: []string{"Child Category of Need", "Category of Need"}},
		column{field: secondPeriod, header: "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)", set: codelist.Answer,
			also: []string{"Subsequent LAC Episode Last 12 Months"}, words: []string{"second or subsequent of being a looked after child"}},
		column{field: legalStart, header: "Start date of current legal status", also: []string{"Most Recent Legal Status Start", "Legal Status Start Date"}},
		column{field: legalStatus, header: "Child's Legal Status", set: codelist.Legal, also: []string{"Legal Status", "Current Legal Status"}, words: []string{"child legal status", "childs legal status"}},
		column{field: careReview, header: "Date of Latest Statutory Review", also: []string{"Latest Statutory Review Date"}},
		column{field: careVisit, header: "Date of Last Social Work Visit", also: []string{"Last Social Work Visit Date"}},
		column{field: permanence, header: "What is the permanence plan for this child?", set: codelist.Permanence,
			also: []string{"Permanence Plan", "Plan for Child to be Reunified with Their Family"}, words: []string{"plan for child to be reunified with their family"}},
		column{field: reviewerVisit, header: "Date of Last IRO Visit / Contact to the Child", also: []string{"Last IRO Visit Date", "Date of Last IRO Visit", "Date of Last IRO Visit Contact to the Child"}},
		column{field: healthCheck, header: "Date of Last Health Assessment", also: []string{"Last Health Assessment Date"}},
		column{field: dentalCheck, header: "Date of Last Dental Check", also: []string{"Last Dental Check Date"}},
		column{field: placements, header: "Number of Placements in the Last 12 months", also: []string{"Placements Last 12 Months", "Number of Placements in Last 12 Months"}},
		column{field: careCeased, header: "Date Ceased to be Looked After", also: []string{"Ceased Looked After Date"}},
		column{field: ceasedReason, header: "Reason Ceased to be Looked After", set: codelist.Ceased, also: []string{"Reason Ceased Looked After"}},
		column{field: placementStart, header: "Start Date of Most Recent Placement", also: []string{"Most Recent Placement Start Date"}},
		column{field: placementType, header: "Placement Type", set: codelist.Placement},
		column{field: placementProvider, header: "Placement Provider", set: codelist.Provider},
		column{field: placementPostcode, header: "Placement postcode", also: []string{"Postcode of Placement"}},
		column{field: placementURN, header: "URN of Placement", also: []string{"Placement URN", "URN"}},
		column{field: placementLocation, header: "Placement Location", set: codelist.Location},
		column{field: placementAuthority, header: "LA of Placement", also: []string{"Placement LA", "Local Authority of Placement"}},
		column{field: missingEpisodes, header: "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
			words: []string{"number of episodes the child has been missing from their placement"}, also: []string{"Missing Episodes", "Episodes Child Missing From Placement", "Number of Missing Episodes in the Last 12 Months"}},
		column{field: absentEpisodes, header: "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
			words: []string{"number of episodes the child has been absent from their placement"}, also: []string{"Absent Episodes", "Episodes Child Absent From Placement", "Number of Absent Episodes in the Last 12 Months"}},
		column{field: interviewOffered, header: "Was the child offered a Return Interview after their last missing episode (Y/N)?", set: codelist.Answer,
			also: []string{"Child Offered Return Interview After Last MFH"}, words: []string{"offered return interview after last missing episode"}},
		column{field: interviewAccepted, header: "Did the child accept a Return Interview after their last missing episode (Y/N)?", set: codelist.Answer,
			also: []string{"Child Accepted Return Interview After Last MFH"}, words: []string{"accept return interview after last missing episode", "accepted return interview after last missing episode"}},
		teamColumn, workerColumn,
	),
	read: readCare, write: writeCare,
}

func readCare(r *row) {
	start := r.event(careStart)
	if r.start = start; !start.Known() {
		return
	}
	v := record.CarePeriod{Start: start, Need: r.code(careNeed), Ceased: r.day(careCeased), Reason: r.code(ceasedReason)}
	r.inOrder(start, v.Ceased, careCeased)
	r.closedWithReason(v.Ceased, v.Reason, ceasedReason)
	r.bornBefore(start, careStart)
	r.tell(careStart, v)
	r.readLegalStatus()
	r.readPlacement()
	r.visit(careVisit, record.ForCare, "")
	r.visit(reviewerVisit, record.ByReviewer, "")
	r.review(careReview, record.ForCare)
	r.check(healthCheck, record.HealthCheckUp)
	r.check(dentalCheck, record.DentalCheckUp)
	r.sayCare()
	r.sayHolding()
}

// readLegalStatus keeps the status that the row calls current. Without its day it can't be placed in time.
func (r *row) readLegalStatus() {
	start, status := r.day(legalStart), r.code(legalStatus)
	switch {
	case start.Known():
		r.tell(legalStart, record.LegalStatus{Start: start, Status: status})
	case status.Known():
		r.odd(noDay, legalStart, string(status), "legal status")
	}
}

func (r *row) readPlacement() {
	p := record.Placement{
		Start: r.day(placementStart), Type: r.code(placementType), Provider: r.code(placementProvider),
		Postcode: r.postcode(placementPostcode), URN: r.text(placementURN),
		Location: r.code(placementLocation), Authority: r.authority(placementAuthority),
	}
	switch {
	case p.Start.Known():
		r.tell(placementStart, p)
	case p != record.Placement{}:
		r.odd(noDay, placementStart, string(p.Type), "placement")
	}
}

func (r *row) sayCare() {
	r.sayCode(record.SecondCarePeriod, secondPeriod)
	r.sayCode(record.Unaccompanied, unaccompanied)
	r.sayCode(record.PermanencePlan, permanence)
	r.sayCount(record.Placements, placements)
	r.sayCount(record.MissingEpisodes, missingEpisodes)
	r.sayCount(record.AbsentEpisodes, absentEpisodes)
	r.sayCode(record.ReturnInterviewOffered, interviewOffered)
	r.sayCode(record.ReturnInterviewAccepted, interviewAccepted)
}

func writeCare(w *writer) error {
	for _, c := range w.children() {
		v, ok := latestCare(w, c)
		if !ok {
			continue
		}
		w.stillToCome(&v.Ceased, &v.Reason)
		w.child(c)
		w.day(careStart, v.Start)
		w.code(careNeed, v.Need)
		w.day(careCeased, v.Ceased)
		w.code(ceasedReason, v.Reason)
		w.legalStatus(c)
		w.placement(c)
		w.day(careReview, w.lastReview(c, record.ForCare, v.Start))
		w.day(careVisit, w.lastVisit(c, record.ForCare, v.Start).Day)
		w.day(reviewerVisit, w.lastVisit(c, record.ByReviewer, v.Start).Day)
		w.day(healthCheck, w.lastCheck(c, record.HealthCheckUp))
		w.day(dentalCheck, w.lastCheck(c, record.DentalCheckUp))
		w.saidCare()
		w.saidHolding()
		if err := w.row(); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) saidCare() {
	w.saidCode(secondPeriod, record.SecondCarePeriod)
	w.saidCode(unaccompanied, record.Unaccompanied)
	w.saidCode(permanence, record.PermanencePlan)
	w.saidCount(placements, record.Placements)
	w.saidCount(missingEpisodes, record.MissingEpisodes)
	w.saidCount(absentEpisodes, record.AbsentEpisodes)
	w.saidCode(interviewOffered, record.ReturnInterviewOffered)
	w.saidCode(interviewAccepted, record.ReturnInterviewAccepted)
}

func latestCare(w *writer, c *record.Child) (latest record.CarePeriod, ok bool) {
	if c.Care == nil {
		return latest, false
	}
	for _, p := range c.Care.Periods {
		if w.runningOrEnded(p.Start, p.Ceased, p.Gone) {
			latest, ok = p, true
		}
	}
	return latest, ok
}

func (w *writer) legalStatus(c *record.Child) {
	var latest record.LegalStatus
	for _, s := range c.Care.LegalStatuses {
		if s.Start <= w.asAt {
			latest = s
		}
	}
	w.day(legalStart, latest.Start)
	w.code(legalStatus, latest.Status)
}

func (w *writer) placement(c *record.Child) {
	var latest record.Placement
	for _, p := range c.Care.Placements {
		if p.Start <= w.asAt {
			latest = p
		}
	}
	w.day(placementStart, latest.Start)
	w.code(placementType, latest.Type)
	w.code(placementProvider, latest.Provider)
	w.text(placementPostcode, latest.Postcode)
	w.text(placementURN, latest.URN)
	w.code(placementLocation, latest.Location)
	w.text(placementAuthority, writtenAuthority(latest.Authority))
}

// writtenAuthority gives the five places outside England as Ofsted writes them; any other authority stands as it is.
func writtenAuthority(authority string) string {
	if e, ok := codelist.Outside.Entry(codelist.Code(authority)); ok {
		return e.Written
	}
	return authority
}

// lastCheck is the day of the child's last check of a purpose up to the as-at day.
func (w *writer) lastCheck(c *record.Child, p record.Purpose) (last day.Day) {
	for _, v := range c.Checks {
		if v.Purpose == p && v.Day <= w.asAt {
			last = v.Day
		}
	}
	return last
}
