/// The database that a store is in: what of it is one transaction.
protocol StoreDatabase: Sendable {
  /// Whether it is known that nothing can be written.
  var isReadOnly: Bool { get }

  /// Runs `body` in one transaction that is kept whole or not at all. Nobody else writes meanwhile to what
  /// `scope` names.
  func write<Result>(
    _ scope: WriteScope, _ body: (StoreConnection) throws -> Result
  ) throws -> Result

  /// Runs `body` on one state of the store, whatever others write meanwhile.
  func read<Result>(_ body: (StoreConnection) throws -> Result) throws -> Result

  /// Runs `body` on one state of the store; what it writes is forgotten.
  func readWithScratch<Result>(_ body: (StoreConnection) throws -> Result) throws -> Result

  /// Runs `body` where SQLite's tables about tables tell how those of the store are made.
  func readSchema<Result>(_ body: (StoreConnection) throws -> Result) throws -> Result

  /// Empties the log of what was written last, in which deleted rows can still be read, unless others read just now.
  func clearLog() throws
}

extension StoreDatabase {
  var isReadOnly: Bool { false }
  func clearLog() throws {}
}

/// What a transaction writes to, so that others can write elsewhere at the same time.
enum WriteScope {
  /// A call, and what belongs to it.
  case call(String)
  /// Anything.
  case store
}
