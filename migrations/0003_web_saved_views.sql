-- The set-ups of lists that people have given a name, as the part of an address behind the path.
CREATE TABLE saved_views (
    owner TEXT NOT NULL,
    list TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    PRIMARY KEY (owner, list, name)
) WITHOUT ROWID;
