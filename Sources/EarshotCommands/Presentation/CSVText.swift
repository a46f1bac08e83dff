/// Lines of a CSV file as RFC 4180 has them.
package enum CSVText {
  /// `cells` in one line, quoted where they have to be.
  ///
  /// A cell that a spreadsheet would take for a formula is given an apostrophe, as OWASP advises:
  /// what callers say ends up in it.
  package static func line(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",")
  }

  /// One cell, quoted where it has to be.
  package static func cell(_ text: String) -> String {
    let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
    let harmless = isFormula && Double(text) == nil ? "'" + text : text
    let needsQuotes = harmless.contains { $0 == "," || $0 == "\"" || $0.isNewline }
    guard needsQuotes else { return harmless }
    return "\""
      + harmless.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
