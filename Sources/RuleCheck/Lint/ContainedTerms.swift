import CallModel
import Diagnostics

/// Finds phrases that are part of longer ones by which another rule books something else (W121):
/// whoever says *credit union* says *credit*, too, and the call is booked twice.
///
/// Phrases of plain words are looked at. A rule that knows the longer phrase, asks for the other rule,
/// or is in one group with it, means what it says.
struct ContainedTerms {
  let files: [FileResult]

  /// A phrase by which a rule books.
  private struct Use {
    let rule: CheckedRule
    let conversions: Set<String>
    let pattern: String
    let span: RuleSpan
    /// Whether it counts as a part of something longer only.
    let isInside: Bool
  }

  func diagnostics() -> [Diagnostic] {
    let uses = files.flatMap(\.rules).flatMap(Self.uses)
    let usesByWords = Dictionary(grouping: uses, by: { Self.words(of: $0.pattern) })
    let longest = usesByWords.keys.map(\.count).max() ?? 0
    var told: Set<RuleSpan> = []
    var diagnostics: [Diagnostic] = []
    for longer in uses {
      let words = Self.words(of: longer.pattern)
      for start in words.indices {
        for end in start + 1...min(words.count, start + longest) where end - start < words.count {
          for shorter in usesByWords[words[start..<end], default: []]
          where isAmiss(shorter, within: longer) && told.insert(shorter.span).inserted {
            diagnostics.append(diagnostic(shorter, within: longer))
          }
        }
      }
    }
    return diagnostics
  }

  /// Whether a call with the longer phrase is booked by both rules, and neither seems to know.
  private func isAmiss(_ shorter: Use, within longer: Use) -> Bool {
    guard shorter.rule.id != longer.rule.id, !shorter.isInside,
      shorter.conversions.isDisjoint(with: longer.conversions),
      shorter.rule.group == nil || shorter.rule.group != longer.rule.group
    else { return false }
    let known = Set(shorter.rule.when.allPatterns)
    let rules = Set(shorter.rule.when.matchedRules.map(\.rule))
    return !known.contains(longer.pattern) && !rules.contains(longer.rule.name)
      && !longer.rule.when.allPatterns.contains(shorter.pattern)
      && !longer.rule.when.matchedRules.contains { $0.rule == shorter.rule.name }
  }

  private func diagnostic(_ shorter: Use, within longer: Use) -> Diagnostic {
    Diagnostic(
      .containedTerm,
      "`\(shorter.pattern)` is a part of `\(longer.pattern)`, by which `\(longer.rule.name)` books",
      at: .init(place(shorter.span), "finds both"), and: [.init(place(longer.span), "booked here")],
      help:
        "write `\"\(shorter.pattern)\" outside \"\(longer.pattern)\"` if only the one is meant, "
        + "or put both rules into one group")
  }

  private func place(_ span: RuleSpan) -> SourceSpan {
    SourceSpan(
      path: files.indices.contains(span.file) ? files[span.file].path : "", bytes: span.bytes)
  }

  /// The phrases of plain words by which a rule books; none of one that books nothing.
  private static func uses(of rule: CheckedRule) -> [Use] {
    guard rule.status == .live || rule.status == .deprecated else { return [] }
    let conversions = rule.outcomes.compactMap { outcome -> String? in
      if case .conversion(let name, _, _, _) = outcome { name } else { nil }
    }
    guard !conversions.isEmpty else { return [] }
    return rule.when.asked.flatMap { mention in
      mention.target.uses.filter { !$0.term.isRecorded && !words(of: $0.term.pattern).isEmpty }
        .map {
          Use(
            rule: rule, conversions: Set(conversions), pattern: $0.term.pattern,
            span: mention.span,
            isInside: mention.relations.contains { $0.kind == .inside && !$0.isNegated })
        }
    }
  }

  /// The words of a phrase that has no signs; empty for any other.
  private static func words(of pattern: String) -> ArraySlice<Substring> {
    let isPlain = pattern.utf8.allSatisfy { byte in
      byte >= 0x80 || byte == 0x20 || 0x61...0x7A ~= byte || 0x41...0x5A ~= byte
    }
    return isPlain ? pattern.split(separator: " ")[...] : []
  }
}

extension CheckedExpression {
  /// The mentions that something must be found by: none that is denied, or asked not to be there.
  fileprivate var asked: [CheckedMention] {
    switch self {
    case .all(let operands, _), .any(let operands, _): operands.flatMap(\.asked)
    case .condition(_, let operand, _): operand.asked
    case .mention(let mention): mention.count.minimum > 0 ? [mention] : []
    case .not, .comparison, .matched: []
    }
  }

  /// The phrases of all mentions, denied or not, and of what they lie beside.
  fileprivate var allPatterns: [String] {
    switch self {
    case .all(let operands, _), .any(let operands, _): operands.flatMap(\.allPatterns)
    case .condition(_, let operand, _), .not(let operand, _): operand.allPatterns
    case .mention(let mention):
      (mention.target.uses + mention.relations.flatMap(\.other.allUses)).map(\.term.pattern)
    case .comparison, .matched: []
    }
  }
}
