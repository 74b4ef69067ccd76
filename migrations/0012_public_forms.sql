-- The short names by which firms are found from outside. A firm has one that is current; those that it had before go on
-- leading to it.
CREATE TABLE partner_slugs (
    slug TEXT PRIMARY KEY,
    firm_id TEXT NOT NULL REFERENCES partners (id),
    is_current BIGINT NOT NULL
) WITHOUT ROWID;

CREATE UNIQUE INDEX partner_slugs_current ON partner_slugs (firm_id) WHERE is_current = 1;

-- Contact forms that were sent, so that each counts once, and a network only so often.
CREATE TABLE lead_form_posts (
    nonce TEXT PRIMARY KEY,
    network TEXT NOT NULL,
    sent_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE INDEX lead_form_posts_by_network ON lead_form_posts (network, sent_at);
CREATE INDEX lead_form_posts_by_time ON lead_form_posts (sent_at);
