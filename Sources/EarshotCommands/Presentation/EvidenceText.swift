package import CallModel

/// Hits as people read them: `caller 0:08 "credit card" (heard .97, transcript .92)`, and
/// `caller 0:08 recorded "clips/slogan.wav" (heard .93)`.
package enum EvidenceText {
  /// More mentions than this are counted, not shown.
  private static let mostShown = 3

  /// The mentions in `hits`, a line for each, in order of time; of many, the surest.
  package static func lines(_ hits: [Hit]) -> [String] {
    let all = mentions(hits)
    let shown = all.enumerated()
      .sorted { (surest($1.element), $0.offset) < (surest($0.element), $1.offset) }
      .prefix(mostShown).sorted { $0.offset < $1.offset }.map { text($0.element) }
    let more = all.count > mostShown ? ["and \(PlainText.count(all.count - mostShown)) more"] : []
    return shown + more
  }

  /// Hits that are the same mention, together: they overlap and may be of one speaker, whatever the
  /// term and the source. (`reschedule my appointment` is also heard as `schedule an appointment`.)
  static func mentions(_ hits: [Hit]) -> [[Hit]] {
    var mentions: [[Hit]] = []
    for hit in hits.sorted(by: { $0.span.startMs < $1.span.startMs }) {
      let same = mentions.lastIndex { mention in
        mention.contains { mayBeOneVoice($0, hit) && $0.span.overlaps(hit.span) }
      }
      if let same {
        mentions[same].append(hit)
      } else {
        mentions.append([hit])
      }
    }
    return mentions
  }

  /// The words of the surest term, and how sure each source is of that term. Of its hits one whose time is known says when.
  private static func text(_ mention: [Hit]) -> String {
    guard let best = mention.max(by: { $0.confidence < $1.confidence }) else { return "" }
    let how = EvidenceSource.allCases.compactMap { source -> String? in
      let sure = mention.filter { $0.source == source && $0.term == best.term }
        .map(\.confidence).max()
      guard let sure else { return nil }
      return (source == .audio ? "heard " : "transcript ") + PlainText.confidence(sure)
    }
    let who = mention.map(\.speaker).first { $0 != .unknown }.map { $0.rawValue + " " } ?? ""
    let timed = mention.first { $0.term == best.term && !$0.hasApproximateTimes } ?? best
    let when = PlainText.clock(ms: (best.hasApproximateTimes ? timed : best).span.startMs)
    let what = "\"\(withoutEndPunctuation(best.text))\""
    // Nobody knows the words of a clip, so it is shown as the rule names it.
    let said =
      best.term.event.map { "event \($0.rawValue)" }
      ?? (best.term.isRecorded ? "recorded \(what)" : what)
    return "\(who)\(when) \(said) (\(how.joined(separator: ", ")))"
  }

  private static func mayBeOneVoice(_ left: Hit, _ right: Hit) -> Bool {
    left.speaker == right.speaker || left.speaker == .unknown || right.speaker == .unknown
  }

  /// A transcript's words come with the punctuation that ends their sentence.
  private static func withoutEndPunctuation(_ text: String) -> String {
    String(text.reversed().drop { ".,;:!?".contains($0) }.reversed())
  }

  private static func surest(_ mention: [Hit]) -> Confidence {
    mention.map(\.confidence).max() ?? Confidence(thousandths: 0)
  }
}
