package web

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"goldthread/journey"
)

// flowWords are words in the picture of the journeys.
type flowWords struct{ X, Y, Text string }

// Measures of the picture's words, which are set in 12 px: no letter of them is wider on average.
const (
	letterWide = 6.6
	lineHigh   = 13.0
)

// wordsOf places the words so that none touch another or a box: every box has its name, over it or else under it; a band has its number where
// there is room, those of most journeys first. All of them stand in the table too.
func wordsOf(p *journey.Picture) []flowWords {
	var placed placedWords
	for _, b := range p.Boxes {
		placed.rooms = append(placed.rooms, room{b.X, b.Y, b.X + b.W, b.Y + b.H})
	}
	for _, b := range p.Boxes {
		text := b.Step.String() + " " + thousands(b.Count)
		if !placed.put(b.X, b.Y-5, text) && !placed.put(b.X, b.Y+b.H+lineHigh-1, text) {
			placed.force(b.X, b.Y-5, text)
		}
	}
	bands := slices.Clone(p.Bands)
	slices.SortStableFunc(bands, func(a, b journey.Band) int { return cmp.Compare(b.Count, a.Count) })
	for i := range bands {
		if text := wordsOn(&bands[i]); text != "" {
			placed.put(bands[i].Line[0].X+5, bands[i].Line[0].Y+4, text)
		}
	}
	return placed.words
}

// placedWords are words with the room that each takes.
type placedWords struct {
	words []flowWords
	rooms []room
}

// room is a rectangle of the picture.
type room struct{ left, top, right, bottom float64 }

func (r room) touches(other room) bool {
	return r.left < other.right && other.left < r.right && r.top < other.bottom && other.top < r.bottom
}

// put places words whose line begins at x, y, where they touch none that were placed before.
func (p *placedWords) put(x, y float64, text string) bool {
	if slices.ContainsFunc(p.rooms, roomFor(x, y, text).touches) {
		return false
	}
	p.force(x, y, text)
	return true
}

func (p *placedWords) force(x, y float64, text string) {
	p.rooms = append(p.rooms, roomFor(x, y, text))
	p.words = append(p.words, flowWords{number(x), number(y), text})
}

func roomFor(x, y float64, text string) room {
	return room{x, y - lineHigh + 3, x + letterWide*float64(utf8.RuneCountInString(text)), y + 3}
}

// wordsOn is the band's count with its middle time, where it is thick enough for them; a time so far would pass for one
// that is over, and is left to the table.
func wordsOn(b *journey.Band) string {
	switch {
	case b.Thickness < lineHigh:
		return ""
	case b.To.SoFar() || b.Days.Timed == 0:
		return thousands(b.Count)
	case b.Days.Median == 0:
		return thousands(b.Count) + ", same day"
	}
	return fmt.Sprintf("%s, %.0f days", thousands(b.Count), b.Days.Median)
}
