-- The rules of the programme, the settings, and where each firm stands.

-- Each version that was published, as one document. Until the first one, the rules of the program itself hold.
CREATE TABLE rule_sets (
    number BIGINT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL,
    note TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    published_by TEXT NOT NULL
) WITHOUT ROWID;

-- What the next version is to be, while it is worked on; `edition` counts its changes, so that nobody overwrites those
-- of somebody else.
CREATE TABLE rule_drafts (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    content TEXT NOT NULL,
    edition BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE programme_settings (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    content TEXT NOT NULL,
    changed_at BIGINT NOT NULL
) WITHOUT ROWID;

-- `percents` is how far the firm is to each tier above, by its code; `next_percent` how far to the next, -1 where there
-- is none.
CREATE TABLE standings (
    firm_id TEXT PRIMARY KEY REFERENCES firms (id),
    tier TEXT NOT NULL,
    since BIGINT NOT NULL,
    joined_at BIGINT NOT NULL,
    risk_since TEXT,
    risk_until TEXT,
    pin TEXT,
    reviewed TEXT NOT NULL,
    percents TEXT NOT NULL,
    next_percent BIGINT NOT NULL
) WITHOUT ROWID;

CREATE INDEX standings_by_tier ON standings (tier, firm_id);
CREATE INDEX standings_by_nearness ON standings (next_percent, firm_id);
CREATE INDEX standings_at_risk ON standings (risk_until, firm_id) WHERE risk_until IS NOT NULL;

-- Every move on the ladder, with the version of the rules that it was made under. The name of the tier is that of its
-- day.
CREATE TABLE advancements (
    firm_id TEXT NOT NULL REFERENCES firms (id),
    number BIGINT NOT NULL,
    moved_at BIGINT NOT NULL,
    from_tier TEXT,
    tier TEXT NOT NULL,
    tier_name TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('joined', 'reached', 'lost', 'placed', 'rules')),
    note TEXT NOT NULL,
    rules BIGINT NOT NULL,
    PRIMARY KEY (firm_id, number)
) WITHOUT ROWID;

CREATE INDEX advancements_by_time ON advancements (reason, moved_at);

-- The last advancement that each person was congratulated on.
CREATE TABLE celebrations (
    user_id TEXT PRIMARY KEY REFERENCES users (id),
    number BIGINT NOT NULL
) WITHOUT ROWID;

-- The company's logo, for light and for dark pages. `hash` stands in its address.
CREATE TABLE logos (
    name TEXT PRIMARY KEY CHECK (name IN ('light', 'dark')),
    type TEXT NOT NULL,
    hash TEXT NOT NULL,
    content BYTEA NOT NULL
) WITHOUT ROWID;
