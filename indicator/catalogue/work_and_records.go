package catalogue

import "goldthread/indicator"

// workAndRecords lists the indicators of the workforce and of the quality of records.
var workAndRecords = []indicator.Indicator{
	caseloadMean,
	caseloadByTeam,
	casesUnallocated,
	recordsMissing,
	recordsImplausible,
}
