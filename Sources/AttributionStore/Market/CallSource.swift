/// Which campaign a call came from, and how that is known.
public struct CallSource: Sendable, Hashable {
  /// The call.
  public let callID: String
  /// How it is known; `nil` where it is not.
  public let foundBy: Finding?
  /// Why it is not known; `nil` where it is.
  public let problem: Problem?
  /// The channel, such as `paid search`.
  public let channel: String?
  /// Where the visitor came from, such as `google`.
  public let source: String?
  /// How the visitor came, such as `cpc`.
  public let medium: String?
  /// The campaign's id.
  public let campaignID: String?
  /// The campaign's name.
  public let campaignName: String?
  /// The keyword.
  public let keyword: String?
  /// The touchpoint that tells it; `nil` where something else does.
  public let touchpointID: String?

  /// How a source is known. The raw values are those of the view `call_sources`.
  public enum Finding: String, Sendable, Hashable, Codable, CaseIterable {
    /// The calls file says it.
    case callsFile = "calls file"
    /// The number was shown for one campaign when it was dialled.
    case number
    /// One visitor had the number when it was dialled.
    case session
    /// The session was direct traffic: the visitor's last visit before that was not.
    case earlierVisit = "earlier visit"
    /// The caller's last touchpoint, known by the telephone number.
    case caller
  }

  /// Why a source is not known. The raw values are those of the view `call_sources`.
  public enum Problem: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nobody says which number was dialled.
    case noNumber = "no number"
    /// Nobody says when the call was.
    case noStart = "no start"
    /// The number stood for several campaigns at once.
    case severalCampaigns = "several campaigns"
    /// Several visitors had the number at once.
    case severalVisitors = "several visitors"
    /// No visitor had the number.
    case noSession = "no session"
    /// Nobody says what the number was shown for.
    case unknownNumber = "unknown number"
  }
}
