public import CallModel

/// What somebody decided about who is who.
public struct PersonDecision: Sendable, Hashable, Identifiable {
  /// Its number; later ones have higher ones.
  public let id: Int64
  /// What was decided.
  public let ruling: Ruling
  /// Why.
  public let reason: String?
  /// When.
  public let decidedAt: Instant
  /// The decision that undid it; `nil` while it stands.
  public let undoneBy: Int64?

  /// What can be decided.
  public enum Ruling: Sendable, Hashable {
    /// Two names are two people's, whatever joins them.
    case part(PersonName, PersonName)
    /// Two names are one person's.
    case join(PersonName, PersonName)
    /// A name is several people's, and joins nobody.
    case shared(PersonName)
    /// An earlier decision no longer stands.
    case undo(Int64)
  }
}

extension PersonDecision.Ruling {
  /// Whether both say the same: of two names it does not matter which comes first.
  func isSame(as other: Self) -> Bool { ordered == other.ordered }

  /// The two names in order, whatever is said of them; `nil` of others.
  var pair: [PersonName]? {
    switch self {
    case .part(let one, let other), .join(let one, let other): [one, other].sorted()
    case .shared, .undo: nil
    }
  }

  private var ordered: Self {
    switch self {
    case .part(let one, let other): .part(min(one, other), max(one, other))
    case .join(let one, let other): .join(min(one, other), max(one, other))
    case .shared, .undo: self
    }
  }
}
