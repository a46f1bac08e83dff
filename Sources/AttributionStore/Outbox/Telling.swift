public import CallModel

/// A step in what a destination is told of a conversion.
public struct Telling: Sendable, Hashable {
  /// What it says.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// That there is the conversion.
    case new
    /// That it is otherwise than was said before.
    case restated
    /// That it does not hold.
    case retracted
  }

  /// What it says.
  public let kind: Kind
  /// The row of the ledger that it rests on.
  public let outcomeID: Int64
  /// The name that the rule gave it.
  public let name: String
  /// What it is worth; where it is taken back, what was said before.
  public let value: Money?
  /// When it happened.
  public let convertedAt: Instant

  /// A step with all its parts.
  public init(
    kind: Kind, outcomeID: Int64, name: String, value: Money?, convertedAt: Instant
  ) {
    self.kind = kind
    self.outcomeID = outcomeID
    self.name = name
    self.value = value
    self.convertedAt = convertedAt
  }

  /// The step that tells of `change`.
  public init(_ change: ConversionChange) {
    let kind: Kind =
      switch change.kind {
      case .new: .new
      case .restated: .restated
      case .retracted: .retracted
      }
    self.init(
      kind: kind, outcomeID: change.event.outcomeID, name: change.event.name,
      value: change.event.value, convertedAt: change.event.convertedAt)
  }

  /// Whether both say the same, whichever rows of the ledger they rest on.
  func saysTheSame(as other: Telling) -> Bool {
    kind == other.kind && name == other.name && value == other.value
      && convertedAt == other.convertedAt
  }
}
