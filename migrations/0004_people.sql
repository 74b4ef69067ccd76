-- Who may sign in, who has, and what they did.

-- Partner firms as the rights of their people need them; the partners' part keeps the rest. Of a firm that is closed
-- nobody can sign in.
CREATE TABLE firms (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    sight TEXT NOT NULL CHECK (sight IN ('own', 'all')),
    is_closed BIGINT NOT NULL
) WITHOUT ROWID;

-- `email_key` is the address by which an account is found, in lower case; `roles` are words. Who was invited and has
-- not come yet has no password; who has left is archived.
CREATE TABLE users (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    roles TEXT NOT NULL,
    firm_id TEXT REFERENCES firms (id),
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    picture TEXT REFERENCES files (hash),
    password TEXT,
    password_changed_at BIGINT,
    is_paused BIGINT NOT NULL,
    archived_at BIGINT,
    created_at BIGINT NOT NULL,
    seen_at BIGINT
) WITHOUT ROWID;

CREATE INDEX users_by_firm ON users (firm_id, name);
CREATE INDEX users_by_picture ON users (picture) WHERE picture IS NOT NULL;

-- A session is found by the hash of what its cookie holds. `viewed_user_id` is the partner whom an admin looks at the
-- portal as.
CREATE TABLE sessions (
    hash BYTEA PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL REFERENCES users (id),
    viewed_user_id TEXT REFERENCES users (id),
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    checked_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    is_kept BIGINT NOT NULL,
    device TEXT NOT NULL,
    address TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX sessions_by_user ON sessions (user_id, seen_at);
CREATE INDEX sessions_by_end ON sessions (ends_at);

-- What was done, each entry with the hash of itself and of all before it.
CREATE TABLE audit_entries (
    number BIGINT PRIMARY KEY,
    recorded_at BIGINT NOT NULL,
    actor_id TEXT,
    actor_name TEXT NOT NULL,
    viewed_as TEXT,
    firm_id TEXT,
    address TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT,
    subject_name TEXT,
    changes TEXT NOT NULL,
    hash TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX audit_entries_by_firm ON audit_entries (firm_id, number);
CREATE INDEX audit_entries_by_subject ON audit_entries (subject, number);
CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, number);
