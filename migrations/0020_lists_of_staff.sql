-- The orders in which staff read the leads of all firms, each from an index, and the few that wait for them or were
-- rejected.
CREATE INDEX leads_by_title ON leads (title_key, id) WHERE archived_at IS NULL;
CREATE INDEX leads_by_value ON leads (COALESCE(won_minor, value_minor, 0), id) WHERE archived_at IS NULL;
DROP INDEX leads_by_review;
CREATE INDEX leads_by_review ON leads (created_at, id) WHERE review = 'waiting' AND archived_at IS NULL;
CREATE INDEX leads_by_rejection ON leads (created_at, id) WHERE review = 'rejected' AND archived_at IS NULL;

CREATE INDEX users_by_role ON users (roles, id);
CREATE INDEX users_by_sight ON users (COALESCE(seen_at, 0), id);
CREATE INDEX users_by_creation ON users (created_at, id);
CREATE INDEX mails_by_name ON mails (name_key, id);
CREATE INDEX mails_by_recipient ON mails (address_key, id);
CREATE INDEX jobs_by_creation ON jobs (created_at, id);
