package sample

import "testing"

func TestMessIsWhatTheSettingsSay(t *testing.T) {
	s := Settings{Children: 1500, Seed: 4, AsAt: march, Months: 2}
	for _, share := range []float64{0, 0.05, 1} {
		s.Mess = share
		faults := map[fault]int{}
		spoiled := 0
		for _, l := range New(s).lives {
			if l.fault != none {
				faults[l.fault]++
				spoiled++
			}
		}
		if got := float64(spoiled) / 1500; got < share*0.7 || got > share*1.3 {
			t.Errorf("of the children %.3f have a mistake in their record, want %.3f", got, share)
		}
		for f := none + 1; f < lastFault && share == 1; f++ {
			if faults[f] == 0 {
				t.Errorf("mistake %d is never made", f)
			}
		}
	}
}
