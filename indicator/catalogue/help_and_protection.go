package catalogue

import "goldthread/indicator"

// helpAndProtection lists the indicators of the front door, assessment, children in need and child protection, in the
// order in which a reader meets them.
var helpAndProtection = []indicator.Indicator{
	conferenceInTime,
	conferenceWaiting,
}
