package report

import (
	"math"

	"goldthread/disclosure"
	"goldthread/indicator"
)

// Rating is a line's colour, always shown with its word and its shape.
type Rating string

// The ratings. NoTarget is also the rating of a line that cannot be rated: NotRated says why.
const (
	OnTarget  Rating = "On target"
	Watch     Rating = "Watch"
	OffTarget Rating = "Off target"
	NoTarget  Rating = "No target"
	Unrated   Rating = "Not rated"
)

// Shape is the mark beside the word, so that colour is never alone.
func (r Rating) Shape() string {
	return map[Rating]string{OnTarget: "●", Watch: "▲", OffTarget: "■", NoTarget: "○", Unrated: "○"}[r]
}

// Class names its colour.
func (r Rating) Class() string {
	return map[Rating]string{OnTarget: "green", Watch: "amber", OffTarget: "red", NoTarget: "none", Unrated: "none"}[r]
}

// rate judges a line against its target at the precision that is printed. A target is never invented, and a line that
// is told in part, has no better direction, or may not be shown is not rated.
func rate(l *Line) (Rating, string) {
	switch {
	case l.Target == nil:
		return NoTarget, ""
	case l.Words.Polarity == indicator.Neither:
		return Unrated, "neither high nor low is better"
	case l.Now.Symbol != disclosure.None: // where only a count beside the number is hidden, the colour tells no more than the number
		return Unrated, "the number may not be shown"
	case !l.Now.Known:
		return Unrated, "there is no figure"
	case l.Now.Partial:
		return Unrated, "the record tells only a part of it"
	}
	short := rounded(l.Target.Value) - rounded(l.Now.Number)
	if l.Words.Polarity == indicator.Lower {
		short = -short
	}
	switch {
	case short <= 1e-9:
		return OnTarget, ""
	case short <= math.Abs(l.Target.Tolerance)+1e-9:
		return Watch, ""
	}
	return OffTarget, ""
}

// Tally is how the lines are rated, and apart from it how they stand to their neighbours. The ratings add up to All; the
// lines that show another measure by its groups are counted apart from it.
type Tally struct {
	ByGroups                               int
	All, On, Watch, Off, NoTarget, Unrated int
	Better, Near, Worse                    int
	Partial, Nothing                       int
}

func tallyOf(lines []*Line) Tally {
	var t Tally
	rated := map[Rating]*int{OnTarget: &t.On, Watch: &t.Watch, OffTarget: &t.Off, NoTarget: &t.NoTarget, Unrated: &t.Unrated}
	stands := map[Standing]*int{Better: &t.Better, Near: &t.Near, Worse: &t.Worse}
	for _, l := range lines {
		if l.ByGroups() {
			t.ByGroups++
			continue
		}
		t.All++
		*rated[l.Rating]++
		if n := stands[l.Standing]; n != nil {
			*n++
		}
		switch {
		case !l.Anything():
			t.Nothing++
		case l.Now.Partial:
			t.Partial++
		}
	}
	return t
}
