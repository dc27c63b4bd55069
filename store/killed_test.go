package store_test

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"goldthread/store"
)

// writerPlace names, in the environment of a child process, the place that it is to write to until it is killed.
const writerPlace = "GOLDTHREAD_TEST_WRITER_PLACE"

func TestMain(m *testing.M) {
	if place := os.Getenv(writerPlace); place != "" {
		writeUntilKilled(place)
	}
	_ = flag.Set("rapid.checks", "40") // each asks a database some dozens of times; the command line can say more
	os.Exit(m.Run())
}

// writeUntilKilled saves from four goroutines and says on standard output, after each save, what was acknowledged: the
// first number, how many, and a text that stands in each body.
func writeUntilKilled(place string) {
	s, err := store.Open(background, place, time.Now)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var group sync.WaitGroup
	for writer := range 4 {
		group.Go(func() {
			for n := 0; ; n++ {
				text := fmt.Sprintf("%d-%d-%d", os.Getpid(), writer, n)
				drafts := make([]store.Draft, 1+rand.IntN(20))
				for i := range drafts {
					drafts[i] = put(fmt.Sprint(rand.IntN(500)), text)
				}
				first, err := s.Append(background, authority, "w", drafts)
				if err != nil {
					fmt.Fprintln(os.Stderr, err)
					os.Exit(1)
				}
				fmt.Printf("%d %d %s\n", first, len(drafts), text)
			}
		})
	}
	group.Wait()
}

// testKilledFiftyTimes kills a writing process fifty times, at random moments, and then looks for every entry that it had
// been told was saved.
func testKilledFiftyTimes(t *testing.T, db database) {
	place := db.place(t)
	promised := map[int64]string{} // by number, the text in the body
	for kill := range 50 {
		for _, line := range killAWriter(t, place, kill) {
			var first int64
			var count int
			var text string
			if n, _ := fmt.Sscan(line, &first, &count, &text); n != 3 {
				t.Fatalf("the writer said %q", line)
			}
			for i := range int64(count) {
				promised[first+i] = text
			}
		}
		if kill%10 == 9 {
			s := open(t, place, time.Now)
			sound(t, s)
			must(0, s.Close())(t)
		}
	}
	checkPromises(t, open(t, place, time.Now), promised)
}

func checkPromises(t *testing.T, s *store.Store, promised map[int64]string) {
	t.Helper()
	if len(promised) < 500 {
		t.Fatalf("only %d entries were acknowledged in fifty runs: nothing is shown", len(promised))
	}
	all := len(promised)
	must(0, s.Since(t.Context(), authority, 0, func(e *store.Entry) error {
		if text, ok := promised[e.Seq]; ok && text == string(e.Body) {
			delete(promised, e.Seq)
		}
		return nil
	}))(t)
	if len(promised) > 0 {
		t.Fatalf("%d of %d acknowledged entries are lost or changed", len(promised), all)
	}
	t.Logf("%d entries acknowledged, all there; %d in the journal", all, sound(t, s).Journals[0].Entries)
}

// killAWriter starts a writer, kills it and gives the whole lines that it had said. One in five is killed wherever it is
// from its start on, the others within some milliseconds after the first save.
func killAWriter(t *testing.T, place string, kill int) []string {
	t.Helper()
	writer := exec.Command(os.Args[0])
	writer.Env = append(os.Environ(), writerPlace+"="+place)
	var faults strings.Builder
	writer.Stderr = &faults
	pipe := must(writer.StdoutPipe())(t)
	must(0, writer.Start())(t)
	said := bufio.NewReader(pipe)
	if kill%5 != 0 {
		if _, err := said.Peek(1); err != nil {
			t.Fatalf("the writer ended: %s", faults.String())
		}
	}
	timer := time.AfterFunc(time.Duration(rand.IntN(100_000))*time.Microsecond, func() { _ = writer.Process.Kill() })
	defer timer.Stop()
	text := must(io.ReadAll(said))(t)
	_ = writer.Wait() // says that it was killed
	if faults.Len() > 0 {
		t.Fatalf("the writer failed before it was killed: %s", faults.String())
	}
	lines := strings.Split(string(text), "\n")
	return lines[:len(lines)-1] // what follows the last line end was cut short
}
