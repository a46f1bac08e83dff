import Diagnostics

/// Cuts a rule file into tokens. Any bytes at all give tokens that cover them without gaps.
struct Lexer {
  let source: SourceFile
  let reader: ScalarReader
  /// The first byte that is in no token yet.
  var index = 0
  var diagnostics: [Diagnostic] = []

  init(_ source: SourceFile) {
    self.source = source
    reader = ScalarReader(bytes: source.bytes)
  }

  /// All tokens of the file, counted from `base`, and what is wrong with them.
  static func tokens(
    of source: SourceFile, at base: Int
  ) -> (tokens: TokenList, diagnostics: [Diagnostic]) {
    let (tokens, found) = tokens(of: source, in: source.wholeSpan, at: base)
    return (tokens, CharacterCheck(source: source).diagnostics() + found)
  }

  /// The tokens of a stretch of the file that begins and ends between two tokens.
  static func tokens(
    of source: SourceFile, in stretch: ByteSpan, at base: Int
  ) -> (tokens: TokenList, diagnostics: [Diagnostic]) {
    var lexer = Lexer(source)
    lexer.index = stretch.start
    var tokens: [Token] = []
    while lexer.index < stretch.end {
      let start = lexer.index
      let kind = lexer.next()
      // INVARIANT: every call of `next` takes at least one byte.
      lexer.index = max(lexer.index, start + 1)
      tokens.append(
        Token(kind, at: ByteSpan(start: start, end: lexer.index).shifted(by: base)))
    }
    let end = ByteSpan(start: stretch.end, end: stretch.end)
    tokens.append(Token(.endOfFile, at: end.shifted(by: base)))
    return (TokenList(tokens), lexer.diagnostics)
  }

  /// Takes one token from `index` on.
  private mutating func next() -> Token.Kind {
    guard let (scalar, length) = reader.scalar(at: index) else { return unreadableBytes() }
    if scalar.isASCIIDigit { return number() }
    if scalar.startsName { return word() }
    switch scalar {
    case "\"": return string()
    case "#": return comment()
    case _ where scalar.narrowForm != nil && scalar != "\u{FF02}": return fullWidth()
    case "/" where otherCommentFollows: return otherComment()
    case "-" where reader.byte(at: index + 1) == UInt8(ascii: "-"): return otherComment()
    case "\u{FEFF}" where index == 0:
      index += length
      return .whitespace
    case _ where scalar.properties.isWhitespace: return whitespace()
    case "+" where isPhone(at: index): return phone()
    case _ where scalar.properties.generalCategory == .currencySymbol: return money()
    default: return sign(scalar, length: length)
    }
  }

  /// Whether `//` or `/*` stands at `index`.
  private var otherCommentFollows: Bool {
    let next = reader.byte(at: index + 1)
    return next == UInt8(ascii: "/") || next == UInt8(ascii: "*")
  }

  private mutating func whitespace() -> Token.Kind {
    while let (scalar, length) = reader.scalar(at: index), scalar.properties.isWhitespace {
      index += length
    }
    return .whitespace
  }

  private mutating func comment() -> Token.Kind {
    while let byte = reader.byte(at: index), byte != UInt8(ascii: "\n") { index += 1 }
    return .comment
  }

  /// Bytes that are not UTF-8; `CharacterCheck` has reported them.
  private mutating func unreadableBytes() -> Token.Kind {
    index += 1
    while index < source.bytes.count, reader.scalar(at: index) == nil { index += 1 }
    return .unreadable
  }

  /// Takes the letters, digits and `_` from `index` on.
  mutating func takeWordCharacters() {
    while let (scalar, length) = reader.scalar(at: index), scalar.continuesName { index += length }
  }

  /// A name, names joined by points, or a currency code with its amount.
  private mutating func word() -> Token.Kind {
    let start = index
    takeWordCharacters()
    if index - start == 3, source.bytes[start..<index].allSatisfy(\.isASCIICapital),
      reader.byte(at: index) == UInt8(ascii: " "), reader.byte(at: index + 1)?.isASCIIDigit == true
    {
      index += 1
      return amount(from: start)
    }
    var kind = Token.Kind.name
    while reader.byte(at: index) == UInt8(ascii: "."),
      let (scalar, _) = reader.scalar(at: index + 1), scalar.startsName
    {
      index += 1
      takeWordCharacters()
      kind = .field
    }
    return kind
  }

  /// Text in quotes, to the closing quote or, where there is none, to the end of the line.
  private mutating func string() -> Token.Kind {
    let start = index
    index += 1
    while let byte = reader.byte(at: index), byte != UInt8(ascii: "\n") {
      index += 1
      if byte == UInt8(ascii: "\"") { return .string }
      if byte == UInt8(ascii: "\\"), let next = reader.byte(at: index), next != UInt8(ascii: "\n") {
        index += 1
      }
    }
    if reader.byte(at: index - 1) == UInt8(ascii: "\r"), index - 1 > start { index -= 1 }
    report(
      .unclosedString, "a text is opened and not closed", from: start,
      "no closing quote on this line", help: "put `\"` where the text ends")
    return .string
  }

  /// Records a message about the bytes from `start` to `index`; with `fix` instead of them it is
  /// mended.
  mutating func report(
    _ code: DiagnosticCode, _ summary: String, from start: Int, _ label: String = "",
    help: String? = nil, fix: String? = nil
  ) {
    let span = SourceSpan(path: source.path, bytes: ByteSpan(start: start, end: index))
    diagnostics.append(
      Diagnostic(
        code, summary, at: .init(span, label), help: help,
        fix: fix.map { Diagnostic.Edit(span, $0) }))
  }

  /// The text from `start` to `index`.
  func text(from start: Int) -> String {
    source.text(in: ByteSpan(start: start, end: index))
  }
}
