import CallModel
import Diagnostics
import RuleSyntax

/// What checking one file gave.
struct FileResult {
  let path: String
  /// The rules without errors, in order.
  let rules: [CheckedRule]
  /// All rules, those with errors too.
  let headings: [RuleHeading]
  /// The groups and exclusions.
  let composition: FileComposition
  let allowances: AllowComments
  /// The recorded clips that the file names and that could be read, each once.
  let clips: [CheckedClip]
  let expandedPhrases: [Term: Int]
  /// The rules that conditions ask for with `matched`.
  let matchedRules: [StringLiteral]
  /// The tests without errors, in order.
  let tests: [CheckedTest]
  /// The names of other files that it uses, where they are declared.
  let usedOfOthers: [SourceSpan]
  /// What all tests expect, those with errors too.
  let expectations: [TestLine.Expectation]
  /// The rules that have word for word the condition of an earlier one.
  let repeatedConditions: [RepeatedCondition]
  let diagnostics: [Diagnostic]
}

/// By what a rule is known in the whole ruleset.
struct RuleHeading {
  let name: StringLiteral
  /// The `id`, or one made from the name.
  let id: String
  /// Where the `id` is written; `nil` for one made from the name.
  let idSpan: ByteSpan?
  /// Whether what it says is booked: it is neither a draft nor off.
  let isInForce: Bool

  init(_ rule: RuleDeclaration) {
    name = rule.name
    isInForce = rule.attributes.allSatisfy { attribute in
      guard case .status(let status) = attribute.kind else { return true }
      return status.value == .live || status.value == .deprecated
    }
    for attribute in rule.attributes {
      guard case .id(let name) = attribute.kind else { continue }
      id = name.text
      idSpan = name.span
      return
    }
    id = Self.id(for: rule.name.value)
    idSpan = nil
  }

  /// Small letters and digits of any script, with `_` for each run of anything else:
  /// `card_sale` for `Card sale!`.
  static func id(for name: String) -> String {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.isEmpty ? "rule" : words.joined(separator: "_")
  }
}
