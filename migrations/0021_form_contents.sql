-- An answer belongs to what a form said, not to its key alone. Answers of before say nothing of that, and so do those
-- that a former version writes while the next one takes over.
ALTER TABLE form_answers RENAME TO form_answers_before;

CREATE TABLE form_answers (
    form_key TEXT NOT NULL,
    content TEXT NOT NULL DEFAULT '',
    answered_at BIGINT NOT NULL,
    location TEXT NOT NULL,
    flash TEXT,
    PRIMARY KEY (form_key, content)
) WITHOUT ROWID;

INSERT INTO form_answers (form_key, answered_at, location, flash)
SELECT form_key, answered_at, location, flash FROM form_answers_before;

DROP TABLE form_answers_before;

CREATE INDEX form_answers_by_age ON form_answers (answered_at);
