internal import CallModel
internal import TextNormalize

/// The words around a match that can deny it: those of the same voice, up to the next full stop, comma
/// or *but*, three on either side at most.
struct Clause {
  static let reach = 3

  /// The folded words before the match, the nearest last: one more than reach, since *no longer* is one
  /// denial.
  let before: [String]
  /// The first and the last folded word of the match.
  let first: String
  let last: String
  /// The folded words behind the match, the nearest first.
  let behind: [String]

  /// The surroundings of the tokens `match`.
  init(around match: Range<Int>, of stretch: Stretch, in transcript: Transcript) {
    func form(_ token: Int) -> String { stretch.form(of: token, in: transcript) }
    func isParted(at token: Int) -> Bool {
      // Signs at the end of the word before it; within a written word there are none.
      stretch.tokens[token].word != stretch.tokens[token - 1].word
        && transcript.words[stretch.tokens[token - 1].word].text.endsClause
    }
    var before: [String] = []
    var token = match.lowerBound
    while token > 0, before.count <= Self.reach, !isParted(at: token) {
      token -= 1
      let form = form(token)
      if EnglishDenials.startsClause(form) { break }
      before.insert(form, at: 0)
    }
    var behind: [String] = []
    token = match.upperBound
    while token < stretch.tokens.count, behind.count < Self.reach, !isParted(at: token) {
      behind.append(form(token))
      token += 1
    }
    self.before = before
    self.behind = behind
    first = form(match.lowerBound)
    last = form(match.upperBound - 1)
  }

  /// Whether the match is denied. What is unclear in one language is not settled by the other.
  var polarity: Polarity {
    switch (EnglishDenials.polarity(in: self), KoreanDenials.polarity(in: self)) {
    case (.affirmed, let polarity), (let polarity, .affirmed): polarity
    default: .unclear
    }
  }
}

extension Stretch {
  /// The folded form of a token.
  fileprivate func form(of token: Int, in transcript: Transcript) -> String {
    let word = tokens[token].word
    let first = tokens[..<token].lastIndex { $0.word != word }.map { $0 + 1 } ?? 0
    let forms = FoldedWord.words(in: transcript.words[word].text)
    return forms.indices.contains(token - first) ? forms[token - first].form : ""
  }
}

extension String {
  /// Whether a written word ends a clause: with a full stop, a comma, a colon, a dash and the like.
  fileprivate var endsClause: Bool {
    // Nearly all words end with a letter.
    if let last = utf8.last, last < 0x80, last | 0x20 >= 0x61, last | 0x20 <= 0x7A { return false }
    guard let sign = reversed().first(where: { !"\"')]”’»」".contains($0) }) else { return false }
    return ".,;:!?…–—。、，！？".contains(sign)
  }
}
