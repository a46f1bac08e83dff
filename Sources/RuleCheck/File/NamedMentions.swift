import CallModel
import Diagnostics
import RuleSyntax

/// The mentions that a rule gives names to, with `as NAME`: those of its own condition, and those of
/// the conditions that it names.
struct NamedMentions {
  private var mentions: [String: (mention: Mention, name: Name)] = [:]
  /// The names that are being read, so that none leads back to itself.
  private(set) var open: Set<String> = []

  /// Collects the names in `expression`; of two that are alike the first counts, and the second is
  /// reported.
  init(in expression: Expression, _ scope: FileScope, _ reporter: inout Reporter) {
    var seen: Set<String> = []
    collect(expression, scope, &seen, &reporter, depth: 0)
  }

  init() {}

  /// All names, for saying what was probably meant.
  var names: [String] { mentions.keys.sorted() }

  /// Where the mention called `name` has its name.
  subscript(name: String) -> (mention: Mention, span: ByteSpan)? {
    mentions[name].map { ($0.mention, $0.name.span) }
  }

  mutating func enter(_ name: String) -> Bool { open.insert(name).inserted }
  mutating func leave(_ name: String) { open.remove(name) }

  private mutating func collect(
    _ expression: Expression, _ scope: FileScope, _ seen: inout Set<String>,
    _ reporter: inout Reporter, depth: Int
  ) {
    switch expression.kind {
    case .all(let operands), .any(let operands):
      for operand in operands { collect(operand, scope, &seen, &reporter, depth: depth) }
    case .not(let inner), .bracketed(let inner):
      collect(inner, scope, &seen, &reporter, depth: depth)
    case .mention(let mention): collect(mention, &reporter)
    case .condition(let name):
      // A condition that is named twice, or by itself, brings its names once. One that is too deep
      // is refused.
      guard depth < Limits.nesting, seen.insert(name.text).inserted,
        case .condition(_, let definition)? = scope.declaration(named: name.text)?.item.kind
      else { return }
      collect(definition, scope, &seen, &reporter, depth: depth + 1)
    case .comparison, .matched, .spoken, .invalid: break
    }
  }

  private mutating func collect(_ mention: Mention, _ reporter: inout Reporter) {
    for case .named(let name) in mention.qualifiers.map(\.kind) {
      if let first = mentions[name.text] {
        reporter.add(
          .duplicateName, "two mentions are called `\(name.text)`", at: name.span,
          "and again here", and: [(first.name.span, "first here")],
          help: "give one of them another name")
      } else {
        mentions[name.text] = (mention, name)
      }
    }
  }
}

extension FileChecker {
  /// The mention that a rule calls `name`, typed; `nil` where there is none, or it is wrong.
  ///
  /// - Parameter others: further names that could have been meant in this place.
  mutating func mention(named name: Name, or others: [String] = []) -> CheckedMention? {
    guard let mention = named[name.text]?.mention else {
      let nearest = reporter.suggestions.nearest(
        to: name.text, among: named.names + others)
      reporter.add(
        .unknownName, "unknown name `\(name.text)`", at: name.span,
        "no mention of this rule is called so",
        help: nearest.map { "did you mean `\($0)`?" }
          ?? "write `as \(name.text)` behind the mention that is meant",
        fix: nearest.map { (name.span, $0) })
      return nil
    }
    guard named.open.count < Limits.nesting else {
      reporter.add(
        .limitExceeded, "more than \(Limits.nesting) mentions lead to each other", at: name.span,
        help: "write `within … of` the first of them")
      return nil
    }
    guard named.enter(name.text) else {
      reporter.add(
        .cycle, "mention `\(name.text)` is defined by itself", at: name.span,
        "leads back to `\(name.text)`", help: "take it out of one of the mentions")
      return nil
    }
    defer { named.leave(name.text) }
    return check(mention)
  }

  /// `spoken NAME >= 2`: the named mention with another count. Of `all of` and `at least N of`,
  /// which count term by term, the hits of all terms are counted together.
  mutating func check(
    spoken name: Name, _ sign: Marked<ComparisonOperator>, _ number: Marked<Int64>,
    at span: ByteSpan
  ) -> CheckedExpression? {
    guard let mention = mention(named: name) else { return nil }
    let count = Int(clamping: number.value)
    func counted(_ minimum: Int, _ maximum: Int?) -> CheckedExpression {
      .mention(
        CheckedMention(
          of: .any(mention.target.uses), by: mention.speaker, in: mention.source,
          window: mention.window, count: MentionCount(minimum: minimum, maximum: maximum),
          manner: mention.manner, relations: mention.relations, span: ruleSpan(span)))
    }
    switch sign.value {
    case .equal: return counted(count, count)
    case .notEqual: return .not(counted(count, count), span: ruleSpan(span))
    case .greaterOrEqual: return counted(count, nil)
    case .greater where count < .max: return counted(count + 1, nil)
    case .lessOrEqual: return counted(0, count)
    case .less where count > 0: return counted(0, count - 1)
    case .less, .greater:
      reporter.add(
        .badLiteral, "no count is \(sign.value == .less ? "less" : "greater") than that",
        at: number.span, help: "counts begin at 0")
      return nil
    }
  }
}
