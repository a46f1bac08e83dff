public import CallModel

extension RuleExplanation {
  /// Every hit that the explanation shows, near misses and what relations lead to included, each once,
  /// in order of time.
  public var hits: [Hit] {
    var found: Set<Hit> = []
    condition.collect(into: &found)
    return found.sorted { $0.isHeardBefore($1) }
  }
}

extension Explanation {
  fileprivate func collect(into found: inout Set<Hit>) {
    switch reason {
    case .all(let parts), .any(let parts): for part in parts { part.collect(into: &found) }
    case .not(let part), .condition(let part): part.collect(into: &found)
    case .comparison, .matched: break
    case .mention(let mention):
      found.formUnion(mention.terms.flatMap(\.hits).map(\.hit))
      for relation in mention.related { relation.collect(into: &found) }
    }
  }
}

extension RelationExplanation {
  fileprivate func collect(into found: inout Set<Hit>) {
    found.formUnion(terms.flatMap(\.hits).map(\.hit))
    for relation in related { relation.collect(into: &found) }
  }
}
