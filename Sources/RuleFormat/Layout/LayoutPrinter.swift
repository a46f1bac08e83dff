import Diagnostics
import RuleSyntax

/// Sets a layout into lines of at most `lineWidth` cells, as far as it has places to break.
///
/// This is the algorithm of Wadler's "A prettier printer" with filled lists: it looks ahead only to
/// the next place where a line may end, so it takes time in proportion to the length of the file.
struct LayoutPrinter {
  /// How many cells a line has. Texts and comments that are longer are left whole.
  static let lineWidth = 100
  /// How far to the right what follows may be aligned.
  private static let furthestAlignment = 40

  private let words: TokenText
  private let comments: Comments
  private var text = ""
  private var column = 0
  /// The line end to be written before the next token, and how far the new line is indented.
  private var pending: LineEnd? = LineEnd(blankLines: .asWritten, indent: 0)
  /// Whether a comment was the last thing written: what follows stands on another line.
  private var isBehindComment = false
  private var stack: [Frame] = []

  private struct Frame {
    let layout: Layout
    let indent: Int
    let isFlat: Bool
  }

  private struct LineEnd {
    let blankLines: Layout.BlankLines
    let indent: Int
  }

  init(words: TokenText, comments: Comments) {
    self.words = words
    self.comments = comments
  }

  /// `layout` as text that ends with a line end.
  mutating func text(of layout: Layout) -> String {
    stack = [Frame(layout: layout, indent: 0, isFlat: false)]
    while let frame = stack.popLast() { set(frame) }
    return text.isEmpty ? "" : text + "\n"
  }

  private mutating func set(_ frame: Frame) {
    switch frame.layout {
    case .token(let index): write(token: index, indent: frame.indent)
    case .space: write(" ")
    case .line: frame.isFlat ? write(" ") : endLine(.none, frame.indent)
    case .gap: if !frame.isFlat { endLine(.none, frame.indent) }
    case .fill:
      frame.isFlat || !isBehindComment && fits(" ") ? write(" ") : endLine(.none, frame.indent)
    case .newLine(let blankLines): endLine(blankLines, frame.indent)
    case .sequence(let parts):
      for part in parts.reversed() { push(part, frame.indent, frame.isFlat) }
    case .group(let inner):
      push(inner, frame.indent, frame.isFlat || fits("", then: inner) && !isBroken(inner))
    case .indented(let inner, let indent):
      push(inner, self.indent(indent, from: frame.indent), frame.isFlat)
    }
  }

  private mutating func push(_ layout: Layout, _ indent: Int, _ isFlat: Bool) {
    stack.append(Frame(layout: layout, indent: indent, isFlat: isFlat))
  }

  private func indent(_ indent: Layout.Indent, from base: Int) -> Int {
    switch indent {
    case .step: base + 2
    case .continuation: base + 4
    case .aligned: column <= Self.furthestAlignment ? column : base + 4
    }
  }

  // MARK: Writing

  private mutating func write(_ piece: String) {
    text += piece
    column += DisplayWidth.cells(of: piece)
  }

  private mutating func endLine(_ blankLines: Layout.BlankLines, _ indent: Int) {
    pending = LineEnd(blankLines: blankLines, indent: indent)
    column = indent
  }

  private mutating func write(token: Int, indent: Int) {
    let above = comments.leading[token] ?? []
    if pending == nil, !above.isEmpty { endLine(.none, indent) }
    if let lineEnd = pending {
      // Comments before a closing bracket are about what is inside.
      let commentIndent = lineEnd.indent + (words.closes(token) ? 2 : 0)
      for (index, line) in above.enumerated() {
        startLine(lineEnd.blankLines, isFirst: index == 0, isAfterBlank: line.hasBlankLineBefore)
        write(String(repeating: " ", count: commentIndent) + line.text)
      }
      guard !words.text(of: token).isEmpty else { return }
      startLine(
        lineEnd.blankLines, isFirst: above.isEmpty,
        isAfterBlank: comments.afterBlankLine.contains(token))
      write(String(repeating: " ", count: lineEnd.indent))
      pending = nil
    }
    write(words.text(of: token))
    if let comment = comments.trailing[token] { text += "  " + comment }
    isBehindComment = comments.stand(behind: token)
  }

  private mutating func startLine(
    _ blankLines: Layout.BlankLines, isFirst: Bool, isAfterBlank: Bool
  ) {
    column = 0
    guard !text.isEmpty else { return }
    text += "\n"
    switch blankLines {
    case .none: break
    case .asWritten: if isAfterBlank { text += "\n" }
    case .one: if isFirst || isAfterBlank { text += "\n" }
    }
  }

  // MARK: Looking ahead

  /// Whether a comment inside `layout` makes it take several lines.
  private func isBroken(_ layout: Layout) -> Bool {
    var (isFirst, isBehindComment, isBroken) = (true, false, false)
    look(into: layout) { token in
      isBroken = isBroken || isBehindComment || (!isFirst && comments.stand(above: token))
      (isFirst, isBehindComment) = (false, comments.stand(behind: token))
    }
    return isBroken
  }

  private func look(into layout: Layout, _ body: (Int) -> Void) {
    switch layout {
    case .token(let index): body(index)
    case .sequence(let parts): for part in parts { look(into: part, body) }
    case .group(let inner), .indented(let inner, _): look(into: inner, body)
    case .space, .line, .gap, .fill, .newLine: break
    }
  }

  /// Whether `piece`, then `inner` on one line, then what follows up to the next place where a line
  /// may end, have room on this line.
  private func fits(_ piece: String, then inner: Layout? = nil) -> Bool {
    var room = Self.lineWidth - column - DisplayWidth.cells(of: piece)
    var (depth, isFirst) = (stack.count, true)
    var ahead: [Frame] = inner.map { [Frame(layout: $0, indent: 0, isFlat: true)] } ?? []
    while room >= 0 {
      if ahead.isEmpty {
        guard depth > 0 else { return true }
        depth -= 1
        ahead.append(stack[depth])
      }
      guard let frame = ahead.popLast() else { return true }
      switch frame.layout {
      case .token(let index):
        // A comment above ends the line before its token; a fill is the place for that.
        if comments.stand(above: index) { return inner != nil || !isFirst }
        isFirst = false
        room -= words.cells(of: index)
        if comments.stand(behind: index) { return room >= 0 }
      case .space: room -= 1
      case .line, .fill:
        guard frame.isFlat else { return true }
        room -= 1
      case .gap: guard frame.isFlat else { return true }
      case .newLine: return true
      case .sequence(let parts):
        ahead += parts.reversed().map { Frame(layout: $0, indent: 0, isFlat: frame.isFlat) }
      case .group(let grouped):
        ahead.append(Frame(layout: grouped, indent: 0, isFlat: frame.isFlat || !isBroken(grouped)))
      case .indented(let indented, _):
        ahead.append(Frame(layout: indented, indent: 0, isFlat: frame.isFlat))
      }
    }
    return false
  }
}
