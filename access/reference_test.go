package access_test

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"

	"goldthread/access"
	"goldthread/record"
	"goldthread/store/storetest"
)

func references(t testing.TB, p *place, code string, books ...*record.Book) *access.References {
	t.Helper()
	r := must(access.NewReferences(t.Context(), p.store, code))(t)
	for _, b := range books {
		r.Learn(b)
	}
	return r
}

func TestReferencesStayAndDiffer(t *testing.T) {
	storetest.Each(t, func(t *testing.T, at string) {
		b := book(t, held("A1", newest, "Team North", "x"), held("B2", newest, "Team North", "x"))
		p := openPlace(t, at)
		r := references(t, p, authority, b)
		token := r.Of("A1")
		if !regexp.MustCompile(`^[a-z2-7]{24}$`).MatchString(token) {
			t.Fatalf("the reference is %q", token)
		}
		id, ok := r.Child(token)
		equal(t, "child", fmt.Sprint(id, ok), "A1true")
		equal(t, "after a restart", references(t, openPlace(t, at), authority, b).Of("A1"), token)
		equal(t, "before it was learnt", references(t, p, authority).Of("A1"), token)
		for name, other := range map[string]string{"another child": r.Of("B2"), "another authority": references(t, p, "E09000002", b).Of("A1"),
			"another place": references(t, openPlace(t, t.TempDir()), authority, b).Of("A1")} {
			if other == token {
				t.Errorf("%s has the same reference", name)
			}
		}
		if _, ok := references(t, p, authority).Child(token); ok {
			t.Error("a child that was not learnt was found")
		}
	})
}

func TestGuessesFindNoChild(t *testing.T) {
	b := book(t, held("A1", newest, "Team North", "x"))
	r := references(t, openPlace(t, t.TempDir()), authority, b)
	token := r.Of("A1")
	for _, guess := range []string{"", "A1", token[:23], token + "a", strings.ToUpper(token), token[:23] + "\n", token[:23] + "0", "\n" + token, token[:12] + "\r\n" + token[12:],
		strings.Repeat("a", 24), strings.Repeat("a", 1<<20), "../../etc/passwd"} {
		if id, ok := r.Child(guess); ok {
			t.Errorf("%q is %q", guess[:min(len(guess), 40)], id)
		}
	}
	id := "A1"
	for n := 0; !strings.HasSuffix(r.Of(id), "aa"); n++ { // ends in zeros, as a reference that is cut short does
		id = fmt.Sprint("Z", n)
	}
	r.Learn(book(t, held(id, newest, "", "")))
	if _, ok := r.Child(r.Of(id)[:23] + "\n"); ok {
		t.Error("a line end stands for a letter")
	}
	for i := range token {
		changed := []byte(token)
		changed[i] = map[bool]byte{true: 'b', false: 'a'}[changed[i] == 'a']
		if _, ok := r.Child(string(changed)); ok {
			t.Errorf("with letter %d changed it still finds a child", i)
		}
	}
}

func TestLearningGoesOnBesideReading(t *testing.T) {
	p := openPlace(t, t.TempDir())
	first := book(t, held("A1", newest, "", ""))
	r := references(t, p, authority, first)
	var group sync.WaitGroup
	for n := range 4 {
		b := book(t, held("A1", newest, "", ""), held(fmt.Sprint("N", n), newest, "", ""))
		group.Go(func() { r.Learn(b) })
		group.Go(func() {
			if id, ok := r.Child(r.Of("A1")); !ok || id != "A1" {
				t.Error("a child that was known is gone")
			}
		})
	}
	group.Wait()
	for n := range 4 {
		if id, ok := r.Child(r.Of(fmt.Sprint("N", n))); !ok || id != fmt.Sprint("N", n) {
			t.Errorf("N%d was not learnt", n)
		}
	}
}

// BenchmarkLearn takes in a hundred thousand children.
func BenchmarkLearn(b *testing.B) {
	told := make([]record.Told, 100_000)
	for i := range told {
		told[i] = held(fmt.Sprintf("%08d", i), newest, "Team North", "x")
	}
	all := must(record.Assemble(authority, told))(b)
	p := openPlaceFor(b)
	b.Run("from nothing", func(b *testing.B) {
		for b.Loop() {
			must(access.NewReferences(background, p, authority))(b).Learn(all)
		}
	})
	b.Run("nothing new", func(b *testing.B) {
		r := must(access.NewReferences(background, p, authority))(b)
		r.Learn(all)
		for b.Loop() {
			r.Learn(all)
		}
	})
}
