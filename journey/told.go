package journey

import (
	"goldthread/day"
	"goldthread/record"
)

// Told says what part of the days asked for the record tells. Six months of events stand in one workbook; monthly ones
// build the history.
type Told struct {
	From    day.Day // the record tells the front door whole from this day; Never where it does not at all
	To      day.Day // and up to this one: the newest delivery
	Whole   bool    // it tells all of the days asked for
	Missing []string
}

// frontDoor are the feeds in which a journey begins.
var frontDoor = []record.Feed{record.Contacts, record.EarlyHelpFeed, record.Referrals, record.Assessments}

// deeper are those that tell how it goes on.
var deeper = []record.Feed{record.Enquiries, record.NeedEpisodes, record.ProtectionPlans, record.CarePeriods}

// toldOf compares what is told with what is asked for. The first days that are told are not told whole: what began in them
// may have begun with a contact before.
func toldOf(b *record.Book, w Windows, asked Asked) Told {
	newest := b.LatestDelivery(asked.AsAt)
	told := Told{From: asked.Days.From, To: min(newest, asked.Days.To)}
	for _, f := range frontDoor {
		from, ok := since(b.Told(f), newest)
		if !ok {
			return Told{Missing: []string{"The newest delivery does not tell " + string(f) + ": journeys that begin there are not seen."}}
		}
		if from += w.longest(); from > told.From {
			told.From = from
			told.Missing = []string{"The record tells " + string(f) + " from " + (from - w.longest()).Long() +
				". A journey that seems to begin before " + from.Long() + " may have begun earlier."}
		}
	}
	if newest < asked.Days.To {
		told.Missing = append(told.Missing, "The newest delivery is as at "+newest.Long()+": what began after it is not seen.")
	}
	for _, f := range deeper {
		if _, ok := since(b.Told(f), newest); !ok {
			told.Missing = append(told.Missing, "The newest delivery does not tell "+string(f)+".")
		}
	}
	told.Whole = len(told.Missing) == 0
	return told
}

// since is the day from which a run of told days goes on without a gap to a day.
func since(runs []day.Span, until day.Day) (from day.Day, ok bool) {
	for _, run := range runs {
		if run.Has(until) && until.Known() {
			return run.From, true
		}
	}
	return day.Never, false
}

// coverage is what is told of the feeds that say what follows a contact.
type coverage map[record.Feed][]day.Span

func coverageOf(b *record.Book) coverage {
	return coverage{record.Referrals: b.Told(record.Referrals), record.EarlyHelpFeed: b.Told(record.EarlyHelpFeed)}
}

// told says whether all of a feed is told from one day to another.
func (r *reader) told(f record.Feed, from, to day.Day) bool {
	first, ok := since(r.covered[f], to)
	return ok && first <= from
}
