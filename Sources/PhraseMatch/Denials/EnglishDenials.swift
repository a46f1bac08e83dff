internal import CallModel

/// English words that deny what stands behind them. Words are folded: `don't` is `dont`.
enum EnglishDenials {
  private static let words: [DenialRole: String] = [
    .auxiliary: """
    aint arent cant couldnt didnt doesnt dont hadnt hasnt havent isnt mustnt neednt shouldnt wasnt werent
    wont wouldnt
    """,
    .denial: "cannot neither never nor not without",
    .no: "no",
    .longer: "longer",
    .subject: "he i it she that there these they this those we you",
    .turning: "doubt fail forget hesitate just mind miss only wait worry",
    .conjunction: "although because but however though",
  ]

  /// The words that have to do with denials.
  static let roles = words.reduce(into: [String: DenialRole]()) { roles, list in
    for word in list.value.split(whereSeparator: \.isWhitespace) { roles[String(word)] = list.key }
  }

  /// What the words before the match say.
  static func polarity(in clause: Clause, of row: TokenRow) -> Polarity {
    var denials = 0
    var polarity = Polarity.affirmed
    for token in clause.before.suffix(Clause.reach) where isDenial(token, in: clause, of: row) {
      denials += 1
      // The word behind it may be the first one of the match.
      let next = row.role(of: token + 1)
      let isQuestion = row.role(of: token) == .auxiliary && next == .subject
      polarity = isQuestion || next == .turning ? .unclear : .negated
    }
    return denials > 1 ? .unclear : polarity
  }

  private static func isDenial(_ token: Int, in clause: Clause, of row: TokenRow) -> Bool {
    switch row.role(of: token) {
    case .auxiliary, .denial: true
    // *No* denies the next word only: *no, I want a card* is often written without its comma.
    case .no: token + 1 == clause.match.lowerBound
    case .longer: token > clause.before.lowerBound && row.role(of: token - 1) == .no
    case .none, .subject, .turning, .conjunction: false
    }
  }
}
