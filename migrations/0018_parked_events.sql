-- Events that a listener could not deal with, until somebody has them tried again.
CREATE TABLE parked_events (
    listener TEXT NOT NULL,
    number BIGINT NOT NULL REFERENCES events (number),
    attempts BIGINT NOT NULL,
    parked_at BIGINT NOT NULL,
    error TEXT NOT NULL,
    PRIMARY KEY (listener, number)
) WITHOUT ROWID;
