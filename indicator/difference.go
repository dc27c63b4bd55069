package indicator

import (
	"cmp"
	"slices"
	"strings"

	"goldthread/day"
	"goldthread/record"
)

// Reason says why a case counts otherwise than it did when the figure was reported.
type Reason string

// The reasons, in the words of a page.
const (
	RecordedLate    Reason = "recorded late"                              // the record was not known then
	CountsNow       Reason = "known then, and counted only now"           // something of the record or beside it was corrected
	Withdrawn       Reason = "withdrawn or corrected"                     // the record is not known any more
	CountsNoLonger  Reason = "still on the record, and no longer counted" // corrected, as with CountsNow
	Redated         Reason = "its day was corrected"                      // a record of the same kind took the place of one that is gone
	JudgedOtherwise Reason = "judged otherwise"                           // it meets the test and did not, or took more days
)

// Difference is one case that a figure counts otherwise than it did when it was reported.
type Difference struct {
	Reason Reason
	Child  record.Ref // in the Book as known now; NoChild for a case about no child, or where the child is not known any more
	Then   *Case      // as it was counted then, Child in the Book of then; nil where it was not
	Now    *Case      // as it is counted now; nil where it is not
}

// Text is what happened to the case, in words, without a name: "recorded late; now counted as met (held in time)".
func (d Difference) Text() string {
	text := string(d.Reason)
	if d.Now != nil && d.Now.said() {
		text += "; now counted as " + d.Now.counted()
	}
	if d.Then != nil && d.Then.said() {
		text += "; then counted as " + d.Then.counted()
	}
	return text
}

// said says whether there is something to say of a case but that it counts.
func (c *Case) said() bool { return c.Met != Yes || c.Why != "" }

func (c *Case) counted() string {
	if c.Why == "" {
		return c.Met.String()
	}
	return c.Met.String() + " (" + c.Why + ")"
}

// Differences lists what changed since a figure was reported: its cases as they are known now, against those that the
// engine of then found for the same days. Added to the cases of then and taken from them, they give the cases of now.
// A change of team or worker alone is none. They come by day, and then by child.
func (e *Engine) Differences(in Indicator, asAt day.Day, window day.Span, then *Engine) []Difference {
	was, is := casesByChild(then, in, asAt, window), casesByChild(e, in, asAt, window)
	var found []Difference
	for who, cases := range is {
		found = append(found, e.compare(in, then, who, was[who], cases)...)
	}
	for who, cases := range was {
		if is[who] == nil {
			found = append(found, e.compare(in, then, who, cases, nil)...)
		}
	}
	slices.SortFunc(found, func(a, b Difference) int {
		x, y := a.either(), b.either()
		return cmp.Or(cmp.Compare(x.Day, y.Day), cmp.Compare(a.Child, b.Child), strings.Compare(string(a.Reason), string(b.Reason)),
			strings.Compare(x.Record.Kind, y.Record.Kind), cmp.Compare(x.Record.Day, y.Record.Day), cmp.Compare(x.Record.Nth, y.Record.Nth), cmp.Compare(x.Child, y.Child))
	})
	return found
}

// either is the case of now, or that of then where there is none now.
func (d *Difference) either() *Case {
	if d.Now != nil {
		return d.Now
	}
	return d.Then
}

// casesByChild are a figure's cases by whom they are about: Books that were read apart know a child by its identifier
// alone. Cases about no child stand together under a blank.
func casesByChild(e *Engine, in Indicator, asAt day.Day, window day.Span) map[string][]Case {
	by := map[string][]Case{}
	for _, c := range e.Cases(in, asAt, window) {
		who := ""
		if child := e.child(c.Child); child != nil {
			who = child.ID
		}
		by[who] = append(by[who], c)
	}
	return by
}

// sameRecord says whether two cases of a child rest on the same record. Values of one kind and day are told apart by an
// ordinal that another value may shift, so pairs are sought by the same judgement first.
func sameRecord(a, b *Case) bool {
	return a.Record.Kind == b.Record.Kind && a.Record.Day == b.Record.Day
}

func sameJudgement(a, b *Case) bool { return a.Met == b.Met && a.Value == b.Value }

// compare finds the differences between the cases of one child then and now. Cases that agree are paired before those
// that do not, and those of the same record before those of another.
func (e *Engine) compare(in Indicator, then *Engine, who string, was, is []Case) []Difference {
	ref := NoChild
	if r, ok := e.rules.Book.Find(who); ok && who != "" {
		ref = r
	}
	was, is = slices.Clone(was), slices.Clone(is)
	var found []Difference
	pair := func(reason Reason, alike func(then, now *Case) bool) {
		is = slices.DeleteFunc(is, func(now Case) bool {
			at := slices.IndexFunc(was, func(c Case) bool { return alike(&c, &now) })
			if at < 0 {
				return false
			}
			if reason != "" {
				before := was[at]
				found = append(found, Difference{reason, ref, &before, &now})
			}
			was = slices.Delete(was, at, at+1)
			return true
		})
	}
	pair("", func(a, b *Case) bool { return a.Record == b.Record && sameJudgement(a, b) })
	pair("", func(a, b *Case) bool { return sameRecord(a, b) && sameJudgement(a, b) })
	if in.eachOnce() { // whichever record stands for the child
		pair("", sameJudgement)
		pair(JudgedOtherwise, func(*Case, *Case) bool { return true })
	}
	pair(JudgedOtherwise, func(a, b *Case) bool { return a.Record == b.Record })
	pair(JudgedOtherwise, sameRecord)
	pair(Redated, func(a, b *Case) bool { return who != "" && a.Record.Kind == b.Record.Kind })
	for i := range is {
		found = append(found, Difference{added(in, then.known(who), e.known(who), is[i].Record), ref, nil, &is[i]})
	}
	for i := range was {
		found = append(found, Difference{gone(in, then.known(who), e.known(who), was[i].Record), ref, &was[i], nil})
	}
	return found
}

// known is the record of a child; nil where it is not known.
func (e *Engine) known(who string) *record.Child {
	if who == "" {
		return nil
	}
	return e.rules.Book.Child(who)
}

// added says why a case has come: its record is new, unless as many of its kind and day were known before.
func added(in Indicator, then, now *record.Child, key record.Key) Reason {
	if then == nil || heldAs(in, then, key) < heldAs(in, now, key) {
		return RecordedLate
	}
	return CountsNow
}

// gone says why a case has gone: its record is no more, unless as many of its kind and day are known as before.
func gone(in Indicator, then, now *record.Child, key record.Key) Reason {
	if now == nil || heldAs(in, now, key) < heldAs(in, then, key) {
		return Withdrawn
	}
	return CountsNoLonger
}

// heldAs is how many values of a kind and day the records hold that an indicator looks at. One that looks at no single
// kind of record has none: then the child's whole record is what changed.
func heldAs(in Indicator, c *record.Child, key record.Key) int {
	n := 0
	for _, k := range in.looksAt(c) {
		if k.Kind == key.Kind && k.Day == key.Day {
			n++
		}
	}
	return n
}
