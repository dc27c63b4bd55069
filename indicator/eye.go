package indicator

import (
	"goldthread/day"
	"goldthread/record"
)

// eye is what an indicator sees a child with. It holds one case for all that are told, so that looking at a hundred
// thousand children costs no memory of its own; who takes a case must not keep it.
type eye struct {
	rules   *Rules
	windows []day.Span // in order, not overlapping
	ref     record.Ref // of the child that is looked at
	take    func(window int, found *Case)
	each    func(Case) // tells a case of the window that a State looks at now
	window  int
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
