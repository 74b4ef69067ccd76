-- The schema as the migrations leave it: the map of the data. A test keeps it in step.

CREATE TABLE advancements (
    firm_id TEXT NOT NULL REFERENCES firms (id),
    number BIGINT NOT NULL,
    moved_at BIGINT NOT NULL,
    from_tier TEXT,
    tier TEXT NOT NULL,
    tier_name TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('joined', 'reached', 'lost', 'placed', 'rules')),
    note TEXT NOT NULL,
    rules BIGINT NOT NULL, stay BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (firm_id, number)
) WITHOUT ROWID;

CREATE INDEX advancements_by_stay ON advancements (reason, from_tier, stay);

CREATE INDEX advancements_by_time ON advancements (reason, moved_at);

CREATE TABLE announcement_dismissals (
    user_id TEXT NOT NULL REFERENCES users (id),
    announcement_id TEXT NOT NULL REFERENCES announcements (id),
    PRIMARY KEY (user_id, announcement_id)
) WITHOUT ROWID;

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
, found_by TEXT NOT NULL DEFAULT '') WITHOUT ROWID;

CREATE INDEX announcements_by_creation ON announcements (created_at, id);

CREATE INDEX announcements_by_day ON announcements (last_day, first_day) WHERE withdrawn_at IS NULL;

CREATE TABLE audit_entries (
    number BIGINT PRIMARY KEY,
    recorded_at BIGINT NOT NULL,
    actor_id TEXT,
    actor_name TEXT NOT NULL,
    viewed_as TEXT,
    firm_id TEXT,
    address TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT,
    subject_name TEXT,
    changes TEXT NOT NULL,
    hash TEXT NOT NULL
, actor_key TEXT NOT NULL DEFAULT '', subject_key TEXT NOT NULL DEFAULT '') WITHOUT ROWID;

CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, number);

CREATE INDEX audit_entries_by_firm ON audit_entries (firm_id, number);

CREATE INDEX audit_entries_by_subject ON audit_entries (subject, number);

CREATE TABLE backup_proofs (
    proved_at BIGINT PRIMARY KEY,
    backup TEXT NOT NULL,
    is_good BIGINT NOT NULL,
    detail TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE badge_awards (
    firm_id TEXT NOT NULL REFERENCES partners (id),
    badge_id TEXT NOT NULL REFERENCES badges (id),
    awarded_at BIGINT NOT NULL,
    awarded_by TEXT,
    reason TEXT NOT NULL,
    PRIMARY KEY (firm_id, badge_id)
) WITHOUT ROWID;

CREATE INDEX badge_awards_by_badge ON badge_awards (badge_id);

CREATE TABLE badges (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    icon TEXT NOT NULL,
    metric TEXT,
    span TEXT,
    threshold BIGINT,
    is_retired BIGINT NOT NULL,
    created_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE celebrations (
    user_id TEXT PRIMARY KEY REFERENCES users (id),
    number BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE challenge_wins (
    challenge_id TEXT NOT NULL REFERENCES challenges (id),
    firm_id TEXT NOT NULL REFERENCES partners (id),
    won_at BIGINT NOT NULL,
    PRIMARY KEY (challenge_id, firm_id)
) WITHOUT ROWID;

CREATE TABLE challenges (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    metric TEXT NOT NULL,
    target BIGINT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    badge_id TEXT REFERENCES badges (id),
    reward TEXT NOT NULL,
    created_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE INDEX challenges_by_day ON challenges (last_day);

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE dashboard_goals (
    firm_id TEXT PRIMARY KEY REFERENCES firms (id),
    minor BIGINT NOT NULL,
    currency TEXT NOT NULL,
    set_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE dashboard_layouts (
    user_id TEXT PRIMARY KEY REFERENCES users (id),
    blocks TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE devices (
    hash BYTEA NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (hash, user_id)
) WITHOUT ROWID;

CREATE INDEX devices_by_user ON devices (user_id);

CREATE TABLE email_changes (
    user_id TEXT PRIMARY KEY REFERENCES users (id),
    hash BYTEA NOT NULL UNIQUE,
    email TEXT NOT NULL,
    ends_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE event_failures (
    listener TEXT NOT NULL,
    number BIGINT NOT NULL REFERENCES events (number),
    subject TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    retry_at BIGINT NOT NULL,
    error TEXT NOT NULL,
    PRIMARY KEY (listener, subject, number)
) WITHOUT ROWID;

CREATE TABLE event_positions (
    listener TEXT PRIMARY KEY,
    number BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE events (
    number BIGINT PRIMARY KEY,
    recorded_at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    actor TEXT,
    data TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX events_by_subject ON events (subject, number);

CREATE TABLE files (
    hash TEXT PRIMARY KEY,
    size BIGINT NOT NULL,
    uses BIGINT NOT NULL CHECK (uses >= 0),
    unused_since BIGINT
) WITHOUT ROWID;

CREATE INDEX files_unused ON files (unused_since) WHERE unused_since IS NOT NULL;

CREATE TABLE firm_storage (
    firm_id TEXT PRIMARY KEY,
    bytes BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE firms (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    sight TEXT NOT NULL CHECK (sight IN ('own', 'all')),
    is_closed BIGINT NOT NULL
, name_key TEXT NOT NULL DEFAULT '') WITHOUT ROWID;

CREATE INDEX firms_by_name ON firms (name_key, id);

CREATE TABLE form_answers (
    form_key TEXT NOT NULL,
    content TEXT NOT NULL DEFAULT '',
    answered_at BIGINT NOT NULL,
    location TEXT NOT NULL,
    flash TEXT,
    PRIMARY KEY (form_key, content)
) WITHOUT ROWID;

CREATE INDEX form_answers_by_age ON form_answers (answered_at);

CREATE TABLE import_contents (
    import_id TEXT PRIMARY KEY REFERENCES imports (id),
    content TEXT NOT NULL
) WITHOUT ROWID;

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

CREATE INDEX imports_by_age ON imports (sent_at);

CREATE INDEX imports_by_kind ON imports (kind, firm_id, sent_at);

CREATE TABLE installation (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE jobs (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    unique_key TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    lease_owner TEXT,
    lease_until BIGINT,
    is_cancelled BIGINT NOT NULL,
    progress_done BIGINT NOT NULL,
    progress_total BIGINT NOT NULL,
    message TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);

CREATE INDEX jobs_by_creation ON jobs (created_at, id);

CREATE INDEX jobs_failed ON jobs (finished_at) WHERE state = 'failed';

CREATE INDEX jobs_finished ON jobs (finished_at) WHERE finished_at IS NOT NULL;

CREATE INDEX jobs_running ON jobs (lease_until) WHERE state = 'running';

CREATE UNIQUE INDEX jobs_unique ON jobs (kind, unique_key) WHERE unique_key IS NOT NULL AND finished_at IS NULL;

CREATE INDEX jobs_waiting ON jobs (run_at) WHERE state = 'waiting';

CREATE TABLE lead_activities (
    lead_id TEXT NOT NULL REFERENCES leads (id),
    id TEXT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    user_id TEXT,
    author TEXT NOT NULL,
    outcome TEXT,
    note TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (lead_id, id)
) WITHOUT ROWID;

CREATE TABLE lead_details (
    lead_id TEXT PRIMARY KEY REFERENCES leads (id),
    email TEXT,
    phone TEXT,
    website TEXT,
    country TEXT,
    city TEXT,
    requirements TEXT NOT NULL,
    first_touch TEXT,
    last_touch TEXT,
    has_consent BIGINT NOT NULL,
    rate BIGINT,
    keys TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE lead_editions (
    firm_id TEXT PRIMARY KEY REFERENCES firms (id),
    edition TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE lead_feeds (
    hash BYTEA PRIMARY KEY,
    user_id TEXT NOT NULL UNIQUE REFERENCES users (id),
    created_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE lead_files (
    lead_id TEXT NOT NULL REFERENCES leads (id),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    hash TEXT NOT NULL REFERENCES files (hash),
    size BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    author TEXT NOT NULL,
    PRIMARY KEY (lead_id, id)
) WITHOUT ROWID;

CREATE TABLE lead_form_posts (
    nonce TEXT PRIMARY KEY,
    network TEXT NOT NULL,
    sent_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE INDEX lead_form_posts_by_network ON lead_form_posts (network, sent_at);

CREATE INDEX lead_form_posts_by_time ON lead_form_posts (sent_at);

CREATE TABLE lead_internals (
    lead_id TEXT PRIMARY KEY REFERENCES leads (id),
    temperature TEXT CHECK (temperature IN ('hot', 'warm', 'cold')),
    score BIGINT,
    hint TEXT,
    notes TEXT NOT NULL,
    rate_reason TEXT
) WITHOUT ROWID;

CREATE TABLE lead_keys (
    key TEXT NOT NULL,
    lead_id TEXT NOT NULL REFERENCES leads (id),
    firm_id TEXT NOT NULL,
    is_active BIGINT NOT NULL,
    PRIMARY KEY (key, lead_id)
) WITHOUT ROWID;

CREATE TABLE lead_name_parts (
    part TEXT NOT NULL,
    size BIGINT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (part, size, name)
) WITHOUT ROWID;

CREATE TABLE lead_names (
    name TEXT PRIMARY KEY,
    uses BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE lead_rule_runs (
    lead_id TEXT NOT NULL REFERENCES leads (id),
    rule_id TEXT NOT NULL REFERENCES lead_rules (id),
    mark BIGINT NOT NULL,
    ran_at BIGINT NOT NULL,
    PRIMARY KEY (lead_id, rule_id, mark)
) WITHOUT ROWID;

CREATE TABLE lead_rules (
    id TEXT PRIMARY KEY,
    firm_id TEXT NOT NULL REFERENCES firms (id),
    name TEXT NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('stage', 'idle', 'source')),
    value TEXT NOT NULL,
    deed TEXT NOT NULL CHECK (deed IN ('task', 'tag', 'mail_owner', 'mail_contact', 'notify')),
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    days BIGINT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    is_on BIGINT NOT NULL,
    created_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE INDEX lead_rules_by_firm ON lead_rules (firm_id, cause);

CREATE TABLE lead_settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE lead_stages (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('open', 'won', 'lost')),
    tone TEXT NOT NULL,
    place BIGINT NOT NULL,
    rots_after BIGINT,
    is_retired BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE lead_sums (
    firm_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    owner TEXT NOT NULL,
    currency TEXT NOT NULL,
    leads BIGINT NOT NULL,
    minor BIGINT NOT NULL,
    PRIMARY KEY (firm_id, stage, owner, currency)
) WITHOUT ROWID;

CREATE TABLE lead_tasks (
    lead_id TEXT NOT NULL REFERENCES leads (id),
    id TEXT NOT NULL UNIQUE,
    firm_id TEXT NOT NULL,
    user_id TEXT REFERENCES users (id),
    title TEXT NOT NULL,
    due_on TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    done_at BIGINT,
    is_reminded BIGINT NOT NULL,
    PRIMARY KEY (lead_id, id)
) WITHOUT ROWID;

CREATE INDEX lead_tasks_by_day ON lead_tasks (firm_id, due_on) WHERE done_at IS NULL;

CREATE INDEX lead_tasks_to_remind ON lead_tasks (due_on) WHERE done_at IS NULL AND is_reminded = 0;

CREATE TABLE leads (
    firm_id TEXT NOT NULL REFERENCES firms (id),
    stage TEXT NOT NULL REFERENCES lead_stages (code),
    stage_since BIGINT NOT NULL,
    id TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    active_at BIGINT NOT NULL,
    name TEXT NOT NULL,
    company TEXT NOT NULL,
    source TEXT NOT NULL,
    user_id TEXT REFERENCES users (id),
    value_minor BIGINT,
    value_currency TEXT,
    probability BIGINT,
    next_action TEXT,
    next_on TEXT,
    tags TEXT NOT NULL,
    review TEXT NOT NULL CHECK (review IN ('accepted', 'waiting', 'rejected')),
    campaign TEXT,
    link_id TEXT,
    closed_on TEXT,
    won_minor BIGINT,
    won_currency TEXT,
    won_base BIGINT,
    lost_reason TEXT,
    answered_at BIGINT,
    archived_at BIGINT,
    is_locked BIGINT NOT NULL,
    merged_into TEXT,
    words TEXT NOT NULL, title_key TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (firm_id, stage, stage_since, id)
) WITHOUT ROWID;

CREATE INDEX leads_by_activity ON leads (firm_id, active_at) WHERE archived_at IS NULL;

CREATE INDEX leads_by_age ON leads (created_at, id) WHERE archived_at IS NULL;

CREATE INDEX leads_by_close ON leads (firm_id, closed_on) WHERE closed_on IS NOT NULL;

CREATE INDEX leads_by_creation ON leads (firm_id, created_at, id);

CREATE INDEX leads_by_link ON leads (link_id, id) WHERE link_id IS NOT NULL;

CREATE INDEX leads_by_rejection ON leads (created_at, id) WHERE review = 'rejected' AND archived_at IS NULL;

CREATE INDEX leads_by_review ON leads (created_at, id) WHERE review = 'waiting' AND archived_at IS NULL;

CREATE INDEX leads_by_title ON leads (title_key, id) WHERE archived_at IS NULL;

CREATE INDEX leads_by_value ON leads (COALESCE(won_minor, value_minor, 0), id) WHERE archived_at IS NULL;

CREATE INDEX leads_by_win ON leads (closed_on, id) WHERE won_minor IS NOT NULL;

CREATE TABLE limit_uses (
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    hour BIGINT NOT NULL,
    uses BIGINT NOT NULL,
    PRIMARY KEY (name, subject, hour)
) WITHOUT ROWID;

CREATE TABLE logos (
    name TEXT PRIMARY KEY CHECK (name IN ('light', 'dark')),
    type TEXT NOT NULL,
    hash TEXT NOT NULL,
    content BYTEA NOT NULL
) WITHOUT ROWID;

CREATE TABLE "mails" (
    id TEXT NOT NULL PRIMARY KEY,
    cause TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    address_key TEXT NOT NULL,
    account_id TEXT REFERENCES users (id),
    message_id TEXT NOT NULL,
    content BYTEA,
    state TEXT NOT NULL CHECK (state IN ('queued', 'held', 'sent', 'failed', 'refused', 'withdrawn')),
    attempts BIGINT NOT NULL,
    posted_at BIGINT NOT NULL,
    try_at BIGINT NOT NULL,
    give_up_at BIGINT NOT NULL,
    finished_at BIGINT,
    reason TEXT NOT NULL,
    name_key TEXT NOT NULL,
    UNIQUE (cause, address_key)
);

CREATE INDEX mails_by_address ON mails (address_key, finished_at);

CREATE INDEX mails_by_name ON mails (name_key, id);

CREATE INDEX mails_by_recipient ON mails (address_key, id);

CREATE INDEX mails_by_time ON mails (posted_at, id);

CREATE INDEX mails_failed ON mails (posted_at) WHERE state = 'failed';

CREATE INDEX mails_waiting ON mails (try_at, id) WHERE finished_at IS NULL;

CREATE TABLE migrations (
    number BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    checksum TEXT NOT NULL,
    applied_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE parked_events (
    listener TEXT NOT NULL,
    number BIGINT NOT NULL REFERENCES events (number),
    attempts BIGINT NOT NULL,
    parked_at BIGINT NOT NULL,
    error TEXT NOT NULL,
    PRIMARY KEY (listener, number)
) WITHOUT ROWID;

CREATE TABLE partner_agreements (
    hash TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    published_by TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE partner_application_messages (
    application_id TEXT NOT NULL REFERENCES partner_applications (id),
    id TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    author_name TEXT,
    text TEXT NOT NULL,
    PRIMARY KEY (application_id, id)
) WITHOUT ROWID;

CREATE TABLE partner_applications (
    id TEXT PRIMARY KEY,
    firm_id TEXT REFERENCES partners (id),
    state TEXT NOT NULL CHECK (state IN ('unconfirmed', 'waiting', 'asked', 'approved', 'rejected')),
    firm_name TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    type TEXT NOT NULL,
    region TEXT NOT NULL,
    country TEXT NOT NULL,
    website TEXT NOT NULL,
    registration TEXT NOT NULL,
    audience TEXT NOT NULL,
    message TEXT NOT NULL,
    language TEXT NOT NULL,
    network TEXT NOT NULL,
    nonce TEXT NOT NULL UNIQUE,
    is_proved BIGINT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    sent_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    decided_at BIGINT,
    decided_by TEXT,
    reason TEXT NOT NULL,
    again_on TEXT
) WITHOUT ROWID;

CREATE INDEX partner_applications_by_decision ON partner_applications (decided_at, id) WHERE decided_at IS NOT NULL;

CREATE INDEX partner_applications_by_firm ON partner_applications (firm_id) WHERE firm_id IS NOT NULL;

CREATE INDEX partner_applications_by_network ON partner_applications (network, sent_at);

CREATE INDEX partner_applications_by_state ON partner_applications (state, confirmed_at);

CREATE TABLE partner_domains (
    domain TEXT NOT NULL,
    firm_id TEXT NOT NULL REFERENCES partners (id),
    PRIMARY KEY (domain, firm_id)
) WITHOUT ROWID;

CREATE INDEX partner_domains_by_firm ON partner_domains (firm_id);

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

CREATE TABLE partner_notes (
    firm_id TEXT NOT NULL REFERENCES partners (id),
    id TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    author_id TEXT NOT NULL REFERENCES users (id),
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (firm_id, id)
) WITHOUT ROWID;

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

CREATE TABLE partner_signatures (
    firm_id TEXT NOT NULL REFERENCES partners (id),
    hash TEXT NOT NULL REFERENCES partner_agreements (hash),
    signed_name TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    address TEXT NOT NULL,
    signed_at BIGINT NOT NULL,
    PRIMARY KEY (firm_id, hash)
) WITHOUT ROWID;

CREATE TABLE partner_slugs (
    slug TEXT PRIMARY KEY,
    firm_id TEXT NOT NULL REFERENCES partners (id),
    is_current BIGINT NOT NULL
) WITHOUT ROWID;

CREATE UNIQUE INDEX partner_slugs_current ON partner_slugs (firm_id) WHERE is_current = 1;

CREATE TABLE partner_steps (
    firm_id TEXT NOT NULL REFERENCES partners (id),
    step TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'skipped')),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (firm_id, step)
) WITHOUT ROWID;

CREATE TABLE partner_tags (
    tag TEXT NOT NULL,
    firm_id TEXT NOT NULL REFERENCES partners (id),
    PRIMARY KEY (tag, firm_id)
) WITHOUT ROWID;

CREATE INDEX partner_tags_by_firm ON partner_tags (firm_id);

CREATE TABLE partner_uses (
    firm_id TEXT NOT NULL,
    feature TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (firm_id, feature)
) WITHOUT ROWID;

CREATE TABLE partners (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    type TEXT NOT NULL,
    region TEXT NOT NULL,
    country TEXT NOT NULL,
    address TEXT NOT NULL,
    website TEXT NOT NULL,
    domains TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    phone TEXT NOT NULL,
    callback TEXT NOT NULL,
    registration TEXT NOT NULL,
    specialisations TEXT NOT NULL,
    languages TEXT NOT NULL,
    territories TEXT NOT NULL,
    tags TEXT NOT NULL,
    found_by TEXT NOT NULL,
    logo TEXT REFERENCES files (hash),
    rate BIGINT,
    capacity BIGINT,
    manager_id TEXT REFERENCES users (id),
    manager_name TEXT NOT NULL,
    parent_id TEXT REFERENCES partners (id),
    state TEXT NOT NULL CHECK (
        state IN ('applied', 'invited', 'onboarding', 'active', 'paused', 'suspended', 'archived')
    ),
    state_since BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    tier TEXT NOT NULL,
    tier_rank BIGINT NOT NULL,
    leads BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    accepted_share BIGINT NOT NULL,
    won BIGINT NOT NULL,
    won_share BIGINT NOT NULL,
    load BIGINT NOT NULL,
    revenue BIGINT NOT NULL,
    commission BIGINT NOT NULL,
    answers BIGINT NOT NULL,
    answer_time BIGINT NOT NULL,
    mean_answer_time BIGINT NOT NULL,
    last_activity_at BIGINT NOT NULL
, is_ranked BIGINT NOT NULL DEFAULT 1, is_named BIGINT NOT NULL DEFAULT 0) WITHOUT ROWID;

CREATE INDEX partners_by_accepted_share ON partners (accepted_share, id);

CREATE INDEX partners_by_activity ON partners (last_activity_at, id);

CREATE INDEX partners_by_answer_time ON partners (mean_answer_time, id);

CREATE INDEX partners_by_commission ON partners (commission, id);

CREATE INDEX partners_by_country ON partners (country, id);

CREATE INDEX partners_by_creation ON partners (created_at, id);

CREATE INDEX partners_by_email ON partners (email_key) WHERE email_key <> '';

CREATE INDEX partners_by_leads ON partners (leads, id);

CREATE INDEX partners_by_load ON partners (load, id);

CREATE INDEX partners_by_manager ON partners (manager_name, id);

CREATE INDEX partners_by_manager_id ON partners (manager_id) WHERE manager_id IS NOT NULL;

CREATE INDEX partners_by_name ON partners (name_key, id);

CREATE INDEX partners_by_parent ON partners (parent_id) WHERE parent_id IS NOT NULL;

CREATE INDEX partners_by_revenue ON partners (revenue, id);

CREATE INDEX partners_by_standing ON partners (state, is_ranked, tier);

CREATE INDEX partners_by_state ON partners (state, name_key, id);

CREATE INDEX partners_by_state_alone ON partners (state, id);

CREATE INDEX partners_by_tier ON partners (tier_rank, id);

CREATE INDEX partners_by_type ON partners (type, id);

CREATE INDEX partners_by_won_share ON partners (won_share, id);

CREATE TABLE partnership_blocks (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('hero', 'figure', 'story', 'requirement', 'question')),
    language TEXT NOT NULL,
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX partnership_blocks_by_language ON partnership_blocks (language, position);

CREATE TABLE programme_months (
    month TEXT PRIMARY KEY,
    leads BIGINT NOT NULL,
    won BIGINT NOT NULL,
    revenue BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE programme_settings (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    content TEXT NOT NULL,
    changed_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE recovery_codes (
    fingerprint BYTEA PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id)
) WITHOUT ROWID;

CREATE INDEX recovery_codes_by_user ON recovery_codes (user_id);

CREATE TABLE rule_drafts (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    content TEXT NOT NULL,
    edition BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE rule_sets (
    number BIGINT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL,
    note TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    published_by TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE saved_views (
    owner TEXT NOT NULL,
    list TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    PRIMARY KEY (owner, list, name)
) WITHOUT ROWID;

CREATE TABLE schedules (
    name TEXT PRIMARY KEY,
    timing TEXT NOT NULL,
    next_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE second_factor_roles (
    role TEXT PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE second_factors (
    user_id TEXT PRIMARY KEY REFERENCES users (id),
    secret BYTEA,
    since BIGINT,
    last_step BIGINT,
    new_secret BYTEA
) WITHOUT ROWID;

CREATE TABLE sessions (
    hash BYTEA PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL REFERENCES users (id),
    viewed_user_id TEXT REFERENCES users (id),
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    checked_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    is_kept BIGINT NOT NULL,
    device TEXT NOT NULL,
    address TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX sessions_by_end ON sessions (ends_at);

CREATE INDEX sessions_by_user ON sessions (user_id, seen_at);

CREATE TABLE sign_in_failures (
    subject BYTEA PRIMARY KEY,
    count BIGINT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT
) WITHOUT ROWID;

CREATE TABLE sign_in_links (
    hash BYTEA PRIMARY KEY,
    purpose TEXT NOT NULL CHECK (purpose IN ('reset', 'invite', 'setup')),
    user_id TEXT REFERENCES users (id),
    ends_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE INDEX sign_in_links_by_user ON sign_in_links (user_id, purpose);

CREATE TABLE standings (
    firm_id TEXT PRIMARY KEY REFERENCES firms (id),
    tier TEXT NOT NULL,
    since BIGINT NOT NULL,
    joined_at BIGINT NOT NULL,
    risk_since TEXT,
    risk_until TEXT,
    pin TEXT,
    reviewed TEXT NOT NULL,
    percents TEXT NOT NULL,
    next_percent BIGINT NOT NULL
) WITHOUT ROWID;

CREATE INDEX standings_at_risk ON standings (risk_until, firm_id) WHERE risk_until IS NOT NULL;

CREATE INDEX standings_by_nearness ON standings (next_percent, firm_id);

CREATE INDEX standings_by_tier ON standings (tier, firm_id);

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    roles TEXT NOT NULL,
    firm_id TEXT REFERENCES firms (id),
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    picture TEXT REFERENCES files (hash),
    password TEXT,
    password_changed_at BIGINT,
    is_paused BIGINT NOT NULL,
    archived_at BIGINT,
    created_at BIGINT NOT NULL,
    seen_at BIGINT
, name_key TEXT NOT NULL DEFAULT '') WITHOUT ROWID;

CREATE INDEX users_by_creation ON users (created_at, id);

CREATE INDEX users_by_firm ON users (firm_id, name_key);

CREATE INDEX users_by_name ON users (name_key, id);

CREATE INDEX users_by_picture ON users (picture) WHERE picture IS NOT NULL;

CREATE INDEX users_by_role ON users (roles, id);

CREATE INDEX users_by_sight ON users (COALESCE(seen_at, 0), id);
