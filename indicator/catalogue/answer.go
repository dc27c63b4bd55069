package catalogue

import (
	"goldthread/codelist"
	"goldthread/indicator"
)

// answered judges by a yes-or-no answer of the source itself. Unknown is an answer and no "no"; so is none at all.
func answered(code codelist.Code, yes, no string) indicator.Judgement {
	switch code {
	case codelist.Yes:
		return indicator.Judgement{Met: indicator.Yes, Why: yes}
	case codelist.No:
		return indicator.Judgement{Met: indicator.No, Why: no}
	case codelist.Unknown:
		return indicator.Judgement{Met: indicator.CannotTell, Why: "the answer is given as unknown"}
	}
	return indicator.Judgement{Met: indicator.CannotTell, Why: "the answer is left blank"}
}
