public import CallModel

/// What a destination was told of one conversion so far.
public struct ToldConversion: Sendable, Hashable {
  /// The last step that it took; `nil` where it has heard of none.
  public private(set) var known: Telling?
  /// When the conversion happened, as the destination was told when it was new to it; `nil` where it has heard of none.
  public private(set) var firstToldAt: Instant?
  /// What the destination knew it by then; `nil` where it has heard of none, or knows it by nothing.
  public private(set) var firstToldAs: String?
  private var underwayAs: String?
  /// A later one that it did not take.
  public private(set) var refused: Telling?
  /// Whether a step is on its way of which nobody knows yet whether it will be taken.
  public private(set) var isUnderway = false

  /// What became of a step.
  public enum Fate: Sendable, Hashable {
    /// On its way.
    case underway
    /// Taken.
    case taken
    /// Not taken.
    case refused
  }

  /// A conversion of which nothing was told.
  public init() {}

  /// Adds the next step; `dedupeKey` is what the destination knows it by.
  public mutating func add(_ telling: Telling, _ fate: Fate, dedupeKey: String? = nil) {
    isUnderway = fate == .underway
    underwayAs = isUnderway && telling.kind == .new ? dedupeKey : nil
    switch fate {
    case .underway: break
    case .taken:
      if telling.kind == .new { (firstToldAt, firstToldAs) = (telling.convertedAt, dedupeKey) }
      known = telling
      refused = nil
    case .refused: refused = telling
    }
  }

  /// What it believes: the last step that it took, unless that took the conversion back.
  public var believed: Telling? { known.flatMap { $0.kind == .retracted ? nil : $0 } }

  /// What it knows the conversion by, or will when it takes what is on its way; `nil` where it believes nothing of it.
  var knownAs: String? { believed == nil ? underwayAs : firstToldAs }

  /// The newest row of the ledger that any step rests on.
  var newestOutcomeID: Int64 { max(known?.outcomeID ?? 0, refused?.outcomeID ?? 0) }
}
