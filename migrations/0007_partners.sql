-- Partner firms: what is known of them, how they came, and what they have reached.

-- A firm has the id that its row in `firms` has, which is there once somebody is invited. `tags`, `domains` and the
-- other lists have one entry a line. What lists sort by is never NULL: '' and 0 stand for nothing. The totals are
-- changed in the transactions that change what they count; amounts are in the programme's first currency. `found_by`
-- is what a firm is searched by, in lower case.
CREATE TABLE partners (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    type TEXT NOT NULL,
    region TEXT NOT NULL,
    country TEXT NOT NULL,
    address TEXT NOT NULL,
    website TEXT NOT NULL,
    domains TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    phone TEXT NOT NULL,
    callback TEXT NOT NULL,
    registration TEXT NOT NULL,
    specialisations TEXT NOT NULL,
    languages TEXT NOT NULL,
    territories TEXT NOT NULL,
    tags TEXT NOT NULL,
    found_by TEXT NOT NULL,
    logo TEXT REFERENCES files (hash),
    rate BIGINT,
    capacity BIGINT,
    manager_id TEXT REFERENCES users (id),
    manager_name TEXT NOT NULL,
    parent_id TEXT REFERENCES partners (id),
    state TEXT NOT NULL CHECK (
        state IN ('applied', 'invited', 'onboarding', 'active', 'paused', 'suspended', 'archived')
    ),
    state_since BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    tier TEXT NOT NULL,
    tier_rank BIGINT NOT NULL,
    leads BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    accepted_share BIGINT NOT NULL,
    won BIGINT NOT NULL,
    won_share BIGINT NOT NULL,
    load BIGINT NOT NULL,
    revenue BIGINT NOT NULL,
    commission BIGINT NOT NULL,
    answers BIGINT NOT NULL,
    answer_time BIGINT NOT NULL,
    mean_answer_time BIGINT NOT NULL,
    last_activity_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE INDEX partners_by_name ON partners (name_key, id);
CREATE INDEX partners_by_type ON partners (type, id);
CREATE INDEX partners_by_tier ON partners (tier_rank, id);
CREATE INDEX partners_by_state ON partners (state, name_key, id);
CREATE INDEX partners_by_country ON partners (country, id);
CREATE INDEX partners_by_manager ON partners (manager_name, id);
CREATE INDEX partners_by_leads ON partners (leads, id);
CREATE INDEX partners_by_accepted_share ON partners (accepted_share, id);
CREATE INDEX partners_by_won_share ON partners (won_share, id);
CREATE INDEX partners_by_revenue ON partners (revenue, id);
CREATE INDEX partners_by_commission ON partners (commission, id);
CREATE INDEX partners_by_answer_time ON partners (mean_answer_time, id);
CREATE INDEX partners_by_load ON partners (load, id);
CREATE INDEX partners_by_activity ON partners (last_activity_at, id);
CREATE INDEX partners_by_creation ON partners (created_at, id);
CREATE INDEX partners_by_email ON partners (email_key) WHERE email_key <> '';
CREATE INDEX partners_by_parent ON partners (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE partner_domains (
    domain TEXT NOT NULL,
    firm_id TEXT NOT NULL REFERENCES partners (id),
    PRIMARY KEY (domain, firm_id)
) WITHOUT ROWID;

CREATE INDEX partner_domains_by_firm ON partner_domains (firm_id);

CREATE TABLE partner_tags (
    tag TEXT NOT NULL,
    firm_id TEXT NOT NULL REFERENCES partners (id),
    PRIMARY KEY (tag, firm_id)
) WITHOUT ROWID;

CREATE INDEX partner_tags_by_firm ON partner_tags (firm_id);

-- What staff note about a firm, which it never sees.
CREATE TABLE partner_notes (
    firm_id TEXT NOT NULL REFERENCES partners (id),
    id TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    author_id TEXT NOT NULL REFERENCES users (id),
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (firm_id, id)
) WITHOUT ROWID;

-- The firm's row is made when the address is confirmed. `nonce` is that of the form, `token` the hash of what the link
-- in the mail holds. `network` is the address that it came from, as far as one customer of a provider goes.
CREATE TABLE partner_applications (
    id TEXT PRIMARY KEY,
    firm_id TEXT REFERENCES partners (id),
    state TEXT NOT NULL CHECK (state IN ('unconfirmed', 'waiting', 'asked', 'approved', 'rejected')),
    firm_name TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    type TEXT NOT NULL,
    region TEXT NOT NULL,
    country TEXT NOT NULL,
    website TEXT NOT NULL,
    registration TEXT NOT NULL,
    audience TEXT NOT NULL,
    message TEXT NOT NULL,
    language TEXT NOT NULL,
    network TEXT NOT NULL,
    nonce TEXT NOT NULL UNIQUE,
    is_proved BIGINT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    sent_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    decided_at BIGINT,
    decided_by TEXT,
    reason TEXT NOT NULL,
    again_on TEXT
) WITHOUT ROWID;

CREATE INDEX partner_applications_by_state ON partner_applications (state, confirmed_at);
CREATE INDEX partner_applications_by_network ON partner_applications (network, sent_at);
CREATE INDEX partner_applications_by_firm ON partner_applications (firm_id) WHERE firm_id IS NOT NULL;

-- What staff ask an applicant, and what comes back.
CREATE TABLE partner_application_messages (
    application_id TEXT NOT NULL REFERENCES partner_applications (id),
    id TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    author_name TEXT,
    text TEXT NOT NULL,
    PRIMARY KEY (application_id, id)
) WITHOUT ROWID;

CREATE TABLE partner_steps (
    firm_id TEXT NOT NULL REFERENCES partners (id),
    step TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'skipped')),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (firm_id, step)
) WITHOUT ROWID;

-- Every text that firms were asked to sign, by its SHA-256; the last one published is the one that counts.
CREATE TABLE partner_agreements (
    hash TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    published_by TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE partner_signatures (
    firm_id TEXT NOT NULL REFERENCES partners (id),
    hash TEXT NOT NULL REFERENCES partner_agreements (hash),
    signed_name TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    address TEXT NOT NULL,
    signed_at BIGINT NOT NULL,
    PRIMARY KEY (firm_id, hash)
) WITHOUT ROWID;

-- A badge without a metric is given by hand.
CREATE TABLE badges (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    icon TEXT NOT NULL,
    metric TEXT,
    span TEXT,
    threshold BIGINT,
    is_retired BIGINT NOT NULL,
    created_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE badge_awards (
    firm_id TEXT NOT NULL REFERENCES partners (id),
    badge_id TEXT NOT NULL REFERENCES badges (id),
    awarded_at BIGINT NOT NULL,
    awarded_by TEXT,
    reason TEXT NOT NULL,
    PRIMARY KEY (firm_id, badge_id)
) WITHOUT ROWID;

CREATE INDEX badge_awards_by_badge ON badge_awards (badge_id);

CREATE TABLE challenges (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    metric TEXT NOT NULL,
    target BIGINT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    badge_id TEXT REFERENCES badges (id),
    reward TEXT NOT NULL,
    created_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE INDEX challenges_by_day ON challenges (last_day);

CREATE TABLE challenge_wins (
    challenge_id TEXT NOT NULL REFERENCES challenges (id),
    firm_id TEXT NOT NULL REFERENCES partners (id),
    won_at BIGINT NOT NULL,
    PRIMARY KEY (challenge_id, firm_id)
) WITHOUT ROWID;

-- What the public page says besides the programme itself, as the admins write it, in each language.
CREATE TABLE partnership_blocks (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('hero', 'figure', 'story', 'requirement', 'question')),
    language TEXT NOT NULL,
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX partnership_blocks_by_language ON partnership_blocks (language, position);

-- Firms that somebody brings as a file: kept from the rehearsal to the end of the import.
CREATE TABLE partner_imports (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    file_name TEXT NOT NULL,
    content TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    started_at BIGINT,
    finished_at BIGINT,
    rows_done BIGINT NOT NULL,
    rows_added BIGINT NOT NULL
) WITHOUT ROWID;

-- What a new installation begins with; all of it can be changed on a page.
INSERT INTO badges (id, name, note, icon, metric, span, threshold, is_retired, created_at) VALUES
    ('badge_00000000000000000000000001', 'First lead', 'The first lead is in.', 'flag', 'leads_submitted', 'lifetime', 1, 0, 0),
    ('badge_00000000000000000000000002', 'Ten leads', 'Ten leads, and none of them rejected.', 'bolt', 'leads_submitted', 'lifetime', 10, 0, 0),
    ('badge_00000000000000000000000003', 'First win', 'The first deal is won.', 'trophy', 'won_value', 'lifetime', 1, 0, 0),
    ('badge_00000000000000000000000004', 'Five-star month', 'A month of nothing but five stars from clients.', 'star', 'client_rating', 'calendar_month', 500, 0, 0),
    ('badge_00000000000000000000000005', 'One year', 'A year in the programme.', 'calendar', 'days_as_partner', 'lifetime', 365, 0, 0);
