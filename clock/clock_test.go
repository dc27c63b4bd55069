package clock_test

import (
	"os"
	"strings"
	"testing"

	"goldthread/clock"
	"goldthread/day"
)

// TestEveryClockFollowsItsCases reads the .cases file of each clock: rows of start and stop with what the limit says.
func TestEveryClockFollowsItsCases(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range clock.All() {
		t.Run(c.Code, func(t *testing.T) {
			if seen[c.Code] {
				t.Error("another clock has the same code")
			}
			seen[c.Code] = true
			if c.Name == "" || c.Starts == "" || c.Stops == "" || len(c.Versions) == 0 || c.Versions[0].Since.Known() {
				t.Error("it does not say what it is, what starts and stops it and what held first")
			}
			for _, v := range c.Versions {
				if v.Source == "" {
					t.Error("a version of the rule cites no source")
				}
			}
			followsCases(t, c)
		})
	}
}

func followsCases(t *testing.T, c *clock.Clock) {
	name := strings.ReplaceAll(c.Code, "-", "_") + ".cases"
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	if limit := c.Versions[len(c.Versions)-1].Limit.String(); len(lines) < 5 || lines[0] != c.Name || lines[1] != limit {
		t.Fatalf("%s should begin with %q and %q", name, c.Name, limit)
	}
	shown := map[int]bool{}
	for _, line := range lines[4:] {
		cells := strings.Split(line, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if len(cells) != 4 || cells[3] == "" {
			t.Fatalf("%q: write start, stop, what is expected and because", line)
		}
		shown[onLimit(t, c, cells)] = true
	}
	if !shown[-1] || !shown[0] || !shown[1] {
		t.Errorf("%s should have a row at the limit, one before and one past it", name)
	}
}

// onLimit checks a row and says on which side of the limit it lies: -1 before, 0 on it, 1 past it.
func onLimit(t *testing.T, c *clock.Clock, cells []string) int {
	start, stop := day.MustParse(cells[0]), day.MustParse(cells[1])
	due, err := c.On(start).Limit.Due(start)
	if err != nil {
		t.Fatal(err)
	}
	met := map[string]bool{"in time": stop <= due, "late": stop > due, "short of it": stop < due, "reached": stop >= due}
	if ok, known := met[cells[2]]; !known || !ok {
		t.Errorf("from %s to %s is not %q: the limit falls on %s (%s)", start, stop, cells[2], due, cells[3])
	}
	switch {
	case stop < due:
		return -1
	case stop > due:
		return 1
	}
	return 0
}

func TestTheVersionInForceHolds(t *testing.T) {
	c := &clock.Clock{Code: "x", Versions: []clock.Version{
		{Limit: clock.Limit{N: 35, Unit: clock.WorkingDays}}, {Since: day.MustParse("2013-04-15"), Limit: clock.Limit{N: 45, Unit: clock.WorkingDays}},
	}}
	for on, want := range map[string]int{"2013-04-14": 35, "2013-04-15": 45, "2025-01-01": 45} {
		if got := c.On(day.MustParse(on)).Limit.N; got != want {
			t.Errorf("on %s the limit is %d, want %d", on, got, want)
		}
	}
	local := clock.Local{"x": {N: 30, Unit: clock.WorkingDays}}
	if got := local.Limit(c, day.MustParse("2025-01-01")); got.N != 30 {
		t.Errorf("the authority's own limit is passed over: %s", got)
	}
}

func TestALimitFailsPastTheCalendar(t *testing.T) {
	if _, err := (clock.Limit{N: 5, Unit: clock.WorkingDays}).Due(day.MustParse("2028-12-29")); err == nil {
		t.Error("working days are counted past the last known bank holiday")
	}
	if _, err := (clock.Limit{N: 5, Unit: "fortnights"}).Due(day.MustParse("2025-01-01")); err == nil {
		t.Error("a unit that nobody knows is counted")
	}
}
