package web

import (
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
)

// Definition is how a measure is counted, in plain words, and by examples that are also its test.
type Definition struct {
	Words    *indicator.Words
	Examples *catalogue.CaseTable
}

func definitionOf(w *indicator.Words) Definition {
	d := Definition{Words: w}
	if table, err := catalogue.CasesOf(w.Code); err == nil {
		d.Examples = &table
	}
	return d
}

// unitWords say in a sentence how a figure is given.
func unitWords(u indicator.Unit) string {
	switch u {
	case indicator.Percent:
		return "a percentage"
	case indicator.Rate10k:
		return "a rate per 10,000 children aged 0 to 17 who live here"
	case indicator.Median:
		return "a median in days: half took less, half more"
	case indicator.WorkingMedian:
		return "a median in working days: half took less, half more"
	case indicator.Mean:
		return "a mean in days"
	case indicator.Average:
		return "an average for each worker who holds any"
	}
	return "a number"
}
