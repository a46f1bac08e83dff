public import AttributionStore
import CallModel
public import Diagnostics
import KeywordSearch
import PhoneticIndex
import RuleCheck
public import RuleEngine
import TranscriptInput

/// Measures what rules cost on calls of the store: deciding each rule, searching for each term in the
/// kept sound, and reading the kept words. Nothing is booked, and no recording is opened.
public struct RuleProfiler: Sendable {
  private let plan: RulePlan
  private let listening: ListeningPlan
  private let reading: ReadingPlan
  private let archive: SoundArchive
  private let store: any CallStore
  private let selection: CallSelection
  private let mostCalls: Int

  /// Deciding a call takes microseconds: it is done so often, and the quickest time counts, so that
  /// what else the machine does is left out.
  private static let repeatCount = 5

  /// A profiler of `plan`.
  ///
  /// - Parameters:
  ///   - listening: a plan to listen for `plan.requests`.
  ///   - reading: a plan to look for the same in transcripts.
  ///   - mostCalls: of more selected calls so many are taken, evenly spread; at least 1.
  public init(
    plan: RulePlan, listening: ListeningPlan, reading: ReadingPlan, selection: CallSelection,
    store: any CallStore, archive: SoundArchive, mostCalls: Int
  ) {
    self.plan = plan
    self.listening = listening
    self.reading = reading
    self.selection = selection
    self.store = store
    self.archive = archive
    self.mostCalls = max(1, mostCalls)
  }

  /// Measures on one thread. Cancelling the task stops between two calls or two terms, and what was
  /// measured until then counts.
  ///
  /// - Throws: that the store cannot be read.
  public func run() async throws(InputError) -> RuleProfile {
    let ids = Self.spread(try await store.calls(on: selection).map(\.call.id), over: mostCalls)
    let evidence = StoredEvidence(
      sound: SoundEvidence(listening: listening, archive: archive),
      reading: TranscriptEvidence(plan: reading), store: store)
    var deciding: [RuleReference: Duration] = [:]
    var reading = ReadingCost()
    var entries: [IndexEntry] = []
    var callCount = 0
    for id in ids where !Task.isCancelled {
      guard let call = try await evidence.evidence(ofCall: id) else { continue }
      callCount += 1
      // What earlier calls booked decides what counts, not what it costs to decide.
      for (rule, cost) in quickest(call.forRules(after: [])) {
        deciding[rule, default: .zero] += cost
      }
      if let words = try await store.transcript(ofCall: id) {
        reading.read(words, speakers: call.state.call.channelSpeakers, by: self.reading)
      }
      if let file = call.state.recording,
        case .whole(let channels) = archive.sound(
          of: file.digest, channelCount: file.channelCount)
      {
        entries += channels
      }
    }
    return RuleProfile(
      callCount: callCount,
      soundMs: entries.reduce(0) { $0 + Int64($1.frameCount) * Int64(PhoneScores.frameDurationMs) },
      wordCount: reading.wordCount, rules: costs(deciding), terms: searchingCosts(in: entries),
      reading: reading.spent)
  }

  /// What each rule took for the call, the quickest of some times.
  private func quickest(_ evidence: CallEvidence) -> [RuleReference: Duration] {
    var best: [RuleReference: Duration] = [:]
    for _ in 0..<Self.repeatCount {
      plan.decideEachRule(evidence) { rule, decide in
        let spent = ContinuousClock().measure(decide)
        best[rule] = min(best[rule] ?? spent, spent)
      }
    }
    return best
  }

  private func costs(_ deciding: [RuleReference: Duration]) -> [RuleProfile.RuleCost] {
    let ruleset = plan.ruleset
    return ruleset.rules.filter { $0.status != .off }.map { rule in
      let reference = ruleset.reference(to: rule)
      return RuleProfile.RuleCost(
        rule: reference, deciding: deciding[reference] ?? .zero,
        terms: RuleOverview(of: rule).terms.filter(\.isInAudio).map(\.term))
    }
  }

  private func searchingCosts(in entries: [IndexEntry]) -> [RuleProfile.TermCost] {
    // What a run does once for all calls is no term's cost.
    listening.words.putInOrder()
    _ = listening.nonsense.likeness(to: listening.audible)
    _ = listening.nonsense.weighed(listening.recorded)
    let spelled = listening.audible.map { (term: $0.term, [$0], [ListeningPlan.Recorded]()) }
    let recorded = listening.recorded.map { (term: $0.term, [ListeningPlan.Audible](), [$0]) }
    var costs: [RuleProfile.TermCost] = []
    for (term, audible, clips) in spelled + recorded where !Task.isCancelled {
      let search = SoundSearch(
        audible, recorded: clips, of: listening, reaching: listening.storedConfidence)
      let spent = ContinuousClock().measure {
        _ = search.hits(in: entries, speakers: [], reaching: listening.storedConfidence)
      }
      costs.append(RuleProfile.TermCost(term: term, searching: spent))
    }
    return costs
  }

  /// At most `count` of `all`, as far from each other as they can be, in their order.
  package static func spread<Element>(_ all: [Element], over count: Int) -> [Element] {
    guard all.count > count else { return all }
    return (0..<count).map { all[$0 * all.count / count] }
  }
}

/// What reading transcripts has taken.
private struct ReadingCost {
  var wordCount = 0
  var spent = Duration.zero

  mutating func read(_ words: Transcript, speakers: [Speaker], by plan: ReadingPlan) {
    wordCount += words.words.count
    spent += ContinuousClock().measure { _ = plan.hits(in: words, speakers: speakers) }
  }
}
