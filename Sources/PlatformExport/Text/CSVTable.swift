/// A CSV file as platforms take it: UTF-8, lines that end with a line feed, quotes where they have to be.
struct CSVTable {
  /// What stands in a cell.
  enum Cell {
    /// What people wrote: harmless in a spreadsheet.
    case text(String)
    /// A number, a time, a hash, a telephone number or another name that must stay as it is.
    case exact(String)

    static let empty = Cell.exact("")
  }

  private(set) var text = ""

  /// A table that begins with these lines, as they are, and a line of names.
  init(_ before: [String] = [], header: [String]) {
    for line in before { text += line + "\n" }
    add(header.map { .exact($0) })
  }

  mutating func add(_ cells: [Cell]) {
    text += cells.map(Self.written).joined(separator: ",") + "\n"
  }

  /// Whether a spreadsheet would take the text for a formula, as OWASP has it.
  static func isFormula(_ text: String) -> Bool {
    text.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
  }

  private static func written(_ cell: Cell) -> String {
    let text =
      switch cell {
      case .exact(let text): text
      case .text(let text): isFormula(text) ? "'" + text : text
      }
    let needsQuotes = text.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
    guard needsQuotes else { return text }
    // Scalar by scalar: a quote with a mark above it is another character to Swift, and a quote to who reads it.
    var quoted = "\"".unicodeScalars
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}
