package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"
)

// place is a database of either kind: what differs between the two stands here and nowhere else.
type place struct {
	name          string // for messages: a folder, or host and database without user and password
	write, read   *sql.DB
	begin         string // opens a transaction that writes
	beginSnapshot string // opens a transaction that reads one state throughout
	lockSchema    string // makes a second process wait while the tables are made; empty where begin does so
	rowsPerInsert int    // rows in one INSERT, as measured fastest
	cause         func(error) string
}

// openPlaces opens the place of the journal and that of access: one database of PostgreSQL, or two files of SQLite.
func openPlaces(ctx context.Context, at string) (journal, access place, err error) {
	switch {
	case strings.HasPrefix(at, "postgres://"), strings.HasPrefix(at, "postgresql://"):
		p, err := openPostgres(ctx, at)
		return p, p, err
	case at == "":
		return place{}, place{}, errors.New("no place was named: give a folder or a postgres:// URL")
	case strings.Contains(at, "://"):
		scheme, _, _ := strings.Cut(at, "://")
		return place{}, place{}, fmt.Errorf("a place is a folder or a postgres:// URL: %s:// is neither", scheme)
	default:
		return openSQLites(ctx, at)
	}
}

func (p *place) closePools() error {
	if p.read == p.write {
		return p.write.Close()
	}
	return errors.Join(p.read.Close(), p.write.Close())
}

// failed wraps an error of the database with what was being done, where, and in plain words what may be the matter.
func (p *place) failed(doing string, err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, sql.ErrConnDone) || strings.Contains(err.Error(), "sql: database is closed") {
		return fmt.Errorf("%s: %w", doing, ErrClosed)
	}
	if why := p.cause(err); why != "" {
		return fmt.Errorf("%s in %s: %s (%w)", doing, p.name, why, err)
	}
	return fmt.Errorf("%s in %s: %w", doing, p.name, err)
}

// querier is a pool or one connection of it inside a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// errCommit marks the one failure after which it is not known whether the transaction was kept.
var errCommit = errors.New("the commit failed, and it is not known whether this was saved: look before you save again")

// writing runs f in a transaction that other writers of the same rows wait for.
func (p *place) writing(ctx context.Context, f func(*sql.Conn) error) error {
	return transaction(ctx, p.write, p.begin, f)
}

// snapshot runs f in a transaction that sees one state of the database throughout, while others write.
func (p *place) snapshot(ctx context.Context, f func(*sql.Conn) error) error {
	return transaction(ctx, p.read, p.beginSnapshot, f)
}

// transaction holds one connection from begin to the end. It does not use sql.Tx, because SQLite's BEGIN IMMEDIATE has no
// place there and because a commit, once asked for, must not be cut short by a cancelled context: the answer would then
// be unknown.
func transaction(ctx context.Context, pool *sql.DB, begin string, f func(*sql.Conn) error) error {
	conn, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, begin); err != nil {
		return err
	}
	settled := false
	defer func() {
		if !settled {
			rollBack(ctx, conn)
		}
	}()
	if err := f(conn); err != nil {
		return err
	}
	if _, err := conn.ExecContext(context.WithoutCancel(ctx), "COMMIT"); err != nil {
		return fmt.Errorf("%w: %w", errCommit, err)
	}
	settled = true
	return nil
}

// rollBack undoes what the transaction did; a connection that cannot even do that is thrown away.
func rollBack(ctx context.Context, conn *sql.Conn) {
	if _, err := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK"); err != nil {
		_ = conn.Raw(func(any) error { return driver.ErrBadConn })
	}
}
