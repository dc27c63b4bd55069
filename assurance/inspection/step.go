package inspection

import (
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"goldthread/assurance"
)

// Act is what a person does to something of the register.
type Act string

// Step is a line of a table of states: from which state an act leads to which, and who may do it.
type Step[S ~string] struct {
	From  S // blank: there is nothing yet
	Act   Act
	To    S
	Right string // the act of access/rights.txt that it needs
	Other bool   // only who has not written in it
	Words bool   // only with words why
}

// Steps is a table of states. There is no way beside it.
type Steps[S ~string] []Step[S]

// From lists what may be done in a state.
func (t Steps[S]) From(state S) []Step[S] {
	return slices.DeleteFunc(slices.Clone(t), func(s Step[S]) bool { return s.From != state })
}

// take finds the step of an act; the error says that there is none, or what it lacks. called is the thing in words: "this
// request".
func (t Steps[S]) take(called string, state S, act Act, why string) (Step[S], error) {
	i := slices.IndexFunc(t, func(s Step[S]) bool { return s.From == state && s.Act == act })
	if i < 0 {
		words := string(state)
		if words == "" {
			words = "not begun"
		}
		return Step[S]{}, fmt.Errorf("%q cannot be done: %s is %s; look at it again, somebody may have moved it on", act, called, words)
	}
	if t[i].Words && why == "" {
		return Step[S]{}, assurance.Problems{{Field: "why", Say: "Say why, so that others can follow what happened"}}
	}
	return t[i], nil
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
