package import AttributionStore
package import CallModel
package import Diagnostics

extension CallSource {
  /// What people should know where the calls file names another campaign than the number or the session;
  /// `nil` where they agree, or one says nothing.
  package func remark(onCall call: Call) -> InputError? {
    guard let (said, found) = contradiction(of: call) else { return nil }
    return InputError(
      path: "call \(call.id)",
      reason: "the calls file names the campaign `\(said)`, and the \(witness) tells `\(found)`",
      advice: "the calls file counts; mend it, or the numbers and touchpoints that were imported")
  }

  private var witness: String {
    foundBy == .number ? "number that was dialled" : "session that had the number"
  }
}
