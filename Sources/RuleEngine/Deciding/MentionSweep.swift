import CallModel
import RuleCheck

/// How hits of one term are judged for one mention: the heart of the engine, in one place for
/// deciding, for collecting evidence and for explaining.
///
/// A hit is looked at alone first: is it from a source that the mention asks for, sure enough, and
/// does it start in the window? The hits that are left and overlap, directly or through others, are
/// one mention, whoever and whatever found them: the same words heard in the sound and read in the
/// transcript. The mention's speakers are those that any of its hits knows, so a transcript without
/// speakers borrows them from the sound.
struct MentionSweep {
  /// Who has to speak; `nil` for anyone.
  let speaker: Speaker?
  /// Where it has to be found.
  let source: SourceRequirement
  /// When it has to start, in `[startMs, endMs)`.
  let window: ResolvedWindow

  init(_ mention: PlannedMention, endOfCallMs: Int?) {
    speaker = mention.speaker
    source = mention.source
    window = ResolvedWindow(mention.window, endOfCallMs: endOfCallMs)
  }

  /// Whether `hit` alone may count: source, confidence, window. Its speaker is judged by the mention
  /// that it belongs to.
  func isCandidate(_ hit: Hit, minimumConfidence: Confidence) -> Bool {
    source.accepts(hit.source) && hit.confidence >= minimumConfidence
      && window.mayContain(startMs: hit.span.startMs)
  }

  /// Whether `hit` can be part of what the wanted speaker said: not if somebody else is known to
  /// have said it.
  func lends(_ hit: Hit) -> Bool {
    speaker == nil || hit.speaker == .unknown || hit.speaker == speaker
  }

  /// Calls `body` for each stretch of overlapping candidates, in order of time, with the positions
  /// in `hits` that it spans (among which non-candidates may lie) and with whether it counts.
  ///
  /// Complexity: O(n) for n hits; nothing is allocated.
  // INVARIANT: `hits` are of one term and in order of start, then end; then a candidate overlaps an
  // earlier one exactly if it starts before the furthest end so far.
  func forEachMention(
    in hits: HitsOfTerm, minimumConfidence: Confidence,
    _ body: (_ positions: Range<Int>, _ verdict: Verdict) -> Void
  ) {
    var first = 0
    var furthestEndMs = 0
    var parts = Parts()
    for position in hits.indices {
      let hit = hits[position]
      guard isCandidate(hit, minimumConfidence: minimumConfidence) else { continue }
      if !parts.isEmpty, hit.span.startMs >= furthestEndMs {
        body(first..<position, verdict(on: parts))
        parts = Parts()
      }
      if parts.isEmpty {
        first = position
        furthestEndMs = hit.span.endMs
      }
      furthestEndMs = max(furthestEndMs, hit.span.endMs)
      parts.add(hit, lends: lends(hit), isSpeaker: speaker == nil || hit.speaker == speaker)
    }
    if !parts.isEmpty { body(first..<hits.endIndex, verdict(on: parts)) }
  }

  /// How often the term may have been said as the mention wants it.
  func count(
    of hits: HitsOfTerm, minimumConfidence: Confidence, isCovered: Bool
  ) -> PossibleCount {
    var certain = 0
    var possible = 0
    forEachMention(in: hits, minimumConfidence: minimumConfidence) { _, verdict in
      switch verdict {
      case .yes: certain += 1
      case .unknown: possible += 1
      case .no: break
      }
    }
    return PossibleCount(certain: certain, possible: possible, isComplete: isCovered)
  }

  private func verdict(on parts: Parts) -> Verdict {
    if source == .both, !(parts.isInAudio && parts.isInTranscript) { return .no }
    let isBySpeaker: Verdict =
      parts.isBySpeaker ? .yes : parts.isByAnother ? .no : .unknown
    return window.isKnown ? isBySpeaker : isBySpeaker.and(.unknown)
  }

  /// What the hits of one mention add up to.
  private struct Parts {
    var isEmpty = true
    var isBySpeaker = false
    var isByAnother = false
    var isInAudio = false
    var isInTranscript = false

    mutating func add(_ hit: Hit, lends: Bool, isSpeaker: Bool) {
      isEmpty = false
      if isSpeaker { isBySpeaker = true }
      guard lends else {
        isByAnother = true
        return
      }
      switch hit.source {
      case .audio: isInAudio = true
      case .transcript: isInTranscript = true
      }
    }
  }
}
