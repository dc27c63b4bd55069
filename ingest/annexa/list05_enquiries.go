package annexa

import (
	"goldthread/codelist"
	"goldthread/record"
)

var enquiries = list{
	number: 5, title: "Section 47 enquiries and Initial Child Protection Conferences", feed: record.Enquiries, months: 6, event: strategyDay,
	names: []string{"sec47 and icpc", "section 47", "sec47", "s47", "section 47 enquiries", "section 47 and icpc", "s47 and icpc"},
	columns: person(
		disabilityColumn,
		column{field: strategyDay, header: "Strategy discussion initiating Section 47 Enquiry Start Date",
			also: []string{"Section 47 Enquiry Start Date", "Strat Discussion Date", "Strategy Discussion Date"}},
		column{field: conferenceUnnecessary, header: "Was an Initial Child Protection Conference deemed unnecessary?", set: codelist.Answer,
			words: []string{"initial child protection conference not required", "initial child protection conference unnecessary"},
			also:  []string{"ICPC Not Required", "Initial Child Protection Conference Not Required", "Initial CP Conf Unnecessary"}},
		column{field: conferenceDay, header: "Date of Initial Child Protection Conference", also: []string{"ICPC Date", "Date of ICPC", "Initial Child Protection Conference Date", "Initial CP Conf Date"}},
		column{field: conferencePlan, header: "Did the Initial Child Protection Conference Result in a Child Protection Plan", set: codelist.Answer,
			also: []string{"ICPC Resulted in CPP", "ICPC CPP", "CP Conf Result in CP Plan"}},
		column{field: enquiriesBefore, header: "Number of Section 47 Enquiries in the last 12 months", also: []string{"Section 47 Last 12 Months", "Number S47s 12m"}},
		column{field: conferencesBefore, header: "Number of ICPCs in the last 12 months", also: []string{"ICPCs Last 12 Months", "Number ICPCs 12m"}},
		teamColumn, workerColumn,
	),
	read: readEnquiry, write: writeEnquiries,
}

func readEnquiry(r *row) {
	on := r.event(strategyDay)
	if !on.Known() {
		return
	}
	r.sayCount(record.EnquiriesBefore, enquiriesBefore)
	r.sayCount(record.ConferencesBefore, conferencesBefore)
	v := record.Enquiry{
		Holding: r.holding(), StrategyDiscussion: on, ConferenceUnnecessary: r.code(conferenceUnnecessary),
		Conference: r.day(conferenceDay), LedToPlan: r.code(conferencePlan),
	}
	r.inOrder(on, v.Conference, conferenceDay)
	r.tell(strategyDay, v)
}

func writeEnquiries(w *writer) error {
	for _, c := range w.children() {
		if c.Protection == nil {
			continue
		}
		for _, v := range c.Protection.Enquiries {
			if !w.window.Has(v.StrategyDiscussion) {
				continue
			}
			w.stillToCome(&v.Conference, &v.ConferenceUnnecessary, &v.LedToPlan)
			w.child(c)
			w.day(strategyDay, v.StrategyDiscussion)
			w.code(conferenceUnnecessary, v.ConferenceUnnecessary)
			w.day(conferenceDay, v.Conference)
			w.code(conferencePlan, v.LedToPlan)
			w.saidCount(enquiriesBefore, record.EnquiriesBefore)
			w.saidCount(conferencesBefore, record.ConferencesBefore)
			w.holding(v.Holding)
			if err := w.row(); err != nil {
				return err
			}
		}
	}
	return nil
}
