package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"
)

// Document is a file or a long text kept beside the journal; an entry points at it by its SHA-256.
type Document struct {
	SHA256     string // of Content, in hexadecimal
	Name       string // as first given
	MediaType  string
	Content    []byte
	RecordedAt time.Time
}

// mostInDocument is about what PostgreSQL takes in one value with room to spare (its limit is 1 GB in hexadecimal).
const mostInDocument = 256 << 20

// PutDocument keeps a document of at most 256 MiB and gives the name it is found by: the SHA-256 of its content. The same
// content again changes nothing and keeps the first name.
func (s *Store) PutDocument(ctx context.Context, authority, name, mediaType string, content []byte) (sha string, err error) {
	if authority == "" || !storable(authority, name, mediaType) {
		return "", errors.New("a document needs an authority; authority, name and media type must be plain text")
	}
	if len(content) > mostInDocument {
		return "", fmt.Errorf("the document has %d MiB; the store takes up to %d", len(content)>>20, mostInDocument>>20)
	}
	d := Document{Name: name, MediaType: mediaType, Content: content, RecordedAt: s.now()}
	d.SHA256 = contentName(content)
	return d.SHA256, s.failed("keep the document", keepDocument(ctx, s.write, authority, &d))
}

func contentName(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

func keepDocument(ctx context.Context, q querier, authority string, d *Document) error {
	content := d.Content
	if content == nil {
		content = []byte{}
	}
	_, err := q.ExecContext(ctx, `INSERT INTO document (authority, sha256, name, media_type, content, recorded_at)
		VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (authority, sha256) DO NOTHING`,
		authority, d.SHA256, d.Name, d.MediaType, content, instantText(d.RecordedAt))
	return err
}

// Document gives the document with that SHA-256, or ErrNotFound. Content that no longer gives its SHA-256 is an error.
func (s *Store) Document(ctx context.Context, authority, sha string) (Document, error) {
	d, err := readDocument(ctx, s.read, authority, sha)
	if errors.Is(err, sql.ErrNoRows) {
		return Document{}, fmt.Errorf("document %s of authority %s: %w", sha, authority, ErrNotFound)
	}
	if err != nil {
		return Document{}, s.failed("read the document", err)
	}
	if contentName(d.Content) != sha {
		return Document{}, fmt.Errorf("document %s of authority %s: its content was changed in the database", sha, authority)
	}
	return d, nil
}

func readDocument(ctx context.Context, q querier, authority, sha string) (Document, error) {
	d := Document{SHA256: sha}
	var at string
	row := q.QueryRowContext(ctx, `SELECT name, media_type, content, recorded_at FROM document WHERE authority = $1 AND sha256 = $2`, authority, sha)
	if err := row.Scan(&d.Name, &d.MediaType, &d.Content, &at); err != nil {
		return Document{}, err
	}
	var err error
	d.RecordedAt, err = parseInstant(at)
	return d, err
}

// documentKey names a document without its content.
type documentKey struct{ authority, sha string }

func documentKeys(ctx context.Context, q querier) ([]documentKey, error) {
	rows, err := q.QueryContext(ctx, `SELECT authority, sha256 FROM document ORDER BY authority, sha256`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var keys []documentKey
	for rows.Next() {
		var k documentKey
		if err := rows.Scan(&k.authority, &k.sha); err != nil {
			return nil, err
		}
		keys = append(keys, k)
	}
	return keys, rows.Err()
}
