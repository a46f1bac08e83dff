internal import PhraseMatch
internal import TermPattern

/// Words that sound much like a phrase and are known to say something else.
enum OtherWords {
  /// Whether the folded words `said` are known to be no mishearing of `phrase`: other forms of its
  /// words, for which a rule asks with `~`; a denial for none or the other way round (*can*, *can't*); or
  /// another number (*fifteen*, *fifty*).
  static func areOthers(_ said: [String], than phrase: [String]) -> Bool {
    said.filter(StretchReader.isDenial) != phrase.filter(StretchReader.isDenial)
      || said.filter(isNumber) != phrase.filter(isNumber) || areForms(said, of: phrase)
  }

  private static func isNumber(_ word: String) -> Bool {
    numbers.contains(word) || word.utf8.contains { (0x30...0x39).contains($0) }
  }

  /// Whether they are the same words, of which some are in other forms.
  private static func areForms(_ said: [String], of phrase: [String]) -> Bool {
    guard said.count == phrase.count, said != phrase else { return false }
    return zip(said, phrase).allSatisfy { $0 == $1 || areForms($0, $1) }
  }

  private static func areForms(_ one: String, _ other: String) -> Bool {
    Inflection.forms(of: one).contains(other) || Inflection.forms(of: other).contains(one)
  }

  /// Numbers that are words of their own alone: *one*, *to* and *for* are taken for others all the time.
  private static let numbers = Set(
    """
    three five six seven nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
    first second third fourth fifth sixth seventh eighth ninth tenth
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
