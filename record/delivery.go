package record

import (
	"cmp"
	"slices"

	"goldthread/day"
)

// Feed names a part of the record that a source tells as a whole: what a delivery covers is said by feed.
type Feed string

// The feeds, one for each Annex A list and for the richer sources to come.
const (
	Contacts        Feed = "contacts"
	EarlyHelpFeed   Feed = "early help"
	Referrals       Feed = "referrals"
	Assessments     Feed = "assessments"
	Enquiries       Feed = "section 47 enquiries"
	NeedEpisodes    Feed = "children in need"
	ProtectionPlans Feed = "child protection"
	CarePeriods     Feed = "children in care"
	CareLeavers     Feed = "care leavers"
	Adoptions       Feed = "adoption"
	Adopters        Feed = "adopters"
)

// Covered says that a delivery tells all of a feed from a day up to its as-at day, with how many rows it read.
type Covered struct {
	Feed    Feed    `json:"feed"`
	From    day.Day `json:"from"`
	First   day.Day `json:"first,omitzero"` // the earliest row since From: a council may cut its six months a few days short
	Read    int     `json:"read"`
	Kept    int     `json:"kept"`
	Refused int     `json:"refused"`
}

// File is one file of a delivery.
type File struct {
	Name string `json:"name"`
	SHA  string `json:"sha256"`
	Size int64  `json:"size"`
}

// Delivery is one set of files about an authority's children, as at a day, taken in whole.
type Delivery struct {
	Origin
	ID       string    `json:"-"`
	AsAt     day.Day   `json:"asAt"`
	Format   string    `json:"format"`
	Files    []File    `json:"files"`
	Covers   []Covered `json:"covers"`
	Oddities int       `json:"oddities"`
}

// DeliveredOn lists the as-at days on which the feed was delivered, oldest first.
func (b *Book) DeliveredOn(f Feed) []day.Day {
	var days []day.Day
	for _, d := range b.Deliveries {
		for _, c := range d.Covers {
			if c.Feed == f && (len(days) == 0 || days[len(days)-1] != d.AsAt) {
				days = append(days, d.AsAt)
			}
		}
	}
	return days
}

// Told is when the deliveries tell all of a feed: runs of days without a gap, oldest first. Two deliveries that meet
// without a day between them are one run.
func (b *Book) Told(f Feed) []day.Span {
	var spans, runs []day.Span
	for i := range b.Deliveries {
		for _, c := range b.Deliveries[i].Covers {
			if c.Feed == f {
				spans = append(spans, day.Span{From: c.From, To: b.Deliveries[i].AsAt})
			}
		}
	}
	slices.SortFunc(spans, func(a, b day.Span) int { return cmp.Compare(a.From, b.From) })
	for _, s := range spans {
		if n := len(runs); n > 0 && s.From <= runs[n-1].To+1 {
			runs[n-1].To = max(runs[n-1].To, s.To)
			continue
		}
		runs = append(runs, s)
	}
	return runs
}
