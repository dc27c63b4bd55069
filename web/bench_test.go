package web_test

import (
	"context"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"goldthread/access"
	"goldthread/benchmark"
	"goldthread/delivery"
	"goldthread/ingest"
	"goldthread/sample"
	"goldthread/store"
	"goldthread/web"
)

const (
	townSize    = 100_000
	readerCount = 200
	// thinking is how long a reader looks at a page before opening the next; each takes between half and one and a half of it.
	thinking = 5 * time.Second
	watched  = 30 * time.Second
)

// bigTown is an authority of 100,000 children with three monthly deliveries, served.
func bigTown(b *testing.B) (tn *town, last ingest.Upload) {
	b.Helper()
	place := b.TempDir()
	at := now
	journal, err := store.Open(b.Context(), place, func() time.Time { return at })
	if err != nil {
		b.Fatal(err)
	}
	made := sample.New(sample.Settings{Children: townSize, Seed: 1, AsAt: asAt, Months: 3, Mess: sample.UsualMess})
	paths, err := made.WriteWorkbooks(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	days := made.AsAtDays()
	for i, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		last = ingest.Upload{Name: filepath.Base(path), Content: content}
		if i == len(paths)-1 {
			break // the newest is handed in while people read
		}
		at = (days[i] + 2).Time().Add(9 * time.Hour)
		if _, err := delivery.Take(b.Context(), journal, delivery.Request{Authority: authority, Actor: "analyst", AsAt: days[i], Files: []ingest.Upload{last}}); err != nil {
			b.Fatal(err)
		}
	}
	at = now
	if err := accounts(b.Context(), journal, made); err != nil {
		b.Fatal(err)
	}
	return serveBig(b, journal), last
}

func serveBig(b *testing.B, journal *store.Store) *town {
	b.Helper()
	clock := func() time.Time { return now }
	desk, err := access.NewDesk(journal, clock, cheap)
	if err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	server, err := web.New(context.Background(), web.Config{Journal: journal, Desk: desk, Benchmarks: benchmark.Embedded(), Now: clock, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("ready after %v", time.Since(start).Round(time.Millisecond))
	tn := &town{t: b, journal: journal, desk: desk, server: server, http: httptest.NewServer(server), log: &safeBuffer{}}
	b.Cleanup(func() {
		tn.http.Close()
		server.Close()
		_ = journal.Close()
	})
	return tn
}

// visits are the pages that a reader opens: mostly the scorecard and measures, sometimes cases, a child, the journeys.
func (r *reader) visits(pick *rand.Rand) string {
	codes := []string{"icpc-within-15wd", "assessment-within-45wd", "referrals-number", "cla-number", "cp-plan-number", "cin-visits-on-time",
		"re-referral-12m", "caseload-mean", "cla-visits-on-time", "careleaver-eet-19-21"}
	code := codes[pick.IntN(len(codes))]
	switch n := pick.IntN(20); {
	case n < 6:
		return "/"
	case n < 12:
		return "/indicator/" + code
	case n < 14:
		return "/indicator/" + code + "?by=age"
	case n < 17:
		return "/indicator/" + code + "/cases"
	case n < 18:
		return "/children"
	case n < 19:
		return "/definitions"
	}
	return "/journeys"
}

// times are how long pages took, by what was opened.
type times struct {
	mu  sync.Mutex
	all []time.Duration
	by  map[string][]time.Duration
}

func (t *times) add(path string, d time.Duration) {
	path, _, _ = strings.Cut(path, "?")
	kind := strings.SplitN(strings.TrimPrefix(path, "/"), "/", 3)
	name := "/" + kind[0]
	switch {
	case kind[0] == "plan" && len(kind) > 1:
		name += "/" + kind[1]
	case len(kind) == 3:
		name += "/cases"
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.all = append(t.all, d)
	t.by[name] = append(t.by[name], d)
}

func quantile(all []time.Duration, q float64) float64 {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return float64(all[min(len(all)-1, int(q*float64(len(all))))]) / 1e6
}

// read lets so many readers read until the context ends.
func (tn *town) read(ctx context.Context, roles []access.Role) *times {
	took := &times{by: map[string][]time.Duration{}}
	var readers []*reader
	for i := range readerCount {
		readers = append(readers, tn.as(roles[i%len(roles)]))
	}
	var wait sync.WaitGroup
	for i, r := range readers {
		pick := rand.New(rand.NewPCG(1, uint64(i)))
		wait.Go(func() {
			for {
				pause := time.Duration((0.5 + pick.Float64()) * float64(thinking))
				select {
				case <-ctx.Done():
					return
				case <-time.After(pause):
				}
				path := r.visits(pick)
				start := time.Now()
				answer, err := r.client.Get(r.http.URL + path)
				if err != nil {
					return
				}
				_, _ = io.Copy(io.Discard, answer.Body)
				_ = answer.Body.Close()
				if answer.StatusCode != http.StatusOK {
					tn.t.Errorf("%s answered %d", path, answer.StatusCode)
					return
				}
				took.add(path, time.Since(start))
			}
		})
	}
	wait.Wait()
	return took
}

func (t *times) report(b *testing.B, name string) {
	b.ReportMetric(quantile(t.all, 0.5), name+"-p50-ms")
	b.ReportMetric(quantile(t.all, 0.99), name+"-p99-ms")
	b.ReportMetric(quantile(t.all, 1), name+"-most-ms")
	b.ReportMetric(float64(len(t.all)), name+"-pages")
	for kind, all := range t.by {
		b.Logf("%s %-20s %5d pages, half within %6.1f ms, 99 of 100 within %6.1f ms, all within %6.1f ms", name, kind, len(all), quantile(all, 0.5), quantile(all, 0.99), quantile(all, 1))
	}
}

// BenchmarkReaders is two hundred people who read the pages of an authority of 100,000 children, each opening one about
// every five seconds; first in quiet, and then while a delivery is read. Run it with -benchtime 1x.
func BenchmarkReaders(b *testing.B) {
	tn, last := bigTown(b)
	roles := []access.Role{access.Director, access.Analyst, access.ServiceManager, access.TeamManager, access.SocialWorker, access.QualityAuditor}
	b.ResetTimer()
	for range b.N {
		ctx, stop := context.WithTimeout(b.Context(), watched)
		tn.read(ctx, roles).report(b, "quiet")
		stop()

		analyst := tn.as(access.Analyst)
		sent := analyst.handIn(asAt.Long(), map[string]string{last.Name: string(last.Content)})
		ctx, stop = context.WithCancel(b.Context())
		var read page
		start := time.Now()
		go func() {
			for {
				time.Sleep(100 * time.Millisecond)
				if read = analyst.get(sent.url.Path + "/progress"); strings.Contains(read.body, `"finished":true`) {
					b.Logf("the delivery was read after %v", time.Since(start).Round(time.Millisecond))
					stop()
					return
				}
			}
		}()
		tn.read(ctx, roles).report(b, "delivery")
		stop()
	}
}

// BenchmarkPage is one page after another, of a small authority: what it costs to make a page whose figures are at hand.
func BenchmarkPage(b *testing.B) {
	tn := open(b)
	analyst := tn.as(access.Analyst)
	for _, path := range []string{"/", "/indicator/icpc-within-15wd", "/indicator/assessment-within-45wd/cases", "/children", "/journeys", "/definitions"} {
		b.Run(strings.Trim(strings.ReplaceAll(path, "/", "-"), "-"), func(b *testing.B) {
			for range b.N {
				if p := analyst.get(path); p.status != http.StatusOK {
					b.Fatal(p.status)
				}
			}
		})
	}
}
