import Diagnostics
import RuleCheck
import Testing

/// The header of the files in these tests.
let testHeader = """
  language 1
  timezone "America/New_York"
  currency USD

  """

/// What checking one file with this text below the header gives.
func check(_ text: String, options: CheckOptions = CheckOptions()) -> CheckResult {
  let source = SourceFile(path: "test.rules", text: testHeader + text)
  return checkRules([CheckedFile(name: "test.rules", source: source)], options: options)
}

/// The rules of a file that must have no error.
func rules(
  _ text: String, options: CheckOptions = CheckOptions(),
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> [CheckedRule] {
  let result = check(text, options: options)
  let ruleset = try #require(
    result.ruleset, Comment(rawValue: result.text()), sourceLocation: sourceLocation)
  return ruleset.rules
}

/// What `condition` means in a rule of its own, below the declarations `before`.
func expression(
  _ condition: String, before: String = "", options: CheckOptions = CheckOptions(),
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> CheckedExpression {
  let text = "\(before)\nrule \"r\" when \(condition) then tag \"t\""
  let all = try rules(text, options: options, sourceLocation: sourceLocation)
  return try #require(all.first, sourceLocation: sourceLocation).when
}

/// The mention that `condition` is.
func mention(
  _ condition: String, before: String = "", options: CheckOptions = CheckOptions(),
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> CheckedMention {
  let found = try expression(
    condition, before: before, options: options, sourceLocation: sourceLocation)
  guard case .mention(let mention) = found else {
    throw WrongShape(description: "not a mention: \(condition)")
  }
  return mention
}

/// What the comparison `condition` asks.
func fieldTest(_ condition: String, before: String = "") throws -> FieldTest {
  guard case .comparison(let comparison) = try expression(condition, before: before) else {
    throw WrongShape(description: "not a comparison: \(condition)")
  }
  return comparison.test
}

/// The codes of all messages about a rule with this condition.
func codes(_ condition: String, before: String = "") -> [DiagnosticCode] {
  check("\(before)\nrule \"r\" when \(condition) then tag \"t\"").diagnostics.map(\.code)
}

struct WrongShape: Error, CustomStringConvertible {
  let description: String
}
