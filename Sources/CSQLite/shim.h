// What of SQLite takes its arguments as no Swift call can give them.
#include <sqlite3.h>

/// Whether triggers are asked on a connection. Statements that are prepared already are prepared anew.
static inline int earshot_sqlite3_enable_triggers(sqlite3 *connection, int isOn) {
  return sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, isOn, (int *)0);
}
