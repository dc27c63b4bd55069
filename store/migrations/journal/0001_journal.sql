-- The journal, what cuts of it are found by, and the documents beside it. One text for SQLite and PostgreSQL; the
-- authority comes first in every key so that PostgreSQL can spread the tables by it.

CREATE TABLE journal (
    authority   TEXT   NOT NULL,
    seq         BIGINT NOT NULL,   -- 1, 2, 3 ... within the authority, without a gap
    kind        TEXT   NOT NULL,
    id          TEXT   NOT NULL,
    child       TEXT   NOT NULL,
    op          TEXT   NOT NULL CHECK (op IN ('put', 'retire')),
    body        BYTEA  NOT NULL,
    recorded_at TEXT   NOT NULL,   -- 2026-11-22T20:14:05.123456Z, never earlier than the entry before
    actor       TEXT   NOT NULL,
    source      TEXT   NOT NULL,
    hash        BYTEA  NOT NULL,   -- SHA-256 over the entry before's hash and every field
    PRIMARY KEY (authority, seq)
);

CREATE INDEX journal_by_id ON journal (authority, kind, id, seq);

-- The last entry of each authority, so that a journal whose end was cut off is found.
CREATE TABLE head (
    authority   TEXT   NOT NULL PRIMARY KEY,
    seq         BIGINT NOT NULL,
    hash        BYTEA  NOT NULL,
    recorded_at TEXT   NOT NULL
);

-- Each entry that a later one of the same kind and id followed. Small beside the journal: what is live, now or at any
-- earlier instant, is read in one walk of the journal past these.
CREATE TABLE superseded (
    authority TEXT   NOT NULL,
    seq       BIGINT NOT NULL,
    by_seq    BIGINT NOT NULL,
    PRIMARY KEY (authority, seq)
);

CREATE TABLE document (
    authority   TEXT  NOT NULL,
    sha256      TEXT  NOT NULL,   -- of the content, in hexadecimal
    name        TEXT  NOT NULL,
    media_type  TEXT  NOT NULL,
    content     BYTEA NOT NULL,
    recorded_at TEXT  NOT NULL,
    PRIMARY KEY (authority, sha256)
);
