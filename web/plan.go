package web

import "goldthread/assurance/plan"

// brag is a rating of the plan as pages show it: a word, a shape and a colour, never the colour alone.
type brag struct{ plan.Rating }

// Word is the rating with what it means where its name does not say it.
func (b brag) Word() string {
	switch b.Rating {
	case plan.Blue:
		return "Blue"
	case plan.Green:
		return "Green"
	case plan.Amber:
		return "Amber"
	case plan.Red:
		return "Red"
	}
	return "White"
}

// Shape is the sign beside the word.
func (b brag) Shape() string {
	switch b.Rating {
	case plan.Blue:
		return "✓"
	case plan.Green:
		return "●"
	case plan.Amber:
		return "▲"
	case plan.Red:
		return "■"
	}
	return "○"
}

// Class is the end of the CSS class.
func (b brag) Class() string {
	if b.Rating == plan.White || b.Rating == "" {
		return "none"
	}
	return string(b.Rating)
}

// Means is what the rating says, in words.
func (b brag) Means() string {
	switch b.Rating {
	case plan.Blue:
		return "done, proved, and a board agreed"
	case plan.Green:
		return "on its way"
	case plan.Amber:
		return "at risk"
	case plan.Red:
		return "off its way"
	}
	return "not started, or nothing can be told yet"
}
