import CallModel
import Diagnostics
import RuleCheck
import RuleEngine

/// Values that were said, in a few words.
enum CaptureText {
  /// More values than this are counted, not shown.
  private static let mostShown = 5

  /// The values that a hit holds, `total: $50.00`; empty for one that holds none.
  static func values(of hit: Hit) -> String {
    hit.captures.map { capture in
      (capture.name.map { "\($0): " } ?? "") + capture.value.description
    }.joined(separator: ", ")
  }

  /// What an amount reads, a line for each name: `total: the last of $20.00 at 0:15, $50.00 at 1:02`.
  static func line(_ explanation: CaptureExplanation) -> String {
    let said = explanation.said.prefix(mostShown).map { value in
      let who = value.hit.speaker == .unknown ? "" : " by the \(value.hit.speaker.rawValue)"
      return "\(value.capture.value)\(who) at \(PlainText.clock(ms: value.hit.span.startMs))"
    }
    let more = explanation.said.count - said.count
    let list =
      said.joined(separator: ", ") + (more > 0 ? " and \(PlainText.count(more)) more" : "")
    return switch explanation.said.count {
    case 0: "\(explanation.name): never said"
    case 1: "\(explanation.name): \(list)"
    default: "\(explanation.name): \(explanation.choice.words) of \(list)"
    }
  }
}

extension CaptureChoice {
  /// Which of several, in words.
  fileprivate var words: String {
    switch self {
    case .first: "the first"
    case .last: "the last"
    case .largest: "the largest"
    case .smallest: "the smallest"
    case .sum: "the sum"
    }
  }
}
