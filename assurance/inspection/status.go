package inspection

import (
	"slices"

	"goldthread/day"
)

// Status is how far an inspection has come.
type Status string

// The states of an inspection, in their order.
const (
	Expected    Status = "expected"
	Notified    Status = "notified"
	OnSite      Status = "on site"
	DraftReport Status = "draft report"
	Published   Status = "published"
)

var statuses = []Status{Expected, Notified, OnSite, DraftReport, Published}

func (s Status) known() bool { return slices.Contains(statuses, s) }

const keepInspections = "keep inspections"

// The acts on an inspection.
const (
	Expect       Act = "expect"
	Notify       Act = "notify"
	Arrive       Act = "arrive"
	ReceiveDraft Act = "receive the draft report"
	Publish      Act = "publish"
	Enter        Act = "enter as published" // one of the past, as a published report tells it
	PutOff       Act = "put off"
	Change       Act = "change"
	Correct      Act = "correct" // what is published
)

// InspectionSteps are all the ways that an inspection can go. A review by peers or the Department has no draft that the
// authority comments on, so publication may follow the days on site.
var InspectionSteps = Steps[Status]{
	{From: "", Act: Expect, To: Expected, Right: keepInspections},
	{From: "", Act: Notify, To: Notified, Right: keepInspections},
	{From: "", Act: Enter, To: Published, Right: keepInspections},
	{From: Expected, Act: Change, To: Expected, Right: keepInspections},
	{From: Expected, Act: Notify, To: Notified, Right: keepInspections},
	{From: Notified, Act: Change, To: Notified, Right: keepInspections},
	{From: Notified, Act: Arrive, To: OnSite, Right: keepInspections},
	{From: Notified, Act: PutOff, To: Expected, Right: keepInspections, Words: true},
	{From: OnSite, Act: Change, To: OnSite, Right: keepInspections},
	{From: OnSite, Act: ReceiveDraft, To: DraftReport, Right: keepInspections},
	{From: OnSite, Act: Publish, To: Published, Right: keepInspections},
	{From: DraftReport, Act: Change, To: DraftReport, Right: keepInspections},
	{From: DraftReport, Act: Publish, To: Published, Right: keepInspections},
	{From: Published, Act: Correct, To: Published, Right: keepInspections, Words: true},
}

// Do gives the inspection after an act, with the words why where the act needs some. What else the act changes (the day of
// the call, the judgements) is set before; Draft looks whether the state has what it needs.
func (i Inspection) Do(act Act, why string) (Inspection, error) {
	step, err := InspectionSteps.take("this inspection", i.Status, act, why)
	if err != nil {
		return i, err
	}
	i.Status, i.Why = step.To, why
	if act == PutOff {
		i.Notified, i.From, i.To = day.Never, day.Never, day.Never
	}
	return i, nil
}
