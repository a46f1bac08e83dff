public import CallModel

/// The conversions of a store, for those who are told of them.
public struct StoredConversions: Sendable, Hashable {
  /// In order of their first rows in the ledger.
  public let events: [ConversionEvent]
  /// Conversions of calls of which nobody knows when they were: no platform takes those.
  public let undated: [Undated]

  /// A conversion of a call without a start.
  public struct Undated: Sendable, Hashable {
    /// The row of the ledger that holds now.
    public let outcomeID: Int64
    /// The call.
    public let callID: String
    /// Its name.
    public let name: String
  }
}
