import Diagnostics

/// Why a cell is no value of its type.
struct ValueFault: Error, Equatable {
  /// What is wrong, to be read after the column's name: "is not a length of time: `soon`".
  let reason: String
  /// What to write instead.
  let advice: String?

  init(_ reason: String, advice: String? = nil) {
    self.reason = reason
    self.advice = advice
  }

  /// The user's `text` between backticks, as a message can repeat it.
  static func quoted(_ text: String) -> String { "`\(text.shown())`" }
}
