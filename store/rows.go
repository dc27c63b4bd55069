package store

import (
	"context"
	"database/sql"
	"iter"
	"strconv"
	"strings"
)

// insertion gathers rows and inserts them some at a time.
type insertion struct {
	ctx       context.Context
	eachCtx   context.Context // of one statement
	conn      *sql.Conn
	into      string // table and columns
	columns   int
	most      int // rows in one statement
	args      []any
	statement *sql.Stmt // for most rows, prepared at the first
}

func (p *place) into(ctx context.Context, conn *sql.Conn, table string, columns int) *insertion {
	in := insertion{ctx: ctx, eachCtx: ctx, conn: conn, into: table, columns: columns, most: p.rowsPerInsert}
	if in.most == 1 {
		// SQLite's driver starts a watch on every statement whose context can end: a third of the time of a row.
		in.eachCtx = context.WithoutCancel(ctx)
	}
	return &in
}

func (in *insertion) add(values ...any) error {
	in.args = append(in.args, values...)
	if len(in.args) < in.most*in.columns {
		return nil
	}
	if err := in.ctx.Err(); err != nil {
		return err
	}
	if in.statement == nil {
		var err error
		if in.statement, err = in.conn.PrepareContext(in.ctx, in.text()); err != nil {
			return err
		}
	}
	_, err := in.statement.ExecContext(in.eachCtx, in.args...)
	in.args = in.args[:0]
	return err
}

func (in *insertion) addEntry(e *Entry) error {
	body := e.Body
	if body == nil {
		body = []byte{} // a retire may have none, and nil would be NULL
	}
	return in.add(e.Authority, e.Seq, e.Kind, e.ID, e.Child, string(e.Op), body, instantText(e.RecordedAt), e.Actor, e.Source, e.Hash[:])
}

// flush inserts what is left and must be called at the end.
func (in *insertion) flush() error {
	if in.statement != nil {
		defer in.statement.Close()
	}
	if len(in.args) == 0 {
		return nil
	}
	_, err := in.conn.ExecContext(in.ctx, in.text(), in.args...)
	return err
}

func (in *insertion) text() string {
	return `INSERT INTO ` + in.into + ` VALUES ` + placeholders(1, len(in.args)/in.columns, in.columns)
}

// placeholders writes rows of numbered parameters: ($1,$2),($3,$4).
func placeholders(first, rows, columns int) string {
	var b strings.Builder
	for r := range rows {
		for c := range columns {
			b.WriteString(map[bool]string{true: "(", false: ","}[c == 0])
			b.WriteString("$" + strconv.Itoa(first+r*columns+c))
		}
		b.WriteString(")")
		if r < rows-1 {
			b.WriteString(",")
		}
	}
	return b.String()
}

// row is one row of an answer.
type row interface{ Scan(to ...any) error }

// eachRow goes through the rows of an answer and closes them; a last pair holds the error that ended it.
func eachRow[T any](rows *sql.Rows, scan func(row) (T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		defer rows.Close()
		for rows.Next() {
			if value, err := scan(rows); !yield(value, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(*new(T), err)
		}
	}
}

// all gathers the rows of an answer.
func all[T any](rows *sql.Rows, scan func(row) (T, error)) ([]T, error) {
	var found []T
	for value, err := range eachRow(rows, scan) {
		if err != nil {
			return nil, err
		}
		found = append(found, value)
	}
	return found, nil
}
