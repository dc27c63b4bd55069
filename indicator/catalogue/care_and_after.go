package catalogue

import "goldthread/indicator"

// careAndAfter lists the indicators of children in care, their placements and health, missing, adoption and leaving care.
var careAndAfter = []indicator.Indicator{
	careNumber,
	careRate,
	careStarts,
	careStartRate,
	careEndRate,
	careUnaccompanied,
	careReviewsInTime,
	careReviewsLateLeft,
	careVisitsInTime,
	placementsMany,
	placementsStable,
	placementsOutside,
	healthUpToDate,
	dentalUpToDate,
	careMissing,
	careAbsent,
	adoptionDays,
	adoptionWaiting,
	adoptersWaited,
	adoptersWaiting,
	leaversBusy,
	leaversHoused,
	leaversLost,
	leaversContacted,
	pathwayPlans,
}
