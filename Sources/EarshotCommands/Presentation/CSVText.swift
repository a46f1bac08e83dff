import PlatformExport

/// Lines of a CSV file as RFC 4180 has them.
package enum CSVText {
  /// `cells` in one line, quoted where they have to be.
  ///
  /// A cell that a spreadsheet would take for a formula is given an apostrophe, as OWASP advises:
  /// what callers say ends up in it.
  package static func line(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",")
  }

  /// One cell, quoted where it has to be. A number stays one, whatever its sign.
  package static func cell(_ text: String) -> String {
    CSVCell.quoted(CSVCell.isFormula(text) && Double(text) == nil ? "'" + text : text)
  }
}
