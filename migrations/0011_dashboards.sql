-- What the first pages of partners and admins show.

-- What a firm has brought in a month of the programme, which is named by its first day: leads that were entered and
-- what was won, without what was archived. Kept in the transactions that change it. `season` is what was won in the
-- month and in the two before, by which firms are ranked; amounts are in the programme's currency.
CREATE TABLE partner_months (
    firm_id TEXT NOT NULL,
    month TEXT NOT NULL,
    leads BIGINT NOT NULL,
    won BIGINT NOT NULL,
    revenue BIGINT NOT NULL,
    season BIGINT NOT NULL,
    PRIMARY KEY (firm_id, month)
) WITHOUT ROWID;

CREATE INDEX partner_months_by_season ON partner_months (month, season, firm_id);

-- The same of all firms together.
CREATE TABLE programme_months (
    month TEXT PRIMARY KEY,
    leads BIGINT NOT NULL,
    won BIGINT NOT NULL,
    revenue BIGINT NOT NULL
) WITHOUT ROWID;

-- Whether a firm wants to be ranked, and whether others may read its name there.
ALTER TABLE partners ADD COLUMN is_ranked BIGINT NOT NULL DEFAULT 1;
ALTER TABLE partners ADD COLUMN is_named BIGINT NOT NULL DEFAULT 0;

CREATE INDEX partners_by_standing ON partners (state, is_ranked, tier);

-- What of the portal a firm has made use of, and since when.
CREATE TABLE partner_uses (
    firm_id TEXT NOT NULL,
    feature TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (firm_id, feature)
) WITHOUT ROWID;

-- What a firm has worked on last.
CREATE INDEX leads_by_activity ON leads (firm_id, active_at) WHERE archived_at IS NULL;
-- Staff look at what was won in a time.
CREATE INDEX leads_by_win ON leads (closed_on, id) WHERE won_minor IS NOT NULL;

CREATE INDEX mails_failed ON mails (posted_at) WHERE state = 'failed';
CREATE INDEX jobs_failed ON jobs (finished_at) WHERE state = 'failed';

-- What a firm wants to win each month, in the currency that it was set in.
CREATE TABLE dashboard_goals (
    firm_id TEXT PRIMARY KEY REFERENCES firms (id),
    minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    set_at BIGINT NOT NULL
) WITHOUT ROWID;

-- The blocks that somebody has chosen, in their order, with blanks between; those that stand behind `-` are hidden.
CREATE TABLE dashboard_layouts (
    user_id TEXT PRIMARY KEY REFERENCES users (id),
    blocks TEXT NOT NULL
) WITHOUT ROWID;

-- What the company tells its partners. It stands on their first page from a day on, up to and with another one
-- (9999-12-31: for good), for the tiers that are named by code, with blanks between; for all where none is.
CREATE TABLE announcements (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    tiers TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    author_name TEXT NOT NULL,
    withdrawn_at BIGINT
) WITHOUT ROWID;

CREATE INDEX announcements_by_day ON announcements (last_day, first_day) WHERE withdrawn_at IS NULL;
CREATE INDEX announcements_by_creation ON announcements (created_at, id);

-- Who has read one and put it away.
CREATE TABLE announcement_dismissals (
    user_id TEXT NOT NULL REFERENCES users (id),
    announcement_id TEXT NOT NULL REFERENCES announcements (id),
    PRIMARY KEY (user_id, announcement_id)
) WITHOUT ROWID;
