package record

import (
	"goldthread/codelist"
	"goldthread/day"
)

// Adoption is a child's way to adoption, from the decision that adoption is the plan (list 10).
type Adoption struct {
	Origin
	Decision       day.Day       `json:"decision"`
	Family         string        `json:"family,omitempty"`
	EnteredCare    day.Day       `json:"entered,omitzero"`
	PlacementOrder day.Day       `json:"placementOrder,omitzero"`
	Matched        day.Day       `json:"matched,omitzero"`
	Placed         day.Day       `json:"placed,omitzero"`
	Order          day.Day       `json:"order,omitzero"`
	Reversed       day.Day       `json:"reversed,omitzero"` // the decision that the child should no longer be placed
	Reason         codelist.Code `json:"reason,omitempty"`  // codelist.Reversal
	EarlyFoster    day.Day       `json:"fostered,omitzero"` // placed with the adopters as foster carers first
	Gone           day.Day       `json:"gone,omitzero"`     // from then on the list no longer held it, and told no end
}

// Adopter is a prospective adopter on the way to approval and a match (list 11). It is no child and stands in the Book
// beside the children.
type Adopter struct {
	Origin
	ID                   string        `json:"-"`
	Family               string        `json:"family,omitempty"`
	Sex                  codelist.Code `json:"sex,omitempty"`
	Ethnicity            codelist.Code `json:"ethnicity,omitempty"`
	Disability           codelist.Code `json:"disability,omitempty"`
	FosteringForAdoption codelist.Code `json:"fosters,omitempty"` // codelist.Answer
	Enquiry              day.Day       `json:"enquiry,omitzero"`
	StageOneStart        day.Day       `json:"stage1Start,omitzero"`
	StageOneEnd          day.Day       `json:"stage1End,omitzero"`
	StageTwoStart        day.Day       `json:"stage2Start,omitzero"`
	StageTwoEnd          day.Day       `json:"stage2End,omitzero"`
	Applied              day.Day       `json:"applied,omitzero"`
	Approved             day.Day       `json:"approved,omitzero"`
	Matched              day.Day       `json:"matched,omitzero"`
	Placed               day.Day       `json:"placed,omitzero"`
	ChildrenPlaced       *int          `json:"children,omitempty"`
	AdoptionOrder        day.Day       `json:"order,omitzero"`
	Left                 day.Day       `json:"left,omitzero"`
	LeavingReason        codelist.Code `json:"reason,omitempty"` // codelist.Leaving
	Gone                 day.Day       `json:"gone,omitzero"`    // from then on the list no longer held them
}
