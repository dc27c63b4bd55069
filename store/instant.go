package store

import (
	"fmt"
	"time"
)

// instantForm is how an instant is kept: text of one width, so that it sorts as it reads, in UTC, to the microsecond.
const instantForm = "2006-01-02T15:04:05.000000Z"

func instantText(t time.Time) string { return t.UTC().Format(instantForm) }

func parseInstant(text string) (time.Time, error) {
	t, err := time.Parse(instantForm, text)
	if err != nil || len(text) != len(instantForm) { // Parse also takes an hour of one digit
		return time.Time{}, fmt.Errorf("%q is no instant as the journal keeps them", text)
	}
	return t, nil
}

// wholeMicroseconds is the part of an instant that is kept.
func wholeMicroseconds(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

// instantOrBlank and parseInstants are for instants that may not be there: the zero instant is kept as the empty text.
func instantOrBlank(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return instantText(t)
}

func parseInstants(texts []string, to ...*time.Time) error {
	for i, text := range texts {
		if text == "" {
			continue
		}
		t, err := parseInstant(text)
		if err != nil {
			return err
		}
		*to[i] = t
	}
	return nil
}
