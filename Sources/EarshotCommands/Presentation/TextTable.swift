import Diagnostics

/// A table for a terminal: columns aligned by display width, long cells wrapped at spaces.
package struct TextTable {
  /// One column.
  package struct Column {
    package let title: String
    package let isRightAligned: Bool
    /// Longer cells are wrapped; the last column takes what room is left instead.
    package let widest: Int

    package init(title: String, isRightAligned: Bool = false, widest: Int = 40) {
      self.title = title
      self.isRightAligned = isRightAligned
      self.widest = widest
    }
  }

  private static let indent = "  "
  private static let gap = "  "
  /// What the last column has at least, however narrow the terminal is.
  private static let leastRoom = 28

  private let columns: [Column]
  private var rows: [[String]] = []

  package init(columns: [Column]) { self.columns = columns }

  /// Adds a row; cells that are missing at its end are empty, and cells beyond the columns are
  /// left out. What would disturb a terminal is replaced: cells repeat names of files and words of transcripts, in which
  /// anything may stand.
  package mutating func append(_ cells: [String]) {
    let cells = cells.map { cell in
      cell.split(separator: "\n", omittingEmptySubsequences: false)
        .map { String($0).undisturbing }.joined(separator: "\n")
    }
    let padded = cells + Array(repeating: "", count: max(0, columns.count - cells.count))
    rows.append(Array(padded.prefix(columns.count)))
  }

  /// The lines of the table, titles first, fitted to `width` cells. No line ends in spaces.
  package func lines(width: Int) -> [String] {
    let all = [columns.map(\.title)] + rows
    var widths = columns.indices.map { column in
      min(all.map { DisplayWidth.cells(of: $0[column]) }.max() ?? 0, columns[column].widest)
    }
    let fixed = widths.dropLast().reduce(Self.indent.count) { $0 + $1 + Self.gap.count }
    if let last = widths.indices.last { widths[last] = max(Self.leastRoom, width - fixed) }
    return all.flatMap { lines(of: $0, widths: widths) }
  }

  private func lines(of row: [String], widths: [Int]) -> [String] {
    let cells = zip(row, widths).map { Self.wrapped($0, to: $1) }
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { index in
      let parts = cells.enumerated().map { column, lines in
        padded(index < lines.count ? lines[index] : "", column: column, width: widths[column])
      }
      let line = Self.indent + parts.joined(separator: Self.gap)
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private func padded(_ text: String, column: Int, width: Int) -> String {
    guard column < columns.count - 1 else { return text }
    let space = String(repeating: " ", count: max(0, width - DisplayWidth.cells(of: text)))
    return columns[column].isRightAligned ? space + text : text + space
  }

  /// `text` in lines of at most `width` cells: broken where it has line breaks, else at spaces, and
  /// inside a word only where the word alone is wider.
  private static func wrapped(_ text: String, to width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { wrappedLine($0, to: width) }
  }

  private static func wrappedLine(_ text: Substring, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if DisplayWidth.cells(of: longer) <= width {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = String(word)
      while DisplayWidth.cells(of: line) > width {
        let head = fitting(line, width: width)
        lines.append(head)
        line.removeFirst(head.count)
      }
    }
    return lines + [line]
  }

  /// As much of the start of `text` as fits, at least one character.
  private static func fitting(_ text: String, width: Int) -> String {
    var head = text
    while DisplayWidth.cells(of: head) > width, head.count > 1 { head.removeLast() }
    return head
  }
}
