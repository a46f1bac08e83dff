import CallModel

/// Writes rows by the million into one table. A row may be written when it is added, or together with others
/// when it is finished.
protocol BulkWriter: AnyObject {
  /// Adds the row whose values `bind` gives. It may be called more than once for one row.
  func add(_ bind: (any BulkParameters) throws -> Void) throws

  /// Adds `count` rows, whose values `bind` gives by their numbers from 0. It may be called more than once for one
  /// row, and in another order.
  func add(rows count: Int, _ bind: (Int, any BulkParameters) throws -> Void) throws

  /// Writes what is not written yet; what became of the rows that were added.
  func finish() throws -> BulkCounts
}

extension BulkWriter {
  func add(rows count: Int, _ bind: (Int, any BulkParameters) throws -> Void) throws {
    for number in 0..<count { try add { try bind(number, $0) } }
  }
}

/// Takes the values of a row, column by column in their order. A column that is given nothing is NULL.
protocol BulkParameters: AnyObject {
  /// Gives the column at `place`, counted from 0, a text.
  func bind(_ text: String, at place: Int)

  /// The same of a text in UTF-8 that stays where it is until the rows are added.
  func bind(lasting text: UnsafeBufferPointer<UInt8>, at place: Int)

  /// Gives the column at `place` a whole number.
  func bind(_ number: Int64, at place: Int)
}

extension BulkParameters {
  func bind(lasting text: UnsafeBufferPointer<UInt8>, at place: Int) {
    bind(String(decoding: text, as: UTF8.self), at: place)
  }

  /// Gives the column at `place` an instant, as the store writes them.
  func bind(_ instant: Instant, at place: Int) { bind(instant.iso8601, at: place) }
}

/// What became of rows.
struct BulkCounts: Hashable {
  /// How many were new.
  var insertedCount = 0
  /// How many took the place of one that said something else.
  var updatedCount = 0
  /// How many changed nothing.
  var unchangedCount = 0
  /// How many took the place of one that said something else because they have no time and came last.
  var untimedCount = 0
  /// How many said something else than one of the same time.
  var tiedCount = 0
}

/// A table that many rows are written into, and what becomes of those whose key it has already.
struct BulkTable {
  /// Its name.
  let name: String
  /// The columns that are written.
  let columns: [String]
  let knownKeys: KnownKeys
  /// The column that keeps when a row was first written; `nil` where none does.
  var firstStamp: String?

  /// What becomes of a row whose key is known.
  enum KnownKeys {
    /// It is an error.
    case refused
    /// It changes nothing.
    case left
    /// It takes the place of the one before if it says something else. The last column is the stamp of that and
    /// says nothing itself.
    ///
    /// - Parameter precedence: which of the two counts; `nil` where the row that comes last does.
    case replaced(key: [String], by: RowPrecedence?)
  }
}

extension BulkTable {
  /// The last column, which says when a row was written.
  var stamp: String { columns.last ?? "" }

  /// The columns that replace what was known, without the stamps, and those that tell rows apart.
  ///
  /// INVARIANT: there is a column that is not in the key, besides the stamp.
  func replacing(_ key: [String]) -> (said: [String], key: [String]) {
    (
      columns.dropLast().filter { !key.contains($0) && $0 != firstStamp },
      columns.filter(key.contains)
    )
  }
}
