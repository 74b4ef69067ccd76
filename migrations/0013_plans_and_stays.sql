-- What a firm plans to bring, from the tier on that asks for it; the newest only.
CREATE TABLE partner_plans (
    firm_id TEXT PRIMARY KEY REFERENCES partners (id),
    leads_a_month BIGINT NOT NULL,
    customers TEXT NOT NULL,
    measures TEXT NOT NULL,
    help TEXT NOT NULL,
    review_on TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    saved_by TEXT NOT NULL
) WITHOUT ROWID;

-- The list by state alone: the index that is there goes on with the name.
CREATE INDEX partners_by_state_alone ON partners (state, id);
-- Whom a chain manager looks after.
CREATE INDEX partners_by_manager_id ON partners (manager_id) WHERE manager_id IS NOT NULL;

-- How long the firm was in the tier before: averages of it are read without looking at two rows of each firm.
ALTER TABLE advancements ADD COLUMN stay BIGINT NOT NULL DEFAULT 0;

UPDATE advancements SET stay = moved_at - COALESCE(
    (
        SELECT MAX(b.moved_at) FROM advancements b
        WHERE b.firm_id = advancements.firm_id AND b.number < advancements.number
    ),
    moved_at
);

CREATE INDEX advancements_by_stay ON advancements (reason, from_tier, stay);

-- What was decided last, and how long applicants waited.
CREATE INDEX partner_applications_by_decision ON partner_applications (decided_at, id) WHERE decided_at IS NOT NULL;
