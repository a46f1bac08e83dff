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

  /// The user's `text` between backticks, as `shown` shows it.
  static func quoted(_ text: String) -> String { "`\(shown(text))`" }

  /// The user's `text` on one line, without what moves a terminal's cursor, and no longer than a
  /// line bears.
  static func shown(_ text: String) -> String {
    let shown = text.unicodeScalars.prefix(60).map { scalar in
      scalar.properties.generalCategory == .control ? "\u{FFFD}" : String(scalar)
    }
    return shown.joined() + (text.unicodeScalars.count > 60 ? "…" : "")
  }
}
