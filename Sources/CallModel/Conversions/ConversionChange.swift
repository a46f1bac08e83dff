/// What a platform is to be told: a conversion, that one is worth something else, or that one was taken back.
public struct ConversionChange: Sendable, Hashable {
  /// What became of it since the platform heard of it last.
  public enum Kind: Sendable, Hashable {
    /// The platform has not heard of it.
    case new
    /// The platform knows it with this value.
    case restated(previous: Money?)
    /// The platform knows it, and it does not hold.
    case retracted
  }

  /// The conversion as it stands now; of a retracted one what held before.
  public let event: ConversionEvent
  /// What became of it.
  public let kind: Kind

  /// A change.
  public init(_ event: ConversionEvent, _ kind: Kind = .new) {
    self.event = event
    self.kind = kind
  }
}
