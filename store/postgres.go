package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
)

// errPostgresURL holds nothing of what was given: a URL that cannot be read may have its password anywhere.
var errPostgresURL = errors.New("the postgres:// URL cannot be understood: write it as " +
	"postgres://user:password@host:5432/database, with signs such as / @ : % in a password written as %2F %40 %3A %25")

// connectionsPerProcess leaves room for several processes under PostgreSQL's usual limit of 100.
const connectionsPerProcess = 12

func openPostgres(ctx context.Context, at string) (place, error) {
	config, err := pgx.ParseConfig(at)
	if err != nil {
		return place{}, errPostgresURL
	}
	pool := stdlib.OpenDB(*config)
	pool.SetMaxOpenConns(connectionsPerProcess)
	pool.SetMaxIdleConns(connectionsPerProcess / 2)
	p := place{
		name:  fmt.Sprintf("PostgreSQL database %s on %s", config.Database, config.Host),
		write: pool, read: pool,
		begin:         "BEGIN",
		beginSnapshot: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
		lockSchema:    "SELECT pg_advisory_xact_lock(4711832065)", // a number of our own
		rowsPerInsert: 500,
		cause:         postgresCause,
	}
	if err := pool.PingContext(ctx); err != nil {
		_ = pool.Close()
		return place{}, p.failed("open the store", err)
	}
	return p, nil
}

// postgresCause puts the SQLSTATE codes that a council's database officer can mend into words.
func postgresCause(err error) string {
	var from *pgconn.PgError
	if !errors.As(err, &from) {
		return ""
	}
	switch from.Code {
	case "53100":
		return "the database server's disk is full; free some space and save again"
	case "25006":
		return "this server only answers reads; name the primary in the URL"
	case "28P01", "28000":
		return "user name or password was not accepted"
	case "3D000":
		return "there is no such database"
	case "42501":
		return "the user of the URL lacks the rights"
	case "53300":
		return "the server has no connection left"
	}
	return ""
}
