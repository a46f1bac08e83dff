import Diagnostics

/// Comparisons in the words of everyday English and of other products.
extension Parser {
  /// Takes words such as `greater than`, says what the language has for them, and reads what follows.
  mutating func spokenComparison() throws(SyntaxFailure) -> Comparison.Test? {
    guard at(.name) else { return nil }
    let words = nextWords
    let found = Self.spokenComparisons.first { said in
      zip(said.written, words).allSatisfy { $0 == $1 }
    }
    guard let found else { return nil }
    let span = span(ofNext: found.written.count)
    takeSlip(
      found.written.count, "`\(text(in: span))` is not part of the language", meant: found.meant)
    switch found.meant {
    case "in": return try membership(isNegated: false)
    case "not in": return try membership(isNegated: true)
    case "is known": return .isKnown
    case "is missing": return .isMissing
    case "contains": return .contains(try string("the text to look for, in quotes"))
    case "starts with": return .startsWith(try beginning())
    default:
      return try ComparisonOperator(rawValue: found.meant).map { (sign) throws(SyntaxFailure) in
        try comparisonValue(Marked(sign, at: span))
      }
    }
  }

  /// `Is known`, `Contains` and the like behind a field.
  mutating func mendComparisonWord() {
    let words: [Keyword] = [.is, .in, .contains, .matches, .starts]
    guard at(.name), keyword == nil, !isOnNewLine(0),
      let meant = misspelt(among: [.and, .or, .then, .when] + words), words.contains(meant)
    else { return }
    mend(as: meant)
  }

  /// `Known` and `misssing` behind `is`. A word that is further off may be a word of the field.
  mutating func mendKnownWord() {
    guard keyword == nil, let word, let meant = misspelt(among: [.known, .missing]),
      Spelling.slips(from: Array(word), to: Array(meant.rawValue)) <= 1
    else { return }
    mend(as: meant)
  }

  /// The next three tokens in lower case; empty texts for what is no word.
  private var nextWords: [String] {
    (0..<3).map { distance in
      let token = token(after: distance)
      return token.kind == .name ? text(of: token).lowercased() : ""
    }
  }

  /// What is compared in everyday words, longer sayings first.
  private static let spokenComparisons: [(written: [String], meant: String)] = [
    (["is", "greater", "than"], ">"), (["is", "longer", "than"], ">"),
    (["is", "more", "than"], ">"),
    (["is", "less", "than"], "<"), (["is", "shorter", "than"], "<"),
    (["greater", "than"], ">"), (["longer", "than"], ">"), (["more", "than"], ">"),
    (["less", "than"], "<"), (["shorter", "than"], "<"), (["at", "least"], ">="),
    (["at", "most"], "<="), (["is", "over"], ">"), (["is", "under"], "<"), (["is", "above"], ">"),
    (["is", "below"], "<"), (["over"], ">"), (["above"], ">"), (["under"], "<"), (["below"], "<"),
    (["is", "in"], "in"), (["is", "not", "in"], "not in"), (["equals"], "="), (["equal"], "="),
    (["exists"], "is known"), (["is", "null"], "is missing"), (["is", "empty"], "is missing"),
    (["is", "not", "null"], "is known"), (["begins", "with"], "starts with"),
    (["startswith"], "starts with"), (["includes"], "contains"),
  ]

  /// What the language does not have, and how to say it.
  private static let unsayable: [(written: [String], help: String)] = [
    (["between"], "write `in 09:00..17:00` for times and dates, or `>= … and … <= …`"),
    (["like"], "write `matches \"*spring*\"`: `*` is any text, `?` any character"),
    (["does", "not", "contain"], "write `not` before the field: `not campaign.name contains …`"),
    (["not", "contains"], "write `not` before the field: `not campaign.name contains …`"),
    (["not", "matches"], "write `not` before the field: `not campaign.name matches …`"),
    (["ends", "with"], "write `matches \"*…\"`"), (["endswith"], "write `matches \"*…\"`"),
  ]

  /// How to say what the next words try to say; `nil` if they are not known.
  func helpForUnsayable() -> String? {
    let words = nextWords
    return Self.unsayable.first { zip($0.written, words).allSatisfy { $0 == $1 } }?.help
  }

  /// A name that is compared as if it were a field: reported. Which field is meant is not known here.
  mutating func comparison(of name: Name) throws(SyntaxFailure) -> Expression? {
    let isCompared: Bool
    if case .sign(let sign) = token.kind {
      isCompared = ComparisonOperator(rawValue: sign.rawValue) != nil
    } else {
      isCompared = at(.is) || at(.contains) || at(.matches) || at(.in) || at(.starts)
    }
    guard isCompared else { return nil }
    report(
      .unknownField, "`\(name.text)` is no field", at: name.span, "a field has a point in its name",
      help: "write it like `call.duration`; `earshot rules fields` lists them all")
    _ = try comparisonTest(of: name.span)
    return Expression(.invalid, at: span(from: name.span.start))
  }

  /// `= true` behind `field`, which stands alone where it is yes or no: reported, and taken for the question.
  mutating func comparedWithYesOrNo(
    _ field: ByteSpan, _ comparison: Marked<ComparisonOperator>
  ) -> Comparison.Test? {
    guard at(.name), let isYes = Self.yesOrNo[text(of: token).lowercased()],
      comparison.value == .equal || comparison.value == .notEqual
    else { return nil }
    let asksForYes = isYes == (comparison.value == .equal)
    let (written, name) = (text(of: token), text(in: field))
    take()
    report(
      .syntax, "`\(written)` is no value: a yes-or-no field stands alone", at: comparison.span,
      help: "write `\(asksForYes ? name : "not \(name)")`",
      fix: (span(from: field.start), asksForYes ? name : "not \(name)"))
    return .holds
  }

  private static let yesOrNo = ["true": true, "yes": true, "false": false, "no": false]

  /// `..`, taken if it is next, or a dash that stands for it.
  mutating func takeRange() -> Bool {
    if takeIf(.range) { return true }
    let next = token(after: 1).kind
    let goesOn = next == .name || next == .clock || next == .date || next == .int
    guard at(.minus) || at(.to), goesOn else { return false }
    forget(in: token.span)
    report(
      .syntax, "a range is written with `..`", at: token.span, help: "write `..`",
      fix: (
        ByteSpan(start: endOfPrevious, end: token(after: 1).span.start), ".."
      ))
    take()
    return true
  }

  /// Says that words of a field are not listed in brackets.
  mutating func wordsInBrackets() -> SyntaxFailure {
    report(
      .syntax, "words of a field are not listed in brackets", at: token(after: 1).span,
      help: "write a range, `mon..fri`, or one comparison for each, with `or` between them")
    return SyntaxFailure()
  }
}
