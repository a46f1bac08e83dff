public import CallModel
import RuleCheck

/// A term that some rule listens for, and the sources in which a hit of it would matter.
public struct TermRequest: Sendable, Hashable {
  /// The term.
  public let term: Term
  /// Whether it has to be searched for in the sound.
  public let isNeededInAudio: Bool
  /// Whether it has to be searched for in the transcript.
  public let isNeededInTranscript: Bool
  /// The least confidence that any rule is content with: a hit below it matters to none.
  public let leastConfidence: Confidence

  /// A request for `term`.
  public init(
    _ term: Term, isNeededInAudio: Bool, isNeededInTranscript: Bool, leastConfidence: Confidence
  ) {
    self.term = term
    self.isNeededInAudio = isNeededInAudio
    self.isNeededInTranscript = isNeededInTranscript
    self.leastConfidence = leastConfidence
  }

  /// What the conditions and values of `asking` and the conditions of `exclusions` ask for, and those
  /// of `rules` that they ask for with `matched`, by pattern.
  static func requests(
    by asking: [PlannedRule], _ exclusions: [PlannedExclusion], among rules: [PlannedRule],
    nodes: [PlanNode], terms: [Term]
  ) -> [TermRequest] {
    var isReached = [Bool](repeating: false, count: nodes.count)
    for root in asking.map(\.root) + exclusions.map(\.root) { isReached[root] = true }
    var audio = Set<Int>()
    var transcript = Set<Int>()
    var least: [Int: Confidence] = [:]
    func listen(for finding: PlannedFinding) {
      for finding in finding.all {
        let used = finding.uses.map(\.term)
        if finding.source.accepts(.audio) { audio.formUnion(used) }
        if finding.source.accepts(.transcript) { transcript.formUnion(used) }
        for use in finding.uses {
          least[use.term] = min(least[use.term] ?? .certain, use.minimumConfidence)
        }
      }
    }
    for finding in asking.flatMap(\.countedFindings) { listen(for: finding) }
    // Children have smaller numbers, so one walk downwards reaches everything.
    for node in nodes.indices.reversed() where isReached[node] {
      switch nodes[node] {
      case .all(let children), .any(let children):
        for child in children { isReached[child] = true }
      case .not(let child): isReached[child] = true
      case .comparison: break
      case .matched(let turn):
        if rules[turn].rule.status != .off { isReached[rules[turn].root] = true }
      case .mention(let mention): listen(for: mention.finding)
      }
    }
    return audio.union(transcript).filter { !terms[$0].isEvent }.map { term in
      TermRequest(
        terms[term], isNeededInAudio: audio.contains(term) && !terms[term].readsValues,
        isNeededInTranscript: transcript.contains(term) && !terms[term].isRecorded,
        leastConfidence: least[term] ?? .certain)
    }.sorted { $0.term.isWrittenBefore($1.term) }
  }
}

extension TermRequest {
  /// What serves all of `requests`, each of which is what one plan asks for, by pattern.
  public static func union(of requests: [[TermRequest]]) -> [TermRequest] {
    let all = requests.joined().reduce(into: [Term: TermRequest]()) { all, request in
      let other = all[request.term] ?? request
      all[request.term] = TermRequest(
        request.term, isNeededInAudio: request.isNeededInAudio || other.isNeededInAudio,
        isNeededInTranscript: request.isNeededInTranscript || other.isNeededInTranscript,
        leastConfidence: min(request.leastConfidence, other.leastConfidence))
    }
    return all.values.sorted { $0.term.isWrittenBefore($1.term) }
  }
}

extension Term {
  /// Alphabetical order by pattern, then by how it is spoken, by the content of the clip, and by the
  /// currency.
  func isWrittenBefore(_ other: Term) -> Bool {
    (pattern, soundsLike ?? "", clipSHA256 ?? "", currency?.code ?? "", event?.rawValue ?? "")
      < (
        other.pattern, other.soundsLike ?? "", other.clipSHA256 ?? "", other.currency?.code ?? "",
        other.event?.rawValue ?? ""
      )
  }
}
