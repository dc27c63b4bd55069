package annexa

import (
	"goldthread/codelist"
	"goldthread/record"
)

var referrals = list{
	number: 3, title: "Referral", feed: record.Referrals, months: 6, event: referralDay,
	names: []string{"referrals", "referral"},
	columns: person(
		column{field: referralDay, header: "Date of referral", also: []string{"Referral Date", "Referral Start Date"}, words: []string{"date of referral"}},
		column{field: referralSource, header: "Referral Source", set: codelist.Source, words: []string{"referral source"}},
		column{field: referralNFA, header: "Referral NFA?", set: codelist.Answer, also: []string{"NFA", "Referral No Further Action"}},
		column{field: referralsBefore, header: "Number of Referrals in Last 12 Months", also: []string{"Number of Referrals in the Last 12 Months", "Referrals Last 12 Months", "Count Referrals Last 12 Months"}},
		teamColumn, workerColumn,
	),
	read: readReferral, write: writeReferrals,
}

func readReferral(r *row) {
	on := r.event(referralDay)
	if !on.Known() {
		return
	}
	r.sayCount(record.ReferralsBefore, referralsBefore)
	r.tell(referralDay, record.Referral{
		Holding: r.holding(), Day: on, Source: r.code(referralSource), NoFurtherAction: r.code(referralNFA),
	})
}

func writeReferrals(w *writer) error {
	for _, c := range w.children() {
		if c.Front == nil {
			continue
		}
		for _, v := range c.Front.Referrals {
			if !w.window.Has(v.Day) {
				continue
			}
			w.child(c)
			w.day(referralDay, v.Day)
			w.code(referralSource, v.Source)
			w.code(referralNFA, v.NoFurtherAction)
			w.saidCount(referralsBefore, record.ReferralsBefore)
			w.holding(v.Holding)
			if err := w.row(); err != nil {
				return err
			}
		}
	}
	return nil
}
