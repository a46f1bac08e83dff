public import CallModel

/// What a destination is to be told now, beside what it knows.
public struct DueChanges: Sendable, Hashable {
  /// What it has not heard, in the order of the ledger.
  public let changes: [ConversionChange]
  /// The conversions that it knows, by what it knows them by.
  public let known: [String: ConversionEvent]

  /// Changes, and what is known.
  public init(_ changes: [ConversionChange], known: [String: ConversionEvent] = [:]) {
    self.changes = changes
    self.known = known
  }
}
