#pragma once
// SQLite, and a name for each variadic function and each destructor that is a cast number, which Swift cannot write.
#include <sqlite3.h>

static inline int csqlite_config_threads_by_connection(void) { return sqlite3_config(SQLITE_CONFIG_MULTITHREAD); }
static inline int csqlite_config_without_statistics(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
static inline int csqlite_enable(sqlite3 *database, int option, int value) {
    return sqlite3_db_config(database, option, value, (int *)0);
}
// The value is copied before these return.
static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, sqlite3_uint64 size) {
    return sqlite3_bind_text64(statement, index, text, size, SQLITE_TRANSIENT, SQLITE_UTF8);
}
static inline int csqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 size) {
    return sqlite3_bind_blob64(statement, index, bytes, size, SQLITE_TRANSIENT);
}
// What a column holds, in one call: a board reads thousands. The values of a row that only one thread reads may be looked
// at where they are. `start` is NULL where there is no text.
typedef struct {
    const unsigned char *start;
    int size;
} csqlite_text;
static inline csqlite_text csqlite_column_text(sqlite3_stmt *statement, int column) {
    sqlite3_value *value = sqlite3_column_value(statement, column);
    csqlite_text text = {0, 0};
    if (sqlite3_value_type(value) == SQLITE_TEXT) {
        text.start = sqlite3_value_text(value);
        text.size = sqlite3_value_bytes(value);
    }
    return text;
}
static inline int csqlite_column_int64(sqlite3_stmt *statement, int column, sqlite3_int64 *number) {
    sqlite3_value *value = sqlite3_column_value(statement, column);
    if (sqlite3_value_type(value) != SQLITE_INTEGER) return 0;
    *number = sqlite3_value_int64(value);
    return 1;
}
// What the system said when the log or the database could not be written: a commit that fails does not pass it on.
static inline int csqlite_file_errno(sqlite3 *database) {
    sqlite3_file *log = 0;
    int cause = 0;
    if (sqlite3_file_control(database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK && log && log->pMethods)
        log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &cause);
    if (cause == 0) sqlite3_file_control(database, "main", SQLITE_FCNTL_LAST_ERRNO, &cause);
    return cause;
}
// Sums that Swift does not import as constants.
static const int csqlite_constraint_check = SQLITE_CONSTRAINT_CHECK;
static const int csqlite_constraint_foreign_key = SQLITE_CONSTRAINT_FOREIGNKEY;
static const int csqlite_constraint_not_null = SQLITE_CONSTRAINT_NOTNULL;
static const int csqlite_constraint_primary_key = SQLITE_CONSTRAINT_PRIMARYKEY;
static const int csqlite_constraint_unique = SQLITE_CONSTRAINT_UNIQUE;
