public import Diagnostics

/// A file that lists one thing a line, as `list … from` and `terms … from` name them. Blank lines and
/// lines that start with `#` are nothing.
public enum ValueLines {
  /// The values of the file, each as in a rule file: `+12125550100`, `$5`, `"text"`. A line that is no
  /// value is text as it stands.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - base: what positions are counted from, see `parse(_:at:)`.
  public static func literals(
    in source: SourceFile, at base: Int = 0
  ) -> (literals: [Literal], diagnostics: [Diagnostic]) {
    read(source, at: base) { line in
      let literal = line.literal()
      return literal.map { ($0.0, $0.1) } ?? (Literal(.string(line.text), at: line.span), [])
    }
  }

  /// The terms of the file: phrases as they stand, or as in a rule file where a line starts with a
  /// quote: `"amex" confidence 0.85 sounds like "am ex"`.
  public static func terms(
    in source: SourceFile, at base: Int = 0
  ) -> (terms: [TermItem], diagnostics: [Diagnostic]) {
    let (items, diagnostics) = read(source, at: base) { line in
      line.isQuoted
        ? line.terms()
        : ([TermItem(.phrase(line.text, confidence: nil, soundsLike: nil), at: line.span)], [])
    }
    return (items.flatMap(\.self), diagnostics)
  }

  /// What `element` makes of each line that says something, and what is wrong with the file.
  private static func read<Element>(
    _ source: SourceFile, at base: Int, _ element: (Line) -> (Element, [Diagnostic])
  ) -> ([Element], [Diagnostic]) {
    var elements: [Element] = []
    var diagnostics = CharacterCheck(source: source).diagnostics()
    for number in 1...source.lineCount {
      guard let line = Line(number, of: source, base: base) else { continue }
      let (read, found) = element(line)
      elements.append(read)
      diagnostics += found
    }
    return (elements, diagnostics)
  }
}

/// A line that says something.
private struct Line {
  let source: SourceFile
  let base: Int
  /// Where its text stands in the file, without the white space around it.
  private let local: ByteSpan

  init?(_ number: Int, of source: SourceFile, base: Int) {
    var span = source.span(ofLine: number)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if number == 1, source.bytes.starts(with: mark) {
      span = ByteSpan(start: mark.count, end: span.end)
    }
    let bytes = source.bytes[span.range]
    guard let first = bytes.firstIndex(where: { !$0.isBlank }),
      let last = bytes.lastIndex(where: { !$0.isBlank }), bytes[first] != UInt8(ascii: "#")
    else { return nil }
    self.source = source
    self.base = base
    local = ByteSpan(start: first, end: last + 1)
  }

  /// Where it stands, counted from the base.
  var span: ByteSpan { local.shifted(by: base) }

  var isQuoted: Bool { source.bytes[local.start] == UInt8(ascii: "\"") }

  /// The words as they stand.
  var text: StringLiteral {
    var decoder = StringDecoder(source: source, span: local)
    return decoder.verbatim().shifted(by: base)
  }

  /// The value that the line is; `nil` if it is none.
  func literal() -> (Literal, [Diagnostic])? {
    var parser = parser()
    if parser.at(.malformed), parser.token(after: 1).kind == .endOfFile {
      return (Literal(.invalid, at: span), parser.diagnostics)
    }
    guard isQuoted || (parser.isAtLiteral && parser.token(after: 1).kind == .endOfFile) else {
      return nil
    }
    do throws(SyntaxFailure) {
      let literal = try parser.literal()
      try parser.expectEndOfLine()
      return (literal, parser.diagnostics)
    } catch {
      return (Literal(.invalid, at: span), parser.diagnostics)
    }
  }

  func terms() -> ([TermItem], [Diagnostic]) {
    var parser = parser()
    do throws(SyntaxFailure) {
      let items = try parser.termItems()
      try parser.expectEndOfLine()
      return (items, parser.diagnostics)
    } catch {
      return ([], parser.diagnostics)
    }
  }

  private func parser() -> Parser {
    let (tokens, diagnostics) = Lexer.tokens(of: source, in: local, at: base)
    return Parser(source: source, base: base, tokens: tokens, diagnostics: diagnostics)
  }
}

extension Parser {
  fileprivate mutating func expectEndOfLine() throws(SyntaxFailure) {
    guard at(.endOfFile) else { throw unexpected("the end of the line") }
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
