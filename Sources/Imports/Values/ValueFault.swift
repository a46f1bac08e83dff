import Diagnostics

/// Why a cell is no value of its type.
struct ValueFault: Error, Equatable {
  /// What is wrong, to be read after the column's name: "is not a length of time: `soon`".
  let reason: String
  /// What to write instead.
  let advice: String?
  /// The option by which a command is told of all rows what this one leaves open, and what that names.
  let option: String?

  init(_ reason: String, advice: String? = nil, option: String? = nil) {
    self.reason = reason
    self.advice = advice
    self.option = option
  }

  /// What to do about a file that a command with such options reads.
  var adviceWithOption: String? {
    guard let option else { return advice }
    return (advice.map { $0 + "; or " } ?? "") + option
  }

  /// The user's `text` between backticks, as a message can repeat it.
  static func quoted(_ text: String) -> String { "`\(text.shown())`" }
}
