-- Mails know the account that they are for, so that nothing leaves for somebody who may no longer sign in; such a mail
-- is withdrawn. A check cannot be widened in place, so the table is made anew.
CREATE TABLE mails_new (
    id TEXT NOT NULL PRIMARY KEY,
    cause TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    address_key TEXT NOT NULL,
    account_id TEXT REFERENCES users (id),
    message_id TEXT NOT NULL,
    content BYTEA,
    state TEXT NOT NULL CHECK (state IN ('queued', 'held', 'sent', 'failed', 'refused', 'withdrawn')),
    attempts BIGINT NOT NULL,
    posted_at BIGINT NOT NULL,
    try_at BIGINT NOT NULL,
    give_up_at BIGINT NOT NULL,
    finished_at BIGINT,
    reason TEXT NOT NULL,
    name_key TEXT NOT NULL,
    UNIQUE (cause, address_key)
);

INSERT INTO mails_new (
    id, cause, kind, name, address, address_key, message_id, content, state, attempts, posted_at, try_at, give_up_at,
    finished_at, reason, name_key
)
SELECT id, cause, kind, name, address, address_key, message_id, content, state, attempts, posted_at, try_at, give_up_at,
    finished_at, reason, name_key
FROM mails;

DROP TABLE mails;
ALTER TABLE mails_new RENAME TO mails;

CREATE INDEX mails_waiting ON mails (try_at, id) WHERE finished_at IS NULL;
CREATE INDEX mails_by_time ON mails (posted_at, id);
CREATE INDEX mails_by_address ON mails (address_key, finished_at);
CREATE INDEX mails_by_name ON mails (name_key, id);
CREATE INDEX mails_by_recipient ON mails (address_key, id);
CREATE INDEX mails_failed ON mails (posted_at) WHERE state = 'failed';

-- How often something with a limit was done, by hour: sums of a few rows tell whether the limit is reached.
CREATE TABLE limit_uses (
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    hour BIGINT NOT NULL,
    uses BIGINT NOT NULL,
    PRIMARY KEY (name, subject, hour)
) WITHOUT ROWID;
