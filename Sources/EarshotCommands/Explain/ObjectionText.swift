package import CallModel
import Diagnostics
package import RuleEngine

/// What speaks against a hit, in a few words: `42 s past the window`, `below .85`, `said by the agent`.
package enum ObjectionText {
  /// All that speaks against `judged`; empty for a hit that counts.
  package static func text(_ judged: JudgedHit) -> String {
    judged.objections.map { text($0, to: judged.hit) }.joined(separator: "; ")
  }

  /// `objection` to `hit`.
  package static func text(_ objection: JudgedHit.Objection, to hit: Hit) -> String {
    switch objection {
    case .wrongSource:
      hit.source == .audio ? "heard, asked in the transcript" : "read, asked in sound"
    case .belowConfidence(let minimum):
      below(hit.confidence, minimum)
    case .beforeWindow(let ms): "\(PlainText.gap(ms: ms)) before the window"
    case .afterWindow(let ms): "\(PlainText.gap(ms: ms)) past the window"
    case .wrongSpeaker:
      hit.speaker == .unknown ? "others say this" : "said by the \(hit.speaker.rawValue)"
    case .inOneSourceOnly:
      hit.source == .audio ? "heard, but not read" : "read, but not heard"
    case .speakerUnknown: "nobody knows who said it"
    case .endOfCallUnknown: "nobody knows when the call ended"
    case .denied: "denied"
    case .notDenied: "not denied"
    case .polarityUnknown: "nobody knows whether it is denied"
    case .wrongLanguage: "in another language"
    case .languageUnknown: "nobody knows the language"
    case .relation(let miss): text(miss, to: hit)
    }
  }

  /// `.71 below .85`, with a third digit where two do not tell them apart.
  private static func below(_ confidence: Confidence, _ minimum: Confidence) -> String {
    let texts = [confidence, minimum].map { PlainText.confidence($0) }
    let exact = [confidence, minimum].map { FixedDecimal(millionths: Int64($0.thousandths) * 1000) }
    return texts[0] == texts[1]
      ? "\(exact[0]) below \(exact[1])" : "\(texts[0]) below \(texts[1])"
  }

  private static func text(_ miss: RelationMiss, to hit: Hit) -> String {
    let asked = "asked \(PlainText.shortened(miss.text, to: 60))"
    guard let nearest = miss.nearest else {
      return miss.reason == .notSearched
        ? "\(asked), which was not searched for everywhere" : "\(asked), which was never said"
    }
    let at = "\(said(nearest)) at \(PlainText.clock(ms: nearest.span.startMs))"
    return switch miss.reason {
    case .neverSaid: "\(asked), which was never said"
    case .notSearched: "\(asked); nearest \(at), not all was searched"
    case .notThere: "\(distance(miss)) from \(at), \(asked)"
    case .saidByAnother: "\(at) is by somebody else, \(asked)"
    case .speakersUnknown: "nobody knows whether one person said \(at), too; \(asked)"
    case .turnsUnknown: "nobody knows whether \(at) is in the same turn, \(asked)"
    case .otherUnsure: "\(at) may not count, \(asked)"
    case .there: "\(at) is there, \(asked)"
    }
  }

  private static func distance(_ miss: RelationMiss) -> String {
    if let words = miss.gapWords { return PlainText.count(words, "word") + " away" }
    return PlainText.gap(ms: miss.gapMs ?? 0) + " away"
  }

  /// The words of a hit in quotes, without what ends their sentence.
  package static func said(_ hit: Hit) -> String {
    if let event = hit.term.event { return "event \(event.rawValue)" }
    let text = String(hit.text.reversed().drop { ".,;:!?".contains($0) }.reversed())
    if hit.term.isRecorded { return "recorded \"\(text)\"" }
    return "\"\(text)\"" + (hit.resembles.map { " sounds like \"\($0)\"" } ?? "")
  }
}

extension PlainText {
  /// A time between two things: `0.4 s`, `42 s`, `5 min 12 s`, `2 h 3 min`.
  package static func gap(ms: Int) -> String {
    switch ms {
    case ..<9_950:
      let tenths = max(1, (max(ms, 0) + 50) / 100)
      return ms <= 0
        ? "just"
        : tenths.isMultiple(of: 10) ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
    case ..<99_500: return "\((ms + 500) / 1000) s"
    case ..<3_600_000: return "\(ms / 60_000) min \(ms % 60_000 / 1000) s"
    default: return "\(count(ms / 3_600_000)) h \(ms % 3_600_000 / 60_000) min"
    }
  }

  /// `text`, with an ellipsis for what does not fit into `cells`.
  package static func shortened(_ text: String, to cells: Int) -> String {
    guard DisplayWidth.cells(of: text) > cells else { return text }
    var short = text
    while DisplayWidth.cells(of: short) > cells - 1, !short.isEmpty { short.removeLast() }
    return short + "…"
  }
}
