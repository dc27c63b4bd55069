package store

import (
	"cmp"
	"context"
	"slices"
)

// secret is a key of the place as a backup holds it.
type secret struct {
	Name string `json:"name"`
	Key  []byte `json:"key"`
}

func scanSecret(r row) (secret, error) {
	var s secret
	err := r.Scan(&s.Name, &s.Key)
	return s, err
}

// backupBeside writes what stands beside journal and documents. The few are sorted here, since the databases sort text
// each in its own way; the access log is read along its numbers.
func backupBeside(ctx context.Context, q querier, out *backupWriter) error {
	credentials, err := sorted(ctx, q, selectCredential, scanCredential, func(a, b Credential) int { return cmp.Compare(a.Account, b.Account) })
	if err != nil {
		return err
	}
	for i := range credentials {
		if err := out.line(&backupLine{Credential: &credentials[i]}); err != nil {
			return err
		}
	}
	if err := backupViewed(ctx, q, out); err != nil {
		return err
	}
	unfinished, err := sorted(ctx, q, selectUnfinished, scanUnfinished, func(a, b Unfinished) int {
		return cmp.Or(cmp.Compare(a.Authority, b.Authority), cmp.Compare(a.Account, b.Account), cmp.Compare(a.Form, b.Form))
	})
	if err != nil {
		return err
	}
	for i := range unfinished {
		if err := out.line(&backupLine{Unfinished: &unfinished[i]}); err != nil {
			return err
		}
	}
	return backupSecrets(ctx, q, out)
}

func backupSecrets(ctx context.Context, q querier, out *backupWriter) error {
	secrets, err := sorted(ctx, q, `SELECT name, key FROM secret`, scanSecret, func(a, b secret) int { return cmp.Compare(a.Name, b.Name) })
	if err != nil {
		return err
	}
	for i := range secrets {
		if err := out.line(&backupLine{Secret: &secrets[i]}); err != nil {
			return err
		}
	}
	return nil
}

func backupViewed(ctx context.Context, q querier, out *backupWriter) error {
	found, err := codes(ctx, q, `SELECT authority FROM viewed_head`)
	if err != nil {
		return err
	}
	for _, authority := range found {
		rows, err := q.QueryContext(ctx, selectViewed+` WHERE authority = $1 ORDER BY seq`, authority)
		if err != nil {
			return err
		}
		for v, err := range eachRow(rows, scanViewed) {
			if err == nil {
				err = out.line(&backupLine{Viewed: &v})
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// sorted reads all rows of a small table.
func sorted[T any](ctx context.Context, q querier, query string, scan func(row) (T, error), order func(a, b T) int) ([]T, error) {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	found, err := all(rows, scan)
	slices.SortFunc(found, order)
	return found, err
}

// beside takes a line of what stands beside journal and documents.
func (in *restoring) beside(l *backupLine) error {
	var err error
	switch {
	case l.Credential != nil:
		c := l.Credential
		_, err = in.access.ExecContext(in.ctx, `INSERT INTO credential (account, authority, hash, failures, locked_until, changed) VALUES ($1, $2, $3, $4, $5, $6)`,
			c.Account, c.Authority, c.Hash, c.Failures, instantOrBlank(c.LockedUntil), instantOrBlank(c.Changed))
	case l.Viewed != nil:
		v := l.Viewed
		err = in.viewed.add(v.Authority, v.Seq, instantText(v.At), v.Actor, v.Child, v.What, v.Why)
	case l.Unfinished != nil:
		err = keepUnfinished(in.ctx, in.access, l.Unfinished)
	case l.Secret != nil:
		_, err = in.access.ExecContext(in.ctx, `INSERT INTO secret (name, key) VALUES ($1, $2)`, l.Secret.Name, l.Secret.Key)
	}
	return err
}
