package web_test

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"goldthread/access"
	"goldthread/assurance/plan"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/indicator/catalogue"
	"goldthread/store"
)

// planReaders read a plan of 300 actions, each opening a page about every five seconds.
const planReaders = 50

// largePlan writes a plan of 300 actions with three years of monthly updates over the town's own, and gives the ids of its
// actions and recommendations. The lines are kept as the model keeps them, past the rules of who may.
func largePlan(b testing.TB, tn *town) (actions, recommendations []string) {
	b.Helper()
	first := asAt.AddMonths(-36)
	var drafts []store.Draft
	keep := func(v plan.Value) string {
		d, err := v.Draft(store.AnyBase)
		if err != nil {
			b.Fatal(err)
		}
		drafts = append(drafts, d)
		return d.ID
	}
	tie := func(fromKind, from, word, toKind, to string) {
		keep(&plan.Link{From: plan.End{Kind: fromKind, ID: from}, Word: word, To: plan.End{Kind: toKind, ID: to}})
	}
	var measures, objectives []string
	for i, in := range catalogue.All() {
		if in.About().Polarity != indicator.Neither && i < 50 {
			measures = append(measures, keep(&plan.Measure{Code: in.About().Code, Polarity: in.About().Polarity, Baseline: 50, BaselineDay: first, Target: 90, TargetDay: first + 1000}))
		}
	}
	for i := range 30 {
		r := keep(&plan.Recommendation{Text: fmt.Sprintf("Recommendation %d about the work of the service, word for word", i), Source: plan.Source{Kind: "inspection", ID: "i"}, Order: i})
		o := keep(&plan.Objective{Title: fmt.Sprint("Objective ", i), SoWhat: "Children wait less."})
		tie(plan.ObjectiveKind, o, plan.Answers, plan.RecommendationKind, r)
		objectives, recommendations = append(objectives, o), append(recommendations, r)
	}
	owner := signInName(access.TeamManager)
	for i := range 300 {
		a := largeAction(i, owner, first)
		a.ID = keep(a)
		a.State, a.Began, a.Changed = plan.UnderWay, first+day.Day(i), first+day.Day(i)
		keep(a)
		actions = append(actions, a.ID)
		tie(plan.ActionKind, a.ID, plan.Serves, plan.ObjectiveKind, objectives[i%30])
		tie(plan.MeasureKind, measures[i%len(measures)], plan.Shows, plan.ActionKind, a.ID)
		for month := range 36 - i/30 {
			d := a.Began.AddMonths(month)
			keep(&plan.Update{Line: plan.Line{Changed: d}, Action: a.ID, Day: d, By: owner, Did: "The room was booked and the list went out.", Next: "The next list."})
		}
	}
	if _, err := tn.journal.Append(context.Background(), authority, owner, drafts); err != nil {
		b.Fatal(err)
	}
	for first := tn.as(access.Director); !strings.Contains(first.get("/plan").body, "Objective 1"); {
		time.Sleep(50 * time.Millisecond) // the server follows the journal
	}
	return actions, recommendations
}

func largeAction(i int, owner string, first day.Day) *plan.Action {
	return &plan.Action{Line: plan.Line{Changed: first}, Number: fmt.Sprint(i/10+1, ".", i%10), Title: fmt.Sprintf("Action %d of the plan, with a title of usual length", i), Owner: owner,
		Start: first, Due: first + 700 + day.Day(i), State: plan.NotStarted,
		Milestones: []plan.Milestone{{ID: "m1", Title: "Half way", Due: first + 400}}}
}

// BenchmarkPlan is fifty people who read the pages of a plan of 300 actions. Run it with -benchtime 1x.
func BenchmarkPlan(b *testing.B) {
	tn := open(b)
	actions, recommendations := largePlan(b, tn)
	roles := []access.Role{access.Director, access.ImprovementOfficer, access.TeamManager, access.QualityAuditor, access.BoardMember, access.ElectedMember, access.Partner}
	visit := func(pick *rand.Rand) string {
		switch n := pick.IntN(20); {
		case n < 5:
			return "/plan"
		case n < 7:
			return "/plan?rating=red"
		case n < 13:
			return "/plan/actions/" + actions[pick.IntN(len(actions))]
		case n < 17:
			return "/plan/recommendations/" + recommendations[pick.IntN(len(recommendations))]
		}
		return "/plan/timeline"
	}
	b.ResetTimer()
	for range b.N {
		ctx, stop := context.WithTimeout(b.Context(), 20*time.Second)
		tn.readPlan(ctx, roles, visit).report(b, "plan")
		stop()
	}
}

func (tn *town) readPlan(ctx context.Context, roles []access.Role, visit func(*rand.Rand) string) *times {
	took := &times{by: map[string][]time.Duration{}}
	var wait sync.WaitGroup
	for i := range planReaders {
		r, pick := tn.as(roles[i%len(roles)]), rand.New(rand.NewPCG(1, uint64(i)))
		wait.Go(func() {
			for {
				select {
				case <-ctx.Done():
					return
				case <-time.After(time.Duration((0.5 + pick.Float64()) * float64(thinking))):
				}
				path := visit(pick)
				start := time.Now()
				answer, err := r.client.Get(r.http.URL + path)
				if err != nil {
					tn.t.Error(err)
					return
				}
				_, _ = io.Copy(io.Discard, answer.Body)
				_ = answer.Body.Close()
				if answer.StatusCode != http.StatusOK {
					tn.t.Errorf("%s answered %d to %s", path, answer.StatusCode, roles[i%len(roles)])
					return
				}
				took.add(path, time.Since(start))
			}
		})
	}
	wait.Wait()
	return took
}
