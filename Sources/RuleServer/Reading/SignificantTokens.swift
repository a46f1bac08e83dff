import Diagnostics
package import RuleSyntax

/// The words, values and signs of a file without what stands between them. This is what can be
/// relied on while somebody types: half a rule has no tree, but it has tokens.
package struct SignificantTokens: Sendable {
  /// The tokens in order, without white space, comments and the end of the file.
  package let all: [Token]
  private let source: SourceFile

  /// The tokens of a file.
  package init(_ file: RuleFile) {
    source = file.source
    all = file.tokens.all.filter { !$0.isTrivia && $0.kind != .endOfFile }
  }

  /// The token at `index` as it is written; empty where there is none.
  package func text(at index: Int) -> String {
    all.indices.contains(index) ? source.text(in: all[index].span) : ""
  }

  /// The keyword that the token at `index` is spelt like; `nil` for any other word, and where there
  /// is no token.
  package func keyword(at index: Int) -> Keyword? {
    guard all.indices.contains(index), all[index].kind == .name else { return nil }
    return Keyword(rawValue: text(at: index))
  }

  /// What the token at `index` is; `endOfFile` where there is none.
  package func kind(at index: Int) -> Token.Kind {
    all.indices.contains(index) ? all[index].kind : .endOfFile
  }

  /// How many tokens end before `byte`, or at it. Takes logarithmic time.
  package func count(upTo byte: Int) -> Int {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].span.end <= byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The token that `byte` lies in or right behind; of two that meet there the one that is a word or
  /// a text.
  package func index(touching byte: Int) -> Int? {
    let next = count(upTo: byte)
    let around = [next, next - 1].filter { index in
      all.indices.contains(index) && all[index].span.start <= byte && byte <= all[index].span.end
    }
    return around.first { index in
      if case .sign = all[index].kind { false } else { true }
    } ?? around.first
  }

  /// Whether the token at `index` starts a declaration: a reserved word, but not in `in group`,
  /// `from group`, `extend list` and `extend terms`.
  package func startsDeclaration(at index: Int) -> Bool {
    guard let keyword = keyword(at: index), Keyword.reserved.contains(keyword) else { return false }
    switch (keyword, self.keyword(at: index - 1)) {
    case (.group, .in), (.group, .from), (.list, .extend), (.terms, .extend): return false
    default: return true
    }
  }
}
