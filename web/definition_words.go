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
