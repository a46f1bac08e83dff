import CallModel
import RuleCheck

/// What a call has of the things that a mention listens for, relations included: for deciding, for
/// collecting evidence and for explaining alike.
struct FindingReading {
  let sweep: MentionSweep
  /// What lies to the things found, by relation.
  let relations: [RelationReading]
  private let finding: PlannedFinding
  private let call: CallHits

  /// What `call` has of `finding`.
  init(_ finding: PlannedFinding, in call: CallHits) {
    self.finding = finding
    sweep = MentionSweep(
      speaker: finding.speaker, source: finding.source,
      window: ResolvedWindow(finding.window, endOfCallMs: call.evidence.endMs),
      manner: MannerTest(finding.manner, callLanguage: call.language))
    relations = finding.relations.map { RelationReading($0, in: call) }
    self.call = call
  }

  /// The terms, and how sure a hit of each has to be.
  var uses: [PlannedFinding.Use] { finding.uses }

  /// All hits of the term of `use`, in order of time.
  func hits(of use: PlannedFinding.Use) -> HitsOfTerm { call.index.hits(of: use.term) }

  /// Whether all that was said of the term would have been found.
  func isCovered(_ use: PlannedFinding.Use) -> Bool {
    call.covers(use.term, in: sweep.source)
  }

  /// Calls `body` for each thing found of `use`, in order of time.
  func forEachMention(of use: PlannedFinding.Use, _ body: (SpokenMention) -> Void) {
    // Most terms of most mentions were not said.
    guard call.index.hasHits(of: use.term) else { return }
    let hits = hits(of: use)
    guard !relations.isEmpty else {
      return sweep.forEachMention(in: hits, minimumConfidence: use.minimumConfidence, body)
    }
    sweep.forEachMention(in: hits, minimumConfidence: use.minimumConfidence) { mention in
      guard mention.verdict != .no else { return body(mention) }
      body(mention.and(verdict(onRelationsOf: mention, term: use.term)))
    }
  }

  /// How often the term may have been said as it is wanted.
  func count(of use: PlannedFinding.Use) -> PossibleCount {
    var certain = 0
    var possible = 0
    forEachMention(of: use) { mention in
      switch mention.verdict {
      case .yes: certain += 1
      case .unknown: possible += 1
      case .no: break
      }
    }
    return PossibleCount(certain: certain, possible: possible, isComplete: isCovered(use))
  }

  private func verdict(onRelationsOf mention: SpokenMention, term: Int) -> Verdict {
    relations.reduce(.yes) { $0.and($1.verdict(on: mention, term: term)) }
  }

  /// Adds the hits that `mention` is made of, and those that lie to it as is asked.
  func collect(
    _ mention: SpokenMention, of use: PlannedFinding.Use, into found: inout CollectedHits
  ) {
    let hits = hits(of: use)
    for position in mention.positions
    where sweep.isCandidate(hits[position], minimumConfidence: use.minimumConfidence)
      && sweep.lends(hits[position])
    {
      found.insert(hits.place(at: position))
    }
    collectRelated(to: mention, term: use.term, into: &found)
  }

  /// The hits of what lies to `mention` as relations ask, of each the nearest, in order of time.
  func related(to mention: SpokenMention, term: Int) -> [Hit] {
    var found = CollectedHits()
    collectRelated(to: mention, term: term, into: &found)
    return found.inOrder(of: call.evidence.hits)
  }

  private func collectRelated(
    to mention: SpokenMention, term: Int, into found: inout CollectedHits
  ) {
    for relation in relations where !relation.relation.isNegated {
      if let nearest = relation.nearest(to: mention, term: term) {
        relation.other.collect(nearest.mention, of: nearest.use, into: &found)
      }
    }
  }
}
