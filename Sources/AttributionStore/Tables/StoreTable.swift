/// A table or a view of a store, as people see it.
public struct StoreTable: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// Whether it is a view: a question that is asked anew each time.
  public let isView: Bool
  /// Its columns, in their order.
  public let columns: [Column]
  /// Which rows of other tables its rows belong to.
  public let references: [Reference]

  /// Whether it only keeps what reports have worked out from the other tables: it may be empty or out of date at any
  /// time, and the views say the same.
  public var isWorkingTable: Bool { !isView && name.hasPrefix("kept_") }

  /// A column.
  public struct Column: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// What it holds: `TEXT`, `INTEGER` or `REAL`; empty for a view that works it out.
    public let type: String
    /// Whether it tells rows apart, with the other columns that do.
    public let isKey: Bool
    /// Whether every row has a value there.
    public let isRequired: Bool
    /// What the migration that made it says of it; `nil` where it says nothing.
    public let comment: String?
  }

  /// Columns whose values stand in the key of another table.
  public struct Reference: Sendable, Hashable {
    /// The columns here.
    public let columns: [String]
    /// The other table.
    public let table: String
  }
}

/// Takes tables, one after the other, each with its rows.
public protocol StoreTableSink {
  /// A table begins.
  mutating func begin(_ table: StoreTable) throws
  /// Its next row, a value for each column.
  mutating func take(_ row: [QueryTable.Value]) throws
  /// It ends.
  mutating func end() throws
}
