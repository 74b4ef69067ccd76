-- What the files of each firm take up, kept by the writes that add, remove and move files.
CREATE TABLE firm_storage (
    firm_id TEXT PRIMARY KEY,
    bytes BIGINT NOT NULL
) WITHOUT ROWID;

INSERT INTO firm_storage (firm_id, bytes)
SELECT l.firm_id, CAST(SUM(f.size) AS BIGINT) FROM lead_files f JOIN leads l ON l.id = f.lead_id GROUP BY l.firm_id;
