package store

import "context"

// RefuseOldSQLite is the check that Open makes, for versions that this program does not carry.
var RefuseOldSQLite = refuseOldSQLite

// OnWriter runs SQL on the connection that saves.
func (s *Store) OnWriter(ctx context.Context, query string) error {
	_, err := s.write.ExecContext(ctx, query)
	return err
}

// LiveOfQuery is the query of LiveOf for so many kinds.
func LiveOfQuery(kinds int) string { return selectEntry + liveOf(kinds) }

// HistoryOfQuery is the query of HistoryOf for so many kinds.
func HistoryOfQuery(kinds int) string { return selectEntry + historyOf(kinds) }

// TakenBackQuery is the query of TakenBack.
const TakenBackQuery = selectTakenBack
