package sample

import "goldthread/day"

// Settings say which authority to make up. The same settings give the same authority, and its workbooks the same bytes.
type Settings struct {
	Children int     // how many children the authority knows in the period; at least 1
	Seed     uint64  // another seed is another authority
	AsAt     day.Day // the last day told of; it must be a known day
	Months   int     // how many month-ends up to AsAt the authority exports on; at least 1
	Mess     float64 // the share of children with a mistake in their record, 0 to 1; 0 is a clean record
}

// UsualMess is the share of faulty records that an ordinary export has; see Settings.Mess.
const UsualMess = 0.01

// settled puts what was left out, or is beyond its limits, at the nearest that can be.
func (s Settings) settled() Settings {
	s.Children, s.Months = max(s.Children, 1), max(s.Months, 1)
	s.Mess = min(max(s.Mess, 0), 1)
	return s
}

// asAtDays are the month-ends that the authority exports on, oldest first. The last is the as-at day, whatever day of
// its month that is.
func (s Settings) asAtDays() []day.Day {
	days := make([]day.Day, s.Months)
	days[s.Months-1] = s.AsAt
	for i := s.Months - 2; i >= 0; i-- {
		days[i] = days[i+1].MonthStart() - 1
	}
	return days
}
