// What of SQLite takes its arguments as no Swift call can give them.
#include <sqlite3.h>

/// Whether triggers are asked on a connection. Statements that are prepared already are prepared anew.
static inline int earshot_sqlite3_enable_triggers(sqlite3 *connection, int isOn) {
  return sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, isOn, (int *)0);
}

/// How many bytes of what one statement may have to take back are held in memory, before they go to a file. Says so
/// for the whole program; refused once SQLite is in use.
static inline int earshot_sqlite3_hold_statement_journals(int byteCount) {
  return sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, byteCount);
}

/// Counts no memory, which SQLite does under one lock for all threads unless told otherwise. Says so for the whole
/// program; refused once SQLite is in use.
static inline int earshot_sqlite3_count_no_memory(void) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
