/// A phone in a phrase, with what is known of its place.
struct WordSound: Sendable, Hashable {
  let phone: Phone
  /// Whether a word begins with it.
  let beginsWord: Bool

  /// The sounds of one word.
  static func word(_ phones: Ranked<[Phone]>) -> Ranked<[WordSound]> {
    Ranked(
      phones.value.enumerated().map { WordSound(phone: $0.element, beginsWord: $0.offset == 0) },
      rank: phones.rank)
  }
}
