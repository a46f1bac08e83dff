public import CallModel

extension CallSource {
  /// What it says of the fields that rules can ask.
  fileprivate var facts: [(path: String, text: String?)] {
    [
      ("campaign.id", campaignID), ("campaign.name", campaignName), ("campaign.source", source),
      ("campaign.medium", medium), ("campaign.keyword", keyword),
    ]
  }

  /// The campaign by a number or a session, where the calls file names another one: what the calls file
  /// says, and what is found. What is found by less is no reason to doubt the calls file.
  public func contradiction(of call: Call) -> (said: String, found: String)? {
    guard foundBy == .number || foundBy == .session else { return nil }
    for (path, found) in facts.prefix(2) {
      guard case .text(let said)? = call.facts[path], let found else { continue }
      return said.lowercased() == found.lowercased() ? nil : (said, found)
    }
    return nil
  }
}

extension Call {
  /// The call with the facts that `source` knows, where the calls file names no source: if it names one,
  /// in whatever field, all of what it says counts and nothing else.
  public func completed(by source: CallSource?) -> Call {
    guard let source, !namesSource else { return self }
    var facts = facts
    for case (let path, let text?) in source.facts where facts[path] == nil {
      facts[path] = .text(text)
    }
    return Call(
      id: id, recordingPath: recordingPath, transcriptPath: transcriptPath,
      channelSpeakers: channelSpeakers, answerOffsetMs: answerOffsetMs, facts: facts)
  }

  /// Whether the calls file says where it came from.
  private var namesSource: Bool {
    ["campaign.id", "campaign.name", "campaign.source", "campaign.medium"]
      .contains { facts[$0] != nil }
  }
}
