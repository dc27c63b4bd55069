package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// served is a command that serves pages, until the test ends.
type served struct {
	t      *testing.T
	said   string // what it wrote before the pages could be opened
	url    string
	stop   context.CancelFunc
	status chan int
	errs   *heard
}

// heard is what was written, read while others go on writing.
type heard struct {
	mu   sync.Mutex
	text strings.Builder
}

func (h *heard) Write(b []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.text.Write(b)
}

func (h *heard) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.text.String()
}

var opens = regexp.MustCompile(`Open (http://\S+)`)

// serving runs a command in this process until its pages can be opened.
func serving(t *testing.T, args ...string) *served {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	read, write := io.Pipe()
	s := &served{t: t, stop: stop, status: make(chan int, 1), errs: &heard{}}
	p := &program{in: strings.NewReader(""), out: write, err: s.errs, now: time.Now, actor: "analyst"}
	go func() {
		s.status <- p.run(ctx, append(args, "--addr", "127.0.0.1:0"))
		write.Close()
	}()
	t.Cleanup(stop)
	lines := bufio.NewScanner(read)
	for lines.Scan() {
		s.said += lines.Text() + "\n"
		if found := opens.FindStringSubmatch(lines.Text()); found != nil {
			s.url = found[1]
			go io.Copy(io.Discard, read)
			return s
		}
	}
	t.Fatalf("no pages: status %d\n%s\n%s", <-s.status, s.said, s.errs)
	return nil
}

// ends stops the command and expects that it ends as it should.
func (s *served) ends() {
	s.t.Helper()
	s.stop()
	if status := <-s.status; status != done {
		s.t.Errorf("stopped with status %d: %s", status, s.errs)
	}
}

// signIn signs in and gives the page that comes after.
func (s *served) signIn(name, password string) string {
	s.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	browser := &http.Client{Jar: jar}
	answer, err := browser.PostForm(s.url+"/sign-in", url.Values{"name": {name}, "password": {password}})
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	page, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK || strings.HasSuffix(answer.Request.URL.Path, "/sign-in") {
		s.t.Fatalf("%s cannot sign in: %s, %v", name, answer.Status, err)
	}
	return string(page)
}

var signIns = regexp.MustCompile(`(?m)^(director|elected member)\s+(\S+)\s+(\S+)`)

// TestDemo makes a demo, signs in as it says, stops it, and finds it again.
func TestDemo(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "wychmoor-demo")
	first := serving(t, "demo", "--dir", dir, "--children", "150", "--seed", "2")
	people := signIns.FindAllStringSubmatch(first.said, -1)
	if len(people) != 2 || !strings.Contains(first.said, "150 children") {
		t.Fatalf("it said\n%s", first.said)
	}
	if page := first.signIn(people[0][2], people[0][3]); !strings.Contains(page, "Wychmoor") {
		t.Errorf("the director's first page does not name Wychmoor")
	}
	if strings.Contains(first.errs.String(), people[0][3]) {
		t.Error("a password stands in the log")
	}
	first.ends()
	was := modified(t, dir)

	again := serving(t, "demo", "--dir", dir)
	if !strings.Contains(again.said, "Wychmoor is there") || !strings.Contains(again.said, people[0][3]) {
		t.Errorf("the second time it said\n%s", again.said)
	}
	again.ends()

	status, _, errs := runAt(t, time.Now(), "demo", "--dir", dir, "--addr", "127.0.0.1:0", "--children", "200")
	if status != refused || !strings.Contains(errs, "--reset") {
		t.Errorf("another size without --reset: %d, %s", status, errs)
	}
	anew := serving(t, "demo", "--dir", dir, "--children", "100", "--seed", "2", "--reset")
	anew.ends()
	if is := modified(t, dir); os.SameFile(was, is) {
		t.Error("--reset left the old demo")
	}
}

func modified(t *testing.T, dir string) os.FileInfo {
	t.Helper()
	info, err := os.Stat(filepath.Join(dir, "goldthread.db"))
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// TestServeTellsNoPasswords serves the place of a demo as any other place.
func TestServeTellsNoPasswords(t *testing.T) {
	dir := t.TempDir()
	first := serving(t, "demo", "--dir", dir, "--children", "60", "--seed", "2")
	people := signIns.FindAllStringSubmatch(first.said, -1)
	first.ends()
	s := serving(t, "serve", "--data", dir)
	if len(people) == 0 || strings.Contains(s.said, people[0][3]) || strings.Contains(s.said, people[0][2]) {
		t.Errorf("it said\n%s", s.said)
	}
	answer, err := http.Get(s.url + "/health")
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Errorf("%v, %v", answer, err)
	}
	s.ends()
	if _, err := http.Get(s.url + "/health"); err == nil || errors.Is(err, io.EOF) {
		t.Error("it still serves after it was stopped")
	}
}
