package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"goldthread/store/storetest"
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
			e.Setenv("XDG_CACHE_HOME", filepath.Join(os.TempDir(), "goldthread-test-cache"))
			if havePostgres() {
				e.Setenv("POSTGRES", storetest.Postgres(t))
			}
			return nil
		},
		Condition: func(cond string) (bool, error) {
			return cond == "postgres" && havePostgres(), nil
		},
	})
}

func havePostgres() bool { return os.Getenv(storetest.Variable) != "" }

// runAt runs a command in this process, at an injected time, and gives its status and what it wrote.
func runAt(t *testing.T, now time.Time, args ...string) (status int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	p := &program{in: strings.NewReader(""), out: &o, err: &e, now: func() time.Time { return now }, actor: "analyst"}
	status = p.run(context.Background(), args)
	return status, o.String(), e.String()
}
