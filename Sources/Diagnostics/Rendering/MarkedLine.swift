/// A source line and the labels on it, drawn as rows below each other.
struct MarkedLine {
  /// A label on the line, in cells.
  struct Mark {
    let start: Int
    let end: Int
    let text: String
    let isPrimary: Bool
  }

  let text: String
  // INVARIANT: in order of `start`, and every mark covers at least one cell.
  private let marks: [Mark]

  /// Lines wider than this are cut to where their marks are.
  private static let widestLine = 160
  /// What stays visible before the first mark of a line that is cut.
  private static let cellsBeforeMark = 40

  init(_ line: DisplayLine, marks: [Mark]) {
    let marks = marks.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    guard DisplayWidth.cells(of: line.text) > Self.widestLine else {
      text = line.text
      self.marks = marks
      return
    }
    let (cut, removed) = Self.cut(
      line.text, before: (marks.first?.start ?? 0) - Self.cellsBeforeMark)
    text = cut
    let width = DisplayWidth.cells(of: cut)
    self.marks = marks.map { mark in
      let start = min(max(mark.start - removed, 0), width)
      return Mark(
        start: start, end: max(start + 1, min(mark.end - removed, width)), text: mark.text,
        isPrimary: mark.isPrimary)
    }
  }

  /// The rows of marks and label texts below the line, with the style of each piece.
  func rows() -> [[Piece]] {
    guard let last = marks.last else { return [] }
    var rows = [underlines() + (last.text.isEmpty ? [] : [Piece(" " + last.text, last.style)])]
    let hanging = marks.dropLast().filter { !$0.text.isEmpty }
    for (index, mark) in hanging.enumerated().reversed() {
      var row: [Piece] = []
      var cell = 0
      for left in hanging[..<index] where left.start >= cell && left.start < mark.start {
        row.append(Piece(String(repeating: " ", count: left.start - cell), .plain))
        row.append(Piece("│", left.style))
        cell = left.start + 1
      }
      row.append(Piece(String(repeating: " ", count: max(0, mark.start - cell)), .plain))
      row.append(Piece(mark.text, mark.style))
      rows.append(row)
    }
    return rows
  }

  /// `-------   ^^`: one run per mark; where marks overlap, the primary one is seen.
  private func underlines() -> [Piece] {
    var cells: [Piece.Style?] = []
    for mark in marks.sorted(by: { !$0.isPrimary && $1.isPrimary }) {
      if cells.count < mark.end {
        cells.append(contentsOf: repeatElement(nil, count: mark.end - cells.count))
      }
      for cell in mark.start..<mark.end { cells[cell] = mark.style }
    }
    var pieces: [Piece] = []
    for style in cells {
      let sign = style.map { $0 == .primary ? "^" : "-" } ?? " "
      if let last = pieces.last, last.style == style ?? .plain {
        pieces[pieces.count - 1] = Piece(last.text + sign, last.style)
      } else {
        pieces.append(Piece(sign, style ?? .plain))
      }
    }
    return pieces
  }

  /// The text from about `cell` on, at most so wide as a line may be, and how many cells the rest
  /// moved to the left.
  private static func cut(_ text: String, before cell: Int) -> (text: String, removed: Int) {
    var skipped = 0
    var rest = text[...]
    while skipped < cell, let character = rest.first {
      skipped += DisplayWidth.cells(of: character)
      rest = rest.dropFirst()
    }
    var shown = skipped > 0 ? "…" : ""
    var width = DisplayWidth.cells(of: shown)
    let removed = skipped - width
    for character in rest {
      let cells = DisplayWidth.cells(of: character)
      guard width + cells <= widestLine else { return (shown + "…", removed) }
      shown.append(character)
      width += cells
    }
    return (shown, removed)
  }
}

extension MarkedLine.Mark {
  var style: Piece.Style { isPrimary ? .primary : .secondary }
}

/// Some text and how it is coloured.
struct Piece {
  let text: String
  let style: Style

  init(_ text: String, _ style: Style) {
    self.text = text
    self.style = style
  }

  enum Style {
    case plain, strong, error, warning, primary, secondary, frame
  }
}
