package report_test

import (
	"fmt"
	"html"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"goldthread/day"
	"goldthread/record"
	"goldthread/report"
)

// attacker reads nothing but the files of a pack. It knows how the papers are made, that nought is always shown (so a
// c is at least 1), what the definitions say, and how to add and take away.
type attacker struct {
	known   map[string]float64 // printed counts
	unknown map[string]int     // counts with a c in their place, numbered
	names   []string
	least   []float64
	rows    []figureRow
}

// figureRow is a row of a workbook's area sheet.
type figureRow struct {
	code, unit, what, team string
	from, to               int
	cells                  [4]string // value, count, of, cannot tell
}

func (r figureRow) id(part string) string {
	return fmt.Sprintf("%s %s %d-%d %s", r.code, part, r.from, r.to, r.team)
}

var partNames = []string{"value", "count", "of", "cannot"}

// readWorkbook takes every number of every area sheet.
func readWorkbook(t *testing.T, path string) []figureRow {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var rows []figureRow
	for _, sheet := range f.GetSheetList() {
		cells, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		if len(cells) < 3 || len(cells[2]) < 12 || cells[2][6] != "What" {
			continue
		}
		for _, c := range cells[3:] {
			for len(c) < 13 {
				c = append(c, "")
			}
			from, _ := strconv.Atoi(c[3])
			to, _ := strconv.Atoi(c[4])
			rows = append(rows, figureRow{c[1], c[5], c[6], c[7], from, to, [4]string{c[8], c[9], c[10], c[11]}})
		}
	}
	return rows
}

// newAttacker reads the rows of one edition, or of several one after the other.
func newAttacker(rows []figureRow) *attacker {
	a := &attacker{known: map[string]float64{}, unknown: map[string]int{}, rows: rows}
	for i, r := range rows {
		if strings.HasSuffix(r.unit, "-rate") || r.what == "" {
			continue
		}
		for k := 1; k < 4; k++ {
			a.learn(rows[i].id(partNames[k]), r.cells[k])
		}
		a.fromShare(r)
	}
	return a
}

func (a *attacker) learn(id, cell string) {
	switch n, err := strconv.ParseFloat(cell, 64); {
	case err == nil:
		a.known[id] = n
	case cell == "c":
		a.hide(id, 1)
	}
}

func (a *attacker) hide(id string, least float64) {
	if _, there := a.unknown[id]; !there {
		a.unknown[id] = len(a.names)
		a.names, a.least = append(a.names, id), append(a.least, least)
	}
}

// fromShare works a count out of a share that is shown, or out of a rate.
func (a *attacker) fromShare(r figureRow) {
	value, err := strconv.ParseFloat(r.cells[0], 64)
	if err != nil {
		return
	}
	whole, known := a.known[r.id("of")]
	switch {
	case r.unit == "%" && known && r.cells[1] == "c":
		a.known[r.id("count")] = math.Round(value * whole)
	case strings.HasPrefix(r.unit, "per 10,000") && r.cells[1] == "c":
		a.known[r.id("count")] = math.Round(value * 12345 / 10000)
	}
}

// equation says that the terms, with their signs, sum to nought.
type equation map[string]float64

func (a *attacker) equations() []equation {
	var list []equation
	byCode := map[string][]figureRow{}
	for _, r := range a.rows {
		byCode[r.code] = append(byCode[r.code], r)
		if r.unit == "%" {
			rest := r.id("rest")
			if count, ok := a.known[r.id("count")]; ok && a.has(r.id("of")) {
				if of, ok := a.known[r.id("of")]; ok {
					a.known[rest] = of - count
				}
			}
			if _, ok := a.known[rest]; !ok {
				a.hide(rest, 0)
			}
			list = append(list, equation{r.id("of"): -1, r.id("count"): 1, rest: 1})
		}
	}
	for _, code := range slices.Sorted(maps.Keys(byCode)) {
		list = append(list, a.sums(byCode[code])...)
	}
	list = append(list, a.flows(byCode)...)
	return append(list, a.kin(byCode)...)
}

// stockAndFlow are the numbers on a day, those who came and those who went, as a reader of the definitions knows them.
var stockAndFlow = []struct {
	stock, came, went string
	parts             []string // of came
	gone              string   // of went
}{
	{"cla-number", "cla-start-number", "cla-ceased-rate", []string{"count"}, "count"},
	{"cp-plan-number", "cp-repeat-ever", "cp-ended-2yr", []string{"of", "cannot"}, "of"},
}

// flows says that the number at one month's end and the comings and goings of a month give that at the next.
func (a *attacker) flows(byCode map[string][]figureRow) []equation {
	var list []equation
	for _, f := range stockAndFlow {
		for _, in := range byCode[f.came] {
			before, hasBefore := onDay(byCode[f.stock], in.from-1)
			after, hasAfter := onDay(byCode[f.stock], in.to)
			i := slices.IndexFunc(byCode[f.went], func(r figureRow) bool { return r.from == in.from && r.to == in.to && r.team == in.team })
			if in.from == 0 || !hasBefore || !hasAfter || i < 0 || in.team != "" {
				continue
			}
			e := equation{before.id("count"): 1, after.id("count"): -1, byCode[f.went][i].id(f.gone): -1}
			for _, part := range f.parts {
				e[in.id(part)] = 1
			}
			list = append(list, e)
		}
	}
	return list
}

func onDay(rows []figureRow, on int) (figureRow, bool) {
	i := slices.IndexFunc(rows, func(r figureRow) bool { return r.to == on && r.team == "" && r.what != "" })
	if i < 0 {
		return figureRow{}, false
	}
	return rows[i], true
}

func (a *attacker) has(id string) bool {
	_, known := a.known[id]
	_, hidden := a.unknown[id]
	return known || hidden
}

// oncers count a child once in a year who may start twice: their months do not sum to the year.
var oncers = []string{"cla-start-number", "cla-start-rate", "cla-ceased-rate"}

// sums are the teams that make the whole, and the months that lie side by side in a longer time.
func (a *attacker) sums(rows []figureRow) []equation {
	var list []equation
	var months, teams []figureRow
	for _, r := range rows {
		switch r.what {
		case "Month":
			months = append(months, r)
		case "Team":
			teams = append(teams, r)
		}
	}
	first := rows[0]
	for _, part := range []string{"count", "of", "cannot", "rest"} {
		if part == "of" && first.unit == "average" { // a worker may be in two teams
			continue
		}
		for _, whole := range rows {
			inside := slices.DeleteFunc(slices.Clone(teams), func(r figureRow) bool { return r.to != whole.to })
			if whole.what == first.what && len(inside) > 0 {
				list = append(list, sumOf(whole.id(part), inside, part))
			}
		}
		if slices.Contains(oncers, first.code) || first.from == 0 {
			continue
		}
		for _, longer := range rows {
			if longer.what == "Twelve months" || longer.what == "Year to date" {
				if inside := tiles(longer, months); inside != nil {
					list = append(list, sumOf(longer.id(part), inside, part))
				} else {
					list = append(list, a.crossing(longer, months, part)...)
				}
			}
		}
	}
	return list
}

func sumOf(whole string, parts []figureRow, part string) equation {
	e := equation{whole: -1}
	for _, p := range parts {
		if id := p.id(part); id != whole {
			e[id]++
		}
	}
	return e
}

// crossing takes a time that begins within a month: what it has of that month is a count that is printed nowhere.
func (a *attacker) crossing(longer figureRow, months []figureRow, part string) []equation {
	i := slices.IndexFunc(months, func(m figureRow) bool { return m.from < longer.from && longer.from <= m.to })
	if i < 0 {
		return nil
	}
	before, head, later := months[i], months[i], longer
	before.to, head.from, later.from = longer.from-1, longer.from, months[i].to+1
	inside := tiles(later, months)
	if inside == nil {
		return nil
	}
	for _, r := range []figureRow{before, head} {
		if !a.has(r.id(part)) {
			a.hide(r.id(part), 0)
		}
	}
	return []equation{sumOf(longer.id(part), append([]figureRow{head}, inside...), part), sumOf(months[i].id(part), []figureRow{before, head}, part)}
}

// tiles gives the months that fill a longer time without a gap.
func tiles(longer figureRow, months []figureRow) []figureRow {
	var inside []figureRow
	next := longer.from
	for _, m := range months {
		if m.from == next && m.to <= longer.to {
			inside, next = append(inside, m), m.to+1
		}
	}
	if next != longer.to+1 {
		return nil
	}
	return inside
}

// kin are measures that a reader of the definitions knows to count the same.
func (a *attacker) kin(byCode map[string][]figureRow) []equation {
	var list []equation
	for _, code := range slices.Sorted(maps.Keys(byCode)) {
		number, isRate := strings.CutSuffix(code, "-rate")
		if !isRate {
			continue
		}
		for _, twin := range []string{number + "-number", number + "s-number"} {
			for _, x := range byCode[code] {
				for _, y := range byCode[twin] {
					if x.from == y.from && x.to == y.to && x.team == y.team && x.what == y.what {
						list = append(list, equation{x.id("count"): 1, y.id("count"): -1})
					}
				}
			}
		}
	}
	for _, code := range []string{"re-referral-12m", "referral-nfa"} {
		for _, x := range byCode[code] {
			for _, y := range byCode["referrals-number"] {
				if x.from == y.from && x.to == y.to && x.team == y.team && x.what == y.what {
					list = append(list, equation{x.id("of"): 1, x.id("cannot"): 1, y.id("count"): -1})
				}
			}
		}
	}
	return list
}

// solve gives every hidden count for which fewer than six values are left, by elimination and by bounds.
func (a *attacker) solve() map[string]string {
	equations := a.equations()
	found := map[string]string{}
	low, high := slices.Clone(a.least), make([]float64, len(a.names))
	for i := range high {
		high[i] = math.Inf(1)
	}
	var rows [][]float64
	for _, e := range equations {
		row := make([]float64, len(a.names)+1)
		some := false
		for id, k := range e {
			if n, ok := a.known[id]; ok {
				row[len(a.names)] -= k * n
			} else if i, ok := a.unknown[id]; ok {
				row[i], some = row[i]+k, true
			} else {
				some = false // a count that is printed nowhere: nothing can be said
				row = nil
				break
			}
		}
		if some && row != nil {
			rows = append(rows, row)
		}
	}
	terms := sparse(append(rows, eliminated(rows, len(a.names))...))
	for range 60 {
		if !narrow(terms, low, high) {
			break
		}
	}
	for i, id := range a.names {
		_, printed := a.known[id]
		switch {
		case printed:
			found[id] = "printed elsewhere"
		case a.least[i] == 0 && (low[i] < 1 || low[i] > 5): // a count that is printed nowhere, and may be nought or large
		case high[i]-low[i] < 5:
			found[id] = fmt.Sprintf("%.0f to %.0f", low[i], high[i])
		}
	}
	for id, n := range a.known {
		if strings.Contains(id, " rest ") && n >= 1 && n <= 5 {
			found[id] = fmt.Sprintf("%.0f are left", n)
		}
	}
	return found
}

// narrow tightens the bounds of every unknown by every equation; it is false when nothing moved.
func narrow(rows [][]term, low, high []float64) bool {
	moved := false
	for _, row := range rows {
		for k, x := range row {
			least, most := row[len(row)-1].by, row[len(row)-1].by // what x.by times the unknown lies between
			for o, y := range row[:len(row)-1] {
				if o != k {
					least, most = least-math.Max(y.by*low[y.at], y.by*high[y.at]), most-math.Min(y.by*low[y.at], y.by*high[y.at])
				}
			}
			if k == len(row)-1 {
				break
			}
			from, to := least/x.by, most/x.by
			if x.by < 0 {
				from, to = to, from
			}
			if v := math.Ceil(from - 1e-6); v > low[x.at] {
				low[x.at], moved = v, true
			}
			if v := math.Floor(to + 1e-6); v < high[x.at] {
				high[x.at], moved = v, true
			}
		}
	}
	return moved
}

// term is an unknown with its sign; the last of a row is what the others sum to.
type term struct {
	at int
	by float64
}

func sparse(rows [][]float64) [][]term {
	var list [][]term
	for _, row := range rows {
		var terms []term
		for i, k := range row[:len(row)-1] {
			if k != 0 {
				terms = append(terms, term{i, k})
			}
		}
		list = append(list, append(terms, term{by: row[len(row)-1]}))
	}
	return list
}

// eliminated is the reduced form of the equations: a row with one unknown left is that count, read off.
func eliminated(rows [][]float64, n int) [][]float64 {
	var reduced [][]float64
	for _, row := range rows {
		reduced = append(reduced, slices.Clone(row))
	}
	top := 0
	for col := 0; col < n && top < len(reduced); col++ {
		pivot := -1
		for i := top; i < len(reduced); i++ {
			if math.Abs(reduced[i][col]) > 1e-9 {
				pivot = i
				break
			}
		}
		if pivot < 0 {
			continue
		}
		reduced[top], reduced[pivot] = reduced[pivot], reduced[top]
		scale := reduced[top][col]
		for j := range reduced[top] {
			reduced[top][j] /= scale
		}
		for i := range reduced {
			if k := reduced[i][col]; i != top && math.Abs(k) > 1e-9 {
				for j := col; j <= n; j++ {
					reduced[i][j] -= k * reduced[top][j]
					if math.Abs(reduced[i][j]) < 1e-9 {
						reduced[i][j] = 0
					}
				}
			}
		}
		top++
	}
	return reduced[:top]
}

// smallOnly is what a careless officer would publish: the officers' numbers with 1 to 5 crossed out and nothing else.
func smallOnly(rows []figureRow) []figureRow {
	small := func(cell string) bool { n, err := strconv.Atoi(cell); return err == nil && n >= 1 && n <= 5 }
	masked := slices.Clone(rows)
	for i, r := range masked {
		for k := 1; k < 4; k++ {
			if small(r.cells[k]) {
				masked[i].cells[k] = "c"
			}
		}
		of, _ := strconv.Atoi(r.cells[2])
		count, _ := strconv.Atoi(r.cells[1])
		if small(r.cells[1]) || small(r.cells[2]) || r.unit == "%" && small(strconv.Itoa(of-count)) {
			masked[i].cells[0] = "c"
		}
	}
	return masked
}

// TestNothingHiddenCanBeWorkedOut attacks public editions of small authorities on days at the end and in the middle of a
// month, and the same numbers with only the small ones crossed out, which it must break.
func TestNothingHiddenCanBeWorkedOut(t *testing.T) {
	for _, c := range []struct {
		children int
		on       string
	}{{250, "2025-03-31"}, {700, "2025-02-12"}} {
		t.Run(fmt.Sprintf("%d children on %s", c.children, c.on), func(t *testing.T) {
			t.Parallel()
			in := inputFor(assemble(t, leaving(told(c.children, 5))))
			in.AsAt, in.Indicators = day.MustParse(c.on), append(linked(t), find(t, "cla-number", "cla-ceased-rate", "cp-repeat-ever", "cp-ended-2yr")...)
			officers, public := writeBoth(t, in)
			rows := readWorkbook(t, filepath.Join(public, "workbook.xlsx"))
			a := newAttacker(rows)
			a.readPages(t, public)
			found := a.solve()
			for _, id := range slices.Sorted(maps.Keys(found)) {
				t.Errorf("%s can be worked out: %s", id, found[id])
			}
			truth := readWorkbook(t, filepath.Join(officers, "workbook.xlsx"))
			checkSmallHidden(t, rows, truth)
			careless := newAttacker(smallOnly(truth))
			broken := careless.solve()
			t.Logf("%d counts hidden; with only the small ones crossed out %d of %d were worked out", len(a.names), len(broken), len(careless.names))
			if len(broken) < 10 {
				t.Errorf("the attacker worked out only %d counts of a careless edition: it is too weak to prove anything", len(broken))
			}
		})
	}
}

// leaving ends most periods of care, so that children go as well as come.
func leaving(values []record.Told) []record.Told {
	r := rand.New(rand.NewPCG(11, 3))
	for i, v := range values {
		if period, ok := v.Value.(record.CarePeriod); ok && r.IntN(4) > 0 {
			period.Ceased = period.Start + 30 + day.Day(r.IntN(300))
			values[i].Value = period
		}
	}
	return values
}

// TestTwoEditionsTogetherTellNothing attacks the editions of months that follow each other as one: what the year to date
// gained is the month. Editions with only the small numbers crossed out must break.
func TestTwoEditionsTogetherTellNothing(t *testing.T) {
	for _, c := range []struct {
		children int
		days     []string
	}{{250, []string{"2024-12-31", "2025-01-31"}}, {500, []string{"2024-10-31", "2024-11-30", "2024-12-31"}}} {
		t.Run(fmt.Sprintf("%d children, %d editions", c.children, len(c.days)), func(t *testing.T) {
			t.Parallel()
			in := inputFor(assemble(t, leaving(told(c.children, 5))))
			in.Indicators = find(t, "referrals-number", "re-referral-12m", "icpc-within-15wd", "cla-number", "cla-start-number", "cla-ceased-rate")
			found, hidden := attackEditions(t, in, c.days, true)
			for _, id := range slices.Sorted(maps.Keys(found)) {
				t.Errorf("%s can be worked out: %s", id, found[id])
			}
			careless, alone := attackEditions(t, in, c.days, false)
			t.Logf("%d counts hidden in all; with only the small ones crossed out %d, of which %d were worked out", hidden, alone, len(careless))
			if len(careless) < 3 {
				t.Errorf("the attacker worked out only %d counts of careless editions: it is too weak to prove anything", len(careless))
			}
		})
	}
}

// attackEditions publishes on each day, each edition with the memory of those before or, carelessly, with the small numbers
// crossed out and nothing else. It gives what can be worked out of all of them and how many counts are hidden.
func attackEditions(t *testing.T, in report.Input, days []string, remember bool) (found map[string]string, hidden int) {
	t.Helper()
	in.Public = remember
	var rows []figureRow
	for _, on := range days {
		in.AsAt = day.MustParse(on)
		dir := t.TempDir()
		pack := build(t, in)
		if _, err := pack.Write(dir, report.Formats); err != nil {
			t.Fatal(err)
		}
		if remember {
			in.Published, in.Keep = append(in.Published, in.AsAt), append(in.Keep, pack.Hidden...)
		}
		next := readWorkbook(t, filepath.Join(dir, "workbook.xlsx"))
		if !remember {
			next = smallOnly(next)
		}
		rows = append(corrected(rows, next, on), next...)
	}
	a := newAttacker(rows)
	found = a.solve()
	for id, n := range a.known { // hidden now, but out before: nothing new, for it was large
		if n > 5 && found[id] == "printed elsewhere" {
			delete(found, id)
		}
	}
	return found, len(a.names)
}

// corrected sets measures apart of which an earlier edition printed other numbers than the next: what followed an event
// has been told since. They cannot be reckoned together.
func corrected(earlier, next []figureRow, on string) []figureRow {
	now := map[string]string{}
	for _, r := range next {
		for k := 1; k < 4; k++ {
			now[r.id(partNames[k])] = r.cells[k]
		}
	}
	apart := map[string]bool{}
	for _, r := range earlier {
		for k := 1; k < 4; k++ {
			cell, there := now[r.id(partNames[k])]
			if there && cell != r.cells[k] && (cell == "0" || r.cells[k] == "0" || cell != "c" && r.cells[k] != "c") {
				apart[r.code] = true
			}
		}
	}
	for i, r := range earlier {
		if apart[r.code] {
			earlier[i].code += " before " + on
		}
	}
	return earlier
}

// checkSmallHidden holds the public numbers against the true ones: none of 1 to 5 is printed, and what is printed is true.
func checkSmallHidden(t *testing.T, public, truth []figureRow) {
	t.Helper()
	trueCells := map[string][4]string{}
	for _, r := range truth {
		trueCells[r.id(r.what)] = r.cells
	}
	for _, r := range public {
		cells, there := trueCells[r.id(r.what)]
		if !there {
			t.Fatalf("the public workbook has %s, that for officers has not", r.id(r.what))
		}
		for k := 1; k < 4; k++ {
			n, err := strconv.Atoi(cells[k])
			switch {
			case err == nil && n >= 1 && n <= 5 && r.cells[k] != "c":
				t.Errorf("%s is %d and is printed", r.id(partNames[k]), n)
			case r.cells[k] != "c" && r.cells[k] != cells[k]:
				t.Errorf("%s is printed as %s and is %s", r.id(partNames[k]), r.cells[k], cells[k])
			}
		}
	}
}

func writeBoth(t *testing.T, in report.Input) (officers, public string) {
	t.Helper()
	dirs := [2]string{t.TempDir(), t.TempDir()}
	for i, dir := range dirs {
		in.Public = i == 1
		if _, err := build(t, in).Write(dir, report.Formats); err != nil {
			t.Fatal(err)
		}
	}
	return dirs[0], dirs[1]
}

var (
	sections = regexp.MustCompile(`(?s)<section class="measure" id="m-([a-z0-9-]+)">(.*?)</section>`)
	monthRow = regexp.MustCompile(`<tr><th scope="row">((?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4})[^<]*</th>(.*?)</tr>`)
	teamRow  = regexp.MustCompile(`<tr><th scope="row">([^<]*)</th>(<td class="n">.*?)</tr>`)
	cellText = regexp.MustCompile(`<td class="n">([^<]*)</td>`)
	nowText  = regexp.MustCompile(`<span class="big">([^<]*)</span> (?:<span>([^<]*(?:of|by|count) [^<]*)</span>)?`)
	circles  = regexp.MustCompile(`<(?:circle|rect class="concern"|path class="(?:improvement|neutral)")`)
	tags     = regexp.MustCompile(`<[^>]*>`)
	sentence = regexp.MustCompile(`([\d,.]+)% \(([\d,]+) of ([\d,]+)\)|\(count ([\d,]+)\)|\(of ([\d,]+)\)`)
)

// readPages holds the pages against the workbook: a count that the workbook hides must not stand in a table, in the
// large figure, in a sentence of the cover report or as a point of a chart.
func (a *attacker) readPages(t *testing.T, dir string) {
	t.Helper()
	body, err := os.ReadFile(filepath.Join(dir, "2-data-report.html"))
	if err != nil {
		t.Fatal(err)
	}
	byCode := map[string][]figureRow{}
	for _, r := range a.rows {
		byCode[r.code] = append(byCode[r.code], r)
	}
	read := 0
	for _, m := range sections.FindAllStringSubmatch(string(body), -1) {
		rows, text := byCode[m[1]], m[2]
		a.readNow(t, rows[0], nowText.FindStringSubmatch(text))
		for _, month := range monthRow.FindAllStringSubmatch(text, -1) {
			read++
			a.readMonth(t, rows, month[1], cellText.FindAllStringSubmatch(month[2], -1))
		}
		for _, team := range teamRow.FindAllStringSubmatch(text, -1) {
			if i := slices.IndexFunc(rows, func(r figureRow) bool {
				return r.what == "Team" && strings.TrimPrefix(r.team, "'") == html.UnescapeString(team[1])
			}); i >= 0 {
				a.readCells(t, rows[i], cellText.FindAllStringSubmatch(team[2], -1))
			}
		}
		a.countPoints(t, m[1], rows, text)
	}
	if read == 0 {
		t.Error("the attacker found no months in the data report: it is blind")
	}
	a.readCover(t, dir)
}

func (a *attacker) readNow(t *testing.T, r figureRow, m []string) {
	if m != nil && r.cells[0] == "c" && m[1] != "c" {
		t.Errorf("%s: the page says %s now, the workbook hides it", r.code, m[1])
	}
	if m != nil && r.cells[1] == "c" && m[2] != "" && !strings.Contains(m[2], "c") {
		t.Errorf("%s: the page says %q now, the workbook hides it", r.code, m[2])
	}
}

func (a *attacker) readMonth(t *testing.T, rows []figureRow, name string, cells [][]string) {
	for _, r := range rows {
		if r.what == "Month" && (day.Of(1899, 12, 30)+day.Day(r.to)).Time().Format("January 2006") == name {
			a.readCells(t, r, cells)
			return
		}
	}
	t.Errorf("%s: the page has %s and the workbook has not", rows[0].code, name)
}

// readCells compares value, count and whole of a row of a page with those of the workbook.
func (a *attacker) readCells(t *testing.T, r figureRow, cells [][]string) {
	for k, c := range cells {
		if r.cells[k] == "c" && c[1] != "c" {
			t.Errorf("%s: a page says %s, the workbook hides it", r.id(partNames[k]), c[1])
		}
	}
}

// countPoints says that a chart has no more points than months that are shown.
func (a *attacker) countPoints(t *testing.T, code string, rows []figureRow, text string) {
	shown := 0
	for _, r := range rows {
		if r.what == "Month" && r.cells[0] != "c" && r.cells[0] != "" {
			shown++
		}
	}
	for _, svg := range svgs.FindAllString(text, -1) {
		if n := len(circles.FindAllString(svg, -1)); n > shown {
			t.Errorf("%s: the chart has %d points, %d months are shown", code, n, shown)
		}
		if shown < monthsOf(rows) && strings.Contains(svg, "limit") && strings.Contains(svg, `class="limit"`) {
			t.Errorf("%s: limits are drawn though a month is hidden", code)
		}
	}
}

func monthsOf(rows []figureRow) int {
	n := 0
	for _, r := range rows {
		if r.what == "Month" {
			n++
		}
	}
	return n
}

// readCover takes the counts of every sentence; none may be small.
func (a *attacker) readCover(t *testing.T, dir string) {
	for _, name := range []string{"1-cover-report.html", "2-data-report.html"} {
		body, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		text := html.UnescapeString(tags.ReplaceAllString(string(body), " "))
		for _, m := range sentence.FindAllStringSubmatch(text, -1) {
			for _, n := range m[2:] {
				if v, err := strconv.Atoi(strings.ReplaceAll(n, ",", "")); err == nil && v >= 1 && v <= 5 {
					t.Errorf("%s says %q", name, m[0])
				}
			}
			of, _ := strconv.Atoi(strings.ReplaceAll(m[3], ",", ""))
			count, _ := strconv.Atoi(strings.ReplaceAll(m[2], ",", ""))
			if rest := of - count; m[3] != "" && rest >= 1 && rest <= 5 {
				t.Errorf("%s says %q, which leaves %d", name, m[0], rest)
			}
		}
	}
}
