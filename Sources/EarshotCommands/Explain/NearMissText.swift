import CallModel
import RuleCheck
package import RuleEngine

/// What a rule lacked, in a line for each part: `"credit card" by the caller at 5:42: 42 s past the window`.
package enum NearMissText {
  /// What `miss` says.
  package static func text(_ miss: NearMiss) -> String {
    let asked = (miss.wanted == .no ? "not " : "") + miss.part.inOneLine
    let short = PlainText.shortened(asked, to: 70)
    switch miss.part.reason {
    case .comparison(let compared): return text(compared, asked: short)
    case .mention(let mention): return text(mention, miss, asked: short)
    case .matched:
      return miss.part.verdict == .unknown
        ? "nobody knows whether \(miss.part.text)" : "does not hold: \(short)"
    case .all, .any, .not, .condition: return short
    }
  }

  private static func text(_ compared: ComparedValues, asked: String) -> String {
    let (own, otherValue) = FieldValueText.texts(compared)
    var facts = ["\(compared.field) is \(own)"]
    if let other = compared.otherField { facts.append("\(other) is \(otherValue)") }
    return facts.joined(separator: " and ")
      + (asked == compared.field ? "" : "; asked: \(asked)")
  }

  private static func text(
    _ mention: MentionExplanation, _ miss: NearMiss, asked: String
  ) -> String {
    guard let judged = miss.hit else {
      let isSearched = mention.terms.allSatisfy(\.isCovered)
      let counts = mention.wantedCount.minimum > 1 && mention.terms.contains { !$0.hits.isEmpty }
      return (counts ? "said too seldom: " : isSearched ? "never said: " : "not searched for: ")
        + asked
    }
    let hit = judged.hit
    let who = hit.speaker == .unknown ? "" : " by the \(hit.speaker.rawValue)"
    let place = "\(ObjectionText.said(hit))\(who) at \(PlainText.clock(ms: hit.span.startMs))"
    return judged.objections.isEmpty
      ? "\(place) was said; asked: \(asked)" : "\(place): \(ObjectionText.text(judged))"
  }
}
