package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// SQLite lets one transaction write to a file at a time, and a delivery's takes seconds: what pages write stands in a file of its own.
const journalFile, accessFile = "goldthread.db", "access.db"

// oldestSQLite is the first version in which a checkpoint that overlaps a write cannot lose the write (the WAL-reset
// fault of 3.7.0 to 3.51.2).
var oldestSQLite = [3]int{3, 51, 3}

func openSQLites(ctx context.Context, folder string) (journal, access place, err error) {
	if journal, err = openSQLite(ctx, folder, journalFile, journalCache); err != nil {
		return journal, access, err
	}
	if access, err = openSQLite(ctx, folder, accessFile, readerCache); err != nil {
		err = errors.Join(err, journal.closePools())
	}
	return journal, access, err
}

func openSQLite(ctx context.Context, folder, name, writerCache string) (place, error) {
	file := filepath.Join(folder, name)
	if err := makeFile(folder, file); err != nil {
		return place{}, err
	}
	p := place{name: file, begin: "BEGIN IMMEDIATE", beginSnapshot: "BEGIN", rowsPerInsert: 1, cause: sqliteCause}
	var err error
	if p.write, err = sqlitePool(file, 1, writerCache); err != nil {
		return place{}, p.failed("open the store", err)
	}
	if p.read, err = sqlitePool(file, max(4, runtime.NumCPU()), readerCache); err != nil {
		return place{}, p.failed("open the store", errors.Join(err, p.write.Close()))
	}
	if err := checkSQLite(ctx, p.write); err != nil {
		_ = p.closePools()
		return place{}, p.failed("open the store", err)
	}
	return p, nil
}

// makeFile makes folder and file where missing, readable by their owner alone: they hold records of children. It also
// finds at once, in words, what SQLite would only call "unable to open database file" later.
func makeFile(folder, file string) error {
	if at, err := os.Stat(folder); err == nil && !at.IsDir() {
		return fmt.Errorf("open the store: %s is a file; name the folder that the store is to live in", folder)
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("make the store's folder: %w", err)
	}
	f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("open the store for writing (its folder and %s must be writable): %w", filepath.Base(file), err)
	}
	return f.Close()
}

// The pages that a connection keeps. Writing the journal seeks all over the indexes; reading goes through it once, from end
// to end, and a large cache for each reader would only be memory.
const journalCache, readerCache = "cache_size(-64000)", "cache_size(-8000)"

// sqlitePool opens the file with the settings that durability rests on: a write-ahead log, flushed at each commit.
func sqlitePool(file string, most int, cache string) (*sql.DB, error) {
	absolute, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	settings := url.Values{"_pragma": {"busy_timeout(20000)", "journal_mode(wal)", "synchronous(full)",
		"foreign_keys(1)", cache}}
	name := url.URL{Scheme: "file", Path: filepath.ToSlash(absolute), RawQuery: settings.Encode()}
	pool, err := sql.Open("sqlite", name.String())
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(most)
	pool.SetMaxIdleConns(most)
	return pool, nil
}

func checkSQLite(ctx context.Context, pool *sql.DB) error {
	var version, mode string
	if err := pool.QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&version); err != nil {
		return err
	}
	if err := refuseOldSQLite(version); err != nil {
		return err
	}
	if err := pool.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode); err != nil {
		return err
	}
	if mode != "wal" {
		return fmt.Errorf("this disk does not allow SQLite a write-ahead log (it gave %q): use a local disk", mode)
	}
	return nil
}

func refuseOldSQLite(version string) error {
	parts := strings.Split(version, ".")
	for i, least := range oldestSQLite {
		n := 0
		if i < len(parts) {
			n, _ = strconv.Atoi(parts[i]) // what is no number counts as 0 and is refused
		}
		if n > least {
			return nil
		}
		if n < least {
			return fmt.Errorf("SQLite %s can lose saved records; 3.51.3 or newer is needed", version)
		}
	}
	return nil
}

func sqliteCause(err error) string {
	var from *sqlite.Error
	if !errors.As(err, &from) {
		return ""
	}
	switch from.Code() & 0xff { // the low byte is the primary code
	case sqlite3.SQLITE_FULL:
		return "the disk is full; free some space and save again"
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return "another program holds the store; try again when it has finished"
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return "the folder and the files in it must be writable"
	case sqlite3.SQLITE_NOTADB:
		return "it is not a Goldthread store"
	case sqlite3.SQLITE_CORRUPT:
		return "the file is damaged; restore the last backup elsewhere and compare"
	case sqlite3.SQLITE_IOERR:
		return "the disk failed to read or write"
	}
	return ""
}
