// Package storetest gives tests places to keep a journal in: an SQLite folder always, and a PostgreSQL schema where one is
// at hand.
package storetest

import (
	"crypto/rand"
	"database/sql"
	"os"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// Variable names the PostgreSQL database that tests may make schemas in: postgres://user@host:port/database.
const Variable = "GOLDTHREAD_TEST_POSTGRES"

// Each runs a test on an empty place of each kind. Without a database to use, the PostgreSQL half is skipped in words; where
// CI=true that is a failure.
func Each(t *testing.T, test func(t *testing.T, place string)) {
	t.Run("SQLite", func(t *testing.T) { test(t, t.TempDir()) })
	t.Run("PostgreSQL", func(t *testing.T) { test(t, Postgres(t)) })
}

// Postgres makes an empty schema that is gone when the test ends, and gives its address.
func Postgres(t testing.TB) string {
	t.Helper()
	url := os.Getenv(Variable)
	if url == "" {
		const word = Variable + " names no database (postgres://user@host:port/database): PostgreSQL is not tested"
		if os.Getenv("CI") == "true" {
			t.Fatal(word)
		}
		t.Skip(word)
	}
	schema := "goldthread_test_" + strings.ToLower(rand.Text())
	run(t, url, "CREATE SCHEMA "+schema)
	t.Cleanup(func() { run(t, url, "DROP SCHEMA "+schema+" CASCADE") })
	separator := "?"
	if strings.Contains(url, "?") {
		separator = "&"
	}
	return url + separator + "search_path=" + schema
}

func run(t testing.TB, url, query string) {
	t.Helper()
	db, err := sql.Open("pgx", url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(query); err != nil {
		t.Fatal(err)
	}
}
