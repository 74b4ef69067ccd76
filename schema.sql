-- The schema as the migrations leave it: the map of the data. A test keeps it in step.

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

CREATE TABLE backup_proofs (
    proved_at BIGINT PRIMARY KEY,
    backup TEXT NOT NULL,
    is_good BIGINT NOT NULL,
    detail TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE event_failures (
    listener TEXT NOT NULL,
    number BIGINT NOT NULL REFERENCES events (number),
    subject TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    retry_at BIGINT NOT NULL,
    error TEXT NOT NULL,
    PRIMARY KEY (listener, subject, number)
) WITHOUT ROWID;

CREATE TABLE event_positions (
    listener TEXT PRIMARY KEY,
    number BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE events (
    number BIGINT PRIMARY KEY,
    recorded_at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    actor TEXT,
    data TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX events_by_subject ON events (subject, number);

CREATE TABLE files (
    hash TEXT PRIMARY KEY,
    size BIGINT NOT NULL,
    uses BIGINT NOT NULL CHECK (uses >= 0),
    unused_since BIGINT
) WITHOUT ROWID;

CREATE INDEX files_unused ON files (unused_since) WHERE unused_since IS NOT NULL;

CREATE TABLE firms (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    sight TEXT NOT NULL CHECK (sight IN ('own', 'all')),
    is_closed BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE form_answers (
    form_key TEXT PRIMARY KEY,
    answered_at BIGINT NOT NULL,
    location TEXT NOT NULL,
    flash TEXT
) WITHOUT ROWID;

CREATE INDEX form_answers_by_age ON form_answers (answered_at);

CREATE TABLE installation (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE jobs (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    unique_key TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    lease_owner TEXT,
    lease_until BIGINT,
    is_cancelled BIGINT NOT NULL,
    progress_done BIGINT NOT NULL,
    progress_total BIGINT NOT NULL,
    message TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);

CREATE INDEX jobs_finished ON jobs (finished_at) WHERE finished_at IS NOT NULL;

CREATE INDEX jobs_running ON jobs (lease_until) WHERE state = 'running';

CREATE UNIQUE INDEX jobs_unique ON jobs (kind, unique_key) WHERE unique_key IS NOT NULL AND finished_at IS NULL;

CREATE INDEX jobs_waiting ON jobs (run_at) WHERE state = 'waiting';

CREATE TABLE mails (
    id TEXT NOT NULL PRIMARY KEY,
    cause TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    address_key TEXT NOT NULL,
    message_id TEXT NOT NULL,
    content BYTEA,
    state TEXT NOT NULL CHECK (state IN ('queued', 'held', 'sent', 'failed', 'refused')),
    attempts BIGINT NOT NULL,
    posted_at BIGINT NOT NULL,
    try_at BIGINT NOT NULL,
    give_up_at BIGINT NOT NULL,
    finished_at BIGINT,
    reason TEXT NOT NULL,
    UNIQUE (cause, address_key)
);

CREATE INDEX mails_by_address ON mails (address_key, finished_at);

CREATE INDEX mails_waiting ON mails (try_at, id) WHERE finished_at IS NULL;

CREATE TABLE migrations (
    number BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    checksum TEXT NOT NULL,
    applied_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE saved_views (
    owner TEXT NOT NULL,
    list TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    PRIMARY KEY (owner, list, name)
) WITHOUT ROWID;

CREATE TABLE schedules (
    name TEXT PRIMARY KEY,
    timing TEXT NOT NULL,
    next_at BIGINT NOT NULL
) WITHOUT ROWID;

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

CREATE INDEX sessions_by_end ON sessions (ends_at);

CREATE INDEX sessions_by_user ON sessions (user_id, seen_at);

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
    created_at BIGINT NOT NULL,
    seen_at BIGINT
) WITHOUT ROWID;

CREATE INDEX users_by_firm ON users (firm_id, name);
