/// What brings the tables of a store from one version to the next.
struct StoreMigration: Sendable {
  /// What it is known by in stores that it was applied to: its number, which is that of the version, and a few
  /// words.
  let name: String
  /// What it does, in this order.
  let steps: [Step]
  /// Whether tables that others refer to are made anew, so that what refers to nothing is looked for at the end.
  let remakesTables: Bool

  /// A part of it.
  enum Step: Sendable {
    /// Statements in SQLite's SQL, which are translated for PostgreSQL.
    case both(String)
    /// Statements for SQLite alone.
    case sqlite(String)
    /// Statements in PostgreSQL's SQL, for it alone. Views are not its business, see `PostgresMigration`.
    case postgres(String)
    /// What SQL alone cannot say, in both.
    case swift(@Sendable (StoreConnection) throws -> Void)
    /// Takes a table away unless it has rows.
    case dropIfEmpty(String)
  }

  /// The migration to the version `number`.
  init(_ number: Int, _ words: String, _ steps: [Step], remakesTables: Bool = false) {
    name = "\(number) \(words)"
    self.steps = steps
    self.remakesTables = remakesTables
  }
}
