package web

import (
	"net/url"
	"slices"

	"goldthread/day"
	"goldthread/indicator"
)

// look is how a reader has chosen to look: every link keeps it. It stands in the address, so that a page can be sent to
// somebody and says the same there. It never holds anything of a child.
type look struct {
	Day    day.Day         // the as-at day
	Known  day.Day         // as known on that day; Never is now
	Window day.Window      // how far a figure looks back
	By     indicator.Split // into what it is split; blank for none

	newest day.Day // the day that is looked at when none is chosen
}

const usualWindow = day.TwelveMonth

// readLook reads the choice from an address. What cannot be read is refused with a word, for a mistyped day must not
// quietly show another one.
func readLook(q url.Values, newest, today day.Day) (look, error) {
	l := look{Day: newest, Window: usualWindow, newest: newest}
	for name, to := range map[string]*day.Day{"day": &l.Day, "known": &l.Known} {
		text := q.Get(name)
		if text == "" {
			continue
		}
		d, ok := typedDay(text)
		if !ok {
			return l, &invalid{What: "The " + dayNames[name] + " cannot be read.", Do: howToTypeADay}
		}
		*to = d
	}
	if l.Day > today {
		return l, &invalid{What: "The day " + l.Day.Long() + " has not come yet.", Do: "Choose a day up to today."}
	}
	if l.Known >= today { // what is known by the end of today is what is known now
		l.Known = day.Never
	}
	if w := day.Window(q.Get("window")); slices.Contains(day.Windows, w) {
		l.Window = w
	}
	if s := indicator.Split(q.Get("by")); slices.Contains(indicator.Splits, s) {
		l.By = s
	}
	return l, nil
}

var dayNames = map[string]string{"day": "day of the figures", "known": "day on which it was known"}

// Query is the choice as an address keeps it, "?day=2025-03-31&window=quarter"; what is usual is left out. More names and
// values may follow in pairs; a blank value drops a name.
func (l look) Query(more ...string) string {
	q := url.Values{}
	if l.Day != l.newest && l.Day.Known() {
		q.Set("day", l.Day.String())
	}
	if l.Known.Known() {
		q.Set("known", l.Known.String())
	}
	if l.Window != usualWindow {
		q.Set("window", string(l.Window))
	}
	if l.By != "" {
		q.Set("by", string(l.By))
	}
	for i := 0; i+1 < len(more); i += 2 {
		if q.Del(more[i]); more[i+1] != "" {
			q.Set(more[i], more[i+1])
		}
	}
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

// Span is the window's days.
func (l look) Span() day.Span {
	s, _ := l.Window.Ending(l.Day)
	return s
}

// IsNewest says that nothing but the newest day, as known now, is looked at.
func (l look) IsNewest() bool { return l.Day == l.newest && !l.Known.Known() }
