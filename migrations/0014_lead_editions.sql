-- How a firm's leads are just now, by a name that each change makes anew and that is never used again: what was read of
-- an edition still holds while it is the newest.
CREATE TABLE lead_editions (
    firm_id TEXT PRIMARY KEY REFERENCES firms (id),
    edition TEXT NOT NULL
) WITHOUT ROWID;
