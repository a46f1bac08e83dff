public import CallModel

/// Under which name a platform books conversions, and since when it has that name.
public struct ConversionNaming: Sendable, Hashable {
  /// The platform's own name for all of them; `nil` where it has the same names as the rules.
  public let platformName: String?
  /// When somebody made it there; `nil` where nobody says.
  public let createdAt: Instant?

  /// The same names as the rules, unless `platformName` is the one name for all.
  public init(platformName: String? = nil, createdAt: Instant? = nil) {
    self.platformName = platformName
    self.createdAt = createdAt
  }

  /// The platform's name for the conversion.
  public func name(of event: ConversionEvent) -> String { platformName ?? event.name }
}
