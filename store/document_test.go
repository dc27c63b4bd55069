package store_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

func testDocuments(t *testing.T, db database) {
	c := newClock()
	place := db.place(t)
	s := open(t, place, c.now)
	content := []byte("%PDF\x00\xff")
	sha := must(s.PutDocument(t.Context(), authority, "letter.pdf", "application/pdf", content))(t)
	c.tick(1)
	equal(t, "name of the same content", must(s.PutDocument(t.Context(), authority, "copy.pdf", "application/pdf", content))(t), sha)
	d := must(s.Document(t.Context(), authority, sha))(t)
	if !bytes.Equal(d.Content, content) {
		t.Errorf("content came back as %q", d.Content)
	}
	equal(t, "the rest", fmt.Sprint(d.SHA256, d.Name, d.MediaType, d.RecordedAt), fmt.Sprint(sha, "letter.pdf", "application/pdf", start))
	empty := must(s.PutDocument(t.Context(), other, "empty.txt", "text/plain", nil))(t)
	equal(t, "length of the empty document", len(must(s.Document(t.Context(), other, empty))(t).Content), 0)
	equal(t, "documents verified", sound(t, s).Documents, 2)

	must(raw(t, place).Exec("UPDATE document SET content = $1 WHERE sha256 = $2", []byte("another"), sha))(t)
	_, err := s.Document(t.Context(), authority, sha)
	wantError(t, err, "was changed")
	breaks := must(s.Verify(t.Context()))(t).Breaks
	if len(breaks) != 1 || !strings.Contains(breaks[0].String(), "document "+sha+" was changed") {
		t.Errorf("Verify of a changed document gave %v", breaks)
	}
}
