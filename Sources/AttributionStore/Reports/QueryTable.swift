/// What a query answers.
public struct QueryTable: Sendable, Hashable {
  /// One value.
  public enum Value: Sendable, Hashable {
    /// Nothing.
    case nothing
    /// A whole number.
    case integer(Int64)
    /// Any other number.
    case real(Double)
    /// A text.
    case text(String)
  }

  /// The names of the columns, as the query gives them.
  public let columns: [String]
  /// The rows, in the query's order; each has a value for each column.
  public let rows: [[Value]]

  /// A table of these rows.
  public init(columns: [String], rows: [[Value]]) {
    self.columns = columns
    self.rows = rows
  }

  /// The place of the column `name`; `nil` if there is none.
  public func index(of name: String) -> Int? { columns.firstIndex(of: name) }
}
