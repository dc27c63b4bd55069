package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"goldthread/store"
	"goldthread/store/storetest"
)

// A kind of database under test: place makes an empty place that is gone when the test ends.
type database struct {
	name  string
	place func(t testing.TB) string
}

// conformance is what every kind of database must do.
var conformance = map[string]func(*testing.T, database){
	"AppendAndRead":          testAppendAndRead,
	"AuthoritiesAreApart":    testAuthoritiesAreApart,
	"Refusals":               testRefusals,
	"Conflict":               testConflict,
	"ConflictInOneGroup":     testConflictInOneGroup,
	"LiveAtEveryInstant":     testLiveAtEveryInstant,
	"ClockThatGoesBack":      testClockThatGoesBack,
	"SixteenWriters":         testSixteenWriters,
	"TwoStoresOnOnePlace":    testTwoStoresOnOnePlace,
	"Cancelled":              testCancelled,
	"Closed":                 testClosed,
	"Documents":              testDocuments,
	"Tampering":              testTampering,
	"KilledFiftyTimes":       testKilledFiftyTimes,
	"BackupWhileWriting":     testBackupWhileWriting,
	"BackupIsOfOneMoment":    testBackupIsOfOneMoment,
	"DamagedBackup":          testDamagedBackup,
	"RestoreIntoWhatIsFull":  testRestoreIntoWhatIsFull,
	"NewerSchema":            testNewerSchema,
	"OpenedByManyAtOnce":     testOpenedByManyAtOnce,
	"LargeAppend":            testLargeAppend,
	"LiveOverManyBatches":    testLiveOverManyBatches,
	"ReadersWithinLive":      testReadersWithinLive,
	"DocumentAndEntryErrors": testNotFound,
	"LiveOfSomeKinds":        testLiveOfSomeKinds,
	"Newest":                 testNewest,
	"SignInNames":            testSignInNames,
	"Failures":               testFailures,
	"Sessions":               testSessions,
	"NewPasswordEndsAll":     testNewPasswordEndsAll,
	"AccessLog":              testAccessLog,
	"Showings":               testShowings,
	"AccessLogOfManyAtOnce":  testAccessLogOfManyAtOnce,
	"UnfinishedTexts":        testUnfinishedTexts,
	"Secrets":                testSecrets,
	"BackupOfFormOne":        testBackupOfFormOne,
	"SessionsAreNotBackedUp": testSessionsAreNotBackedUp,
	"PagesDuringADelivery":   testPagesDuringADelivery,
}

func TestConformance(t *testing.T) {
	for _, db := range []database{sqliteDatabase, postgresDatabase} {
		t.Run(db.name, func(t *testing.T) {
			db.place(t) // skips or fails once, not in every test
			for name, test := range conformance {
				t.Run(name, func(t *testing.T) { test(t, db) })
			}
		})
	}
}

var sqliteDatabase = database{"SQLite", func(t testing.TB) string { return t.TempDir() }}

var postgresDatabase = database{"PostgreSQL", func(t testing.TB) string { return storetest.Postgres(t) }}

// raw opens the journal's place past the store, as somebody with the database's own tools would.
func raw(t testing.TB, place string) *sql.DB {
	t.Helper()
	return rawFile(t, place, "goldthread.db")
}

// rawFile is raw for one of SQLite's files; PostgreSQL has all in one.
func rawFile(t testing.TB, place, file string) *sql.DB {
	t.Helper()
	driver, name := "pgx", place
	if !strings.HasPrefix(place, "postgres") {
		driver, name = "sqlite", filepath.Join(place, file)
	}
	db := must(sql.Open(driver, name))(t)
	t.Cleanup(func() { db.Close() })
	return db
}

const (
	authority = "E09000001"
	other     = "E09000002"
)

var start = time.Date(2026, 3, 31, 9, 0, 0, 0, time.UTC)

// clock is an injected clock; tick moves it on.
type clock struct{ at time.Time }

func newClock() *clock { return &clock{start} }

func (c *clock) now() time.Time { return c.at }

func (c *clock) tick(d time.Duration) { c.at = c.at.Add(d) }

func open(t testing.TB, place string, now func() time.Time) *store.Store {
	t.Helper()
	s := must(store.Open(t.Context(), place, now))(t)
	t.Cleanup(func() { s.Close() })
	return s
}

func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func put(id, body string) store.Draft {
	return store.Draft{Kind: "visit", ID: id, Child: "child-" + id, Op: store.Put, Body: []byte(body), Source: "annexa.xlsx, List 8, row 3", Base: store.AnyBase}
}

func retire(id string) store.Draft {
	return store.Draft{Kind: "visit", ID: id, Child: "child-" + id, Op: store.Retire, Base: store.AnyBase}
}

func save(t testing.TB, s *store.Store, drafts ...store.Draft) int64 {
	t.Helper()
	return must(s.Append(t.Context(), authority, "a.worker", drafts))(t)
}

// live is what Live gives, as text: one line an entry.
func live(t testing.TB, s *store.Store, code string, knownBy time.Time) string {
	t.Helper()
	var b strings.Builder
	err := s.Live(t.Context(), code, knownBy, func(e *store.Entry) error {
		fmt.Fprintf(&b, "%d %s %s %s %s %s\n", e.Seq, e.Kind, e.ID, e.Child, e.Body, e.Source)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// sound fails the test unless Verify finds nothing, and gives what it found.
func sound(t testing.TB, s *store.Store) store.Verification {
	t.Helper()
	v := must(s.Verify(t.Context()))(t)
	if len(v.Breaks) > 0 {
		t.Fatalf("Verify found %v", v.Breaks)
	}
	return v
}

func wantError(t testing.TB, err error, part string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), part) {
		t.Fatalf("got error %v, want one that says %q", err, part)
	}
}

func wantIs(t testing.TB, err, target error) {
	t.Helper()
	if !errors.Is(err, target) {
		t.Fatalf("got error %v, want %v", err, target)
	}
}

func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Fatalf("%s:\n got %v\nwant %v", what, got, want)
	}
}

var background = context.Background()
