import Diagnostics

/// A table for a terminal: columns aligned by display width, long cells wrapped at spaces.
package struct TextTable {
  /// One column.
  package struct Column {
    package let title: String
    package let isRightAligned: Bool
    /// Longer cells are wrapped; the last column takes what room is left instead.
    package let widest: Int
    /// Whether it is never made narrower for the last column's sake; numbers are not either.
    package let isFixed: Bool

    package init(
      title: String, isRightAligned: Bool = false, widest: Int = 40, isFixed: Bool = false
    ) {
      self.title = title
      self.isRightAligned = isRightAligned
      self.widest = widest
      self.isFixed = isFixed || isRightAligned
    }
  }

  private static let indent = "  "
  private static let gap = "  "
  /// What the last column has before others are made narrower for it, if it needs as much.
  private static let leastRoom = 28
  /// What a column is not made narrower than, however narrow the terminal is.
  private static let narrowest = 8

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
    fit(&widths, to: width)
    return all.flatMap { lines(of: $0, widths: widths) }
  }

  /// Gives the last column what room is left. Where that is too little for it, the widest of the columns before it
  /// are made narrower first, as far as their words stay whole.
  private func fit(_ widths: inout [Int], to width: Int) {
    guard let last = widths.indices.last else { return }
    let fixed = widths.dropLast().reduce(Self.indent.count) { $0 + $1 + Self.gap.count }
    var room = width - fixed
    let needed = min(Self.leastRoom, widths[last])
    if room < needed {
      let least = widths.indices.map { min(widths[$0], narrowest($0)) }
      while room < needed {
        let wide = widths.indices.dropLast().filter { widths[$0] > least[$0] }
        guard let widest = wide.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
        room += 1
      }
    }
    widths[last] = max(Self.narrowest, room)
  }

  /// What a column is not made narrower than: its longest word.
  private func narrowest(_ column: Int) -> Int {
    guard !columns[column].isFixed else { return .max }
    let words = ([columns[column].title] + rows.map { $0[column] }).flatMap {
      $0.split { $0 == " " || $0 == "\n" }
    }
    return max(Self.narrowest, words.map { DisplayWidth.cells(of: String($0)) }.max() ?? 0)
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
