import CallModel
package import Diagnostics
package import RuleEngine

extension OpenLimit {
  /// What people should know of it: the conversion is booked, though it may be the second one.
  package func remark(onCall callID: String) -> InputError {
    let fields = missing.map { "`\($0)`" }.joined(separator: " and ")
    return InputError(
      path: rule.file,
      reason: "conversion \"\(conversion)\" of call \(callID) is booked without asking whether it "
        + "repeats an earlier one: \(fields) \(missing.count == 1 ? "is" : "are") missing",
      advice: "say it in the calls file, or ask for it in rule \"\(rule.name)\": "
        + "`\(missing.first ?? "") is known`")
  }
}
