-- The answer that each form got that was sent, for whoever sends it again. Rows are dropped after a day.
CREATE TABLE form_answers (
    form_key TEXT PRIMARY KEY,
    answered_at BIGINT NOT NULL,
    location TEXT NOT NULL,
    flash TEXT
) WITHOUT ROWID;

CREATE INDEX form_answers_by_age ON form_answers (answered_at);
