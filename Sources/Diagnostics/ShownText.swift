extension StringProtocol {
  /// The text as a message can repeat it: on one line, without what moves a terminal's cursor or
  /// turns the order of letters round, and cut off after `limit` Unicode scalars.
  package func shown(limit: Int = 60) -> String {
    let start = String(String.UnicodeScalarView(unicodeScalars.prefix(limit)))
    return start.undisturbing + (unicodeScalars.dropFirst(limit).isEmpty ? "" : "…")
  }
}
