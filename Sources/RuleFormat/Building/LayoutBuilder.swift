import Diagnostics
import RuleSyntax

/// Says how each part of a rule file is set.
///
/// It walks the tree in the order of the text and takes every token as it comes by, so none can be
/// forgotten; the tree tells where lines may end.
struct LayoutBuilder {
  let file: RuleFile
  /// The comments of the file, each with the token that it is about.
  var comments: Comments
  /// The next token that has not been taken.
  private var index = 0

  // INVARIANT: the file was read without a message, so its tree has no hole.
  init(_ file: RuleFile) {
    self.file = file
    comments = Comments(file)
    skipTrivia()
  }

  private mutating func skipTrivia() {
    while file.tokens.all[index].isTrivia { index += 1 }
  }

  // MARK: Taking tokens

  /// The next token.
  var next: Token { file.tokens.all[index] }

  /// Whether comments stand before the next token.
  var isAtComment: Bool { comments.stand(above: index) }

  /// Takes the next token.
  mutating func token() -> Layout {
    let taken = Layout.token(index)
    if next.kind != .endOfFile {
      index += 1
      skipTrivia()
    }
    return taken
  }

  /// Takes the tokens up to the byte `end` and sets them on one line.
  mutating func words(to end: Int) -> Layout {
    var parts: [Layout] = []
    var previous: Token?
    while next.kind != .endOfFile, next.span.end <= end {
      if let previous, Self.hasSpace(between: previous, and: next) { parts.append(.space) }
      previous = next
      parts.append(token())
    }
    return .sequence(parts)
  }

  /// Whether a space stands between two tokens that are no calculation.
  private static func hasSpace(between left: Token, and right: Token) -> Bool {
    switch (left.kind, right.kind) {
    case (.sign(.openBracket), _), (.sign(.openSquare), _), (.sign(.colon), _),
      (.sign(.range), _), (.sign(.plus), _), (.sign(.minus), _),
      (_, .sign(.closeBracket)), (_, .sign(.closeSquare)), (_, .sign(.colon)), (_, .sign(.comma)),
      (_, .sign(.range)):
      false
    default: true
    }
  }

  // MARK: Lists

  /// Takes as many parts as there are `ends`, each up to its end, and the commas between them.
  mutating func commaSeparated(_ ends: [Int]) -> Layout {
    var parts: [Layout] = []
    for (index, end) in ends.enumerated() {
      parts.append(words(to: end))
      if index < ends.count - 1 { parts += [token(), .fill] }
    }
    return .sequence(parts)
  }

  /// A list to the end of a line, its further lines below its first part; below the line where a
  /// comment stands above the first part.
  mutating func alignedList(_ ends: [Int]) -> Layout {
    isAtComment
      ? .indented(.sequence([.newLine(.none), commaSeparated(ends)]), .continuation)
      : .sequence([.space, .indented(commaSeparated(ends), .aligned)])
  }

  /// A list in brackets.
  mutating func bracketedList(_ ends: [Int]) -> Layout {
    bracketed { $0.commaSeparated(ends) }
  }

  /// An opening bracket, what `inner` takes, and the closing bracket: on one line, or with what is
  /// inside on lines of its own.
  mutating func bracketed(_ inner: (inout LayoutBuilder) -> Layout) -> Layout {
    let open = token()
    let inside = inner(&self)
    return .group(
      .sequence([open, .indented(.sequence([.gap, inside]), .step), .gap, token()]))
  }

  // MARK: Order

  /// `parts`, which have just been taken, in the order of their `ranks`. What stood behind the last
  /// of them still stands behind all.
  mutating func ordered(_ parts: [(rank: Int, layout: Layout)]) -> [Layout] {
    let sorted = parts.enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .map(\.element.layout)
    if let written = parts.last?.layout.lastToken, let set = sorted.last?.lastToken {
      comments.moveTrailing(from: written, to: set)
    }
    return sorted
  }
}
