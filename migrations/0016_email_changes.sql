-- New addresses of accounts that are still to be confirmed: found by the hash of what the mailed link holds, and one for
-- each person.
CREATE TABLE email_changes (
    user_id TEXT PRIMARY KEY REFERENCES users (id),
    hash BYTEA NOT NULL UNIQUE,
    email TEXT NOT NULL,
    ends_at BIGINT NOT NULL
) WITHOUT ROWID;
