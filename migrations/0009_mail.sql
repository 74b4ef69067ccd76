-- The mails that people get: those that wait to be sent, and what became of the others. For one cause an address gets
-- one mail. What it says is sealed, for it holds links that open accounts, and goes once the mail was sent.
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

CREATE INDEX mails_waiting ON mails (try_at, id) WHERE finished_at IS NULL;
CREATE INDEX mails_by_time ON mails (posted_at, id);
CREATE INDEX mails_by_address ON mails (address_key, finished_at);
