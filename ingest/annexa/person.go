package annexa

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"goldthread/codelist"
	"goldthread/day"
	"goldthread/ingest"
	"goldthread/record"
)

// known is what one list says of one child as a person and as at the day.
type known struct {
	child  string
	row    int // the list's row: the only one, or the one with the latest start
	rows   int
	shape  ingest.Shape
	start  day.Day
	age    int
	hasAge bool
	person record.Person
	said   []record.Observation
}

// meet takes the row's word on who the child is.
func (r *row) meet() {
	k := r.index[r.child]
	if k == nil {
		k = &known{child: r.child, row: r.number, shape: r.shape, start: r.start}
		r.index[r.child] = k
		r.people = append(r.people, k)
	} else if k.shape != r.shape {
		r.odd(idForms, childID, "", r.shape.String()+", before "+k.shape.String())
	}
	k.rows++
	r.meetPerson(k)
	switch r.list {
	case &referrals, &enquiries:
		r.sayOnce(k)
	case &need, &protection, &care, &leavers:
		r.sayLatest(k)
	}
}

// meetPerson lays the row over what the list said of the child so far: the first that is known stands.
func (r *row) meetPerson(k *known) {
	p := record.Person{Born: r.readDay(born), Sex: r.code(sex), Ethnicity: r.code(ethnicity), Disability: r.code(disability)}
	if years, ok := r.age(p.Born); ok && !k.hasAge {
		k.age, k.hasAge = years, true
	}
	if k.rows > 1 {
		r.differs(k.person, p)
	}
	k.person = k.person.Over(p)
}

func (r *row) differs(was, is record.Person) {
	for _, f := range differences(was, is) {
		r.odd(personDiffer, f.field, f.is, "another row says "+f.was)
	}
}

type difference struct {
	field   field
	was, is string
}

// differences are the words in which two rows contradict each other; not to know is no contradiction.
func differences(was, is record.Person) (all []difference) {
	if was.Born.Known() && is.Born.Known() && was.Born != is.Born {
		all = append(all, difference{born, was.Born.String(), is.Born.String()})
	}
	for _, c := range []struct {
		field   field
		was, is codelist.Code
	}{{sex, was.Sex, is.Sex}, {ethnicity, was.Ethnicity, is.Ethnicity}} {
		if record.Says(c.was) && record.Says(c.is) && c.was != c.is {
			all = append(all, difference{c.field, string(c.was), string(c.is)})
		}
	}
	return all
}

const oldest = 130

// age reads the age and holds it against the day of birth.
func (r *row) age(birth day.Day) (years int, ok bool) {
	c := r.cell(age)
	n := c.Number
	if c.Kind != ingest.Number && c.Kind != ingest.Dated {
		text := r.text(age)
		if text == "" {
			return 0, false
		}
		var err error
		if n, err = strconv.ParseFloat(text, 64); err != nil {
			n = math.NaN()
		}
	}
	if math.IsNaN(n) || n < -1 || n > oldest {
		r.odd(ageUnread, age, shown(c), "")
		return 0, false
	}
	if n != math.Trunc(n) {
		r.odd(ageFraction, age, shown(c), "")
	}
	years = int(math.Floor(n))
	if birth.Known() && r.asAt.Known() {
		r.ages.add(birth, years)
		if is := day.Age(birth, r.asAt); years != is {
			r.odd(ageDisagrees, age, shown(c), "by the day of birth it is "+number(is))
		}
	}
	return years, true
}

// sayOnce keeps what should be the same on every row of the child, the highest where it is not.
func (r *row) sayOnce(k *known) {
	for _, o := range r.said {
		at := slices.IndexFunc(k.said, func(was record.Observation) bool { return was.About == o.About })
		switch {
		case at < 0:
			k.said = append(k.said, o)
		case k.said[at].Count != o.Count:
			r.odd(sayDiffers, countField(o.About), number(int(o.Count)), "another row says "+number(int(k.said[at].Count)))
			k.said[at].Count = max(k.said[at].Count, o.Count)
		}
	}
}

func countField(about record.Attribute) field {
	switch about {
	case record.EnquiriesBefore:
		return enquiriesBefore
	case record.ConferencesBefore:
		return conferencesBefore
	}
	return referralsBefore
}

// sayLatest keeps the words of the row with the latest start; of equal ones the later row's.
func (r *row) sayLatest(k *known) {
	if k.rows > 1 {
		r.odd(manyRows, childID, "", "the other is row "+number(k.row))
		if r.start < k.start {
			return
		}
	}
	k.row, k.start = r.number, r.start
	k.said = slices.Clone(r.said)
}

// tidy takes out what several rows for one child told twice: a day's visit is one visit. What the list's own row says
// stands.
func (s *sheet) tidy() {
	many := map[string]*known{}
	for _, k := range s.people {
		if k.rows > 1 && s.list.number >= 6 && s.list.number <= 9 {
			many[k.child] = k
		}
	}
	if len(many) == 0 && s.list != &adopters {
		return
	}
	chosen := map[string]int{} // entry to the place of its fact
	for i, f := range s.facts {
		k := many[f.Child]
		if k == nil && s.list != &adopters {
			continue
		}
		id := f.Value.Kind() + " " + record.EntryID(f.Child, f.Value, 1)
		if was, ok := chosen[id]; ok && k != nil && s.facts[was].Place.Row == k.row {
			continue
		}
		chosen[id] = i
	}
	kept := s.facts[:0:0]
	for i, f := range s.facts {
		if many[f.Child] == nil && s.list != &adopters {
			kept = append(kept, f)
			continue
		}
		if chosen[f.Value.Kind()+" "+record.EntryID(f.Child, f.Value, 1)] == i {
			kept = append(kept, f)
		}
	}
	s.facts = kept
}

// precedence is the order in which lists are believed about a person: those that know most of the child first.
var precedence = []int{8, 9, 7, 6, 10, 5, 4, 3, 2, 1}

// persons makes one person of each child from all lists, and the snapshots of what each list says as at the day.
func (d *reader) persons() (facts []ingest.Fact) {
	type met struct {
		*known
		sheet *sheet
	}
	believed := map[string]*met{}
	var order []*met
	for _, n := range precedence {
		for _, s := range d.sheets {
			if s.list.number != n {
				continue
			}
			for _, k := range s.people {
				m := believed[k.child]
				if m == nil {
					first := *k
					m = &met{&first, s}
					believed[k.child] = m
					order = append(order, m)
					continue
				}
				d.compare(m.known, k, s)
				m.person = m.person.Over(k.person)
			}
		}
	}
	slices.SortFunc(order, func(a, b *met) int { return cmp.Compare(a.child, b.child) })
	for _, m := range order {
		facts = append(facts, ingest.Fact{Told: record.Told{Child: m.child, Value: m.person}, Place: m.sheet.place(m.row, m.sheet.names[childID])})
	}
	return append(facts, d.snapshots(func(child string) bool { return believed[child].person.Born.Known() })...)
}

// compare reports where a list contradicts one that is believed before it.
func (d *reader) compare(first, k *known, s *sheet) {
	add := func(kind ingest.OddityKind, f field, text, more string) {
		d.report.Add(ingest.Oddity{OddityKind: kind, Place: s.place(k.row, s.names[f]), List: s.list.number, Text: text, More: more})
	}
	if first.shape != k.shape {
		add(idForms, childID, "", k.shape.String()+", on another list "+first.shape.String())
	}
	for _, f := range differences(first.person, k.person) {
		add(personDiffer, f.field, f.is, "another list says "+f.was)
	}
}

// snapshots are those of all lists, one for each child and list: where a list stands in two sheets, the first that has the
// child is heard.
func (d *reader) snapshots(bornKnown func(child string) bool) (facts []ingest.Fact) {
	for i, s := range d.sheets {
		heard := func(child string) bool {
			return slices.ContainsFunc(d.sheets[:i], func(before *sheet) bool { return before.list == s.list && before.index[child] != nil })
		}
		for _, f := range s.snapshots(d.asAt, bornKnown) {
			if !heard(f.Child) {
				facts = append(facts, f)
			}
		}
	}
	return facts
}

// snapshots are what the list says of each child as at the day. An age is kept only where no list knows the day of
// birth. Lists 6 to 9 say of every child at least that it is on them.
func (s *sheet) snapshots(asAt day.Day, bornKnown func(child string) bool) (facts []ingest.Fact) {
	for _, k := range s.people {
		if k.hasAge && !bornKnown(k.child) {
			k.said = append(k.said, record.Observation{About: record.AgeGiven, Count: int32(k.age)})
		}
		if len(k.said) == 0 && (s.list.number < 6 || s.list.number > 9) {
			continue
		}
		slices.SortFunc(k.said, func(a, b record.Observation) int { return cmp.Compare(a.About, b.About) })
		v := record.Snapshot{Day: asAt, List: uint8(s.list.number), Said: k.said}
		facts = append(facts, ingest.Fact{Told: record.Told{Child: k.child, Value: v}, Place: s.place(k.row, s.names[childID])})
	}
	return facts
}
