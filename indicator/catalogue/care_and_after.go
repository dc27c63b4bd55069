package catalogue

import "goldthread/indicator"

// careAndAfter lists the indicators of children in care, their placements and health, missing, adoption and leaving care.
var careAndAfter = []indicator.Indicator{}
