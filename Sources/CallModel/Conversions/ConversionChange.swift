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
  /// When it happened, as the platform was told when it was new: some know it by that, whatever is found out later.
  public let firstToldAt: Instant
  /// What the platform knew it by when it was new, in the platform's own form (`Platform.dedupeKey`): it is changed as
  /// that, whatever is found out later; `nil` where it is new, or nobody remembers.
  public let firstToldAs: String?

  /// A change; `firstToldAt` is the time that the event has if nothing else is given.
  public init(
    _ event: ConversionEvent, _ kind: Kind = .new, firstToldAt: Instant? = nil,
    firstToldAs: String? = nil
  ) {
    self.event = event
    self.kind = kind
    self.firstToldAt = firstToldAt ?? event.convertedAt
    self.firstToldAs = kind == .new ? nil : firstToldAs
  }
}
