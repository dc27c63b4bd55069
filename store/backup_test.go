package store_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"goldthread/store"
)

// filled makes a place with two authorities, documents, and entries replaced and retired.
func filled(t *testing.T, db database) (string, *store.Store) {
	place := db.place(t)
	c := newClock()
	s := open(t, place, c.now)
	for i := range 30 {
		c.tick(1_234_567 * time.Microsecond)
		save(t, s, put(fmt.Sprint("<id> & ", i%7), fmt.Sprintf(`{"free": "é %d"}`, i)), put("x", "1"))
		must(s.Append(t.Context(), other, "é", []store.Draft{put("a", fmt.Sprint(i))}))(t)
	}
	save(t, s, retire("x"))
	for _, code := range []string{authority, other} {
		must(s.PutDocument(t.Context(), code, "letter.pdf", "application/pdf", bytes.Repeat([]byte("\x00letter"), 100_000)))(t)
	}
	fillBeside(t, s, c)
	return place, s
}

// fillBeside keeps something of each thing that stands beside the journal.
func fillBeside(t *testing.T, s *store.Store, c *clock) {
	for i, name := range []string{"b.lee", "B.lee", "a_nair"} { // databases sort these in different orders
		c.tick(time.Second)
		must(0, s.ClaimAccount(t.Context(), authority, name))(t)
		must(0, s.SetPassword(t.Context(), name, fmt.Sprint("hash <", i, ">")))(t)
		must(0, s.AddViewed(t.Context(), []string{authority, other}[i%2], []store.Viewed{
			{Actor: name, Child: "child-1", What: "child page", Why: "é <why>"}, {Actor: name, What: "access log"}}))(t)
		must(0, s.KeepUnfinished(t.Context(), authority, name, "commentary", "half a sent"))(t)
		must(s.Secret(t.Context(), name))(t)
		must(0, s.StartSession(t.Context(), sessionOf(name, c.at), fmt.Sprint("hash <", i, ">")))(t)
	}
	must(0, s.CountFailure(t.Context(), "b.lee", func(int) time.Time { return c.at.Add(time.Hour) }))(t)
}

func backup(t *testing.T, s *store.Store) []byte {
	t.Helper()
	var file bytes.Buffer
	must(0, s.Backup(t.Context(), &file))(t)
	return file.Bytes()
}

// testBackupWhileWriting backs up while another goroutine saves, restores into a place of each kind, and compares.
func testBackupWhileWriting(t *testing.T, db database) {
	_, s := filled(t, db)
	stop, saving := make(chan struct{}), make(chan struct{})
	var group sync.WaitGroup
	group.Go(func() {
		for n := 0; ; n++ {
			if _, err := s.Append(background, authority, "w", []store.Draft{put(fmt.Sprint("while", n), "1")}); err != nil {
				t.Error(err)
				return
			}
			if n == 0 {
				close(saving)
			}
			select {
			case <-stop:
				return
			default:
			}
		}
	})
	<-saving
	file := backup(t, s)
	close(stop)
	group.Wait()
	for _, target := range []database{sqliteDatabase, postgresDatabase} {
		t.Run("into "+target.name, func(t *testing.T) { restoredIsEqual(t, s, file, target) })
	}
}

func restoredIsEqual(t *testing.T, s *store.Store, file []byte, target database) {
	place := target.place(t)
	must(0, store.Restore(t.Context(), bytes.NewReader(file), place, time.Now))(t)
	restored := open(t, place, time.Now)
	v := sound(t, restored)
	equal(t, "documents", v.Documents, 2)
	for _, j := range v.Journals {
		last := must(restored.Entry(t.Context(), j.Authority, j.Entries))(t)
		equal(t, "hash of the entry that was last", last.Hash, must(s.Entry(t.Context(), j.Authority, j.Entries))(t).Hash)
		for _, at := range []time.Time{last.RecordedAt, start.Add(20 * time.Second)} {
			if j.Authority == authority && at == last.RecordedAt {
				continue // more was saved at that instant after the backup
			}
			equal(t, "live", live(t, restored, j.Authority, at), live(t, s, j.Authority, at))
		}
	}
	if again := backup(t, restored); !bytes.Equal(again, file) {
		t.Errorf("a backup of what was restored differs: %d bytes against %d", len(again), len(file))
	}
	save(t, restored, put("after", "1"))
	sound(t, restored)
}

// testDamagedBackup damages a backup in every way that a disk or a person may; the target must stay empty and usable.
func testDamagedBackup(t *testing.T, db database) {
	_, s := filled(t, sqliteDatabase)
	whole := backup(t, s)
	lines := bytes.SplitAfter(must(io.ReadAll(must(gzip.NewReader(bytes.NewReader(whole)))(t)))(t), []byte("\n"))
	lines = lines[:len(lines)-1]
	replaced := func(old, with string) []byte {
		all := bytes.Join(lines, nil)
		if !bytes.Contains(all, []byte(old)) {
			t.Fatalf("the backup holds no %q", old)
		}
		return zipped(bytes.Replace(all, []byte(old), []byte(with), 1))
	}
	flipped := bytes.Clone(whole)
	flipped[len(flipped)/2] ^= 1
	without := func(i int) []byte {
		return zipped(bytes.Join(append(append([][]byte{}, lines[:i]...), lines[i+1:]...), nil))
	}
	place := db.place(t)
	for name, c := range map[string]struct {
		file []byte
		says string
	}{
		"cut off":             {whole[:len(whole)/2], "damaged after line"},
		"a flipped bit":       {flipped, ""},
		"no backup":           {[]byte("PK\x03\x04 something else"), "no backup of Goldthread"},
		"nothing":             {nil, "no backup of Goldthread"},
		"another's gzip":      {zipped([]byte("hello\n")), "line 1 of the backup"},
		"another's JSON":      {zipped([]byte("{}\n")), "no backup in a form up to 2"},
		"a later form":        {replaced(`{"goldthread_backup":2}`, `{"goldthread_backup":3}`), "no backup in a form up to 2"},
		"an actor changed":    {replaced(`"actor":"a.worker"`, `"actor":"another"`), "entry 1 of authority E09000001 does not follow"},
		"an entry left out":   {without(5), "does not follow"},
		"a document changed":  {replaced(`AGxldHRlcg`, `AGxldHRlcw`), "does not have the content"},
		"a hash changed":      {replaced(`"hash":"hash <0>"`, `"hash":"hash <1>"`), "do not give the sum"},
		"a viewing left out":  {without(len(lines) - 8), "do not give the sum"},
		"a file name changed": {replaced(`letter.pdf`, `secret.pdf`), "do not give the sum"},
		"the end left out":    {without(len(lines) - 1), "damaged after line"},
		"more after the end":  {zipped(append(bytes.Join(lines, nil), "{}\n"...)), "something stands after the end"},
	} {
		t.Run(name, func(t *testing.T) {
			wantError(t, store.Restore(t.Context(), bytes.NewReader(c.file), place, time.Now), c.says)
			target := open(t, place, time.Now)
			equal(t, "authorities in the target", len(must(target.Authorities(t.Context()))(t)), 0)
			equal(t, "documents in the target", sound(t, target).Documents, 0)
		})
	}
	must(0, store.Restore(t.Context(), bytes.NewReader(whole), place, time.Now))(t)
}

func zipped(text []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(text)
	_ = z.Close()
	return b.Bytes()
}

func testRestoreIntoWhatIsFull(t *testing.T, db database) {
	place, s := filled(t, db)
	before := live(t, s, authority, time.Time{})
	wantIs(t, store.Restore(t.Context(), bytes.NewReader(backup(t, s)), place, time.Now), store.ErrNotEmpty)
	equal(t, "live after the refusal", live(t, s, authority, time.Time{}), before)
}

// savesFirst is a file that somebody saves something before it takes its first bytes.
type savesFirst struct {
	bytes.Buffer
	save func()
}

func (f *savesFirst) Write(p []byte) (int, error) {
	if f.save != nil {
		f.save()
		f.save = nil
	}
	return f.Buffer.Write(p)
}

// testBackupIsOfOneMoment saves for the second authority while the first is being backed up: it must not be in the file.
func testBackupIsOfOneMoment(t *testing.T, db database) {
	_, s := filled(t, db)
	save(t, s, put("large", strings.Repeat("0123456789", 50_000))) // so that the file is written to before the second's turn
	count, _, err := s.Head(t.Context(), other)
	must(0, err)(t)
	saved := false
	file := savesFirst{save: func() {
		must(s.Append(t.Context(), other, "w", []store.Draft{put("during", "1")}))(t)
		saved = true
	}}
	must(0, s.Backup(t.Context(), &file))(t)
	place := sqliteDatabase.place(t)
	must(0, store.Restore(t.Context(), &file.Buffer, place, time.Now))(t)
	got, _, err := open(t, place, time.Now).Head(t.Context(), other)
	if err != nil || !saved || got != count {
		t.Errorf("the backup holds %d entries of the second authority, which had %d when it began (saved during: %v, %v)", got, count, saved, err)
	}
}

// TestARestoreThatCannotBeCommittedLeavesNothing lets the journal's commit fail when everything has been read and what
// stands beside it is kept already.
func TestARestoreThatCannotBeCommittedLeavesNothing(t *testing.T) {
	_, s := filled(t, sqliteDatabase)
	file, place := backup(t, s), t.TempDir()
	must(0, open(t, place, time.Now).Close())(t)
	db := raw(t, place)
	for _, statement := range []string{ // a debt that is only looked at on COMMIT
		"CREATE TABLE payer (id INTEGER PRIMARY KEY)",
		"CREATE TABLE debt (payer INTEGER REFERENCES payer DEFERRABLE INITIALLY DEFERRED)",
		"CREATE TRIGGER owes AFTER INSERT ON document BEGIN INSERT INTO debt VALUES (1); END",
	} {
		must(db.Exec(statement))(t)
	}
	wantError(t, store.Restore(t.Context(), bytes.NewReader(file), place, time.Now), "FOREIGN KEY")
	must(db.Exec("DROP TRIGGER owes"))(t)
	must(0, store.Restore(t.Context(), bytes.NewReader(file), place, time.Now))(t) // refuses a place that is not empty
	if !bytes.Equal(backup(t, open(t, place, time.Now)), file) {
		t.Error("the second try did not restore all")
	}
}
