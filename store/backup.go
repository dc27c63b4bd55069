package store

import (
	"bufio"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"time"
)

// A backup is a gzip file of lines, each one JSON object, the same for either kind of database: first its form, then for
// each authority its head and all its entries in order, then the documents, then what stands beside them (credentials, the
// access log, unfinished texts, secrets; no sessions), and last the SHA-256 of all lines before. Form 1 ended with the documents.
const backupForm = 2

// backupLine is one line; one of its parts is there.
type backupLine struct {
	Form       int             `json:"goldthread_backup,omitempty"` // the first line
	Head       *backupHead     `json:"journal,omitempty"`
	Entry      *backupEntry    `json:"entry,omitempty"`
	Document   *backupDocument `json:"document,omitempty"`
	Credential *Credential     `json:"credential,omitempty"`
	Viewed     *Viewed         `json:"viewed,omitempty"`
	Unfinished *Unfinished     `json:"unfinished,omitempty"`
	Secret     *secret         `json:"secret,omitempty"`
	Sum        string          `json:"sha256_of_lines_above,omitempty"` // the last line
}

type backupHead struct {
	Authority string `json:"authority"`
	Entries   int64  `json:"entries"`
	Hash      []byte `json:"hash"`
}

// backupEntry has its authority from the head before it. The body is kept as bytes (base64), since its hash is over them.
type backupEntry struct {
	Seq        int64     `json:"seq"`
	Kind       string    `json:"kind"`
	ID         string    `json:"id"`
	Child      string    `json:"child,omitempty"`
	Op         Op        `json:"op"`
	Body       []byte    `json:"body"`
	RecordedAt time.Time `json:"recorded_at"`
	Actor      string    `json:"actor"`
	Source     string    `json:"source"`
	Hash       []byte    `json:"hash"`
}

type backupDocument struct {
	Authority  string    `json:"authority"`
	SHA256     string    `json:"sha256"`
	Name       string    `json:"name"`
	MediaType  string    `json:"media_type"`
	Content    []byte    `json:"content"`
	RecordedAt time.Time `json:"recorded_at"`
}

// Backup writes a copy of everything but sessions, while others go on writing: all authorities and their documents as they
// stand at one moment, and what stands beside them at a second moment after it, so that each account in the journal has the
// sign-in name that was claimed before it. The file holds children's records in clear, and the hashes of passwords: whoever calls encrypts it or
// keeps it where they are kept. An error means that what was written is no backup.
func (s *Store) Backup(ctx context.Context, w io.Writer) error {
	out := newBackupWriter(w)
	err := s.snapshot(ctx, func(conn *sql.Conn) error {
		if err := out.line(&backupLine{Form: backupForm}); err != nil {
			return err
		}
		if err := s.backupJournals(ctx, conn, out); err != nil {
			return err
		}
		return backupDocuments(ctx, conn, out)
	})
	if err != nil {
		return s.failed("back up", err)
	}
	if err := s.access.snapshot(ctx, func(conn *sql.Conn) error { return backupBeside(ctx, conn, out) }); err != nil {
		return s.access.failed("back up", err)
	}
	return s.failed("back up", out.finish())
}

func (s *Store) backupJournals(ctx context.Context, q querier, out *backupWriter) error {
	found, err := authorities(ctx, q)
	if err != nil {
		return err
	}
	for _, authority := range found {
		h, err := readHead(ctx, q, authority)
		if err != nil {
			return err
		}
		if err := out.line(&backupLine{Head: &backupHead{authority, h.seq, h.hash[:]}}); err != nil {
			return err
		}
		if err := s.walk(ctx, q, out.entry, authority, `ORDER BY seq`); err != nil {
			return err
		}
	}
	return nil
}

func backupDocuments(ctx context.Context, q querier, out *backupWriter) error {
	keys, err := documentKeys(ctx, q)
	if err != nil {
		return err
	}
	for _, k := range keys {
		d, err := readDocument(ctx, q, k.authority, k.sha)
		if err != nil {
			return err
		}
		line := backupDocument{k.authority, d.SHA256, d.Name, d.MediaType, d.Content, d.RecordedAt}
		if err := out.line(&backupLine{Document: &line}); err != nil {
			return err
		}
	}
	return nil
}

// backupWriter writes lines through their sum into gzip.
type backupWriter struct {
	zip    *gzip.Writer
	buffer *bufio.Writer
	sum    hash.Hash
	json   *json.Encoder
}

func newBackupWriter(w io.Writer) *backupWriter {
	zip, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
	if err != nil {
		panic(err) // only for a level that does not exist
	}
	out := &backupWriter{zip: zip, sum: sha256.New()}
	out.buffer = bufio.NewWriterSize(io.MultiWriter(zip, out.sum), 1<<18)
	out.json = json.NewEncoder(out.buffer)
	out.json.SetEscapeHTML(false)
	return out
}

func (out *backupWriter) line(l *backupLine) error { return out.json.Encode(l) }

func (out *backupWriter) entry(e *Entry) error {
	return out.line(&backupLine{Entry: &backupEntry{e.Seq, e.Kind, e.ID, e.Child, e.Op, e.Body, e.RecordedAt, e.Actor, e.Source, e.Hash[:]}})
}

func (out *backupWriter) finish() error {
	if err := out.buffer.Flush(); err != nil {
		return err
	}
	sum := out.sum.Sum(nil)
	if _, err := fmt.Fprintf(out.zip, "{\"sha256_of_lines_above\":%q}\n", hex.EncodeToString(sum)); err != nil {
		return err
	}
	return out.zip.Close()
}
