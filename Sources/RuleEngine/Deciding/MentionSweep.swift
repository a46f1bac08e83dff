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
  /// How it has to be said.
  let manner: MannerTest

  init(
    speaker: Speaker?, source: SourceRequirement, window: ResolvedWindow, manner: MannerTest
  ) {
    self.speaker = speaker
    self.source = source
    self.window = window
    self.manner = manner
  }

  /// Whether `hit` alone may count: source, confidence, window. Its speaker is judged by the mention
  /// that it belongs to.
  func isCandidate(_ hit: Hit, minimumConfidence: Confidence) -> Bool {
    accepts(hit) && hit.confidence >= minimumConfidence
      && window.mayContain(startMs: hit.span.startMs)
  }

  /// Whether `hit` is from where the mention looks. What happens is neither heard nor read, and counts
  /// wherever it looks.
  func accepts(_ hit: Hit) -> Bool { source.accepts(hit.source) || hit.term.isEvent }

  /// Whether `hit` can be part of what the wanted speaker said: not if somebody else is known to
  /// have said it.
  func lends(_ hit: Hit) -> Bool {
    speaker == nil || hit.speaker == .unknown || hit.speaker == speaker
  }

  /// Calls `body` for each stretch of overlapping candidates, in order of time.
  ///
  /// Complexity: O(n) for n hits; nothing is allocated.
  // INVARIANT: `hits` are of one term and in order of start, then end; then a candidate overlaps an
  // earlier one exactly if it starts before the furthest end so far.
  func forEachMention(
    in hits: HitsOfTerm, minimumConfidence: Confidence,
    _ body: (SpokenMention) -> Void
  ) {
    var first = 0
    var furthestEndMs = 0
    var parts = Parts()
    let asksForManner = manner.asksAnything
    for position in hits.indices {
      let hit = hits[position]
      guard isCandidate(hit, minimumConfidence: minimumConfidence) else { continue }
      if !parts.isEmpty, hit.span.startMs >= furthestEndMs {
        body(mention(first..<position, parts))
        parts = Parts()
      }
      if parts.isEmpty {
        first = position
        furthestEndMs = hit.span.endMs
      }
      furthestEndMs = max(furthestEndMs, hit.span.endMs)
      let lends = lends(hit)
      parts.add(hit, lends: lends, isSpeaker: speaker == nil || hit.speaker == speaker)
      if asksForManner, lends { parts.ask(hit, manner) }
    }
    if !parts.isEmpty { body(mention(first..<hits.endIndex, parts)) }
  }

  private func mention(_ positions: Range<Int>, _ parts: Parts) -> SpokenMention {
    SpokenMention(
      positions: positions, verdict: verdict(on: parts),
      span: TimeSpan(startMs: parts.startMs, endMs: parts.endMs), words: parts.words,
      turn: parts.turn, speakers: parts.speakers)
  }

  private func verdict(on parts: Parts) -> Verdict {
    if source == .both, !(parts.isInAudio && parts.isInTranscript) { return .no }
    let isBySpeaker: Verdict =
      parts.isBySpeaker ? .yes : parts.isByAnother ? .no : .unknown
    let isSo = manner.asksAnything ? isBySpeaker.and(parts.manner.verdict) : isBySpeaker
    return window.isKnown ? isSo : isSo.and(.unknown)
  }

  /// What the hits of one mention add up to.
  private struct Parts {
    var isEmpty = true
    var isBySpeaker = false
    var isByAnother = false
    var isInAudio = false
    var isInTranscript = false
    /// The stretch of what lends, and else of whatever came first.
    var startMs = 0
    var endMs = 0
    var words: Range<Int>?
    var speakers = KnownSpeakers()
    /// What the hits say to how it has to be said.
    var manner = MannerAnswers()
    private var hasLent = false
    private var turns: ClosedRange<Int>?

    /// The turn that it lies in; `nil` where no hit knows one, or two know two.
    var turn: Int? { turns.flatMap { $0.count == 1 ? $0.lowerBound : nil } }

    mutating func ask(_ hit: Hit, _ test: MannerTest) {
      for question in MannerTest.Question.allCases {
        manner.add(test.answer(of: hit, to: question), to: question)
      }
    }

    mutating func add(_ hit: Hit, lends: Bool, isSpeaker: Bool) {
      if isEmpty { (startMs, endMs) = (hit.span.startMs, hit.span.endMs) }
      isEmpty = false
      if isSpeaker { isBySpeaker = true }
      guard lends else {
        isByAnother = true
        return
      }
      // Hits come in order of their start.
      if !hasLent { (startMs, endMs) = (hit.span.startMs, hit.span.endMs) }
      hasLent = true
      endMs = max(endMs, hit.span.endMs)
      speakers.insert(KnownSpeakers(hit.speaker))
      if let covered = hit.words {
        words = words.map { $0.joined(to: covered) } ?? covered
      }
      if let turn = hit.turn {
        turns = turns.map { min($0.lowerBound, turn)...max($0.upperBound, turn) } ?? turn...turn
      }
      if hit.source == .audio || hit.term.isEvent { isInAudio = true }
      if hit.source == .transcript || hit.term.isEvent { isInTranscript = true }
    }
  }
}

extension Range<Int> {
  /// The smallest range that holds both.
  fileprivate func joined(to other: Range<Int>) -> Range<Int> {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
