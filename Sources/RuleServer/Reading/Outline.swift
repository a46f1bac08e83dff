package import Diagnostics
package import RuleSyntax
import TextNormalize

/// The declarations of a file as its tokens show them, also where a part of one cannot be read.
package struct Outline: Sendable {
  /// The declarations in the order of the file.
  package let declarations: [Declaration]

  /// A declaration.
  package struct Declaration: Sendable {
    /// The reserved word that it starts with.
    package let keyword: Keyword
    /// What other places call it, or what it says of itself; `nil` where it has not been written yet.
    package let name: Name?
    /// All of it, from its first word to its last.
    package let span: ByteSpan
    /// Its tokens, as places in `SignificantTokens.all`.
    package let tokens: Range<Int>
  }

  /// The outline of a file.
  package init(_ file: RuleFile, _ tokens: SignificantTokens) {
    let starts = tokens.all.indices.filter(tokens.startsDeclaration)
    declarations = starts.enumerated().compactMap { number, start in
      let end = number + 1 < starts.count ? starts[number + 1] : tokens.all.count
      guard let keyword = tokens.keyword(at: start) else { return nil }
      return Declaration(
        keyword: keyword, name: Self.name(behind: start, keyword, file, tokens),
        span: tokens.all[start].span.joined(to: tokens.all[end - 1].span), tokens: start..<end)
    }
  }

  /// The declaration that reaches over `byte`: the last one that starts before it.
  package func declaration(at byte: Int) -> Declaration? {
    declarations.last { $0.span.start <= byte }
  }

  private static func name(
    behind start: Int, _ keyword: Keyword, _ file: RuleFile, _ tokens: SignificantTokens
  ) -> Name? {
    let place = keyword == .extend ? start + 2 : start + 1
    let isText = [.rule, .test, .exclude, .include].contains(keyword)
    guard tokens.kind(at: place) == (isText ? .string : .name),
      !tokens.startsDeclaration(at: place)
    else { return nil }
    let span = tokens.all[place].span
    guard isText else { return Name(file.source.text(in: span).nfc, at: span) }
    let index = file.tokens.range(of: span).lowerBound
    return Name(file.text(ofString: index), at: span)
  }
}
