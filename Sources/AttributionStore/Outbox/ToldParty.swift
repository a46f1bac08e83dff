/// Who is told, and of what.
public struct ToldParty: Sendable, Hashable {
  /// The name under which the store remembers what was told.
  public let name: String
  /// The platform.
  public let platform: String
  /// Which conversions.
  public let query: ConversionQuery
  /// Whether it is told the names that rules give; else it has one for all, and hears nothing of a name that changes.
  public let hearsNames: Bool
  /// Whether what was refused before is told again.
  public let retriesRefused: Bool

  /// A destination with all that counts.
  public init(
    name: String, platform: String, query: ConversionQuery = ConversionQuery(),
    hearsNames: Bool = true, retriesRefused: Bool = false
  ) {
    self.name = name
    self.platform = platform
    self.query = query
    self.hearsNames = hearsNames
    self.retriesRefused = retriesRefused
  }
}
