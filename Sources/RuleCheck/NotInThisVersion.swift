import Diagnostics

/// What the language has and this version does not decide yet. Each is read, and refused by name
/// (E090): whoever teaches the checker and the engine one of them deletes its line here.
enum NotInThisVersion {
  // Finding.
  case event, windowOf(String)
  // Facts of a call.
  case field(String)

  /// How it is written.
  var written: String {
    switch self {
    case .event: "event"
    case .windowOf(let anchor): "within … of \(anchor)"
    case .field(let path): path
    }
  }

  /// How to do without it, where there is a way.
  var help: String? {
    switch self {
    case .event, .windowOf, .field: nil
    }
  }

  /// Fields of the language that this version does not know of any call.
  static let fields: Set<String> = [
    "call.transferred", "call.hangup_by", "call.audio_quality", "caller.talk_time",
    "caller.talk_share", "agent.talk_time", "agent.talk_share", "hold.total", "hold.count",
    "hold.longest", "silence.total", "silence.longest", "overlap.total", "overlap.share",
  ]
}

extension Reporter {
  /// Says that the construct at `span` is not evaluated.
  mutating func notYet(_ construct: NotInThisVersion, at span: ByteSpan) {
    add(
      .notInThisVersion, "`\(construct.written)` is not evaluated by this version", at: span,
      help: construct.help)
  }
}
