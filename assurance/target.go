package assurance

import (
	"fmt"
	"math"
	"strconv"

	"goldthread/day"
	"goldthread/indicator"
	"goldthread/store"
)

// Target is the value that somebody set for a measure, in the measure's own unit (85 for 85%), from a day on. A new
// target gets a day of its own; the earlier one stays and holds for the days before it.
type Target struct {
	Origin    `json:"-"`
	ID        string  `json:"-"` // code and day: one target of a measure from a day
	Code      string  `json:"code"`
	Value     float64 `json:"value"`
	Tolerance float64 `json:"tolerance,omitempty"` // how far short of it is still "Watch"
	From      day.Day `json:"from"`
	SetBy     string  `json:"setBy"` // who decided it: members will ask
	Why       string  `json:"why,omitempty"`
}

// TargetID names the target of a measure from a day.
func TargetID(code string, from day.Day) string { return code + " " + from.String() }

// Draft makes the entry that keeps the target.
func (t Target) Draft(base int64) (store.Draft, error) {
	var wrong Problems
	wrong.Add(t.Code == "", "code", "Choose the measure that the target is for")
	wrong.Add(badNumber(t.Value), "value", "The target is not a number: write it without its unit, for example 85")
	wrong.Add(badNumber(t.Tolerance) || t.Tolerance < 0, "tolerance", "The tolerance is not a number from 0 up: write how far short of the target is still Watch, for example 5")
	wrong.Add(!t.From.Known(), "from", "Give the day from which the target holds")
	wrong.Text("setBy", "who set the target", t.SetBy, 200)
	wrong.MayText("why", "the reason", t.Why, MostWords)
	return Put(TargetKind, TargetID(t.Code, t.From), base, t, wrong)
}

func badNumber(n float64) bool { return math.IsNaN(n) || math.Abs(n) > 1e12 }

// Fits says whether the target can be the measure's: a share lies between 0 and 100, and 0.85 for 85% would make every
// figure meet it.
func (t Target) Fits(in indicator.Indicator) error {
	var wrong Problems
	if in.Unit() == indicator.Percent {
		wrong.Add(t.Value > 0 && t.Value < 1, "value", "The target would mean %s%%: write %s for %[2]s%%", plain(t.Value), plain(100*t.Value))
		wrong.Add(t.Value < 0 || t.Value > 100, "value", "The target of a percentage lies between 0 and 100")
	}
	wrong.Add(t.Value < 0 && in.Unit() != indicator.Percent, "value", "The target lies below 0, and this measure never does")
	if len(wrong) > 0 {
		return wrong
	}
	return nil
}

func plain(n float64) string { return strconv.FormatFloat(n, 'g', 6, 64) }

// Said is the target's origin in words: "set by the improvement board, from 1 May 2024".
func (t Target) Said() string { return fmt.Sprintf("set by %s, from %s", t.SetBy, t.From.Long()) }
