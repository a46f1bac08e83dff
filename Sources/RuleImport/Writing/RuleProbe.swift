import Diagnostics
import RuleCheck

/// Asks the checker about text that was written here. What it refuses is refused by name; what the
/// language will have one day is carried over from that day on.
enum RuleProbe {
  /// Why `operand` cannot stand in a rule; `nil` if it can.
  static func objection(toOperand operand: String) -> String? {
    objection(to: "rule \"probe\" when \(operand) then tag \"probe\"\n")
  }

  /// Why the declarations in `text` cannot stand in a rule file; `nil` if they can.
  static func objection(to text: String) -> String? {
    let source = SourceFile(path: "import.rules", text: RuleFileText.header + text)
    let result = checkRules([CheckedFile(name: "import.rules", source: source)])
    guard let error = result.diagnostics.first(where: { $0.severity == .error }) else { return nil }
    return "the rule language says \(error.code.rawValue): \(error.summary)"
  }
}
