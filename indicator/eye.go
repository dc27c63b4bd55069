package indicator

import (
	"goldthread/day"
	"goldthread/record"
)

// eye is what an indicator sees a child with. It holds one case for all that are told, so that looking at a hundred
// thousand children costs no memory of its own; who takes a case must not keep it.
type eye struct {
	rules   *Rules
	windows []day.Span    // for an indicator that counts in pieces in order and not overlapping
	ref     record.Ref    // the child that is looked at, and its
	child   *record.Child // record as it is looked at: a Board looks at the one of before, too
	take    func(window int, found *Case)
	each    func(Case) // tells a case of the window that a State looks at now
	window  int
	done    []bool // the windows in which the child has been counted, for what counts it once in each
	found   Case
}

func newEye(r *Rules, windows []day.Span, take func(window int, found *Case)) *eye {
	v := &eye{rules: r, windows: windows, take: take}
	v.each = func(c Case) {
		if c.Met != Out {
			v.tell(v.window, c)
		}
	}
	return v
}

func (v *eye) tell(window int, c Case) {
	v.found = c
	v.found.Child = v.ref
	v.take(window, &v.found)
}

// look lets an indicator see a child.
func (v *eye) look(in Indicator, ref record.Ref, child *record.Child) {
	v.ref, v.child = ref, child
	in.see(v, child)
}
