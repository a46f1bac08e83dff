/// How a cell of a CSV file is written, whoever reads it.
///
/// Who reads it knows scalars and not characters: with a mark above it, a comma parts cells all the same, and a quote
/// ends one.
package enum CSVCell {
  /// Whether a spreadsheet would take the text for a formula, as OWASP has it.
  package static func isFormula(_ text: String) -> Bool {
    text.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
  }

  /// `text` as RFC 4180 has it: in quotes where it holds a comma, a quote or the end of a line.
  package static func quoted(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains {
      $0 == "," || $0 == "\"" || Character($0).isNewline
    }
    guard needsQuotes else { return text }
    var quoted = "\"".unicodeScalars
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}
