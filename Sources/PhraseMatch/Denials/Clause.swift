internal import CallModel

/// The words around a match that can deny it: those of the same voice, up to the next full stop, comma
/// or *but*, three on either side at most.
struct Clause {
  static let reach = 3

  /// The tokens before the match: one more than reach, since *no longer* is one denial.
  let before: Range<Int>
  /// The tokens of the match itself.
  let match: Range<Int>
  /// The tokens behind the match.
  let behind: Range<Int>

  /// The surroundings of the tokens `match`.
  init(around match: Range<Int>, of row: TokenRow) {
    var first = match.lowerBound
    while first > 0, match.lowerBound - first <= Self.reach, !row.isClauseParted(at: first),
      row.role(of: first - 1) != .conjunction
    {
      first -= 1
    }
    var end = match.upperBound
    while end < row.count, end - match.upperBound < Self.reach, !row.isClauseParted(at: end) {
      end += 1
    }
    before = first..<match.lowerBound
    self.match = match
    behind = match.upperBound..<end
  }

  /// Whether the match is denied. What is unclear in one language is not settled by the other.
  func polarity(in row: TokenRow) -> Polarity {
    let english = EnglishDenials.polarity(in: self, of: row)
    switch (english, KoreanDenials.polarity(in: self, of: row)) {
    case (.affirmed, let polarity), (let polarity, .affirmed): return polarity
    default: return .unclear
    }
  }
}

extension TokenRow {
  /// What the token at `index` has to do with denials.
  func role(of index: Int) -> DenialRole { forms.role(of: tokens[index].form) }

  /// The letters of the token at `index`; empty for a word of ASCII letters.
  func text(of index: Int) -> String { forms.text(tokens[index].form) }

  /// Whether a clause ends between the token at `index` and the one before: with signs at the end of that
  /// word; within a written word there are none.
  fileprivate func isClauseParted(at index: Int) -> Bool {
    let word = tokens[index - 1].word
    return tokens[index].word != word && transcript.words[Int(word)].text.endsClause
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
