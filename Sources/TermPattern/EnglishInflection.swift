/// English inflection: of every word the forms that it would have as a noun and as a verb.
///
/// Nothing knows whether `book` is meant as a noun or as a verb, so both are made; `order~` stands
/// for order, orders, ordered and ordering. Where American and British spelling differ
/// (`canceled`, `cancelled`) both are made.
enum EnglishInflection {
  /// Whether `word` is written in the letters a to z alone, at least two of them.
  static func covers(_ word: String) -> Bool {
    word.utf8.count > 1 && word.utf8.allSatisfy { (0x61...0x7A).contains($0) }
  }

  /// The forms of the base form `word`: itself, `-s`, past, participle, `-ing`; none twice.
  static func forms(of word: String) -> [String] {
    let forms: [String]
    if let complete = complete[word] {
      forms = complete
    } else if let plural = plurals[word] {
      forms = plural + verbForms(of: word)
    } else {
      forms = [thirdPerson(of: word)] + verbForms(of: word)
    }
    var seen: Set<String> = [word]
    return [word] + forms.filter { seen.insert($0).inserted }
  }

  private static func verbForms(of word: String) -> [String] {
    guard !onlyNouns.contains(word) else { return [] }
    return (pasts[word] ?? regularPasts(of: word)) + presentParticiples(of: word)
  }
}
