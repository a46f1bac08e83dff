import Diagnostics
import TextNormalize

/// What a parsing function throws when it cannot go on; the reason has been reported.
struct SyntaxFailure: Error {}

/// Reads tokens into the tree by recursive descent.
///
/// After an error it goes on at the next place where the language is sure of itself: an outcome, an
/// attribute, `then`, or a reserved word, so that one run shows the errors of the whole file.
struct Parser {
  let source: SourceFile
  /// What positions are counted from.
  let base: Int
  // INVARIANT: no trivia; the last token is `endOfFile`, and `index` never passes it.
  private(set) var tokens: [Token]
  /// The keyword that each token is spelt like.
  private var keywords: [Keyword?]
  private(set) var index = 0
  private(set) var diagnostics: [Diagnostic]
  /// Tokens that turned out to be several, by the byte at which they start.
  private(set) var splits: [Int: [Token]] = [:]
  /// The names behind `terms`, wherever they stand: found once for a file, when a slip asks for them.
  private(set) lazy var termSetNames = Set(
    zip(keywords, tokens.dropFirst()).filter { $0.0 == .terms }.map { text(of: $0.1) })
  /// Where texts end that are opened and not closed: what is put there becomes part of them.
  private let endsOfOpenTexts: Set<Int>
  /// How deep brackets, `not`s and the like are nested.
  var depth = 0
  /// The token at which the latest message was given: one place is complained about once.
  private var lastReport: Int?

  init(source: SourceFile, base: Int, tokens: TokenList, diagnostics: [Diagnostic]) {
    self.source = source
    self.base = base
    self.tokens = tokens.all.filter { !$0.isTrivia }
    self.diagnostics = diagnostics
    endsOfOpenTexts = Set(
      diagnostics.filter { $0.code == .unclosedString }.map { $0.primary.span.bytes.end + base })
    keywords = self.tokens.map { token in
      guard token.kind == .name, token.span.length <= 12 else { return nil }
      return Keyword(rawValue: source.text(in: token.span.shifted(by: -base)))
    }
  }

  // MARK: Looking

  /// The token to be read next.
  var token: Token { tokens[index] }

  /// The token `distance` after the next one; the end of the file past that.
  func token(after distance: Int) -> Token {
    tokens[min(index + distance, tokens.count - 1)]
  }

  /// The keyword that the next token is spelt like.
  var keyword: Keyword? { keywords[index] }

  /// The keyword that the token `distance` after the next one is spelt like.
  func keyword(after distance: Int) -> Keyword? {
    keywords[min(index + distance, keywords.count - 1)]
  }

  /// Whether the next token is `keyword`.
  func at(_ keyword: Keyword) -> Bool { keywords[index] == keyword }

  /// Whether the next token is `sign`.
  func at(_ sign: Token.Sign) -> Bool { token.kind == .sign(sign) }

  /// Whether the next token is of `kind`.
  func at(_ kind: Token.Kind) -> Bool { token.kind == kind }

  /// The text of `token`, NFC.
  func text(of token: Token) -> String { text(in: token.span).nfc }

  /// The text in `span`, as it is written.
  func text(in span: ByteSpan) -> String { source.text(in: span.shifted(by: -base)) }

  /// Where the latest token that was taken ends.
  var endOfPrevious: Int { index == 0 ? base : tokens[index - 1].span.end }

  /// From `start` to the end of the latest token that was taken.
  func span(from start: Int) -> ByteSpan { ByteSpan(start: start, end: endOfPrevious) }

  // MARK: Taking

  /// Takes the next token.
  @discardableResult
  mutating func take() -> Token {
    let taken = tokens[index]
    if index < tokens.count - 1 { index += 1 }
    return taken
  }

  /// Takes `keyword` if it is next.
  mutating func takeIf(_ keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    take()
    return true
  }

  /// Takes `sign` if it is next.
  mutating func takeIf(_ sign: Token.Sign) -> Bool {
    guard at(sign) else { return false }
    take()
    return true
  }

  /// Takes `keyword`, or a misspelling of it, which is reported.
  @discardableResult
  mutating func expect(
    _ keyword: Keyword, _ reason: String? = nil
  ) throws(SyntaxFailure)
    -> ByteSpan
  {
    if at(keyword) { return take().span }
    if misspelt(among: [keyword]) == keyword { return takeMisspelt(keyword) }
    throw unexpected("`\(keyword.rawValue)`" + (reason.map { " \($0)" } ?? ""))
  }

  /// Takes `sign`.
  mutating func expect(_ sign: Token.Sign, _ reason: String? = nil) throws(SyntaxFailure) {
    guard takeIf(sign) else {
      throw unexpected("`\(sign.rawValue)`" + (reason.map { " \($0)" } ?? ""))
    }
  }

  /// Takes a token of `kind`, called `what` in messages.
  mutating func expect(
    _ kind: Token.Kind, _ what: String, help: String? = nil
  )
    throws(SyntaxFailure) -> Token
  {
    guard at(kind) else { throw unexpected(what, help: help) }
    return take()
  }

  /// Which of `candidates` the token `distance` after the next one is a misspelling of, or what others write
  /// for, if it is a name and none of them. `when` and `then` are never slips for each other.
  func misspelt(_ distance: Int = 0, among candidates: [Keyword]) -> Keyword? {
    let (token, keyword) = (token(after: distance), keyword(after: distance))
    guard token.kind == .name, keyword != .when, keyword != .then else { return nil }
    let word = text(of: token)
    guard !OtherWords.mean(theContraryIn: word) else { return nil }
    let words = candidates.lazy.map(\.rawValue)
    guard keyword.map({ !candidates.contains($0) && !Keyword.reserved.contains($0) }) ?? true,
      let meant = OtherWords.meaning(of: word, among: words)
        ?? Spelling.nearest(to: word, among: words)
    else { return nil }
    return Keyword(rawValue: meant)
  }

  /// Takes the next token for `keyword`, and says so.
  mutating func takeMisspelt(_ keyword: Keyword) -> ByteSpan {
    mend(as: keyword)
    return take().span
  }

  /// Reads the token `distance` after the next one as `keyword`, and says so.
  mutating func mend(_ distance: Int = 0, as keyword: Keyword) {
    let token = token(after: distance)
    report(
      .syntax, "unknown word `\(text(of: token))`", at: token.span,
      help: "did you mean `\(keyword.rawValue)`?", fix: (token.span, keyword.rawValue))
    reread(from: distance, as: [keyword])
  }

  /// Reads the tokens from the one `distance` after the next one on as `meant`.
  mutating func reread(from distance: Int = 0, as meant: [Keyword]) {
    for (place, keyword) in zip((index + distance)..<keywords.count, meant) {
      keywords[place] = keyword
    }
  }

  /// Splits the next token, a phone number that must be a plus sign and a whole number here.
  /// Does nothing to a number with hyphens.
  mutating func splitPhone() {
    let span = token.span
    guard token.kind == .phone,
      text(in: span).utf8.dropFirst().allSatisfy(\.isASCIIDigit)
    else { return }
    let parts = [
      Token(.sign(.plus), at: ByteSpan(start: span.start, end: span.start + 1)),
      Token(.int, at: ByteSpan(start: span.start + 1, end: span.end)),
    ]
    splits[span.start] = parts
    tokens.replaceSubrange(index...index, with: parts)
    keywords.insert(nil, at: index)
  }

  /// Runs `body` one level deeper; says E060 beyond the limit, so that no input can exhaust the
  /// stack.
  mutating func nested<Result>(
    _ body: (inout Parser) throws(SyntaxFailure) -> Result
  ) throws(SyntaxFailure) -> Result {
    guard depth < Limits.nesting else {
      report(
        .limitExceeded, "nested more than \(Limits.nesting) deep", at: token.span, "too deep here",
        help: "give the inner part a name with `condition`")
      throw SyntaxFailure()
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  // MARK: Reporting

  /// Records that `expected` should stand where the next token stands.
  mutating func unexpected(_ expected: String, help: String? = nil) -> SyntaxFailure {
    if token.kind == .malformed || token.kind == .unreadable { return SyntaxFailure() }
    if at(.colon), help == nil {
      skipColon()
      return SyntaxFailure()
    }
    let found = token.kind == .endOfFile ? "the file ends" : "found `\(shortened(token))`"
    // The end of the file is shown behind the last word, not on an empty line below it.
    let span =
      token.kind == .endOfFile
      ? ByteSpan(start: endOfPrevious, end: endOfPrevious) : token.span
    report(
      .syntax, "expected \(expected), but \(found)", at: span, "expected \(expected)", help: help)
    return SyntaxFailure()
  }

  /// Records a message, unless one was given at the same token; `fix` says what has to stand where so
  /// that it is mended.
  mutating func report(
    _ code: DiagnosticCode, _ summary: String, at span: ByteSpan, _ label: String = "",
    and secondary: [(ByteSpan, String)] = [], help: String? = nil,
    fix: (span: ByteSpan, text: String)? = nil
  ) {
    guard lastReport != span.start else { return }
    lastReport = span.start
    let mends = fix.map { !endsOfOpenTexts.contains($0.span.start) } ?? false
    diagnostics.append(
      Diagnostic(
        code, summary, at: mark(span, label), and: secondary.map { mark($0.0, $0.1) }, help: help,
        fix: (mends ? fix : nil).map { Diagnostic.Edit(place(of: $0.span), $0.text) }))
  }

  /// Takes back what has been said about places inside `span`, which a better message is about.
  mutating func forget(in span: ByteSpan) {
    let bytes = span.shifted(by: -base)
    diagnostics.removeAll { bytes.range.contains($0.primary.span.bytes.start) }
  }

  private func mark(_ span: ByteSpan, _ text: String) -> Diagnostic.Label {
    Diagnostic.Label(place(of: span), text)
  }

  private func place(of span: ByteSpan) -> SourceSpan {
    SourceSpan(path: source.path, bytes: span.shifted(by: -base))
  }

  private func shortened(_ token: Token) -> String {
    let text = text(of: token)
    return text.count > 30 ? text.prefix(29) + "…" : text
  }
}

// MARK: - Going on after an error

extension Parser {
  /// Whether the next token starts a declaration. `in group`, `from group`, `extend list` and
  /// `extend terms` do not.
  var isAtItem: Bool {
    guard let keyword, Keyword.reserved.contains(keyword) else { return false }
    guard index > 0, let before = keywords[index - 1] else { return true }
    switch keyword {
    case .group: return before != .in && before != .from
    case .list, .terms: return before != .extend
    default: return true
    }
  }

  /// Whether the next token, a reserved word, is followed by what follows it in a declaration.
  var looksLikeItem: Bool { keyword.map(looksLikeItem) ?? false }

  /// The reserved word that the next token is a misspelling of, where the tokens behind it agree.
  var misspeltDeclaration: Keyword? {
    let meant = misspelt(
      among: [
        .rule, .terms, .list, .condition, .constant, .group, .exclude, .test, .table, .include,
        .extend,
      ])
    return meant.flatMap { looksLikeItem($0) ? $0 : nil }
  }

  private func looksLikeItem(_ word: Keyword) -> Bool {
    let (next, second) = (token(after: 1).kind, token(after: 2).kind)
    return switch word {
    case .rule, .exclude, .include: next == .string
    case .test: next == .string && second == .sign(.openBrace)
    case .list, .terms, .constant, .condition: next == .name && second == .sign(.equal)
    case .table: next == .name && second == .sign(.openBrace)
    case .group: next == .name && keyword(after: 2) == .picks
    case .extend: keyword(after: 1) == .list || keyword(after: 1) == .terms
    default: false
    }
  }

  /// Goes on to the next declaration, or to one of `keywords` before it.
  mutating func skip(to keywords: Keyword...) {
    skip { parser in parser.keyword.map { keywords.contains($0) } ?? false }
  }

  /// Goes on to the next declaration, or to where `isReached` holds before it.
  mutating func skip(until isReached: (Parser) -> Bool) {
    while token.kind != .endOfFile, !isAtItem, !isReached(self) { take() }
  }
}
