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

  private static func written(_ cell: Cell) -> String {
    switch cell {
    case .exact(let text): CSVCell.quoted(text)
    case .text(let text): CSVCell.quoted(CSVCell.isFormula(text) ? "'" + text : text)
    }
  }
}
