package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the scripts in testdata run the program itself.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"goldthread": main})
}

// TestScripts runs each command as its user would: commands on top, files below. Where a PostgreSQL is at hand, $POSTGRES is
// a place of its own for the script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			if url := os.Getenv("GOLDTHREAD_TEST_POSTGRES"); url != "" {
				e.Setenv("POSTGRES", ownSchema(t, url))
			}
			return nil
		},
		Condition: func(cond string) (bool, error) {
			return cond == "postgres" && os.Getenv("GOLDTHREAD_TEST_POSTGRES") != "", nil
		},
	})
}

// ownSchema makes an empty place in the test database that is gone when the test ends.
func ownSchema(t *testing.T, url string) string {
	schema := "goldthread_script_" + strings.ToLower(rand.Text())
	run := func(query string) {
		db, err := sql.Open("pgx", url)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	run("CREATE SCHEMA " + schema)
	t.Cleanup(func() { run("DROP SCHEMA " + schema + " CASCADE") })
	separator := "?"
	if strings.Contains(url, "?") {
		separator = "&"
	}
	return url + separator + "search_path=" + schema
}

// run runs a command in this process, at an injected time, and gives its status and what it wrote.
func runAt(t *testing.T, now time.Time, args ...string) (status int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	p := &program{out: &o, err: &e, now: func() time.Time { return now }, actor: "analyst"}
	status = p.run(context.Background(), args)
	return status, o.String(), e.String()
}
