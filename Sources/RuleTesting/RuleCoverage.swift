public import CallModel
import RuleCheck
public import RuleEngine

/// How much of one rule or exclusion tests have shown: that it fires and that it does not, each question
/// and each mention both holding and not, each term said at least once.
public struct RuleCoverage: Sendable, Hashable {
  /// What it is about.
  public let subject: Subject
  /// In how many tests it holds.
  public private(set) var firedCount = 0
  /// In how many tests it does not.
  public private(set) var restedCount = 0
  /// The questions and mentions of its condition, in the order in which they are written.
  public private(set) var operands: [Operand]
  /// The terms of its mentions, each once, in the order in which they are written.
  public private(set) var terms: [TermCoverage]

  /// What tests are to show something of.
  public enum Subject: Sendable, Hashable {
    /// A rule.
    case rule(RuleReference)
    /// The exclusion of this name.
    case exclusion(String)
  }

  /// A question or a mention.
  public struct Operand: Sendable, Hashable {
    /// How it is written.
    public let text: String
    /// Whether it held in a test.
    public internal(set) var hasHeld = false
    /// Whether it did not hold in a test.
    public internal(set) var hasFailed = false
  }

  /// A term.
  public struct TermCoverage: Sendable, Hashable {
    /// The term.
    public let term: Term
    /// Whether it was found in a test, as the mention asks.
    public internal(set) var isFound = false
  }

  /// Nothing shown yet of `subject`, whose condition is that of an explanation.
  init(of subject: Subject, _ condition: Explanation) {
    self.subject = subject
    var leaves: [Explanation] = []
    condition.forEachLeaf { leaves.append($0) }
    operands = leaves.map { Operand(text: $0.text) }
    var seen: Set<Term> = []
    terms = leaves.flatMap(\.terms).map(\.term).filter { seen.insert($0).inserted }
      .map { TermCoverage(term: $0) }
  }

  /// Adds what a test shows of it.
  mutating func add(_ verdict: Verdict, _ condition: Explanation) {
    switch verdict {
    case .yes: firedCount += 1
    case .no, .unknown: restedCount += 1
    }
    var index = 0
    condition.forEachLeaf { leaf in
      guard operands.indices.contains(index) else { return }
      if leaf.verdict == .yes { operands[index].hasHeld = true }
      if leaf.verdict == .no { operands[index].hasFailed = true }
      index += 1
      for found in leaf.terms where found.hits.contains(where: { $0.verdict == .yes }) {
        if let place = terms.firstIndex(where: { $0.term == found.term }) {
          terms[place].isFound = true
        }
      }
    }
  }

  /// How many things there are to show.
  public var pointCount: Int { 2 + 2 * operands.count + terms.count }

  /// How many of them are shown.
  public var shownCount: Int {
    (firedCount > 0 ? 1 : 0) + (restedCount > 0 ? 1 : 0)
      + operands.reduce(0) { $0 + ($1.hasHeld ? 1 : 0) + ($1.hasFailed ? 1 : 0) }
      + terms.count(where: \.isFound)
  }
}

extension RuleCoverage {
  /// How much of what `plan` decides the tests behind `results` have shown: of the exclusions in the
  /// order in which they are written, and of the rules in the order in which they speak. Rules that are
  /// off are left out.
  public static func coverage(of plan: RulePlan, by results: [TestResult]) -> [RuleCoverage] {
    let nothing = CallEvidence()
    var all =
      plan.explainExclusions(nothing).map { RuleCoverage(of: .exclusion($0.name), $0.condition) }
      + plan.explain(nothing).filter { $0.status != .off }
      .map { RuleCoverage(of: .rule($0.rule), $0.condition) }
    let places = Dictionary(
      all.enumerated().map { ($1.subject, $0) }, uniquingKeysWith: { first, _ in first })
    for result in results {
      for explanation in result.exclusions {
        guard let place = places[.exclusion(explanation.name)] else { continue }
        all[place].add(explanation.condition.verdict, explanation.condition)
      }
      for explanation in result.explanations {
        guard let place = places[.rule(explanation.rule)] else { continue }
        all[place].add(explanation.verdict, explanation.condition)
      }
    }
    return all
  }

  /// The share of all things that are shown, in whole percent, rounded down so that 100 means all;
  /// 100 where there is nothing to show.
  public static func percent(_ coverage: [RuleCoverage]) -> Int {
    let points = coverage.reduce(0) { $0 + $1.pointCount }
    let shown = coverage.reduce(0) { $0 + $1.shownCount }
    return points == 0 ? 100 : shown * 100 / points
  }
}

extension Explanation {
  /// Calls `body` for each question, mention and other rule, in the order in which they are written.
  fileprivate func forEachLeaf(_ body: (Explanation) -> Void) {
    switch reason {
    case .all(let parts), .any(let parts): for part in parts { part.forEachLeaf(body) }
    case .not(let part), .condition(let part): part.forEachLeaf(body)
    case .comparison, .matched, .mention: body(self)
    }
  }

  /// The terms of a mention, those that relations lead to as well.
  fileprivate var terms: [TermExplanation] {
    guard case .mention(let mention) = reason else { return [] }
    return mention.terms + mention.related.flatMap(\.allTerms)
  }
}

extension RelationExplanation {
  fileprivate var allTerms: [TermExplanation] { terms + related.flatMap(\.allTerms) }
}
