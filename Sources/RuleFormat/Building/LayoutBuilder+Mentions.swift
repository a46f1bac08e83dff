import Diagnostics
import RuleSyntax

extension LayoutBuilder {
  /// `mentions`, what must be said, and its qualifiers in their canonical order.
  mutating func mentionLayout(_ mention: Mention) -> Layout {
    let head = [token(), .space, targetLayout(mention.target)]
    var qualifiers: [(rank: Int, layout: Layout)] = []
    for qualifier in mention.qualifiers {
      qualifiers.append((qualifier.rank, words(to: qualifier.span.end)))
    }
    let rest = ordered(qualifiers).flatMap { [Layout.fill, $0] }
    return .sequence(head + [.indented(.sequence(rest), .continuation)])
  }

  private mutating func targetLayout(_ target: Mention.Target) -> Layout {
    switch target {
    case .hits(let hits): hitsLayout(hits)
    case .all(let terms), .atLeast(_, let terms): termsLayout(terms)
    }
  }

  /// What stands before the terms, and the terms.
  private mutating func termsLayout(_ terms: TermSet) -> Layout {
    let head = words(to: terms.span.start)
    switch terms.kind {
    case .named: return .sequence([head, .space, words(to: terms.span.end)])
    case .items(let items):
      return .sequence([head, .space, bracketedList(items.map(\.span.end))])
    }
  }

  private mutating func hitsLayout(_ hits: HitExpression) -> Layout {
    switch hits.kind {
    case .phrase, .recorded, .event, .invalid: return words(to: hits.span.end)
    case .anyOf(let terms, _): return termsLayout(terms)
    case .bracketed(let inner):
      let open = token()
      let inside = hitsLayout(inner)
      return .sequence([open, inside, token()])
    case .related(let left, let relation, let right, let distance):
      let before = hitsLayout(left)
      let word = words(to: relation.span.end)
      var rest = [.fill, word, .space, hitsLayout(right)]
      if let distance { rest += [.space, words(to: distance.span.end)] }
      return .sequence([before, .indented(.sequence(rest), .continuation)])
    case .outside(let left, let right, _), .inside(let left, let right, _):
      let before = hitsLayout(left)
      let word = token()
      let rest = Layout.sequence([.fill, word, .space, hitsLayout(right)])
      return .sequence([before, .indented(rest, .continuation)])
    }
  }
}

extension Qualifier {
  /// Its place among the qualifiers: by whom, where, when, how often, how surely, and its name.
  fileprivate var rank: Int {
    switch kind {
    case .by: 0
    case .source: 1
    case .language: 2
    case .withinFirst, .withinLast, .withinOf, .from: 3
    case .times: 4
    case .confidence: 5
    case .affirmed, .negated: 6
    case .named: 7
    }
  }
}
