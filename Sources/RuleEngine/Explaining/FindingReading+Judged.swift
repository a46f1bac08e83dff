import CallModel
import RuleCheck

extension FindingReading {
  /// Each hit of the term with what speaks against it alone or, if nothing does, against the thing
  /// that it is part of: first by itself, then by how others lie to it.
  ///
  /// - Parameter relationTexts: how the relations are written.
  func judgedHits(of use: PlannedFinding.Use, relationTexts: [String]) -> [JudgedHit] {
    let hits = hits(of: use)
    var judged = hits.map { hit in
      let objections = sweep.objections(to: hit, minimumConfidence: use.minimumConfidence)
      return JudgedHit(hit: hit, verdict: Verdict(objections.isEmpty), objections: objections)
    }
    sweep.forEachMention(in: hits, minimumConfidence: use.minimumConfidence) { mention in
      let misses = zip(relations, relationTexts).compactMap { relation, text in
        relation.miss(of: mention, term: use.term, text: text)
      }
      let verdict = misses.reduce(mention.verdict) { $0.and($1.verdict) }
      if verdict == .yes {
        let related = related(to: mention, term: use.term)
        guard !related.isEmpty else { return }
        for position in mention.positions where judged[position].objections.isEmpty {
          judged[position] = JudgedHit(
            hit: hits[position], verdict: .yes, objections: [], related: related)
        }
        return
      }
      let parts = hits[mention.positions].filter {
        sweep.isCandidate($0, minimumConfidence: use.minimumConfidence)
      }
      let objections =
        sweep.objections(to: parts) + misses.map(JudgedHit.Objection.relation)
      for position in mention.positions where judged[position].objections.isEmpty {
        judged[position] = JudgedHit(
          hit: hits[position], verdict: verdict, objections: objections)
      }
    }
    return judged
  }
}

extension RelationReading {
  /// Why the relation does not hold for `mention`, or why nobody knows; `nil` if it holds.
  fileprivate func miss(of mention: SpokenMention, term: Int, text: String) -> RelationMiss? {
    let verdict = verdict(on: mention, term: term)
    guard verdict != .yes else { return nil }
    let candidates = others.filter { isOther($0, than: mention, term: term) }
    let lying = candidates.filter { mention.lies(relation.kind, to: $0.mention) != .no }
    let nearest = (lying.isEmpty ? candidates : lying).min {
      mention.gapMs(to: $0.mention) < mention.gapMs(to: $1.mention)
    }
    return RelationMiss(
      text: text, verdict: verdict, reason: reason(nearest, of: mention, isThere: !lying.isEmpty),
      nearest: nearest.flatMap { other.hits(of: $0.use)[$0.mention.positions].first },
      gapMs: nearest.map { mention.gapMs(to: $0.mention) },
      gapWords: nearest.flatMap { mention.gapWords(to: $0.mention) })
  }

  private func reason(
    _ nearest: Related?, of mention: SpokenMention, isThere: Bool
  ) -> RelationMiss.Reason {
    guard let nearest else { return isComplete ? .neverSaid : .notSearched }
    guard isThere else { return isComplete ? .notThere : .notSearched }
    if mention.lies(relation.kind, to: nearest.mention) == .unknown { return .turnsUnknown }
    if relation.isByOneSpeaker {
      switch mention.isBySpeaker(of: nearest.mention) {
      case .no: return .saidByAnother
      case .unknown: return .speakersUnknown
      case .yes: break
      }
    }
    return nearest.mention.verdict == .unknown ? .otherUnsure : .there
  }
}

extension MentionSweep {
  /// What speaks against `hit` alone.
  fileprivate func objections(
    to hit: Hit, minimumConfidence: Confidence
  ) -> [JudgedHit.Objection] {
    var objections: [JudgedHit.Objection] = []
    if !accepts(hit) { objections.append(.wrongSource) }
    if hit.confidence < minimumConfidence {
      objections.append(.belowConfidence(minimum: minimumConfidence))
    }
    let startMs = hit.span.startMs
    if startMs < window.startMs {
      objections.append(.beforeWindow(byMs: window.startMs.subtracting(startMs)))
    } else if let endMs = window.endMs, startMs >= endMs {
      objections.append(.afterWindow(byMs: startMs.subtracting(endMs)))
    }
    if !lends(hit) { objections.append(.wrongSpeaker) }
    return objections
  }

  /// What speaks against a mention made of these hits, each of which alone is all right but for its
  /// speaker.
  fileprivate func objections(to mention: [Hit]) -> [JudgedHit.Objection] {
    var objections: [JudgedHit.Objection] = []
    if speaker != nil, !mention.contains(where: { $0.speaker == speaker }) {
      objections.append(mention.allSatisfy(lends) ? .speakerUnknown : .wrongSpeaker)
    }
    let sources = Set(mention.filter(lends).map(\.source))
    let isEvent = mention.contains(where: \.term.isEvent)
    if source == .both, sources.count < 2, !isEvent { objections.append(.inOneSourceOnly) }
    if !window.isKnown { objections.append(.endOfCallUnknown) }
    return objections + manner.objections(to: mention.filter(lends))
  }
}
