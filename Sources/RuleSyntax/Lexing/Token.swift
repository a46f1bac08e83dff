public import Diagnostics

/// A piece of a rule file: a word, a sign, a value, or what stands between those.
public struct Token: Sendable, Hashable {
  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let span: ByteSpan

  /// A token of `kind` at `span`.
  public init(_ kind: Kind, at span: ByteSpan) {
    self.kind = kind
    self.span = span
  }

  /// Whether it means nothing to the parser: white space and comments.
  public var isTrivia: Bool { kind == .whitespace || kind == .comment }

  /// The kinds of tokens. Keywords are names: which words are keywords depends on the place.
  public enum Kind: Sendable, Hashable {
    /// Blanks, tabs, line ends, a byte order mark.
    case whitespace
    /// `#` and the rest of the line.
    case comment
    /// A letter or `_`, then letters, digits and `_`, of any script.
    case name
    /// Names joined by points.
    case field
    /// `"…"`.
    case string
    /// `$1,000.50`, `KRW 50000`.
    case money
    /// `1h30m`.
    case duration
    /// `40%`.
    case percent
    /// `0.85`.
    case decimal
    /// `3`.
    case int
    /// `+82-10-1234-5678`.
    case phone
    /// `09:00`, `6:10.5`.
    case clock
    /// `2026-03-02`.
    case date
    /// `2026-03-02T10:15:00-05:00`.
    case dateTime
    /// A sign.
    case sign(Sign)
    /// Something that looks like a value and is none; the lexer has reported it.
    case malformed
    /// Bytes that belong to nothing in the language; the lexer has reported them.
    case unreadable
    /// The end of the file; covers no bytes.
    case endOfFile
  }

  /// The signs of the language.
  public enum Sign: String, Sendable, Hashable, CaseIterable {
    /// `,`
    case comma = ","
    /// `:`
    case colon = ":"
    /// `(`
    case openBracket = "("
    /// `)`
    case closeBracket = ")"
    /// `[`
    case openSquare = "["
    /// `]`
    case closeSquare = "]"
    /// `{`
    case openBrace = "{"
    /// `}`
    case closeBrace = "}"
    /// `..`
    case range = ".."
    /// `=`
    case equal = "="
    /// `!=`
    case notEqual = "!="
    /// `<`
    case less = "<"
    /// `<=`
    case lessOrEqual = "<="
    /// `>`
    case greater = ">"
    /// `>=`
    case greaterOrEqual = ">="
    /// `+`
    case plus = "+"
    /// `-`
    case minus = "-"
    /// `*`
    case times = "*"
    /// `/`
    case dividedBy = "/"
  }
}

/// All tokens of a file, white space and comments included: joined, their bytes are the file.
public struct TokenList: Sendable, Hashable {
  // INVARIANT: the tokens follow each other without gaps; the last one is `endOfFile`.
  /// The tokens in order.
  public let all: [Token]

  /// The tokens of a file; they must follow each other without gaps.
  package init(_ all: [Token]) {
    self.all = all
  }

  /// The tokens that lie inside `span`, as a range of `all`. Takes logarithmic time.
  public func range(of span: ByteSpan) -> Range<Int> {
    let low = firstIndex { $0.span.start >= span.start && $0.span.end >= span.start }
    let high = firstIndex { $0.span.end > span.end || $0.kind == .endOfFile }
    return low..<max(low, high)
  }

  /// The comments of the file in order.
  public var comments: [Token] { all.filter { $0.kind == .comment } }

  /// The first token for which `isReached` holds, which must go from no to yes once.
  private func firstIndex(_ isReached: (Token) -> Bool) -> Int {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if isReached(all[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
