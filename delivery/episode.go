package delivery

import (
	"encoding/json"
	"fmt"

	"goldthread/day"
	"goldthread/record"
)

// episode is a need episode, a protection plan or a period of care: what lists 6 to 8 hold one row of for each child.
type episode struct {
	need *record.NeedEpisode
	plan *record.ProtectionPlan
	care *record.CarePeriod
}

func episodeOf(kind string, body []byte) (e episode, err error) {
	switch kind {
	case "need":
		e.need = &record.NeedEpisode{}
		err = json.Unmarshal(body, e.need)
	case "plan":
		e.plan = &record.ProtectionPlan{}
		err = json.Unmarshal(body, e.plan)
	case "care":
		e.care = &record.CarePeriod{}
		err = json.Unmarshal(body, e.care)
	}
	if err != nil {
		return e, fmt.Errorf("read a %s of the journal: %w", kind, err)
	}
	return e, nil
}

func (e episode) start() day.Day {
	switch {
	case e.need != nil:
		return e.need.Start
	case e.plan != nil:
		return e.plan.Start
	}
	return e.care.Start
}

func (e episode) end() day.Day {
	switch {
	case e.need != nil:
		return e.need.Closed
	case e.plan != nil:
		return e.plan.End
	}
	return e.care.Ceased
}

func (e episode) gone() day.Day {
	switch {
	case e.need != nil:
		return e.need.Gone
	case e.plan != nil:
		return e.plan.Gone
	}
	return e.care.Gone
}

// goneBy is the episode's body with the day by which a list no longer held it.
func (e episode) goneBy(d day.Day) ([]byte, error) {
	switch {
	case e.need != nil:
		e.need.Gone = d
		return record.Body(*e.need)
	case e.plan != nil:
		e.plan.Gone = d
		return record.Body(*e.plan)
	}
	e.care.Gone = d
	return record.Body(*e.care)
}
