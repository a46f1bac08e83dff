public import CallModel
public import ContentHash

/// One row of the ledger.
public struct LedgerEntry: Sendable, Hashable, Identifiable {
  /// The row's number; later rows have higher ones.
  public let id: Int64
  /// The call.
  public let callID: String
  /// What the rule says, or for a withdrawal, what it no longer says.
  public let outcome: Outcome
  /// The rules that said so, or that no longer did.
  public let rulesetDigest: SHA256Digest
  /// What decided and what found the evidence.
  public let versions: Versions
  /// The time of the booking.
  public let recordedAt: Instant
  /// The row that this one supersedes or withdraws.
  public let correctsID: Int64?
  /// Whether this row withdraws the one that it corrects and puts nothing in its place.
  public let isRetraction: Bool
  /// The sale that takes the place of the value that `outcome` has; `nil` for what rules say alone.
  public let sale: Sale?
}

/// A call with the outcomes that hold now.
public struct CallReport: Sendable, Hashable {
  /// The call as it was booked last, with the paths of its files.
  public let call: Call
  /// The outcomes, oldest row first.
  public let outcomes: [LedgerEntry]
}

/// Calls counted and conversions added up.
public struct StoreSummary: Sendable, Hashable {
  /// How many calls.
  public let callCount: Int
  /// How many of them have an outcome of any kind.
  public let callsWithOutcomeCount: Int
  /// How many of them have a conversion; a call with two counts once.
  public let convertingCallCount: Int
  /// The value of all conversions, one amount for each currency, by code.
  public let totals: [Money]

  /// A summary with all its parts.
  public init(
    callCount: Int, callsWithOutcomeCount: Int, convertingCallCount: Int, totals: [Money]
  ) {
    self.callCount = callCount
    self.callsWithOutcomeCount = callsWithOutcomeCount
    self.convertingCallCount = convertingCallCount
    self.totals = totals
  }
}
