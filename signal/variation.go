package signal

// Variation says what a point means for the work, after the icons of Making Data Count.
type Variation int8

// The seven variations. High and Low say on which side the signal lies.
const (
	CommonCause Variation = iota
	ImprovementHigh
	ImprovementLow
	ConcernHigh
	ConcernLow
	NeutralHigh
	NeutralLow
)

var variationNames = [...]string{
	CommonCause: "common cause", ImprovementHigh: "improvement, high", ImprovementLow: "improvement, low",
	ConcernHigh: "concern, high", ConcernLow: "concern, low", NeutralHigh: "change, high", NeutralLow: "change, low",
}

// String names it in words.
func (v Variation) String() string { return variationNames[v] }

// Improvement says whether it is a signal to the good.
func (v Variation) Improvement() bool { return v == ImprovementHigh || v == ImprovementLow }

// Concern says whether it is a signal to the bad.
func (v Variation) Concern() bool { return v == ConcernHigh || v == ConcernLow }

// change is "better", "worse", "higher" or "lower".
func (v Variation) change() string {
	switch {
	case v.Improvement():
		return "better"
	case v.Concern():
		return "worse"
	case v == NeutralHigh:
		return "higher"
	}
	return "lower"
}

func variationOf(side int, p Polarity) Variation {
	table := map[Polarity][2]Variation{
		High:    {ConcernLow, ImprovementHigh},
		Low:     {ImprovementLow, ConcernHigh},
		Neither: {NeutralLow, NeutralHigh},
	}
	switch side {
	case -1:
		return table[p][0]
	case 1:
		return table[p][1]
	}
	return CommonCause
}

// Assurance says whether the process, as it runs now, will meet a target.
type Assurance int8

// The assurances. NoAssurance is for a measure without polarity, or too few points.
const (
	NoAssurance  Assurance = iota
	Inconsistent           // the target lies within the limits: met and missed by chance
	ConsistentPass
	ConsistentFail
)

var assuranceNames = [...]string{
	NoAssurance: "no target to judge by", Inconsistent: "will meet the target some of the time",
	ConsistentPass: "will meet the target", ConsistentFail: "will miss the target unless something changes",
}

// String says it in words.
func (a Assurance) String() string { return assuranceNames[a] }

// Assurance judges the target against the newest limits; a target on a limit is inconsistent.
func (c Chart) Assurance(target float64) Assurance {
	if c.TooFew() {
		return NoAssurance
	}
	return c.Limits.Assurance(target, c.Polarity)
}

// Assurance judges a target against limits; Chart.Assurance also asks whether there are enough points.
func (l Limits) Assurance(target float64, p Polarity) Assurance {
	switch {
	case p == Neither:
		return NoAssurance
	case target > l.Upper && p == High, target < l.Lower && p == Low:
		return ConsistentFail
	case target > l.Upper, target < l.Lower:
		return ConsistentPass
	}
	return Inconsistent
}
