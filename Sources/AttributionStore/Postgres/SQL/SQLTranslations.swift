import Synchronization

/// A statement in PostgreSQL's SQL.
struct TranslatedSQL: Sendable {
  /// The statement; its parameters are `$1`, `$2`, …
  let text: String
  /// How many parameters it has.
  let parameterCount: Int
  /// The names of its parameters in their order, where they have names.
  let names: [String]
}

/// Statements that have been translated. Their texts are few, so they are kept.
final class SQLTranslations: Sendable {
  private let known = Mutex<[String: TranslatedSQL]>([:])

  /// `sql` in PostgreSQL's SQL.
  func translation(of sql: String) throws -> TranslatedSQL {
    if let translated = known.withLock({ $0[sql] }) { return translated }
    let translated = try SQLTranslator.query(sql)
    known.withLock { $0[sql] = translated }
    return translated
  }
}
