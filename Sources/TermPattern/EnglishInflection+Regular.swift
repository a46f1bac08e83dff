/// The regular rules, as grammars of English give them.
extension EnglishInflection {
  /// `-s`: plural and third person.
  static func thirdPerson(of word: String) -> String {
    if changesY(word) { return word.dropLast() + "ies" }
    if word.hasSuffix("z"), doublesFinalConsonant(word) { return word + "zes" }
    if word.hasSuffix("ch") { return word + (hardCH.contains(word) ? "s" : "es") }
    if ["s", "x", "z", "sh"].contains(where: word.hasSuffix) { return word + "es" }
    if word.hasSuffix("o") { return word + (takingESAfterO.contains(word) ? "es" : "s") }
    return word + "s"
  }

  /// `-ed`; two forms where spelling is divided.
  static func regularPasts(of word: String) -> [String] {
    if word.hasSuffix("e") { return [word + "d"] }
    if changesY(word) { return [word.dropLast() + "ied"] }
    return stems(of: word).map { $0 + "ed" }
  }

  /// `-ing`; two forms where spelling is divided.
  static func presentParticiples(of word: String) -> [String] {
    if word.hasSuffix("ie") { return [word.dropLast(2) + "ying"] }
    if keepingE.contains(word) { return [word + "ing"] }
    if word.hasSuffix("e"), !["ee", "oe", "ye"].contains(where: word.hasSuffix), word != "be" {
      let dropped = String(word.dropLast()) + "ing"
      return alsoKeepingE.contains(word) ? [dropped, word + "ing"] : [dropped]
    }
    return stems(of: word).map { $0 + "ing" }
  }

  /// What a vowel ending is put behind: the word, with its last consonant doubled or with a `k`
  /// where that is how it is spelled.
  private static func stems(of word: String) -> [String] {
    guard let last = word.last else { return [word] }
    if word.hasSuffix("ic") { return [word + "k"] }
    if doublesFinalConsonant(word) { return [word + String(last)] }
    let isDivided = last == "l" && endsInSingleVowelAndConsonant(word)
    return isDivided || alsoDoubling.contains(word) ? [word, word + String(last)] : [word]
  }

  /// Whether the last consonant is doubled everywhere: after a single vowel that is stressed. Words
  /// of one syllable are, of the longer ones those in ``stressedAtTheEnd``.
  private static func doublesFinalConsonant(_ word: String) -> Bool {
    endsInSingleVowelAndConsonant(word)
      && (syllables(of: word) == 1 || stressedAtTheEnd.contains(word))
  }

  /// consonant + vowel + consonant, the last none of w, x and y, which are never doubled.
  private static func endsInSingleVowelAndConsonant(_ word: String) -> Bool {
    let letters = Array(word)
    guard letters.count >= 3, let last = letters.last, !"wxy".contains(last) else { return false }
    let count = letters.count
    let isAfterQU = letters[count - 3] == "u" && count > 3 && letters[count - 4] == "q"
    return !isVowel(last) && isVowel(letters[count - 2])
      && (!isVowel(letters[count - 3]) || isAfterQU)
  }

  /// Runs of vowels: a good enough count for words that end in a consonant.
  private static func syllables(of word: String) -> Int {
    let letters = Array(word.replacing("qu", with: "q"))
    return letters.indices.count { index in
      isVowel(letters[index]) && (index == 0 || !isVowel(letters[index - 1]))
    }
  }

  /// Whether a final `y` becomes `ie`: after a consonant, `qu` among them.
  private static func changesY(_ word: String) -> Bool {
    guard word.hasSuffix("y"), let before = word.dropLast().last else { return false }
    return !isVowel(before) || word.hasSuffix("quy")
  }

  private static func isVowel(_ letter: Character) -> Bool { "aeiouy".contains(letter) }
}
