/// Which of two rows with one key counts, so that the order in which they come makes no difference.
///
/// The later one does. A row that has no time is from the moment at which it was written, and of two of them the
/// last counts. Of two rows of the same time the one counts that is greater in the first column in which they
/// differ; a value is greater than none.
struct RowPrecedence {
  /// The column with the time of a row; `nil` where all are of one time.
  let time: String?
  /// The columns that decide between rows of one time, the foremost first.
  let ranks: [Rank]

  /// A column that decides.
  struct Rank {
    let column: String
    let isNumber: Bool

    /// SQL in which nothing is less than anything, and whole numbers and texts can be compared.
    func comparable(_ value: String) -> String {
      "coalesce(\(value), \(isNumber ? "-9223372036854775807" : "''"))"
    }
  }

  /// Two rows with one key, as SQL names their columns.
  struct Pair {
    let incoming: (String) -> String
    let known: (String) -> String
    /// The column that says when a row was written.
    let stamp: String
  }

  /// SQL that says whether the row that comes counts.
  func prefersIncoming(_ pair: Pair) -> String {
    guard let time else { return isGreater(pair) }
    let (incoming, known) = (pair.incoming(time), pair.known(time))
    let incomingAt = "coalesce(\(incoming), \(pair.incoming(pair.stamp)))"
    let knownAt = "coalesce(\(known), \(pair.known(pair.stamp)))"
    return """
      (\(incoming) IS NULL AND (\(known) IS NULL OR \(incomingAt) >= \(knownAt))
        OR \(incoming) IS NOT NULL AND (\(incomingAt) > \(knownAt)
          OR \(incoming) = \(known) AND \(isGreater(pair))))
      """
  }

  /// SQL that says whether both rows have a time, and the same.
  func isTie(_ pair: Pair) -> String? {
    time.map { "\(pair.incoming($0)) = \(pair.known($0))" }
  }

  /// SQL that says whether the row that comes counts for want of a time.
  func isUntimed(_ pair: Pair) -> String? {
    time.map { "\(pair.incoming($0)) IS NULL AND \(prefersIncoming(pair))" }
  }

  private func isGreater(_ pair: Pair) -> String {
    func listed(_ name: (String) -> String) -> String {
      ranks.map { $0.comparable(name($0.column)) }.joined(separator: ", ")
    }
    return "(\(listed(pair.incoming))) > (\(listed(pair.known)))"
  }
}
