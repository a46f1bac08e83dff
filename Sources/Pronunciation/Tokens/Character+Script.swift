extension Character {
  /// Whether an English reader can sound it: a letter of the Latin script, an apostrophe or a digit.
  var isSpellable: Bool { self == "'" || isASCIIDigit || isLatinLetter }

  /// Whether it is a letter of the Latin script, with or without marks.
  var isLatinLetter: Bool {
    guard let base = unicodeScalars.first, base.properties.isAlphabetic else { return false }
    // Basic Latin to Latin Extended-B, Latin Extended Additional.
    return base.value < 0x250 || (0x1E00..<0x1F00).contains(base.value)
  }
}

extension String {
  /// The same spelling without the marks on its letters: `café` → `cafe`.
  var withoutMarks: String {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
    return reduce(into: "") { $0 += Self.plainLetters[$1] ?? String($1) }
  }

  private static let plainLetters: [Character: String] = {
    let families = [
      ("a", "àáâãäåāăą"), ("c", "çćč"), ("d", "ďđ"), ("e", "èéêëēĕėęě"), ("g", "ğģ"),
      ("i", "ìíîïĩīĭįı"), ("k", "ķ"), ("l", "ĺļľł"), ("n", "ñńņň"), ("o", "òóôõöøōŏő"),
      ("r", "ŕŗř"), ("s", "śşšș"), ("t", "ţťț"), ("u", "ùúûüũūŭůűų"), ("y", "ýÿ"), ("z", "źżž"),
      ("ss", "ß"), ("ae", "æ"), ("oe", "œ"),
    ]
    return Dictionary(
      families.flatMap { plain, marked in marked.map { ($0, plain) } }, uniquingKeysWith: { $1 })
  }()
}
