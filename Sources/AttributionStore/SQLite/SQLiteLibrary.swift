import CSQLite

/// What is said to SQLite once, for the whole program. If SQLite is in use by then, all is as it is by itself: slower,
/// and otherwise the same.
enum SQLiteLibrary {
  /// To be read before the first file is opened.
  static let isSetUp: Void = {
    holdStatementJournals()
    countNoMemory()
  }()

  /// A statement that adds a hundred rows writes down the pages that it changes, so that it could be taken back: in
  /// a file that is a third of what importing calls costs. In memory these are at most the pages of the tables that one
  /// statement changes.
  ///
  /// INVARIANT: below zero, which is without a limit, or less than 128 KiB: what is held goes to the file by one
  /// write, of whose length SQLite takes seventeen bits; a statement that changes more fails with “disk is full”.
  private static func holdStatementJournals() {
    _ = earshot_sqlite3_hold_statement_journals(-1)
  }

  /// Nobody asks SQLite how much memory it uses. To count that takes a lock for each piece of memory, one for all
  /// threads: a twentieth of an import, and far more where several threads use stores at once.
  private static func countNoMemory() {
    _ = earshot_sqlite3_count_no_memory()
  }
}
