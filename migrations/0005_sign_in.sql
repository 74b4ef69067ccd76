-- How people get in: second factors, links that are mailed, who tried too often, and on which devices they were before.

-- The secret that a person's authenticator app shares, sealed; `new_secret` is one that they have not proved yet.
-- A code works once: `last_step` is the half minute of the last one.
CREATE TABLE second_factors (
    user_id TEXT PRIMARY KEY REFERENCES users (id),
    secret BYTEA,
    since BIGINT,
    last_step BIGINT,
    new_secret BYTEA
) WITHOUT ROWID;

-- What lets a person in, once, who has lost the app. A code that was used is gone.
CREATE TABLE recovery_codes (
    fingerprint BYTEA PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id)
) WITHOUT ROWID;

CREATE INDEX recovery_codes_by_user ON recovery_codes (user_id);

-- The roles whose people cannot sign in without a second factor.
CREATE TABLE second_factor_roles (
    role TEXT PRIMARY KEY
) WITHOUT ROWID;

-- A link is found by the hash of what it holds, and is gone when it was used. The one that makes the first admin is
-- nobody's.
CREATE TABLE sign_in_links (
    hash BYTEA PRIMARY KEY,
    purpose TEXT NOT NULL CHECK (purpose IN ('reset', 'invite', 'setup')),
    user_id TEXT REFERENCES users (id),
    ends_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE INDEX sign_in_links_by_user ON sign_in_links (user_id, purpose);

-- Who tried in vain: what was tried, or where from, as a code that tells nobody which account or address it is.
-- `until` is when they may try again.
CREATE TABLE sign_in_failures (
    subject BYTEA PRIMARY KEY,
    count BIGINT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT
) WITHOUT ROWID;

-- The browsers in which a person has signed in, by the hash of a name that each keeps.
CREATE TABLE devices (
    hash BYTEA NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (hash, user_id)
) WITHOUT ROWID;

CREATE INDEX devices_by_user ON devices (user_id);
