/// What people write who know other products, other languages or everyday English, where the rule
/// language has a word of its own.
enum OtherWords {
  /// Which of `candidates` stands in a rule file where others write `word`, in any case.
  static func meaning(of word: String, among candidates: some Sequence<String>) -> String? {
    guard let meanings = meanings[word.lowercased()] else { return nil }
    return candidates.first { meanings.contains($0) }
  }

  /// Whether `word`, however much it looks like one of the language, says the contrary of it.
  static func mean(theContraryIn word: String) -> Bool { contraries.contains(word.lowercased()) }

  private static let contraries: Set = ["nor", "xor", "nand"]

  private static let meanings: [String: [String]] = [
    // Rules.
    "if": ["when"], "where": ["when"], "wenn": ["when"], "falls": ["when"],
    "dann": ["then"], "do": ["then"],
    "desc": ["description"], "prio": ["priority"], "version": ["revision"], "rev": ["revision"],
    "active": ["live"], "enabled": ["live"], "disabled": ["off"], "inactive": ["off"],
    "paused": ["off"],
    // Declarations.
    "regel": ["rule"], "const": ["constant"], "phrases": ["terms"], "keywords": ["terms"],
    // Conditions.
    "und": ["and"], "but": ["and"], "oder": ["or"], "nicht": ["not"],
    "contains": ["mentions"], "says": ["mentions"], "said": ["mentions"], "say": ["mentions"],
    "hears": ["mentions"], "matches": ["matched"],
    // Who speaks.
    "customer": ["caller"], "client": ["caller"], "lead": ["caller"], "prospect": ["caller"],
    "rep": ["agent"], "representative": ["agent"], "operator": ["agent"], "advisor": ["agent"],
    "anybody": ["anyone"], "everyone": ["anyone"],
    // Outcomes.
    "worth": ["value"], "amount": ["value"], "label": ["tag"],
  ]
}
