import CallModel
import RuleCheck

/// What a call has of the things that a mention listens for, relations included: for deciding, for
/// collecting evidence and for explaining alike.
struct FindingReading {
  let uses: [PlannedFinding.Use]
  let sweep: MentionSweep
  /// What lies to the things found, by relation.
  let relations: [RelationReading]
  private let call: CallHits

  /// What `call` has of `finding`.
  init(_ finding: PlannedFinding, in call: CallHits) {
    uses = finding.uses
    sweep = MentionSweep(
      speaker: finding.speaker, source: finding.source,
      window: ResolvedWindow(finding.window, endOfCallMs: call.evidence.endMs),
      manner: MannerTest(finding.manner, callLanguage: call.language))
    relations = finding.relations.map { RelationReading($0, in: call) }
    self.call = call
  }

  /// All hits of the term of `use`, in order of time.
  func hits(of use: PlannedFinding.Use) -> HitsOfTerm { call.index.hits(of: use.term) }

  /// Whether all that was said of the term would have been found.
  func isCovered(_ use: PlannedFinding.Use) -> Bool {
    call.evidence.covers(call.terms[use.term], in: sweep.source)
  }

  /// Calls `body` for each thing found of `use`, in order of time.
  func forEachMention(of use: PlannedFinding.Use, _ body: (SpokenMention) -> Void) {
    let hits = hits(of: use)
    guard !hits.isEmpty else { return }
    sweep.forEachMention(in: hits, minimumConfidence: use.minimumConfidence) { mention in
      guard !relations.isEmpty, mention.verdict != .no else { return body(mention) }
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
  func collect(_ mention: SpokenMention, of use: PlannedFinding.Use, into found: inout Set<Hit>) {
    for hit in hits(of: use)[mention.positions]
    where sweep.isCandidate(hit, minimumConfidence: use.minimumConfidence) && sweep.lends(hit) {
      found.insert(hit)
    }
    collectRelated(to: mention, term: use.term, into: &found)
  }

  /// The hits of what lies to `mention` as relations ask, of each the nearest, in order of time.
  func related(to mention: SpokenMention, term: Int) -> [Hit] {
    var found: Set<Hit> = []
    collectRelated(to: mention, term: term, into: &found)
    return found.sorted { $0.isHeardBefore($1) }
  }

  private func collectRelated(to mention: SpokenMention, term: Int, into found: inout Set<Hit>) {
    for relation in relations where !relation.relation.isNegated {
      if let nearest = relation.nearest(to: mention, term: term) {
        relation.other.collect(nearest.mention, of: nearest.use, into: &found)
      }
    }
  }
}

/// The hits of one call by the numbers of its plan, and how far it was searched.
struct CallHits {
  let evidence: CallEvidence
  let index: HitIndex
  let terms: [Term]
  /// The code of the language that is spoken, where the call says.
  let language: String?
  /// The terms that some source was not searched for, though there is one.
  let unsearchedTerms: [Int]

  init(_ evidence: CallEvidence, of plan: RulePlan) {
    self.evidence = evidence
    index = HitIndex(evidence.hits, termIDs: plan.termIDs)
    terms = plan.terms
    language = evidence.facts.languageCode
    unsearchedTerms = evidence.unsearchedTerms.compactMap { plan.termIDs[$0] }
  }
}
