package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// enquiryRate is s47-rate. A window shorter than twelve months is not scaled up: it is the rate of that window.
var enquiryRate = &indicator.Count[record.Enquiry]{
	Words: indicator.Words{
		Code: "s47-rate", Area: indicator.Protection,
		Title:    "Section 47 enquiries for every 10,000 children",
		Question: "How often do we look into whether a child is being seriously harmed?",
		Counts:   "section 47 enquiries whose strategy discussion was in the period, for every 10,000 children aged 0 to 17 who live in the authority",
		Source:   "Children in need (DfE), reporting year 2025, table c4; national measure Section_47 (children in need census)",
		Polarity: indicator.Neither, LAIT: "Section_47",
		Compare: "the published rate is for a whole year from 1 April to 31 March; compare it with twelve months only, a shorter period is not scaled up",
		Needs:   []record.Feed{record.Enquiries},
	},
	Of: enquiries, Rate: true,
}
