import Diagnostics
import RuleSyntax
import TextNormalize

/// The comments of a file, each with the token that it is about: one on a line of its own with the
/// token behind it, one at the end of a line with the token before it.
struct Comments {
  /// What stands above a token.
  struct Line {
    let text: String
    let hasBlankLineBefore: Bool
  }

  /// The comments above each token that has some.
  private(set) var leading: [Int: [Line]] = [:]
  /// The comment behind each token that has one.
  private(set) var trailing: [Int: String] = [:]
  /// The tokens with a blank line directly before them.
  private(set) var afterBlankLine: Set<Int> = []

  init(_ file: RuleFile) {
    var previous: Int?
    var waiting: [Line] = []
    var lineEnds = 0
    for (index, token) in file.tokens.all.enumerated() {
      switch token.kind {
      case .whitespace:
        lineEnds = file.source.bytes[token.span.range].count { $0 == UInt8(ascii: "\n") }
      case .comment:
        let text = Self.text(token, of: file.source)
        if let previous, lineEnds == 0, waiting.isEmpty {
          trailing[previous] = text
        } else {
          waiting.append(Line(text: text, hasBlankLineBefore: lineEnds > 1))
        }
        lineEnds = 0
      default:
        if lineEnds > 1 { afterBlankLine.insert(index) }
        if !waiting.isEmpty { leading[index] = waiting }
        (previous, waiting, lineEnds) = (index, [], 0)
      }
    }
  }

  private static func text(_ comment: Token, of source: SourceFile) -> String {
    let scalars = source.text(in: comment.span).unicodeScalars
    let end = scalars.lastIndex { !$0.properties.isWhitespace } ?? scalars.startIndex
    return String(scalars[...end]).nfc
  }

  /// Whether a line has to end before `token` for a comment's sake.
  func stand(above token: Int) -> Bool { leading[token] != nil }

  /// Whether a line has to end behind `token` for a comment's sake.
  func stand(behind token: Int) -> Bool { trailing[token] != nil }

  /// Takes out the comments above `token`.
  mutating func takeLeading(_ token: Int) -> [Line] { leading.removeValue(forKey: token) ?? [] }

  /// Takes out the comment behind `token`.
  mutating func takeTrailing(_ token: Int) -> String? { trailing.removeValue(forKey: token) }

  /// Hands the comment behind `token` to `other`, unless that has one of its own.
  mutating func moveTrailing(from token: Int, to other: Int) {
    guard token != other, trailing[other] == nil, let text = trailing.removeValue(forKey: token)
    else { return }
    trailing[other] = text
  }

  /// Moves comments out of every stretch of `layout` in which no line may end: above its first token,
  /// and the last of those at the end of a line behind its last token.
  mutating func settle(in layout: Layout) {
    var stretch: [Int] = []
    settle(layout, &stretch)
    settle(&stretch)
  }

  private mutating func settle(_ layout: Layout, _ stretch: inout [Int]) {
    switch layout {
    case .token(let index): stretch.append(index)
    case .space: break
    case .line, .gap, .fill, .newLine: settle(&stretch)
    case .sequence(let parts): for part in parts { settle(part, &stretch) }
    case .group(let inner), .indented(let inner, _): settle(inner, &stretch)
    }
  }

  private mutating func settle(_ stretch: inout [Int]) {
    defer { stretch = [] }
    guard let first = stretch.first, let last = stretch.last, first != last else { return }
    if trailing[last] == nil, let holder = stretch.last(where: { trailing[$0] != nil }) {
      moveTrailing(from: holder, to: last)
    }
    var above = leading[first] ?? []
    for token in stretch {
      if token != first { above += leading.removeValue(forKey: token) ?? [] }
      if token != last, let text = trailing.removeValue(forKey: token) {
        above.append(Line(text: text, hasBlankLineBefore: false))
      }
    }
    if !above.isEmpty { leading[first] = above }
  }
}
