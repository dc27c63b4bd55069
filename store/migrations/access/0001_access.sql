-- Who signs in, what they saw, what they are typing, and the keys that this place made for itself. None of it is in the
-- journal: it is either secret, or short-lived, or written at every page that is opened. On SQLite it is a file of its own,
-- since a file has one writer and these must not wait for a delivery; on PostgreSQL it is the journal's schema.

-- A sign-in name is one person's in the whole place, so it is the key: it is looked up before the authority is known.
CREATE TABLE credential (
    account      TEXT   NOT NULL PRIMARY KEY,
    authority    TEXT   NOT NULL,
    hash         TEXT   NOT NULL,   -- of the password, with its parameters; blank before the first password
    failures     BIGINT NOT NULL,   -- wrong passwords since the last right one
    locked_until TEXT   NOT NULL,   -- blank, or the instant before which nobody is let in
    changed      TEXT   NOT NULL    -- when the password was last set; blank before the first
);

CREATE TABLE session (
    token     TEXT NOT NULL PRIMARY KEY,   -- SHA-256 of the token, in hexadecimal: what is kept here opens nothing
    authority TEXT NOT NULL,
    account   TEXT NOT NULL,
    created   TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    expires   TEXT NOT NULL,
    revoked   TEXT NOT NULL    -- blank while it was not
);

CREATE INDEX session_by_account ON session (authority, account, created);

-- Who saw what. Rows are added and never changed or deleted.
CREATE TABLE viewed (
    authority TEXT   NOT NULL,
    seq       BIGINT NOT NULL,
    at        TEXT   NOT NULL,
    actor     TEXT   NOT NULL,
    child     TEXT   NOT NULL,   -- blank where it was about no child
    what      TEXT   NOT NULL,
    why       TEXT   NOT NULL,
    PRIMARY KEY (authority, seq)
);

CREATE INDEX viewed_by_child ON viewed (authority, child, seq);
CREATE INDEX viewed_by_actor ON viewed (authority, actor, seq);
CREATE INDEX viewed_by_instant ON viewed (authority, at, seq);   -- what was opened in a week, to find odd looking

-- The last number in viewed of each authority: whoever adds rows holds it until the commit.
CREATE TABLE viewed_head (
    authority TEXT   NOT NULL PRIMARY KEY,
    seq       BIGINT NOT NULL
);

-- What a person is typing, under the name of its form; gone when it is sent.
CREATE TABLE unfinished (
    authority TEXT NOT NULL,
    account   TEXT NOT NULL,
    form      TEXT NOT NULL,
    text      TEXT NOT NULL,
    at        TEXT NOT NULL,
    PRIMARY KEY (authority, account, form)
);

CREATE TABLE secret (
    name TEXT  NOT NULL PRIMARY KEY,
    key  BYTEA NOT NULL
);
