/// Where a touchpoint came from: a channel and, where one is known, a campaign in it.
public struct Source: Sendable, Hashable, Codable, Comparable {
  /// For example `paid search`, `organic search`, `e-mail`, `direct`.
  public let channel: String
  /// The campaign; `nil` where there is none.
  public let campaign: String?

  /// A campaign in a channel, or a channel alone.
  public init(channel: String, campaign: String? = nil) {
    self.channel = channel
    self.campaign = campaign
  }

  /// Whether nobody knows what brought the visitor: an address typed in, a bookmark.
  public var isDirect: Bool { ["direct", "(direct)"].contains(channel.lowercased()) }

  /// By channel, then by campaign; no campaign sorts before any.
  public static func < (left: Source, right: Source) -> Bool {
    if left.channel != right.channel { return left.channel < right.channel }
    switch (left.campaign, right.campaign) {
    case (let left?, let right?): return left < right
    case (nil, .some): return true
    default: return false
    }
  }
}
