package journey_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"goldthread/clock"
	"goldthread/codelist"
	"goldthread/day"
	"goldthread/journey"
	"goldthread/record"
)

// story is one child of the .cases file.
type story struct {
	line          int
	told, because string
	journeys      []string
}

func TestJourneysFollowTheCases(t *testing.T) {
	asAt, from, stories := readCases(t)
	for _, s := range stories {
		t.Run(fmt.Sprintf("line %d", s.line), func(t *testing.T) {
			b := bookOf(t, from, asAt, s.told)
			m := journey.Follow(b, journey.Usual(clock.Local{}, asAt), journey.Asked{AsAt: asAt, Days: day.Span{From: 1, To: asAt}})
			var got []string
			for i := range m.Journeys {
				got = append(got, shown(&m.Journeys[i]))
			}
			if len(got) == 0 {
				got = []string{"none"}
			}
			if strings.Join(got, "\n") != strings.Join(s.journeys, "\n") {
				t.Errorf("%s\n got %s\nwant %s\nbecause %s", s.told, strings.Join(got, "\n     "), strings.Join(s.journeys, "\n     "), s.because)
			}
		})
	}
}

// shown is a journey as the .cases file writes it.
func shown(j *journey.Journey) string {
	var text strings.Builder
	for _, s := range j.Stages {
		fmt.Fprintf(&text, "%s %s > ", s.Step.Code(), s.Day)
	}
	text.WriteString(strings.TrimSpace(j.Outcome.Code() + " " + j.Ended.String()))
	if j.Further > 0 {
		fmt.Fprintf(&text, " (+%d)", j.Further)
	}
	return text.String()
}

func readCases(t *testing.T) (asAt, from day.Day, stories []story) {
	t.Helper()
	text, err := os.ReadFile("journeys.cases")
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(text), "\n") {
		word, rest, _ := strings.Cut(line, ": ")
		last := len(stories) - 1
		switch {
		case line == "" || line[0] == '#':
		case strings.HasPrefix(line, "as at "):
			asAt, from = day.MustParse(line[6:16]), day.MustParse(line[len(line)-10:])
		case word == "told":
			stories = append(stories, story{line: i + 1, told: rest})
		case word == "journey":
			stories[last].journeys = append(stories[last].journeys, rest)
		case word == "because":
			stories[last].because = rest
		default:
			t.Fatalf("line %d: %q is neither told, journey nor because", i+1, line)
		}
	}
	for _, s := range stories {
		if s.because == "" || len(s.journeys) == 0 {
			t.Fatalf("line %d: a case needs a journey and a because", s.line)
		}
	}
	return asAt, from, stories
}

// bookOf is the Book of one child with what the lists tell, in a delivery that tells all lists from a day.
func bookOf(t *testing.T, from, asAt day.Day, told string) *record.Book {
	t.Helper()
	d := record.Delivery{ID: "d", AsAt: asAt}
	for _, f := range []record.Feed{record.Contacts, record.EarlyHelpFeed, record.Referrals, record.Assessments, record.Enquiries,
		record.NeedEpisodes, record.ProtectionPlans, record.CarePeriods} {
		d.Covers = append(d.Covers, record.Covered{Feed: f, From: from})
	}
	all := []record.Told{{Value: d}}
	var enquiry *record.Enquiry
	for part := range strings.SplitSeq(told, "; ") {
		v := valueOf(t, part, enquiry)
		if e, ok := v.(*record.Enquiry); ok {
			enquiry = e
			continue
		}
		all = append(all, record.Told{Child: "C1", Value: v})
	}
	if enquiry != nil {
		all = append(all, record.Told{Child: "C1", Value: *enquiry})
	}
	b, err := record.Assemble("999", all)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// valueOf reads one thing told; a conference is laid into the enquiry before it.
func valueOf(t *testing.T, part string, enquiry *record.Enquiry) record.Value {
	t.Helper()
	part = strings.Replace(part, "early help", "early-help", 1)
	kind, rest, _ := strings.Cut(part, " ")
	when, word, _ := strings.Cut(rest, " ")
	start, end, _ := strings.Cut(when, "..")
	gone := day.Never
	if end == "gone" {
		gone, end, word = day.MustParse(word), "", ""
	}
	from, to := day.MustParse(start), day.Never
	if end != "" {
		to = day.MustParse(end)
	}
	answers := map[string]codelist.Code{"yes": codelist.Yes, "no": codelist.No, "plan": codelist.Yes, "no plan": codelist.No,
		"nfa": codelist.Yes, "unnecessary": codelist.Yes}
	switch kind {
	case "contact":
		return record.Contact{Day: from}
	case "early-help":
		return record.EarlyHelp{Start: from, Completed: to}
	case "referral":
		return record.Referral{Day: from, NoFurtherAction: answers[word]}
	case "assessment":
		return record.Assessment{Start: from, Authorised: to, NeedsSupport: answers[word], Gone: gone}
	case "need":
		return record.NeedEpisode{Start: from, Closed: to, Reason: codelist.Code(word), Gone: gone}
	case "s47":
		return &record.Enquiry{StrategyDiscussion: from, ConferenceUnnecessary: answers[word]}
	case "conference":
		enquiry.Conference, enquiry.LedToPlan = from, answers[word]
		return enquiry
	case "plan":
		return record.ProtectionPlan{Start: from, End: to, Gone: gone}
	case "care":
		return record.CarePeriod{Start: from, Ceased: to, Reason: codelist.Code(word), Gone: gone}
	}
	t.Fatalf("%q: no list tells that", part)
	return nil
}
