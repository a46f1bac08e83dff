import Diagnostics
import RuleSyntax

/// Where somebody is writing: the word that has been begun, and what stands before it.
struct CompletionSite {
  let document: RuleDocument
  /// What has been typed of the word, up to the cursor.
  let word: ByteSpan
  /// The last token before the word; −1 where there is none.
  let last: Int
  /// The declaration that the word goes on with, or starts anew behind.
  let declaration: Outline.Declaration?
  /// The text in quotes or the comment that the cursor is in.
  let enclosing: Enclosing?

  /// What takes words of its own.
  enum Enclosing {
    /// A text that begins at this byte; whether it has its closing quote.
    case text(start: Int, isClosed: Bool)
    /// A comment that begins at this byte.
    case comment(start: Int)
  }

  init(_ document: RuleDocument, byte: Int) {
    self.document = document
    let source = document.source
    let enclosing = Self.enclosing(byte, in: document)
    self.enclosing = enclosing
    let floor: Int
    let isSeparator: (UInt8) -> Bool
    switch enclosing {
    case .text(let start, _):
      floor = start + 1
      isSeparator = { " \"(|".utf8.contains($0) }
    case .comment(let start):
      floor = start + 1
      isSeparator = { !$0.isOfWord }
    case nil:
      floor = 0
      isSeparator = { !$0.isOfWord && $0 != UInt8(ascii: ".") }
    }
    var start = byte
    while start > floor, !isSeparator(source.bytes[start - 1]) {
      // `mon..f` is a range, not a field.
      let isRange =
        enclosing.isNone && start >= 2 && source.bytes[start - 1] == UInt8(ascii: ".")
        && source.bytes[start - 2] == UInt8(ascii: ".")
      if isRange { break }
      start -= 1
    }
    word = ByteSpan(start: start, end: byte)
    let place: Int
    switch enclosing {
    case .text(let start, _), .comment(let start): place = start
    case nil: place = start
    }
    last = document.tokens.count(upTo: place) - 1
    declaration = document.outline.declarations.last { $0.span.start < place }
  }

  private static func enclosing(_ byte: Int, in document: RuleDocument) -> Enclosing? {
    let tree = document.parsed.tree
    if let comment = tree.tokens.comments.first(where: {
      $0.span.start < byte && byte <= $0.span.end
    }) {
      return .comment(start: comment.span.start)
    }
    guard let index = document.tokens.index(touching: byte),
      document.tokens.kind(at: index) == .string
    else { return nil }
    let span = document.tokens.all[index].span
    let text = document.tokens.text(at: index)
    let isClosed = text.count > 1 && text.hasSuffix("\"") && !text.hasSuffix("\\\"")
    guard span.start < byte, byte < span.end || !isClosed else { return nil }
    return .text(start: span.start, isClosed: isClosed)
  }

  // MARK: Looking back

  /// The keyword that stands `distance` tokens before the last one.
  func keyword(back distance: Int = 0) -> Keyword? {
    document.tokens.keyword(at: last - distance)
  }

  /// What stands `distance` tokens before the last one.
  func kind(back distance: Int = 0) -> Token.Kind { document.tokens.kind(at: last - distance) }

  /// The words that stand `distance` tokens before the last one.
  func text(back distance: Int = 0) -> String { document.tokens.text(at: last - distance) }

  /// The tokens of the declaration up to the last one, from the end to the start.
  var tokensBefore: [Int] {
    guard let declaration, declaration.tokens.lowerBound <= last else { return [] }
    return (declaration.tokens.lowerBound...last).reversed()
  }

  /// Whether nothing but blanks stands before the word on its line.
  var startsLine: Bool {
    let line = document.source.span(ofLine: document.source.line(ofByte: word.start))
    return document.source.bytes[line.start..<max(line.start, word.start)].allSatisfy {
      $0 == 0x20 || $0 == 0x09
    }
  }

  /// The bracket that the word stands in, and the keyword before it.
  var openBracket: (index: Int, keyword: Keyword?)? {
    var depth = 0
    for index in tokensBefore {
      switch document.tokens.kind(at: index) {
      case .sign(.closeBracket): depth += 1
      case .sign(.openBracket) where depth == 0:
        return (index, document.tokens.keyword(at: index - 1))
      case .sign(.openBracket): depth -= 1
      default: continue
      }
    }
    return nil
  }
}

extension CompletionSite.Enclosing? {
  /// Whether the cursor is in neither.
  fileprivate var isNone: Bool { if case nil = self { true } else { false } }
}

extension UInt8 {
  /// Whether words have it: letters of any script, digits, `_`.
  fileprivate var isOfWord: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }
}
