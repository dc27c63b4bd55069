package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migrate brings the tables to the newest form this program knows, all in one transaction.
func (p *place) migrate(ctx context.Context) error {
	return p.writing(ctx, func(conn *sql.Conn) error {
		if p.lockSchema != "" {
			if _, err := conn.ExecContext(ctx, p.lockSchema); err != nil {
				return err
			}
		}
		stands, err := schemaVersion(ctx, conn)
		if err != nil {
			return err
		}
		return migrateFrom(ctx, conn, stands)
	})
}

func schemaVersion(ctx context.Context, q querier) (int, error) {
	if _, err := q.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL PRIMARY KEY)`); err != nil {
		return 0, err
	}
	var version int
	err := q.QueryRowContext(ctx, `SELECT COALESCE(MAX(version), 0) FROM schema_version`).Scan(&version)
	return version, err
}

// migrateFrom runs the numbered files after the version that stands: 0001_x.sql makes version 1, and so on.
func migrateFrom(ctx context.Context, q querier, stands int) error {
	files, err := migrationFiles.ReadDir("migrations")
	if err != nil {
		return err
	}
	if stands > len(files) {
		return fmt.Errorf("a newer Goldthread has written here (form %d; this one knows %d): use the newer program",
			stands, len(files))
	}
	for i := stands; i < len(files); i++ {
		text, err := migrationFiles.ReadFile("migrations/" + files[i].Name())
		if err != nil {
			return err
		}
		if _, err := q.ExecContext(ctx, string(text)); err != nil {
			return fmt.Errorf("migration %s: %w", files[i].Name(), err)
		}
		if _, err := q.ExecContext(ctx, `INSERT INTO schema_version (version) VALUES ($1)`, i+1); err != nil {
			return err
		}
	}
	return nil
}
