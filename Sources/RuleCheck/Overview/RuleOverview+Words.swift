import CallModel

extension TermOverview {
  /// The term as it is written in a rule.
  public var title: String {
    if let event = term.event { return "event \(event.rawValue)" }
    return term.isRecorded
      ? "recorded \"\(term.pattern)\""
      : "\"\(term.pattern)\"" + (term.soundsLike.map { " sounds like \"\($0)\"" } ?? "")
  }

  /// Where it is looked for, in words.
  public var places: String {
    if term.isEvent { return "sound" }
    return switch (isInAudio && !(spoken.isEmpty && !term.isRecorded), isInTranscript) {
    case (true, true): "sound, transcripts"
    case (true, false): "sound"
    case (false, true): "transcripts"
    case (false, false): "nowhere"
    }
  }
}

extension RuleOverview.Evidence {
  /// The evidence in words: "a recording or a transcript".
  public var words: String {
    switch self {
    case .sound: "a recording"
    case .transcript: "a transcript"
    case .either: "a recording or a transcript"
    case .both: "a recording and a transcript"
    case .speakers: "who speaks"
    case .end: "when the call ended"
    }
  }
}
