package record

import (
	"goldthread/codelist"
	"goldthread/day"
)

// LegalStatus is the legal basis on which a child is looked after, from its start (list 8 tells the current one).
type LegalStatus struct {
	Origin
	Start  day.Day       `json:"start"`
	Status codelist.Code `json:"status,omitempty"` // codelist.Legal
}

// Placement is where a looked-after child lives, from its start (list 8 tells the latest one). Its end is the start of
// the next, or the end of the period of care; Annex A does not tell it.
type Placement struct {
	Origin
	Start     day.Day       `json:"start"`
	Type      codelist.Code `json:"type,omitempty"`     // codelist.Placement
	Provider  codelist.Code `json:"provider,omitempty"` // codelist.Provider
	Postcode  string        `json:"postcode,omitempty"`
	URN       string        `json:"urn,omitempty"`      // Ofsted's number of the home or agency
	Location  codelist.Code `json:"location,omitempty"` // codelist.Location
	Authority string        `json:"authority,omitempty"`
}

// Purpose says what a visit, review or check was for.
type Purpose string

// The purposes. LastSeen is list 6's "date child was last seen", whoever saw the child.
const (
	LastSeen       Purpose = "last seen"
	ForProtection  Purpose = "protection"
	ForCare        Purpose = "care"
	ByReviewer     Purpose = "reviewing officer"
	ForLeavingCare Purpose = "leaving care"
	HealthCheckUp  Purpose = "health assessment"
	DentalCheckUp  Purpose = "dental check"
)

// Visit is a visit to or contact with a child. Lists 6 to 9 tell only the latest of each purpose, so a visit read from
// one delivery says nothing of those before it; monthly deliveries build the history.
type Visit struct {
	Origin
	Day        day.Day       `json:"day"`
	Purpose    Purpose       `json:"purpose"`
	SeenAlone  codelist.Code `json:"alone,omitempty"` // codelist.Answer
	LatestOnly bool          `json:"latest,omitempty"`
}

// Review is a review conference (ForProtection), a looked-after review (ForCare) or a pathway plan review
// (ForLeavingCare).
type Review struct {
	Origin
	Day        day.Day `json:"day"`
	Purpose    Purpose `json:"purpose"`
	LatestOnly bool    `json:"latest,omitempty"`
}

// HealthCheck is a health assessment or a dental check of a looked-after child.
type HealthCheck struct {
	Origin
	Day        day.Day `json:"day"`
	Purpose    Purpose `json:"purpose"`
	LatestOnly bool    `json:"latest,omitempty"`
}

func (v Visit) purpose() Purpose       { return v.Purpose }
func (v Review) purpose() Purpose      { return v.Purpose }
func (v HealthCheck) purpose() Purpose { return v.Purpose }
