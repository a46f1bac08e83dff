import CallModel

/// A condition on its way into the rule language.
indirect enum Condition: Hashable, Sendable {
  /// All of them.
  case all([Condition])
  /// One of them.
  case any([Condition])
  /// The opposite.
  case not(Condition)
  /// Something said.
  case mention(Mention)
  /// An operand as it is written.
  case operand(String)

  /// Some phrases, who says them, and when.
  struct Mention: Hashable, Sendable {
    // INVARIANT: at least one.
    /// What stands between the quotes.
    var phrases: [String]
    /// Who says one of them; everybody counts if there is none.
    var speaker: Speaker?
    var window: Window?
  }

  /// A stretch of the call.
  enum Window: Hashable, Sendable {
    case first(ms: Int)
    case last(ms: Int)
    case from(ms: Int, to: Int)

    /// The qualifier.
    var text: String {
      switch self {
      case .first(let ms): "within first \(DurationText.text(ms: ms))"
      case .last(let ms): "within last \(DurationText.text(ms: ms))"
      case .from(let start, let end):
        "from \(DurationText.text(ms: start)) to \(DurationText.text(ms: end))"
      }
    }
  }
}

/// Lengths of time as rules write them.
enum DurationText {
  /// `1m30s` for 90,000 ms; never days, which count in history windows only.
  static func text(ms: Int) -> String {
    guard ms > 0 else { return "0s" }
    let parts = [
      (ms / 3_600_000, "h"), (ms / 60_000 % 60, "m"), (ms / 1000 % 60, "s"), (ms % 1000, "ms"),
    ]
    return parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
  }
}
