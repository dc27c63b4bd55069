package sample

import "goldthread/day"

// depth is how far a child's story with the authority goes.
type depth int

const (
	contactOnly depth = iota
	helped
	notAccepted
	assessed
	enquired // a section 47 enquiry that needs no conference
	inNeed
	disabled
	protected
	lookedAfter
	unaccompanied
)

// story is one way in which families come to notice.
type story struct {
	depth    depth
	rate     float64    // families a year for every 10,000 children who live in the area
	years    int        // how long it may last: lives begun so long before the first export may still be on its lists
	siblings float64    // the share of brothers and sisters to whom it happens too
	unborn   float64    // the share that begins before a birth
	ages     [5]float64 // of the first child: under 1, 1 to 4, 5 to 9, 10 to 15, 16 and 17
}

// stories add up to the levels published for England: see the bands in the test of levels.
var stories = []story{
	{contactOnly, 330, 1, 0.6, 0.02, [5]float64{7, 22, 27, 34, 10}},
	{helped, 70, 2, 0.55, 0, [5]float64{6, 25, 32, 32, 5}},
	{notAccepted, 22, 2, 0.6, 0.01, [5]float64{7, 22, 27, 34, 10}},
	{assessed, 80, 2, 0.65, 0.04, [5]float64{8, 23, 27, 34, 8}},
	{enquired, 46, 2, 0.7, 0.05, [5]float64{9, 24, 27, 33, 7}},
	{inNeed, 36, 5, 0.65, 0.03, [5]float64{8, 23, 26, 34, 9}},
	{disabled, 5.6, 18, 0.04, 0, [5]float64{5, 30, 35, 27, 3}},
	{protected, 23, 5, 0.45, 0.12, [5]float64{13, 26, 28, 29, 4}},
	{lookedAfter, 14, 25, 0.5, 0.12, [5]float64{19, 17, 18, 34, 12}},
	{unaccompanied, 2.9, 11, 0, 0, [5]float64{0, 0, 0, 15, 85}},
}

// bands are the first and last age of each share of story.ages, in years.
var bands = [5][2]int{{0, 0}, {1, 4}, {5, 9}, {10, 15}, {16, 17}}

// reach is how many years before the as-at day such a story may have begun and still be told of.
func (s story) reach(told float64) float64 { return float64(s.years) + told }

// draw picks a story and the day on which it begins, in the right numbers: as many a year as the rates say, all through
// the years that it reaches back.
func (a *Authority) draw(c chance) (story, day.Day) {
	at := c.Float64() * a.familiesPer10000()
	for _, s := range stories {
		if at -= s.rate * s.reach(a.told); at < 0 {
			return s, a.seasonal(c, s.reach(a.told))
		}
	}
	last := stories[len(stories)-1]
	return last, a.seasonal(c, last.reach(a.told))
}

// familiesPer10000 is how many families begin a story, in all the years that are drawn from, for every 10,000 children.
func (a *Authority) familiesPer10000() (sum float64) {
	for _, s := range stories {
		sum += s.rate * s.reach(a.told)
	}
	return sum
}

// seasonal draws a working day of the last so many years, more of January than of August.
func (a *Authority) seasonal(c chance, years float64) day.Day {
	span := int(years * 365.25)
	for {
		d := a.s.AsAt - day.Day(c.IntN(span))
		_, month, _ := d.Date()
		if c.Float64()*busiest < seasons[month-1] && atWork(d) == d {
			return d
		}
	}
}

// ageAtStart is the first child's age in days when the story begins.
func (s story) ageAtStart(c chance) day.Day {
	var total float64
	for _, w := range s.ages {
		total += w
	}
	at := c.Float64() * total
	band := 0
	for band < 4 && at >= s.ages[band] {
		at -= s.ages[band]
		band++
	}
	return c.days(bands[band][0]*365, (bands[band][1]+1)*365-8)
}
