import CallModel
import RuleTesting

/// What came out otherwise than expected, in words.
enum ExpectationText {
  /// `is worth $50.00, expected $100.00`
  static func text(_ failure: ExpectationResult.Failure) -> String {
    switch failure {
    case .notMatched(.no?): "it did not match"
    case .notMatched(.unknown?): "nobody knows whether it matches"
    case .notMatched: "it is off, so it is not decided"
    case .heldBack(let reason): "it does not count: \(HoldReasonText.text(reason))"
    case .matched: "it matched"
    case .otherValue(let expected, let value?): "expected \(expected), got \(value)"
    case .otherValue(let expected, nil): "expected \(expected), got a conversion without a value"
    case .noConversion(let expected): "expected \(expected), got no conversion"
    case .missingTags(let tags): "it does not give " + quoted(tags)
    case .notSaidThen(let atMs, let speaker): notSaid(atMs, speaker)
    case .booked(let outcomes):
      "booked is "
        + outcomes.map { "\(OutcomeText.text($0.kind)) by \"\($0.rule.name)\"" }
        .joined(separator: ", ")
    case .conversionCount(let expected, let count): "expected \(expected), got \(count)"
    }
  }

  private static func notSaid(_ atMs: Int?, _ speaker: Speaker?) -> String {
    let who = speaker.map { " by the \($0.rawValue)" } ?? ""
    let when = atMs.map { " at \(PlainText.clock(ms: $0))" } ?? ""
    return "nothing that it rests on is said\(who)\(when)"
  }

  private static func quoted(_ tags: [String]) -> String {
    (tags.count == 1 ? "the tag " : "the tags ")
      + tags.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}
