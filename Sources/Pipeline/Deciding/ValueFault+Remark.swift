import CallModel
package import Diagnostics
package import RuleEngine

extension ValueFault {
  /// What people should know of it: the conversion or amount is booked, and its value is in no sum.
  package func remark(onCall callID: String) -> InputError {
    let why =
      switch reason {
      case .missing: "something that its amount reads is missing"
      case .tooLarge: "its amount is too large"
      case .divisionByZero: "its amount is divided by zero"
      case .currenciesDiffer: "its amount is in another currency than the rule's"
      }
    return InputError(
      path: rule.file,
      reason: "\"\(conversion)\" of call \(callID) has no value: \(why)",
      advice: "look at the value of rule \"\(rule.name)\" and at what the calls file says")
  }
}
