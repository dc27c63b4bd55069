package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
)

//go:embed migrations
var migrationFiles embed.FS

// tables are numbered files that make tables, and the table that says how many of them have run.
type tables struct{ files, version string }

var (
	journalTables = tables{"migrations/journal", "schema_version"}
	accessTables  = tables{"migrations/access", "access_version"}
)

// migrate brings the tables to the newest form this program knows, all in one transaction.
func (p *place) migrate(ctx context.Context, of tables) error {
	return p.writing(ctx, func(conn *sql.Conn) error {
		if p.lockSchema != "" {
			if _, err := conn.ExecContext(ctx, p.lockSchema); err != nil {
				return err
			}
		}
		stands, err := of.stand(ctx, conn)
		if err != nil {
			return err
		}
		return of.migrateFrom(ctx, conn, stands)
	})
}

func (of tables) stand(ctx context.Context, q querier) (int, error) {
	if _, err := q.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS `+of.version+` (version BIGINT NOT NULL PRIMARY KEY)`); err != nil {
		return 0, err
	}
	var version int
	err := q.QueryRowContext(ctx, `SELECT COALESCE(MAX(version), 0) FROM `+of.version).Scan(&version)
	return version, err
}

// migrateFrom runs the numbered files after the version that stands: 0001_x.sql makes version 1, and so on.
func (of tables) migrateFrom(ctx context.Context, q querier, stands int) error {
	files, err := migrationFiles.ReadDir(of.files)
	if err != nil {
		return err
	}
	if stands > len(files) {
		return fmt.Errorf("a newer Goldthread has written here (form %d; this one knows %d): use the newer program",
			stands, len(files))
	}
	for i := stands; i < len(files); i++ {
		text, err := migrationFiles.ReadFile(of.files + "/" + files[i].Name())
		if err != nil {
			return err
		}
		if _, err := q.ExecContext(ctx, string(text)); err != nil {
			return fmt.Errorf("migration %s: %w", files[i].Name(), err)
		}
		if _, err := q.ExecContext(ctx, `INSERT INTO `+of.version+` (version) VALUES ($1)`, i+1); err != nil {
			return err
		}
	}
	return nil
}
