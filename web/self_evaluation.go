package web

import (
	"strconv"

	"goldthread/assurance/inspection"
)

// evaluationName is a version of the self-evaluation as pages call it.
func evaluationName(e inspection.SelfEvaluation) string {
	return "Version " + strconv.Itoa(e.Version) + ", as at " + e.AsAt.Long()
}
