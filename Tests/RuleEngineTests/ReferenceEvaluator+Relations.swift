import CallModel
import RuleCheck
import RuleEngine

/// Relations once more, slow and obvious: stretches of time are sets of milliseconds.
extension ReferenceEvaluator {
  /// Whether the relation holds for a thing that these hits make.
  func verdict(
    of relation: CheckedRelation, from hits: [Hit], _ source: SourceRequirement
  ) -> Verdict {
    var verdicts = others(of: relation, source).map { other in
      verdict(of: relation, from: hits, to: other)
    }
    let uses = once(relation.other.uses)
    let place = relation.other.source ?? source
    if !uses.allSatisfy({ isSearched(for: $0.term, in: place) }) { verdicts.append(.unknown) }
    let isThere = strongest(verdicts)
    return relation.isNegated ? opposite(isThere) : isThere
  }

  /// The hits that a thing rests on: its own, and those of the nearest that each relation leads to.
  func evidence(of group: Group, _ asked: Asked) -> Set<Hit> {
    let own = group.hits.filter { !isSaidByAnother($0, than: asked.speaker) }
    return asked.relations.filter { !$0.isNegated }.reduce(into: Set(own)) { found, relation in
      let lying = others(of: relation, asked.source).filter {
        verdict(of: relation, from: own, to: $0) == .yes
      }
      let nearest = lying.min { gap(own, $0.hits) < gap(own, $1.hits) }
      guard let nearest else { return }
      found.formUnion(evidence(of: nearest.group, self.asked(of: relation, asked.source)))
    }
  }

  /// A thing that a relation may lead to.
  private struct Other {
    let group: Group
    let hits: [Hit]
    let term: Term
  }

  private func asked(of relation: CheckedRelation, _ source: SourceRequirement) -> Asked {
    Asked(
      speaker: relation.other.speaker, source: relation.other.source ?? source,
      window: relation.other.window, manner: relation.other.manner,
      relations: relation.other.relations)
  }

  /// All things that a relation may lead to, the earliest first; terms in the order of the plan.
  private func others(of relation: CheckedRelation, _ source: SourceRequirement) -> [Other] {
    once(relation.other.uses).flatMap { use in
      groups(of: use, asked(of: relation, source)).map { group in
        let ofSpeaker = group.hits.filter { !isSaidByAnother($0, than: relation.other.speaker) }
        return Other(group: group, hits: ofSpeaker, term: use.term)
      }
    }
    .filter { !$0.hits.isEmpty }
    .sorted { left, right in
      let (leftSpan, rightSpan) = (span(left.hits), span(right.hits))
      return (leftSpan.startMs, leftSpan.endMs, written(left.term))
        < (rightSpan.startMs, rightSpan.endMs, written(right.term))
    }
  }

  func written(_ term: Term) -> String {
    [
      term.pattern, term.soundsLike ?? "", term.clipSHA256 ?? "", term.currency?.code ?? "",
      term.event?.rawValue ?? "",
    ].joined(separator: "\u{0}")
  }

  private func verdict(of relation: CheckedRelation, from hits: [Hit], to other: Other) -> Verdict {
    let isItself = hits[0].term == other.term && span(hits).overlaps(span(other.hits))
    guard !isItself, lies(hits, relation.kind, other.hits) else { return .no }
    var verdicts = [other.group.verdict]
    if relation.kind.distance == .sameTurn {
      let turns = [hits, other.hits].map { Set($0.compactMap(\.turn)) }
      let people = [hits, other.hits].map { Set($0.map(\.speaker)).subtracting([.unknown]) }
      if turns.allSatisfy({ $0.count == 1 }) {
        verdicts.append(turns[0] == turns[1] ? .yes : .no)
      } else {
        let areTwo = people.allSatisfy { !$0.isEmpty } && people[0].isDisjoint(with: people[1])
        verdicts.append(areTwo ? .no : .unknown)
      }
    }
    if relation.isByOneSpeaker {
      let speakers = Set(hits.map(\.speaker)).subtracting([.unknown])
      let others = Set(other.hits.map(\.speaker)).subtracting([.unknown])
      verdicts.append(
        speakers.isEmpty || others.isEmpty
          ? .unknown : speakers.isDisjoint(with: others) ? .no : .yes)
    }
    return weakest(verdicts)
  }

  private func lies(_ hits: [Hit], _ kind: RelationKind, _ others: [Hit]) -> Bool {
    switch kind {
    case .near(let most): isWithin(most, hits, others)
    case .before(let most): isBefore(hits, others) && isWithin(most, hits, others)
    case .after(let most): isBefore(others, hits) && isWithin(most, hits, others)
    case .overlapping:
      if let words = words(hits), let otherWords = self.words(others) {
        !Set(words).isDisjoint(with: otherWords)
      } else {
        shared(hits, others) > tolerance(hits, others)
      }
    case .inside:
      if let words = words(hits), let otherWords = self.words(others) {
        Set(words).isSubset(of: otherWords)
      } else {
        shared(hits, others) > 0
          && instants(hits).count - shared(hits, others) <= min(150, instants(hits).count / 2)
      }
    }
  }

  private func isBefore(_ hits: [Hit], _ others: [Hit]) -> Bool {
    if let words = words(hits), let otherWords = self.words(others) {
      return words.allSatisfy { word in otherWords.allSatisfy { word < $0 } }
    }
    return span(hits).startMs < span(others).startMs
      && shared(hits, others) <= tolerance(hits, others)
  }

  private func isWithin(_ most: RelationDistance, _ hits: [Hit], _ others: [Hit]) -> Bool {
    switch most {
    case .duration(let ms): return gap(hits, others) <= ms
    // However far; the turns are asked for by themselves.
    case .sameTurn: return true
    case .words(let count):
      guard let words = words(hits), let otherWords = self.words(others) else {
        return gap(hits, others) <= count * 400
      }
      let distances = words.flatMap { word in otherWords.map { abs(word - $0) } }
      return (distances.min() ?? 0) - 1 <= count
    }
  }

  private func span(_ hits: [Hit]) -> TimeSpan {
    TimeSpan(
      startMs: hits.map(\.span.startMs).min() ?? 0, endMs: hits.map(\.span.endMs).max() ?? 0)
  }

  private func words(_ hits: [Hit]) -> ClosedRange<Int>? {
    let words = hits.compactMap(\.words)
    guard let first = words.map(\.lowerBound).min(), let end = words.map(\.upperBound).max() else {
      return nil
    }
    return first...(end - 1)
  }

  private func instants(_ hits: [Hit]) -> Set<Int> {
    Set(span(hits).startMs..<span(hits).endMs)
  }

  private func shared(_ hits: [Hit], _ others: [Hit]) -> Int {
    instants(hits).intersection(instants(others)).count
  }

  /// What finders misplace the edges of two things by, at most.
  private func tolerance(_ hits: [Hit], _ others: [Hit]) -> Int {
    min(150, min(instants(hits).count, instants(others).count) / 2)
  }

  private func gap(_ hits: [Hit], _ others: [Hit]) -> Int {
    let (first, second) = (span(hits), span(others))
    return max(0, second.startMs - first.endMs, first.startMs - second.endMs)
  }
}
