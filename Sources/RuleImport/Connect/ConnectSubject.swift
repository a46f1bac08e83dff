/// What a condition of Connect looks at, as far as rules here can look at it too.
enum ConnectSubject: Hashable {
  /// Exact words in the transcript.
  case words(isRealTime: Bool)
  /// Patterns of words in the transcript.
  case patterns(isRealTime: Bool)
  /// A text that is known of the call.
  case texts(field: String)
  /// A number that is known of the call.
  case quantity(field: String, Unit)
  /// How long one of the parties talked.
  case talkTime

  /// What a number counts.
  enum Unit: Hashable { case seconds, pieces }

  /// The subject that a `ComparisonValue` names.
  init?(_ path: String) {
    for (prefix, isRealTime) in Self.prefixes where path.hasPrefix(prefix) {
      let rest = String(path.dropFirst(prefix.count))
      switch rest {
      case "ExactMatch.Transcript": self = .words(isRealTime: isRealTime)
      case "PatternMatch.Transcript": self = .patterns(isRealTime: isRealTime)
      case "Agent.AgentId": self = .texts(field: "agent.id")
      case "TalkTime.TotalTimeSecs": self = .talkTime
      case "Agent.CustomerHoldDurationSecs": self = .quantity(field: "hold.total", .seconds)
      case "Agent.LongestHoldDurationSecs": self = .quantity(field: "hold.longest", .seconds)
      case "Agent.NumberOfHolds": self = .quantity(field: "hold.count", .pieces)
      default:
        guard let key = Self.attributeKey(rest) else { return nil }
        self = .texts(field: "custom.\(key)")
      }
      return
    }
    return nil
  }

  /// The operators that are documented for it.
  var operators: Set<String> {
    switch self {
    case .words, .patterns: ["CONTAINS_ANY"]
    case .texts: ["CONTAINS_ANY", "EQUALS"]
    case .quantity, .talkTime: ["NumberGreaterOrEqualTo", "NumberLessOrEqualTo"]
    }
  }

  private static let prefixes = [
    ("$.ContactLens.PostCall.", false), ("$.ContactLens.RealTimeCall.", true),
  ]

  /// The name of a contact attribute, if a field can have it.
  private static func attributeKey(_ rest: String) -> String? {
    let prefix = "ContactAttribute."
    guard rest.hasPrefix(prefix) else { return nil }
    let key = rest.dropFirst(prefix.count)
    guard let first = key.first, first.isLetter || first == "_",
      key.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    else { return nil }
    return String(key)
  }

  /// Why a `ComparisonValue` that is known is not carried over.
  static func reason(for path: String) -> String? {
    let reasons = [
      ("SemanticMatch", "a match by meaning; rules look for words"),
      ("Sentiment", "sentiment is no part of the rule language"),
      ("Interruptions", "interruptions are no part of the rule language"),
      ("NonTalkTime", "non-talk time takes in holds, and no field of a call here does"),
      ("Queue", "calls here know no queues"),
      ("ContactAttribute", "no field can have the name of this attribute"),
      ("SegmentAttributes", "calls here know no segment attributes"),
      ("Loudness", "calls here know no loudness"),
      ("DisconnectReason", "calls here do not know why they ended"),
      ("InitiationMethod", "how a contact began is more than the direction of a call"),
      ("PostChat", "about chats, not about calls"), ("Email", "about mails, not about calls"),
    ]
    return reasons.first { path.contains($0.0) }?.1
  }
}
