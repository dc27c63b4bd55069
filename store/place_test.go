package store_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"goldthread/store"
)

func TestOpenSaysWhatIsWrong(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a-file")
	must(0, os.WriteFile(file, []byte("x"), 0o600))(t)
	notSQLite := t.TempDir()
	must(0, os.WriteFile(filepath.Join(notSQLite, "goldthread.db"), []byte(strings.Repeat("not a database ", 500)), 0o600))(t)
	for name, c := range map[string]struct{ place, says string }{
		"nothing":                 {"", "give a folder or a postgres:// URL"},
		"a file":                  {file, "is a file; name the folder"},
		"a folder in a file":      {filepath.Join(file, "folder"), "make the store's folder"},
		"a folder read-only":      {readOnlyFolder(t), "must be writable"},
		"a file of another kind":  {notSQLite, "goldthread.db: it is not a Goldthread store"},
		"another kind of URL":     {"mysql://u:secretword@h/d", "a place is a folder or a postgres:// URL: mysql:// is neither"},
		"a URL without sense":     {"postgres://u:secretword@h:port/d", "cannot be understood"},
		"a password with a slash": {"postgres://u:secretword/x@127.0.0.1/d", "cannot be understood"},
		"a percent sign":          {"postgres://u:secretword%zz@h/d", "cannot be understood"},
		"a wrong setting":         {"postgres://u@h/d?password=secretword&sslmode=perhaps", "cannot be understood"},
		"no server":               {"postgres://u:secretword@127.0.0.1:1/d?sslmode=disable", "PostgreSQL database d on 127.0.0.1"},
		"no server, in a setting": {"postgres://u@127.0.0.1:1/d?password=secretword&sslmode=disable", "PostgreSQL database d on 127.0.0.1"},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := store.Open(t.Context(), c.place, time.Now)
			if err == nil {
				s.Close()
			}
			wantError(t, err, c.says)
			if strings.Contains(err.Error(), "secretword") {
				t.Errorf("the password stands in %q", err)
			}
		})
	}
}

// readOnlyFolder is one of the kernel's own where the tests run as root, whom no permission stops.
func readOnlyFolder(t *testing.T) string {
	if os.Geteuid() == 0 {
		return "/sys/kernel"
	}
	folder := t.TempDir()
	must(0, os.Chmod(folder, 0o500))(t)
	return folder
}

func TestOldSQLiteIsRefused(t *testing.T) {
	for version, refused := range map[string]bool{
		"3.40.1": true, "3.51.2": true, "3.9.9": true, "2.99.99": true, "": true, "unknown": true,
		"3.51.3": false, "3.52.0": false, "3.54.1": false, "4.0": false,
	} {
		if err := store.RefuseOldSQLite(version); (err != nil) != refused {
			t.Errorf("SQLite %q: %v", version, err)
		}
	}
}

// TestFolderNames opens folders whose names mean something in a URL.
func TestFolderNames(t *testing.T) {
	for _, name := range []string{"a b", "what?mode=memory", "50%", "x#y", "ü"} {
		place := filepath.Join(t.TempDir(), name, "deeper")
		save(t, open(t, place, time.Now), put("a", "1"))
		for _, file := range must(os.ReadDir(place))(t) {
			at := must(file.Info())(t)
			equal(t, "rights of "+file.Name()+" in "+name, at.Mode().Perm(), 0o600)
		}
		equal(t, "first number found when opened again", must(open(t, place, time.Now).Entry(t.Context(), authority, 1))(t).ID, "a")
	}
}

// TestFullDisk lets SQLite believe that the disk is full, and then that there is room again.
func TestFullDisk(t *testing.T) {
	s := open(t, t.TempDir(), time.Now)
	save(t, s, put("before", "1"))
	must(0, s.OnWriter(t.Context(), "PRAGMA max_page_count = 1"))(t) // SQLite makes it the pages there are
	_, err := s.Append(t.Context(), authority, "w", []store.Draft{put("secret-id", `"`+strings.Repeat("x", 1<<20)+`"`)})
	wantError(t, err, "the disk is full; free some space and save again")
	if strings.Contains(err.Error(), "secret-id") {
		t.Errorf("an id stands in %q", err)
	}
	must(0, s.OnWriter(t.Context(), "PRAGMA max_page_count = 1000000"))(t)
	equal(t, "number of the next entry", save(t, s, put("after", "1")), int64(2))
	sound(t, s)
}

// TestACopyOfTheFolderIsAWholePlace copies a closed place, file by file: journal, sign-ins and the access log are all there.
func TestACopyOfTheFolderIsAWholePlace(t *testing.T) {
	place, s := filled(t, sqliteDatabase)
	was := backup(t, s)
	must(0, s.Close())(t)
	copied := filepath.Join(t.TempDir(), "copy")
	must(0, os.CopyFS(copied, os.DirFS(place)))(t)
	again := open(t, copied, time.Now)
	if !bytes.Equal(backup(t, again), was) {
		t.Error("the copy does not hold what was there")
	}
	equal(t, "sessions", len(must(again.Sessions(t.Context(), authority, "b.lee"))(t)), 1)
	files := ""
	for _, file := range must(os.ReadDir(place))(t) {
		files += file.Name() + " "
	}
	equal(t, "files of a closed place", files, "access.db goldthread.db ")
}
