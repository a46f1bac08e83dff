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
  ///
  /// Who reads it knows scalars and not characters: with a mark above it, a comma parts cells all the same.
  package static func cell(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let isFormula = scalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
    let harmless = isFormula && Double(text) == nil ? "'" + text : text
    let needsQuotes = scalars.contains {
      $0 == "," || $0 == "\"" || Character($0).isNewline
    }
    guard needsQuotes else { return harmless }
    var quoted = "\"".unicodeScalars
    for scalar in harmless.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}
