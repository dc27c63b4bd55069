package web_test

import (
	"flag"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"

	"goldthread/access"
)

var update = flag.Bool("update", false, "write the matrix as it is now, to be read by somebody before it is committed")

const matrixFile = "testdata/matrix.txt"

// The matrix says of every address and every role whether the role gets in. The addresses are those of the server itself,
// so a new one fails until somebody has looked at its line; what the test sees by calling must be what the file says.
func TestEveryRouteAsEveryRole(t *testing.T) {
	tn := open(t)
	seen := matrixOf(tn)
	if *update {
		if err := os.WriteFile(matrixFile, []byte(seen), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(matrixFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != seen {
		t.Errorf("who gets in where is not what %s says:\n%s", matrixFile, differingLines(string(want), seen))
	}
}

func matrixOf(tn *town) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-44s", "# address")
	for _, role := range access.Roles {
		fmt.Fprintf(&b, " | %s", role)
	}
	b.WriteByte('\n')
	readers := map[access.Role]*reader{}
	for _, role := range access.Roles {
		readers[role] = tn.as(role)
	}
	for _, rt := range tn.server.Routes() {
		fmt.Fprintf(&b, "%-44s", rt.Pattern)
		for _, role := range access.Roles {
			knocks := readers[role]
			if rt.Pattern == "POST /sign-out" {
				knocks = tn.as(role) // with a session of its own: the others are needed further on
			}
			fmt.Fprintf(&b, " | %-*s", len(role), word(knocks.knock(rt.Pattern)))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func word(in bool) string {
	if in {
		return "yes"
	}
	return "-"
}

// knock calls a route and says whether the role gets past the door; what is behind it may still be a refusal of an empty
// form or of a thing that is not there. Whoever signs out must be out.
func (r *reader) knock(pattern string) (in bool) {
	r.t.Helper()
	method, path, _ := strings.Cut(pattern, " ")
	request, err := http.NewRequest(method, r.http.URL+concrete(r.t, path), strings.NewReader(""))
	if err != nil {
		r.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := r.client.Do(request)
	p := r.read(answer, err)
	if p.status >= 500 {
		r.t.Errorf("%s gave %d", pattern, p.status)
	}
	if in = p.status != http.StatusForbidden; path == "/sign-out" && in {
		if left := r.get("/password"); left.url.Path != "/sign-in" {
			r.t.Errorf("after %s the session still opens %s", pattern, left.url.Path)
		}
	}
	return in
}

// concrete fills in an address: a measure that there is, and names that nothing has.
func concrete(t testing.TB, path string) string {
	t.Helper()
	filled := strings.NewReplacer("{$}", "", "{code}", "icpc-within-15wd", "{token}", strings.Repeat("a", 24), "{id}", "nothing",
		"{form}", "nothing", "{account}", "nobody", "{name}", "nothing", "{pack}", "nothing",
		"{action}", planRooms, "{evidence}", planMinutes, "{recommendation}", planRec, "{inspection}", inspectionNewest, "{notice}", noticeInForce, "{request}", "1", "{version}", "1", "{document}", "structure", "{case}", "nothing", "{comment}", "nothing", "{day}", "new", "{file}", "nothing", "{sha}", strings.Repeat("0", 64), "{page}", "1.png", "{kind}", "theme", "{act}", "send").Replace(path)
	if strings.Contains(filled, "{") {
		t.Errorf("the test does not know what to write in %s", filled)
	}
	return filled
}

func differingLines(want, got string) string {
	var b strings.Builder
	had := map[string]bool{}
	for line := range strings.Lines(want) {
		had[line] = true
	}
	for line := range strings.Lines(got) {
		if !had[line] {
			b.WriteString("now:  " + line)
		}
		delete(had, line)
	}
	for line := range had {
		b.WriteString("file: " + line)
	}
	return b.String()
}

// Nobody gets anything without a session, whatever they call.
func TestEveryRouteAsNobody(t *testing.T) {
	tn := open(t)
	tn.as(access.Director) // somebody else's session changes nothing
	nobody := tn.stranger()
	nobody.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	for _, rt := range tn.server.Routes() {
		method, path, _ := strings.Cut(rt.Pattern, " ")
		request, err := http.NewRequest(method, tn.http.URL+concrete(t, path), strings.NewReader(url.Values{"text": {"short"}}.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		answer, err := nobody.client.Do(request)
		p := nobody.read(answer, err)
		if p.status != http.StatusSeeOther || !strings.HasPrefix(answer.Header.Get("Location"), "/sign-in") {
			t.Errorf("%s answered nobody with %d", rt.Pattern, p.status)
		}
		p.saysNot(t, "Wychmoor")
	}
}
