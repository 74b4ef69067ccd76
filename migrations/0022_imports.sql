-- Spreadsheets that people import, of all parts; firm_id is empty for those of the staff.
CREATE TABLE imports (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    firm_id TEXT REFERENCES firms (id),
    file_name TEXT NOT NULL,
    mapping TEXT NOT NULL,
    state TEXT NOT NULL CHECK (
        state IN ('sent', 'checking', 'checked', 'running', 'done', 'undoing', 'undone')
    ),
    row_count BIGINT NOT NULL,
    sent_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE INDEX imports_by_kind ON imports (kind, firm_id, sent_at);

CREATE INDEX imports_by_age ON imports (sent_at);

-- What stood in the file, apart from the row that changes with every step.
CREATE TABLE import_contents (
    import_id TEXT PRIMARY KEY REFERENCES imports (id),
    content TEXT NOT NULL
) WITHOUT ROWID;

-- What is thought of each row, and then what became of it.
CREATE TABLE import_rows (
    import_id TEXT NOT NULL REFERENCES imports (id),
    number BIGINT NOT NULL,
    verdict TEXT NOT NULL CHECK (
        verdict IN ('new', 'review', 'known', 'twice', 'bad', 'added', 'kept', 'undone')
    ),
    title TEXT NOT NULL,
    notes TEXT NOT NULL,
    record TEXT,
    PRIMARY KEY (import_id, number)
) WITHOUT ROWID;

-- What is done stays to be seen and can be undone; a file that was still under way is sent again.
INSERT INTO imports (id, kind, user_id, firm_id, file_name, mapping, state, row_count, sent_at)
SELECT id, 'leads', user_id, firm_id, file_name,
    '{"places":{},"style":{"days":"dayFirst","numbers":"point"}}', 'done', row_count, sent_at
FROM lead_imports WHERE state = 'done';

INSERT INTO import_contents (import_id, content)
SELECT id, '' FROM imports;

INSERT INTO import_rows (import_id, number, verdict, title, notes, record)
SELECT r.import_id, r.number,
    CASE r.verdict WHEN 'yours' THEN 'known' WHEN 'free' THEN 'bad' WHEN 'review' THEN 'bad' ELSE r.verdict END,
    r.title, '', r.lead_id
FROM lead_import_rows r JOIN imports i ON i.id = r.import_id;

DROP TABLE lead_import_rows;

DROP TABLE lead_imports;

DROP TABLE partner_imports;
