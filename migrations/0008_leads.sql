-- The pipeline: leads, what is done about them, and who was first.

-- The way of a lead. The kind of a stage says what it means; all else can be changed. `place` orders them. One that is
-- retired has no leads any more, but histories name it.
CREATE TABLE lead_stages (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('open', 'won', 'lost')),
    tone TEXT NOT NULL,
    place BIGINT NOT NULL,
    rots_after BIGINT,
    is_retired BIGINT NOT NULL
) WITHOUT ROWID;

INSERT INTO lead_stages (code, name, kind, tone, place, rots_after, is_retired) VALUES
    ('new', 'New', 'open', 'info', 1, 2, 0),
    ('contacted', 'Contacted', 'open', 'info', 2, 7, 0),
    ('qualified', 'Qualified', 'open', 'accent', 3, 14, 0),
    ('proposal', 'Proposal', 'open', 'accent', 4, 14, 0),
    ('won', 'Won', 'won', 'success', 5, NULL, 0),
    ('lost', 'Lost', 'lost', 'neutral', 6, NULL, 0);

-- What an admin has set up for all leads, by name.
CREATE TABLE lead_settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- What a card shows and a list sorts by. A board reads a firm's column from one place: the key begins with both.
-- `tags` stand between bars: `|hot|fair|`. The next action is the first open task. `review` is whether the lead counts;
-- one that is locked stays closed; `won_base` is what it was won for in the programme's currency, where that is known; `words` is what a firm's own search looks in, in lower case.
CREATE TABLE leads (
    firm_id TEXT NOT NULL REFERENCES firms (id),
    stage TEXT NOT NULL REFERENCES lead_stages (code),
    stage_since BIGINT NOT NULL,
    id TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    active_at BIGINT NOT NULL,
    name TEXT NOT NULL,
    company TEXT NOT NULL,
    source TEXT NOT NULL,
    user_id TEXT REFERENCES users (id),
    value_minor BIGINT,
    value_currency TEXT,
    probability BIGINT,
    next_action TEXT,
    next_on TEXT,
    tags TEXT NOT NULL,
    review TEXT NOT NULL CHECK (review IN ('accepted', 'waiting', 'rejected')),
    campaign TEXT,
    link_id TEXT,
    closed_on TEXT,
    won_minor BIGINT,
    won_currency TEXT,
    won_base BIGINT,
    lost_reason TEXT,
    answered_at BIGINT,
    archived_at BIGINT,
    is_locked BIGINT NOT NULL,
    merged_into TEXT,
    words TEXT NOT NULL,
    PRIMARY KEY (firm_id, stage, stage_since, id)
) WITHOUT ROWID;

CREATE INDEX leads_by_creation ON leads (firm_id, created_at, id);
CREATE INDEX leads_by_close ON leads (firm_id, closed_on) WHERE closed_on IS NOT NULL;
CREATE INDEX leads_by_link ON leads (link_id, id) WHERE link_id IS NOT NULL;
-- Lists of all firms begin with the newest.
CREATE INDEX leads_by_age ON leads (created_at, id) WHERE archived_at IS NULL;
CREATE INDEX leads_by_review ON leads (created_at) WHERE review = 'waiting';

-- The rest of a lead, which its own page shows; `rate` was agreed for this one, in basis points; `keys` are its keys
-- with blanks between.
CREATE TABLE lead_details (
    lead_id TEXT PRIMARY KEY REFERENCES leads (id),
    email TEXT,
    phone TEXT,
    website TEXT,
    country TEXT,
    city TEXT,
    requirements TEXT NOT NULL,
    first_touch TEXT,
    last_touch TEXT,
    has_consent BIGINT NOT NULL,
    rate BIGINT,
    keys TEXT NOT NULL
) WITHOUT ROWID;

-- What no partner ever sees.
CREATE TABLE lead_internals (
    lead_id TEXT PRIMARY KEY REFERENCES leads (id),
    temperature TEXT CHECK (temperature IN ('hot', 'warm', 'cold')),
    score BIGINT,
    hint TEXT,
    notes TEXT NOT NULL,
    rate_reason TEXT
) WITHOUT ROWID;

-- Counts and sums of what is not archived; `owner` and `currency` are empty where a lead has none.
CREATE TABLE lead_sums (
    firm_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    owner TEXT NOT NULL,
    currency TEXT NOT NULL,
    leads BIGINT NOT NULL,
    minor BIGINT NOT NULL,
    PRIMARY KEY (firm_id, stage, owner, currency)
) WITHOUT ROWID;

-- What a lead is recognised by: an address, a number, a domain, a name, each in its plainest form. A lead that is
-- `active` keeps others off.
CREATE TABLE lead_keys (
    key TEXT NOT NULL,
    lead_id TEXT NOT NULL REFERENCES leads (id),
    firm_id TEXT NOT NULL,
    is_active BIGINT NOT NULL,
    PRIMARY KEY (key, lead_id)
) WITHOUT ROWID;

-- Company names by their groups of three letters, but for those of words that tell of a trade only, to find names that
-- are nearly the same. `size` counts all groups of the name.
CREATE TABLE lead_names (
    name TEXT PRIMARY KEY,
    uses BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE lead_name_parts (
    part TEXT NOT NULL,
    size BIGINT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (part, size, name)
) WITHOUT ROWID;

-- Everything that happened to a lead and that people did about it, in the order of the ids.
CREATE TABLE lead_activities (
    lead_id TEXT NOT NULL REFERENCES leads (id),
    id TEXT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    user_id TEXT,
    author TEXT NOT NULL,
    outcome TEXT,
    note TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (lead_id, id)
) WITHOUT ROWID;

CREATE TABLE lead_tasks (
    lead_id TEXT NOT NULL REFERENCES leads (id),
    id TEXT NOT NULL UNIQUE,
    firm_id TEXT NOT NULL,
    user_id TEXT REFERENCES users (id),
    title TEXT NOT NULL,
    due_on TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    done_at BIGINT,
    is_reminded BIGINT NOT NULL,
    PRIMARY KEY (lead_id, id)
) WITHOUT ROWID;

CREATE INDEX lead_tasks_by_day ON lead_tasks (firm_id, due_on) WHERE done_at IS NULL;
CREATE INDEX lead_tasks_to_remind ON lead_tasks (due_on) WHERE done_at IS NULL AND is_reminded = 0;

CREATE TABLE lead_files (
    lead_id TEXT NOT NULL REFERENCES leads (id),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    hash TEXT NOT NULL REFERENCES files (hash),
    size BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    author TEXT NOT NULL,
    PRIMARY KEY (lead_id, id)
) WITHOUT ROWID;

-- What happens by itself. `value` is a stage, a source or a number of days; `text` a title, a tag or the words of a mail.
CREATE TABLE lead_rules (
    id TEXT PRIMARY KEY,
    firm_id TEXT NOT NULL REFERENCES firms (id),
    name TEXT NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('stage', 'idle', 'source')),
    value TEXT NOT NULL,
    deed TEXT NOT NULL CHECK (deed IN ('task', 'tag', 'mail_owner', 'mail_contact', 'notify')),
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    days BIGINT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    is_on BIGINT NOT NULL,
    created_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE INDEX lead_rules_by_firm ON lead_rules (firm_id, cause);

-- Each time that a rule did something to a lead: `mark` is the event or the moment that it was for, so it is done once.
CREATE TABLE lead_rule_runs (
    lead_id TEXT NOT NULL REFERENCES leads (id),
    rule_id TEXT NOT NULL REFERENCES lead_rules (id),
    mark BIGINT NOT NULL,
    ran_at BIGINT NOT NULL,
    PRIMARY KEY (lead_id, rule_id, mark)
) WITHOUT ROWID;

-- The private addresses of calendars, by the hash of what stands in them.
CREATE TABLE lead_feeds (
    hash BYTEA PRIMARY KEY,
    user_id TEXT NOT NULL UNIQUE REFERENCES users (id),
    created_at BIGINT NOT NULL
) WITHOUT ROWID;

-- Leads that somebody brings as a file, from the upload to the end of the import.
CREATE TABLE lead_imports (
    id TEXT PRIMARY KEY,
    firm_id TEXT NOT NULL REFERENCES firms (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    file_name TEXT NOT NULL,
    content TEXT NOT NULL,
    columns TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sent', 'checking', 'checked', 'running', 'done')),
    row_count BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    finished_at BIGINT
) WITHOUT ROWID;

CREATE INDEX lead_imports_by_firm ON lead_imports (firm_id, id);

-- What is thought of each row, and then what became of it.
CREATE TABLE lead_import_rows (
    import_id TEXT NOT NULL REFERENCES lead_imports (id),
    number BIGINT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('free', 'review', 'yours', 'twice', 'bad', 'added')),
    reason TEXT NOT NULL,
    title TEXT NOT NULL,
    lead_id TEXT,
    PRIMARY KEY (import_id, number)
) WITHOUT ROWID;
