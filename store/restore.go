package store

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"time"
)

// ErrNotEmpty is what Restore returns, wrapped, for a place where something is kept already.
var ErrNotEmpty = errors.New("something is kept there already: restore into an empty place")

// Restore reads a backup into an empty place of either kind. Every hash is checked on the way, and all is kept or
// nothing: after an error the place is as empty as before. Instants, numbers and hashes stay as they were.
func Restore(ctx context.Context, r io.Reader, at string, now func() time.Time) (err error) {
	s, err := Open(ctx, at, now)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return s.failed("restore the backup", s.writingBoth(ctx, func(journal, access *sql.Conn) error {
		if err := refuseFull(ctx, journal, access); err != nil {
			return err
		}
		in := restoring{ctx: ctx, store: s, conn: journal, access: access}
		if err := in.all(r); err != nil {
			return err
		}
		return deriveTables(ctx, journal, access)
	}))
}

// writingBoth runs f, which fills empty tables, in a transaction of each place; where both stand in one database that is
// one transaction. Of two, access is kept first, and emptied again where the journal cannot be kept. What a program that
// is killed between the two leaves is a place without a record, which no command takes for a whole one.
func (s *Store) writingBoth(ctx context.Context, f func(journal, access *sql.Conn) error) error {
	if s.inOne() {
		return s.writing(ctx, func(conn *sql.Conn) error { return f(conn, conn) })
	}
	filled := false
	err := s.writing(ctx, func(journal *sql.Conn) error {
		return s.access.writing(ctx, func(access *sql.Conn) error {
			err := f(journal, access)
			filled = err == nil
			return err
		})
	})
	if err != nil && filled {
		err = errors.Join(err, s.emptyAccess(context.WithoutCancel(ctx)))
	}
	return err
}

func (s *Store) emptyAccess(ctx context.Context) error {
	return s.access.failed("take back what was restored", s.access.writing(ctx, func(conn *sql.Conn) error {
		for _, table := range []string{"credential", "viewed", "viewed_head", "unfinished", "secret"} {
			if _, err := conn.ExecContext(ctx, `DELETE FROM `+table); err != nil {
				return err
			}
		}
		return nil
	}))
}

// deriveTables fills the tables that say again what others say.
func deriveTables(ctx context.Context, journal, access querier) error {
	_, err := journal.ExecContext(ctx, `INSERT INTO superseded (authority, seq, by_seq)
		SELECT authority, seq, by_seq FROM (`+followed+`) f WHERE by_seq IS NOT NULL`)
	if err != nil {
		return err
	}
	_, err = access.ExecContext(ctx, `INSERT INTO viewed_head (authority, seq) SELECT authority, MAX(seq) FROM viewed GROUP BY authority`)
	return err
}

func refuseFull(ctx context.Context, journal, access querier) error {
	var records, people bool
	err := journal.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM journal) OR EXISTS (SELECT 1 FROM head WHERE seq > 0)
		OR EXISTS (SELECT 1 FROM document)`).Scan(&records)
	if err != nil {
		return err
	}
	err = access.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM credential) OR EXISTS (SELECT 1 FROM viewed)
		OR EXISTS (SELECT 1 FROM unfinished) OR EXISTS (SELECT 1 FROM secret)`).Scan(&people)
	if err == nil && (records || people) {
		err = ErrNotEmpty
	}
	return err
}

// restoring is a restore under way.
type restoring struct {
	ctx     context.Context
	store   *Store
	conn    *sql.Conn // of the journal and its documents
	access  *sql.Conn // of what stands beside them
	lines   int
	sum     hash.Hash // of the lines read
	ended   bool
	promise *backupHead // of the journal being read
	last    head
	chain   chain
	journal *insertion
	viewed  *insertion
}

func (in *restoring) all(r io.Reader) error {
	zip, err := gzip.NewReader(r)
	if err != nil {
		return fmt.Errorf("this is no backup of Goldthread: %w", err)
	}
	in.sum = sha256.New()
	in.journal = in.store.into(in.ctx, in.conn, journalColumns, 11)
	in.viewed = in.store.access.into(in.ctx, in.access, viewedColumns, 7)
	lines := bufio.NewReaderSize(zip, 1<<18)
	for {
		text, err := readLine(lines)
		if err == io.EOF && in.ended {
			return nil
		}
		if err != nil {
			return fmt.Errorf("the backup is damaged after line %d: %w", in.lines, orCutOff(err))
		}
		in.lines++
		if err := in.line(text); err != nil {
			return fmt.Errorf("line %d of the backup: %w", in.lines, err)
		}
	}
}

func orCutOff(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// mostInLine is room for the largest document in base64 and its name; what is longer is no backup.
const mostInLine = mostInDocument/3*4 + 1<<20

// readLine gives a line with its end, and io.EOF only where nothing is left.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case err == nil:
			return line, nil
		case err == io.EOF && len(line) > 0:
			return nil, io.ErrUnexpectedEOF
		case err != bufio.ErrBufferFull:
			return nil, err
		case len(line) > mostInLine:
			return nil, errors.New("a line is longer than any document")
		}
	}
}

// line takes one line. JSON with other names than ours is refused: it may come from a newer program.
func (in *restoring) line(text []byte) error {
	var l backupLine
	read := json.NewDecoder(bytes.NewReader(text))
	read.DisallowUnknownFields()
	if err := read.Decode(&l); err != nil {
		return fmt.Errorf("it cannot be read as a line of a backup (%T)", err) // the error's text may hold what stood there
	}
	if first := in.lines == 1; first != (l.Form != 0) || l.Form > backupForm {
		return fmt.Errorf("this is no backup in a form up to %d", backupForm)
	}
	if in.ended {
		return errors.New("something stands after the end")
	}
	if l.Sum != "" {
		return in.end(l.Sum)
	}
	in.sum.Write(text)
	switch {
	case l.Head != nil:
		return in.head(l.Head)
	case l.Entry != nil:
		return in.entry(l.Entry)
	case l.Document != nil:
		return in.document(l.Document)
	}
	return in.beside(&l)
}

func (in *restoring) end(sum string) error {
	in.ended = true
	if hex.EncodeToString(in.sum.Sum(nil)) != sum {
		return errors.New("the lines above do not give the sum that stands here: the backup was changed")
	}
	if err := in.endJournal(); err != nil {
		return err
	}
	return errors.Join(in.journal.flush(), in.viewed.flush())
}

func (in *restoring) head(h *backupHead) error {
	if err := in.endJournal(); err != nil {
		return err
	}
	in.promise, in.last, in.chain = h, head{}, chain{}
	return nil
}

// endJournal compares the journal that ends here with what its head promised.
func (in *restoring) endJournal() error {
	if in.promise == nil {
		return nil
	}
	if in.last.seq != in.promise.Entries || !bytes.Equal(in.last.hash[:], in.promise.Hash) {
		return fmt.Errorf("the journal of authority %s ends at entry %d and not as its head says", in.promise.Authority, in.last.seq)
	}
	return keepHead(in.ctx, in.conn, in.promise.Authority, in.last)
}

func (in *restoring) entry(b *backupEntry) error {
	if in.promise == nil {
		return errors.New("an entry stands before any journal")
	}
	e := Entry{in.promise.Authority, b.Seq, b.Kind, b.ID, b.Child, b.Op, b.Body, wholeMicroseconds(b.RecordedAt), b.Actor, b.Source, [32]byte{}}
	e.Hash = in.chain.next(&e)
	if e.Seq != in.last.seq+1 || e.RecordedAt.Before(in.last.recordedAt) || !bytes.Equal(e.Hash[:], b.Hash) {
		return fmt.Errorf("entry %d of authority %s does not follow from the one before: the backup was changed", e.Seq, e.Authority)
	}
	in.last = head{e.Seq, e.Hash, e.RecordedAt}
	return in.journal.addEntry(&e)
}

func (in *restoring) document(b *backupDocument) error {
	if contentName(b.Content) != b.SHA256 {
		return fmt.Errorf("document %s does not have the content it is named by: the backup was changed", b.SHA256)
	}
	d := Document{b.SHA256, b.Name, b.MediaType, b.Content, b.RecordedAt}
	return keepDocument(in.ctx, in.conn, b.Authority, &d)
}
