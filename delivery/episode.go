package delivery

import (
	"encoding/json"
	"fmt"

	"goldthread/day"
	"goldthread/record"
)

// episode is what runs for a time: a need episode, a protection plan, a period of care, an assessment, a way to adoption,
// an adopter's approval. Its list holds it while it runs, and for some months after it ended.
type episode struct {
	start, end, gone day.Day
	goneBy           func(day.Day) record.Value // the same with the day from which its list no longer held it
}

// oneRow says whether the list has one row for each child, the latest: then a later episode takes an earlier one's place.
var oneRow = map[string]bool{"need": true, "plan": true, "care": true}

// episodeOf reads the body of an episode; ok is false for another kind of value.
func episodeOf(kind string, body []byte) (e episode, ok bool, err error) {
	switch kind {
	case "need":
		v := record.NeedEpisode{}
		err = json.Unmarshal(body, &v)
		e = episode{v.Start, v.Closed, v.Gone, func(d day.Day) record.Value { v.Gone = d; return v }}
	case "plan":
		v := record.ProtectionPlan{}
		err = json.Unmarshal(body, &v)
		e = episode{v.Start, v.End, v.Gone, func(d day.Day) record.Value { v.Gone = d; return v }}
	case "care":
		v := record.CarePeriod{}
		err = json.Unmarshal(body, &v)
		e = episode{v.Start, v.Ceased, v.Gone, func(d day.Day) record.Value { v.Gone = d; return v }}
	case "assessment":
		v := record.Assessment{}
		err = json.Unmarshal(body, &v)
		e = episode{v.Start, v.Authorised, v.Gone, func(d day.Day) record.Value { v.Gone = d; return v }}
	case "adoption":
		v := record.Adoption{}
		err = json.Unmarshal(body, &v)
		e = episode{v.Decision, max(v.Order, v.Reversed), v.Gone, func(d day.Day) record.Value { v.Gone = d; return v }}
	case "adopter":
		v := record.Adopter{}
		err = json.Unmarshal(body, &v)
		e = episode{v.Enquiry, max(v.Left, v.AdoptionOrder), v.Gone, func(d day.Day) record.Value { v.Gone = d; return v }}
	default:
		return e, false, nil
	}
	if err != nil {
		return e, false, fmt.Errorf("read a %s of the journal: %w", kind, err)
	}
	return e, true, nil
}

// marked is the episode's body with the day by which it was gone; with day.Never, without the mark.
func (e episode) marked(gone day.Day) ([]byte, error) { return record.Body(e.goneBy(gone)) }
