public import CallModel
import Diagnostics

/// Rules that have passed the checker: every name looked up, every literal typed, every default
/// written out. Nothing here can be wrong any more, so an evaluator has no errors to report.
///
/// Equality takes the source spans into account. To ask whether two rulesets mean the same, compare
/// their canonical texts (`RulePlan.canonicalText`).
public struct CheckedRuleset: Sendable, Hashable {
  /// The files, by name in the order of their UTF-8 bytes.
  public let files: [CheckedFile]
  // INVARIANT: in the order of `files` and, within a file, of the text; ids differ from each other;
  // every span lies in one of `files`.
  /// The rules of all files in the order in which they are written.
  public let rules: [CheckedRule]
  /// The tests of all files in the order in which they are written.
  public let tests: [CheckedTest]
  // INVARIANT: names differ from each other.
  /// The groups of all files in the order in which they are written.
  public let groups: [CheckedGroup]
  /// The exclusions of all files in the order in which they are written; their names differ.
  public let exclusions: [CheckedExclusion]
  /// Where the clip of each recorded term lies on this machine. Rules mean the same wherever that is.
  public let clipPaths: [Term: String]

  /// A ruleset of `rules`, which are written in `files`.
  public init(
    files: [CheckedFile], rules: [CheckedRule], tests: [CheckedTest] = [],
    groups: [CheckedGroup] = [], exclusions: [CheckedExclusion] = [],
    clipPaths: [Term: String] = [:]
  ) {
    self.files = files
    self.rules = rules
    self.tests = tests
    self.groups = groups
    self.exclusions = exclusions
    self.clipPaths = clipPaths
  }

  /// The words at `span`, as written; empty if `span` lies in no file of the ruleset.
  public func text(at span: RuleSpan) -> String {
    guard files.indices.contains(span.file) else { return "" }
    return files[span.file].source.text(in: span.bytes)
  }

  /// How outcomes name `rule`.
  public func reference(to rule: CheckedRule) -> RuleReference {
    let file = files.indices.contains(rule.span.file) ? files[rule.span.file].name : ""
    return RuleReference(name: rule.name, id: rule.id, revision: rule.revision, file: file)
  }
}
