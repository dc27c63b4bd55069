package inspection

import (
	"strconv"

	"goldthread/assurance"
	"goldthread/day"
	"goldthread/store"
)

// RequestState is how far a request has come.
type RequestState string

// The states of a request.
const (
	Open      RequestState = "open"
	Sent      RequestState = "sent"
	CalledOff RequestState = "called off"
)

// The acts on a request.
const (
	Ask     Act = "ask"
	Send    Act = "send"
	AskMore Act = "ask again" // what was sent was not enough, or a newer version is wanted
	CallOff Act = "call off"
)

// RequestSteps are all the ways that a request can go.
var RequestSteps = Steps[RequestState]{
	{From: "", Act: Ask, To: Open, Right: keepInspections},
	{From: Open, Act: Change, To: Open, Right: keepInspections},
	{From: Open, Act: Send, To: Sent, Right: keepInspections},
	{From: Open, Act: CallOff, To: CalledOff, Right: keepInspections, Words: true},
	{From: Sent, Act: AskMore, To: Open, Right: keepInspections, Words: true},
	{From: CalledOff, Act: AskMore, To: Open, Right: keepInspections, Words: true},
}

// Request is one line of the log of what inspectors asked for. Who owns it sends it.
type Request struct {
	Kept       `json:"-"`
	Inspection string                 `json:"inspection"`
	Number     int                    `json:"number"` // 1, 2, 3 ... within the inspection: Register.NextRequest
	State      RequestState           `json:"state"`
	Text       string                 `json:"text"`
	AskedBy    string                 `json:"askedBy"` // which inspector
	AskedOn    day.Day                `json:"askedOn"`
	DueOn      day.Day                `json:"dueOn"`
	Owner      string                 `json:"owner"`             // the account that answers it
	SentOn     day.Day                `json:"sentOn,omitzero"`   // when it was last sent
	Version    string                 `json:"version,omitempty"` // of what was sent: "2", "as at 31 March"
	Files      []assurance.FrozenFile `json:"files,omitempty"`
	Why        string                 `json:"why,omitempty"` // of the last step, where it needs words
}

// Do gives the request after an act; the day and version of a Send are set before.
func (q Request) Do(act Act, why string) (Request, error) {
	step, err := RequestSteps.take("this request", q.State, act, why)
	if err != nil {
		return q, err
	}
	q.State, q.Why = step.To, why
	return q, nil
}

// Late says whether the answer is late on a day.
func (q Request) Late(asAt day.Day) bool { return q.State == Open && asAt > q.DueOn }

// Draft makes the entry that keeps the request. Its id is made of the inspection and the number, so two people cannot give
// two requests the same number.
func (q Request) Draft(base int64) (store.Draft, error) {
	var wrong assurance.Problems
	wrong.Add(q.Inspection == "", "inspection", "Choose the inspection in which it was asked")
	wrong.Add(q.Number < 1, "number", "Give the request a number from 1 up")
	wrong.Add(q.State != Open && q.State != Sent && q.State != CalledOff, "state", "This request has no state: log it again")
	wrong.Text("text", "what was asked for", q.Text, assurance.MostWords)
	wrong.Text("askedBy", "who asked", q.AskedBy, mostOfLine)
	wrong.Text("owner", "who answers it", q.Owner, mostOfLine)
	wrong.Add(!q.AskedOn.Known(), "askedOn", "Give the day on which it was asked")
	wrong.Add(!q.DueOn.Known(), "dueOn", "Give the day by which it is wanted")
	inOrder(&wrong, []dated{{q.AskedOn, "askedOn", "the asking"}, {q.DueOn, "dueOn", "the day by which it is wanted"}})
	inOrder(&wrong, []dated{{q.AskedOn, "askedOn", "the asking"}, {q.SentOn, "sentOn", "the sending"}})
	wrong.Add(q.State == Sent && !q.SentOn.Known(), "sentOn", "Give the day on which it was sent")
	wrong.Add(q.State == Sent && q.Version == "", "version", "Say which version was sent: \"1\" for the first")
	wrong.MayText("version", "the version", q.Version, mostOfLine)
	wrong.MayText("why", "the reason", q.Why, assurance.MostWords)
	checkFiles(&wrong, q.Files)
	return assurance.Put(RequestKind, q.Inspection+" "+strconv.Itoa(q.Number), base, q, wrong)
}
