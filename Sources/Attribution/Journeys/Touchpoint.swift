public import CallModel

/// One time at which somebody met a campaign.
public struct Touchpoint: Sendable, Hashable, Comparable {
  /// When.
  public let at: Instant
  /// What it came from.
  public let source: SourceID
  /// Whether it was seen or clicked.
  public let interaction: Interaction

  /// Somebody met `source` at this time.
  public init(at: Instant, source: SourceID, interaction: Interaction = .click) {
    self.at = at
    self.source = source
    self.interaction = interaction
  }

  /// By time; at the same instant by the source's name, and a view before a click.
  public static func < (left: Touchpoint, right: Touchpoint) -> Bool {
    if left.at != right.at { return left.at < right.at }
    if left.source != right.source { return left.source < right.source }
    return left.interaction.rawValue < right.interaction.rawValue
  }
}
