package record

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"goldthread/day"
)

// bodies are one of each kind, as Body writes them, and bodies that the plan leaves to encoding/json.
func bodies() map[string][]string {
	three, d := 3, day.MustParse("2025-03-31")
	written := []Value{
		Person{Born: d, Sex: "F", Ethnicity: "WBRI", Disability: "N"}, Contact{Day: d, Source: "1A"}, EarlyHelp{Start: d, Completed: d, Organisation: "Oak Lane School"},
		Referral{Holding: Holding{"North", "J Marlow"}, Day: d, Source: "6", NoFurtherAction: "Y"}, Assessment{Start: d, Authorised: d, ChildSeen: "Y"},
		Enquiry{Holding: Holding{Team: `Team "A" & B`}, StrategyDiscussion: d, Conference: d, LedToPlan: "N"}, NeedEpisode{Start: d, Gone: d},
		ProtectionPlan{Start: d, PreviousPlans: &three}, CarePeriod{Start: d, Reason: "E4A"}, LegalStatus{Start: d, Status: "C2"},
		Placement{Start: d, Type: "U6", Postcode: "ZZ99 3VZ", Authority: "Ynys Môn"}, Visit{Day: d, Purpose: ForCare, LatestOnly: true},
		Review{Day: d, Purpose: ForProtection}, HealthCheck{Day: d, Purpose: DentalCheckUp}, Adoption{Decision: d, Family: "F1"},
		Snapshot{Day: d, List: 8, Said: []Observation{{About: Placements, Count: 3}, {About: AllocatedTeam, Text: "North"}, {About: MissingEpisodes}}}, Snapshot{Day: d, List: 9},
	}
	all := map[string][]string{}
	for _, v := range written {
		body, err := Body(v)
		if err != nil {
			panic(err)
		}
		all[v.Kind()] = append(all[v.Kind()], string(body))
	}
	all["contact"] = append(all["contact"], `{}`, `{"day":""}`, `{"day":"2025-02-30"}`, `{"source":"1A","day":"2025-03-31"}`, `{"day":"2025-03-31","day":"2025-04-01"}`,
		`{"day":"2025-03-31","source":"1\u0041"}`, `{"day":"2025-03-31"} x`, `{"day":null}`, `{ "day" : "2025-03-31" }`, `{"DAY":"2025-03-31"}`, `{"day":20}`)
	all["plan"] = append(all["plan"], `{"start":"2025-03-31","previous":-1}`, `{"start":"2025-03-31","previous":01}`, `{"start":"2025-03-31","previous":1.5}`, `{"start":"2025-03-31","previous":null}`)
	all["snapshot"] = append(all["snapshot"], `{"day":"2025-03-31","list":300,"said":null}`, `{"day":"2025-03-31","list":8,"said":[]}`, `{"day":"2025-03-31","list":8,"said":[{"a":"nothing"}]}`,
		`{"day":"2025-03-31","list":8,"said":[{"a":"placements","n":1},]}`, `{"day":"2025-03-31","list":8,"said":[{"a":"placements","n":1}{"a":"placements","n":2}]}`, `{"day":"2025-03-31","list":8,"said":[,{"a":"placements","n":1}]}`)
	return all
}

// plainly is what encoding/json makes of a body.
func plainly[T any](body []byte) (any, error) {
	var v T
	err := json.Unmarshal(body, &v)
	return v, err
}

func planned[T any](body []byte) (any, error) {
	var v T
	err := decode(body, &v, names{})
	return v, err
}

func snapshotPlanned(body []byte) (any, error) {
	earlier := []Observation{{About: InTouch}}
	head, all, err := decodeSnapshot(body, earlier, names{})
	head.Said = all[1:]
	return head, err
}

var decoders = map[string][2]func([]byte) (any, error){
	"child": {plainly[Person], planned[Person]}, "contact": {plainly[Contact], planned[Contact]}, "early-help": {plainly[EarlyHelp], planned[EarlyHelp]},
	"referral": {plainly[Referral], planned[Referral]}, "assessment": {plainly[Assessment], planned[Assessment]}, "enquiry": {plainly[Enquiry], planned[Enquiry]},
	"need": {plainly[NeedEpisode], planned[NeedEpisode]}, "plan": {plainly[ProtectionPlan], planned[ProtectionPlan]}, "care": {plainly[CarePeriod], planned[CarePeriod]},
	"legal": {plainly[LegalStatus], planned[LegalStatus]}, "placement": {plainly[Placement], planned[Placement]}, "visit": {plainly[Visit], planned[Visit]},
	"review": {plainly[Review], planned[Review]}, "check": {plainly[HealthCheck], planned[HealthCheck]}, "adoption": {plainly[Adoption], planned[Adoption]},
	"snapshot": {plainly[Snapshot], snapshotPlanned},
}

func agree(t *testing.T, kind string, body []byte) {
	t.Helper()
	d, ok := decoders[kind]
	if !ok {
		return
	}
	want, wantErr := d[0](body)
	got, err := d[1](body)
	if (err == nil) != (wantErr == nil) {
		t.Fatalf("%s %s: error %v, encoding/json says %v", kind, body, err, wantErr)
	}
	if s, ok := want.(Snapshot); ok && len(s.Said) == 0 {
		s.Said = got.(Snapshot).Said[:0]
		want = s
	}
	if err == nil && !reflect.DeepEqual(got, want) {
		t.Fatalf("%s %s: %+v, encoding/json says %+v", kind, body, got, want)
	}
}

func TestEveryKindIsDecodedAsEncodingJSONWould(t *testing.T) {
	for kind := range kinds {
		if len(bodies()[kind]) == 0 {
			t.Errorf("no body of kind %s is tried", kind)
		}
		for _, body := range bodies()[kind] {
			agree(t, kind, []byte(body))
		}
	}
}

// TestThePlanReadsWhatBodyWrites sees to it that the fast way is taken at all.
func TestThePlanReadsWhatBodyWrites(t *testing.T) {
	body := []byte(bodies()["visit"][0])
	var v Visit
	s := scanner{rest: body}
	if target := reflect.ValueOf(&v).Elem(); !s.object(planOf(target.Type()), target, names{}) || !s.atEnd() || !v.LatestOnly {
		t.Errorf("%s was not read by the plan: %+v", body, v)
	}
}

func FuzzDecode(f *testing.F) {
	for kind, all := range bodies() {
		for _, body := range all {
			f.Add(kind, []byte(body))
		}
	}
	f.Fuzz(func(t *testing.T, kind string, body []byte) { agree(t, kind, body) })
}

// TestBodiesOfEarlierTimesStillRead reads bodies as the journal of that time has them. A type that changes must go on
// reading them: give it an Upgrade beside the type, and keep the lines.
func TestBodiesOfEarlierTimesStillRead(t *testing.T) {
	text, err := os.ReadFile("testdata/bodies-2026-11.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		kind, body, _ := strings.Cut(strings.TrimSpace(line), " ")
		seen[kind] = true
		v, err := decoders[kind][1]([]byte(body))
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		if s, ok := v.(Snapshot); ok && len(s.Said) == 0 {
			s.Said = nil
			v = s
		}
		if again, err := Body(v.(Value)); err != nil || string(again) != body {
			t.Errorf("a %s of November 2026 reads as %s, it was %s", kind, again, body)
		}
	}
	for kind := range kinds {
		if !seen[kind] {
			t.Errorf("no body of kind %s is kept", kind)
		}
	}
}
