package catalogue

import (
	"goldthread/indicator"
	"goldthread/record"
)

// needRate is cin-rate. The unborn and those past eighteen count, as they do in the published rate.
var needRate = &indicator.Stock[record.NeedEpisode]{
	Words: indicator.Words{
		Code: "cin-rate", Area: indicator.InNeed,
		Title:    "Children in need for every 10,000 children",
		Question: "How many children are we working with, for the number who live here?",
		Counts: "children with an open episode of need on the day, for every 10,000 children aged 0 to 17 who live in the authority; unborn children and " +
			"young people past eighteen with an open episode count",
		Source:   "Children in need (DfE), reporting year 2025, table b1; national measure CIN (children in need census)",
		Polarity: indicator.Neither, LAIT: "CIN",
		Compare: "the published rate is for 31 March and takes in care leavers and cases open from a referral alone, whom Ofsted's list 6 leaves out: ours is lower",
		Unlike:  true,
		Needs:   []record.Feed{record.NeedEpisodes}, Latest: true,
		Proxy: "list 6 holds one row a child, the latest episode. Seen from a later list, a past day lacks the children whose case was closed and opened again " +
			"since, so it is told as at the days of deliveries only",
	},
	Of: episodes, Open: episodeOpen, Rate: true,
}
