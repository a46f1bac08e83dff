import CallModel
import Diagnostics
import RuleSyntax

/// What a mention finds, its terms read and its defaults not filled in yet: the phrase or phrases on
/// the left, and everything that lies to them as the file asks.
struct Finding {
  let terms: [CheckedTerm]
  /// `caller:` before them.
  let prefix: Marked<SpeakerWord>?
  var links: [Link] = []

  /// One relation and what stands behind it.
  struct Link {
    let kind: RelationKind
    let isNegated: Bool
    let other: Finding
    /// From the relation's word to the end.
    let span: ByteSpan
    /// The distance as it is written; `nil` for `outside` and `inside`.
    let distance: Marked<HitExpression.Distance>?
  }

  /// Whether it is something that happens, and nobody says it.
  var isEvent: Bool { terms.contains(where: \.term.isEvent) }

  /// The terms here and behind the relations.
  var allTerms: [CheckedTerm] { terms + links.flatMap(\.other.allTerms) }

  /// The first prefix anywhere in it.
  var firstPrefix: Marked<SpeakerWord>? {
    prefix ?? links.lazy.compactMap(\.other.firstPrefix).first
  }

  /// The places of all `same turn`s.
  var turnSpans: [ByteSpan] {
    distances.compactMap { if case .sameTurn = $0.value { $0.span } else { nil } }
  }

  /// The places of all distances in words.
  var wordsSpans: [ByteSpan] {
    distances.compactMap { if case .words = $0.value { $0.span } else { nil } }
  }

  private var distances: [Marked<HitExpression.Distance>] {
    links.flatMap { [$0.distance].compactMap(\.self) + $0.other.distances }
  }
}

extension FileChecker {
  /// What `hits` finds; `nil` if anything in it is wrong.
  ///
  /// Relations are conditions on what stands furthest to the left, brackets or not: in
  /// `"a" near "b" within 5s before "c" within 9s` it is *a* that is found, near a *b* and before a
  /// *c*.
  mutating func finding(_ hits: HitExpression) -> Finding? {
    switch hits.kind {
    case .phrase(let phrase, let speaker):
      return term(phrase).map { Finding(terms: [$0], prefix: speaker) }
    case .recorded(let clip, let speaker):
      return term(recorded: clip).map { Finding(terms: [$0], prefix: speaker) }
    case .anyOf(let set, let speaker):
      return terms(of: set).map { Finding(terms: $0, prefix: speaker) }
    case .bracketed(let inner): return finding(inner)
    case .event(let name): return finding(event: name, at: hits.span)
    case .related(let left, let relation, let right, let distance):
      let (found, other) = (finding(left), finding(right))
      // A missing distance has been reported.
      guard let distance, let kind = kind(relation.value.kind, distance) else { return nil }
      return found?.linked(
        kind, isNegated: relation.value.isNegated, to: other,
        at: ByteSpan(start: relation.span.start, end: hits.span.end), distance: distance)
    case .outside(let left, let right, let keyword):
      let (found, other) = (finding(left), finding(right))
      return found?.linked(
        .overlapping, isNegated: true, to: other,
        at: ByteSpan(start: keyword.start, end: hits.span.end))
    case .inside(let left, let right, let keyword):
      let (found, other) = (finding(left), finding(right))
      return found?.linked(
        .inside, to: other, at: ByteSpan(start: keyword.start, end: hits.span.end))
    case .invalid: return nil
    }
  }

  private mutating func kind(
    _ relation: HitExpression.Relation.Kind, _ distance: Marked<HitExpression.Distance>
  ) -> RelationKind? {
    let most: RelationDistance
    switch distance.value {
    case .words(let count): most = .words(Int(clamping: count))
    case .duration(let ms): most = .duration(ms: Int(clamping: ms))
    case .sameTurn: most = .sameTurn
    }
    return switch relation {
    case .near: .near(most)
    case .before: .before(most)
    case .after: .after(most)
    }
  }
}

extension Finding {
  /// With one more relation; `nil` where what it leads to is wrong.
  fileprivate func linked(
    _ kind: RelationKind, isNegated: Bool = false, to other: Finding?, at span: ByteSpan,
    distance: Marked<HitExpression.Distance>? = nil
  ) -> Finding? {
    guard let other else { return nil }
    var linked = self
    linked.links.append(
      Link(kind: kind, isNegated: isNegated, other: other, span: span, distance: distance))
    return linked
  }
}
