-- What names are found and sorted by, folded by the program: without case and accents. Rows that are there get the names as
-- they are, and the job below folds them. Of an audit entry the hash holds what it held.
ALTER TABLE users ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
ALTER TABLE firms ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
ALTER TABLE announcements ADD COLUMN found_by TEXT NOT NULL DEFAULT '';
ALTER TABLE mails ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
ALTER TABLE audit_entries ADD COLUMN actor_key TEXT NOT NULL DEFAULT '';
ALTER TABLE audit_entries ADD COLUMN subject_key TEXT NOT NULL DEFAULT '';
ALTER TABLE leads ADD COLUMN title_key TEXT NOT NULL DEFAULT '';

UPDATE users SET name_key = name;
UPDATE firms SET name_key = name;
UPDATE announcements SET found_by = title || ' ' || body;
UPDATE mails SET name_key = name;
UPDATE audit_entries SET actor_key = actor_name || ' ' || COALESCE(viewed_as, ''),
    subject_key = COALESCE(subject_name, '');
UPDATE leads SET title_key = CASE company WHEN '' THEN name ELSE company END;

DROP INDEX users_by_firm;
CREATE INDEX users_by_firm ON users (firm_id, name_key);
CREATE INDEX users_by_name ON users (name_key, id);
CREATE INDEX firms_by_name ON firms (name_key, id);

INSERT INTO jobs (
    id, kind, payload, state, run_at, attempts, is_cancelled, progress_done, progress_total, message, created_at
)
SELECT 'job_00000000000000000000000019', 'backfill', '{}', 'waiting', 0, 0, 0, 0, 0, '', 0
WHERE EXISTS (SELECT 1 FROM users);
