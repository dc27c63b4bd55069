package annexa

import (
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/ingest"
	"goldthread/record"
)

// odd reports a cell of the row. An identifier never stands in a report.
func (r *row) odd(kind ingest.OddityKind, f field, text, more string) {
	if f == childID || f == adopterID || f == family {
		text = ""
	}
	r.report.Add(ingest.Oddity{OddityKind: kind, Place: r.place(r.number, r.names[f]), List: r.list.number, Text: ingest.Shorten(text, 200), More: more})
}

func (r *row) refuse(kind ingest.OddityKind, f field, more string) {
	r.refused = true
	r.odd(kind, f, "", more)
}

// tell keeps a value of the row's child.
func (r *row) tell(f field, v record.Value) {
	r.facts = append(r.facts, ingest.Fact{Told: record.Told{Child: r.child, Value: v}, Place: r.place(r.number, r.names[f])})
}

func (r *row) tellAdopter(v record.Adopter) {
	r.facts = append(r.facts, ingest.Fact{Told: record.Told{Value: v}, Place: r.place(r.number, r.names[adopterID])})
}

func (r *row) visit(f field, p record.Purpose, alone codelist.Code) day.Day {
	d := r.day(f)
	if d.Known() {
		r.tell(f, record.Visit{Day: d, Purpose: p, SeenAlone: alone, LatestOnly: true})
	}
	return d
}

func (r *row) review(f field, p record.Purpose) day.Day {
	d := r.day(f)
	if d.Known() {
		r.tell(f, record.Review{Day: d, Purpose: p, LatestOnly: true})
	}
	return d
}

func (r *row) check(f field, p record.Purpose) {
	if d := r.day(f); d.Known() {
		r.tell(f, record.HealthCheck{Day: d, Purpose: p, LatestOnly: true})
	}
}

func (r *row) holding() record.Holding {
	return record.Holding{Team: r.text(team), Worker: r.text(worker)}
}

func (r *row) sayHolding() {
	r.sayText(record.AllocatedTeam, team)
	r.sayText(record.AllocatedWorker, worker)
}

func (r *row) sayText(about record.Attribute, f field) {
	if text := r.text(f); text != "" {
		r.said = append(r.said, record.Observation{About: about, Text: text})
	}
}

func (r *row) sayCode(about record.Attribute, f field) {
	if c := r.code(f); c.Known() {
		r.said = append(r.said, record.Observation{About: about, Text: string(c)})
	}
}

func (r *row) sayCount(about record.Attribute, f field) {
	if n := r.count(f); n != nil {
		r.said = append(r.said, record.Observation{About: about, Count: int32(*n)})
	}
}

func (r *row) inOrder(start, end day.Day, f field) {
	if start.Known() && end.Known() && end < start {
		r.odd(endFirst, f, end.String(), "the start is "+start.String())
	}
}

func (r *row) closedWithReason(closed day.Day, reason codelist.Code, f field) {
	if closed.Known() && !reason.Known() {
		r.odd(noReason, f, r.cell(f).Text, "")
	}
}

func (r *row) bornBefore(start day.Day, f field) {
	if b, reading := ingest.ReadDay(r.cell(born), r.date1904); reading == ingest.DayRead && start.Known() && b > start {
		r.odd(bornLate, f, start.String(), "the day of birth is "+b.String())
	}
}
