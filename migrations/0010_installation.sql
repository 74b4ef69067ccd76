-- What is true of this installation as a whole, such as which master key it was begun with.
CREATE TABLE installation (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
