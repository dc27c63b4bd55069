package plan

import (
	"goldthread/assurance"
	"goldthread/day"
	"goldthread/store"
)

// Settings say how the plan is called and run. There is one of them, or none: Plan.Settings gives the usual then.
type Settings struct {
	Line
	Title  string `json:"title"`
	Board  string `json:"board"`  // that oversees it
	Every  int    `json:"every"`  // months between updates of an action
	Remind int    `json:"remind"` // days before an update is due that its owner is reminded
}

// settingsID is the id of the one such entry of a journal.
const settingsID = "plan"

var usual = Settings{Title: "Improvement plan", Board: "Improvement board", Every: 1, Remind: 7}

// Settings are those of the plan.
func (p *Plan) Settings() Settings {
	if s, ok := p.settings[settingsID]; ok {
		return s
	}
	s := usual
	s.ID = settingsID
	return s
}

func (s *Settings) Kind() string { return SettingsKind }
func (s *Settings) Name() string { return s.Title }

func (s *Settings) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	s.ID = settingsID
	wrong.Text("title", "the plan's name", s.Title, mostOfName)
	wrong.Text("board", "the board", s.Board, mostOfName)
	wrong.Add(s.Every < 1 || s.Every > 12, "every", "Updates come every 1 to 12 months")
	wrong.Add(s.Remind < 0 || s.Remind > 31, "remind", "Owners are reminded 0 to 31 days before")
	return s.draft(SettingsKind, base, s, wrong)
}

func (s *Settings) Fields() []Field {
	return []Field{said("name", s.Title), said("board", s.Board), said("months between updates", number(float64(s.Every))), said("reminded days before", number(float64(s.Remind)))}
}

// Baseline marks the plan as it was agreed: ReadTo its Seq gives that plan, to be compared with a later one.
type Baseline struct {
	Line
	Title    string  `json:"title"`
	AgreedBy string  `json:"agreedBy"` // the body
	Day      day.Day `json:"day"`
}

func (b *Baseline) Kind() string { return BaselineKind }
func (b *Baseline) Name() string { return b.Title + ", " + b.Day.Long() }

func (b *Baseline) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.Text("title", "the name", b.Title, mostOfName)
	wrong.Text("agreedBy", "who agreed it", b.AgreedBy, mostOfName)
	wrong.Add(!b.Day.Known(), "day", "Give the day on which it was agreed")
	return b.draft(BaselineKind, base, b, wrong)
}

func (b *Baseline) Fields() []Field {
	return []Field{said("name", b.Title), said("agreed by", b.AgreedBy), onDay("day", b.Day)}
}
