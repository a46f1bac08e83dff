/// Writes diagnostics for people: the message, the lines that it is about with their places marked,
/// and what to do.
///
/// Marks stand under their text on terminals that show Hangul two cells wide. The column behind the
/// path counts characters, as editors do; it is where the first mark on that line begins.
public struct DiagnosticRenderer: Sendable {
  private let files: [String: SourceFile]
  private let usesColor: Bool

  /// A renderer that shows lines of `files`; a label in another file is shown without its line.
  /// With `usesColor` the text has ANSI colours.
  public init(files: [SourceFile], usesColor: Bool = false) {
    self.files = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    self.usesColor = usesColor
  }

  /// All messages with an empty line between them, and the summary line; `fileCount` is how many
  /// files were looked at. Ends with a line feed.
  public func text(_ diagnostics: [Diagnostic], fileCount: Int) -> String {
    let messages = diagnostics.map { text($0) + "\n" }
    return messages.joined() + "\(DiagnosticSummary(diagnostics, fileCount: fileCount))\n"
  }

  /// One message; each line ends with a line feed.
  public func text(_ diagnostic: Diagnostic) -> String {
    let blocks = blocks(of: diagnostic)
    let width = max(2, blocks.map { String($0.lastLine).count }.max() ?? 0)
    let margin = String(repeating: " ", count: width)
    var lines = [headline(diagnostic)]
    for block in blocks { lines += text(of: block, width: width) }
    let remarks =
      (diagnostic.help.map { [("help", $0)] } ?? []) + diagnostic.notes.map { ("note", $0) }
    for (kind, remark) in remarks {
      lines.append(
        paint([
          Piece(margin + "= ", .frame), Piece(kind, .strong),
          Piece(": " + remark.undisturbing, .plain),
        ]))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func headline(_ diagnostic: Diagnostic) -> String {
    let style: Piece.Style = diagnostic.severity == .error ? .error : .warning
    return paint([
      Piece("\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]", style),
      Piece(" " + diagnostic.summary.undisturbing, .strong),
    ])
  }

  private func text(of block: Block, width: Int) -> [String] {
    let margin = String(repeating: " ", count: width)
    var lines = [paint([Piece(margin + "┌─ ", .frame), Piece(block.place, .plain)])]
    for (number, line) in block.lines {
      let padded = String(repeating: " ", count: width - String(number).count) + String(number)
      let text = line.text.isEmpty ? "" : " " + line.text
      lines.append(paint([Piece(padded + "│", .frame), Piece(text, .plain)]))
      for row in line.rows() { lines.append(paint([Piece(margin + "│ ", .frame)] + row)) }
    }
    return lines
  }

  private func paint(_ pieces: [Piece]) -> String {
    guard usesColor else {
      var line = pieces.map(\.text).joined()
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
    return pieces.map { piece in
      piece.style.escape.map { $0 + piece.text + "\u{1B}[0m" } ?? piece.text
    }.joined()
  }
}

extension Piece.Style {
  /// The ANSI sequence that switches to it.
  fileprivate var escape: String? {
    switch self {
    case .plain: nil
    case .strong: "\u{1B}[1m"
    case .error, .primary: "\u{1B}[1;31m"
    case .warning: "\u{1B}[1;33m"
    case .secondary, .frame: "\u{1B}[34m"
    }
  }
}

// MARK: - Blocks

extension DiagnosticRenderer {
  /// Lines of one file that follow each other.
  struct Block {
    let place: String
    let lines: [(number: Int, line: MarkedLine)]

    var lastLine: Int { lines.last?.number ?? 0 }
  }

  /// The block of the primary label first, then the others in order of file and line. Labels on
  /// lines next to each other share a block.
  private func blocks(of diagnostic: Diagnostic) -> [Block] {
    let secondary = diagnostic.secondary.map { Placed($0, isPrimary: false, files) }
    let sorted = ([Placed(diagnostic.primary, isPrimary: true, files)] + secondary)
      .sorted { ($0.label.span.path, $0.line) < ($1.label.span.path, $1.line) }
    var groups: [[Placed]] = []
    for placed in sorted {
      if let last = groups.last?.last, last.label.span.path == placed.label.span.path,
        placed.line - last.line <= 1
      {
        groups[groups.count - 1].append(placed)
      } else {
        groups.append([placed])
      }
    }
    let primary = groups.firstIndex { $0.contains(where: \.isPrimary) } ?? 0
    groups.insert(groups.remove(at: primary), at: 0)
    return groups.map(block)
  }

  private func block(of placed: [Placed]) -> Block {
    let lead = placed.first(where: \.isPrimary) ?? placed[0]
    guard let file = files[lead.label.span.path] else {
      return Block(place: lead.label.span.path.undisturbing, lines: [])
    }
    let start = placed.filter { $0.line == lead.line }.map(\.label.span.bytes.start).min()
    let column = file.column(ofByte: start ?? lead.label.span.bytes.start)
    let byLine = Dictionary(grouping: placed, by: \.line)
    return Block(
      place: "\(file.path.undisturbing):\(lead.line):\(column)",
      lines: byLine.sorted { $0.key < $1.key }.map { number, placed in
        let span = Self.visible(file.span(ofLine: number), around: placed, in: file)
        let line = DisplayLine(bytes: file.bytes[span.range])
        return (number, MarkedLine(line, marks: placed.map { mark($0, in: span, line) }))
      })
  }

  /// The part of a line that is looked at: all of it, unless it is so long that laying it out for
  /// each message would take its time.
  private static func visible(
    _ line: ByteSpan, around placed: [Placed], in file: SourceFile
  )
    -> ByteSpan
  {
    guard line.length > 4000 else { return line }
    let first = placed.map(\.label.span.bytes.start).min() ?? line.start
    var start = max(line.start, first - 500)
    var end = min(line.end, first + 2000)
    while start > line.start, file.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    while end < line.end, file.bytes[end] & 0xC0 == 0x80 { end += 1 }
    return ByteSpan(start: start, end: end)
  }

  /// A label that goes on over several lines is marked to the end of its first.
  private func mark(_ placed: Placed, in span: ByteSpan, _ line: DisplayLine) -> MarkedLine.Mark {
    let bytes = placed.label.span.bytes
    let start = line.cell(ofByte: bytes.start - span.start)
    let end = line.cell(ofByte: min(bytes.end, span.end) - span.start)
    return MarkedLine.Mark(
      start: start, end: max(end, start + 1), text: placed.label.text.undisturbing,
      isPrimary: placed.isPrimary)
  }

  /// A label and the line on which it begins.
  private struct Placed {
    let label: Diagnostic.Label
    let isPrimary: Bool
    let line: Int

    init(_ label: Diagnostic.Label, isPrimary: Bool, _ files: [String: SourceFile]) {
      self.label = label
      self.isPrimary = isPrimary
      line = files[label.span.path]?.line(ofByte: label.span.bytes.start) ?? 0
    }
  }
}
