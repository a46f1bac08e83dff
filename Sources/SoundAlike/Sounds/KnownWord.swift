/// What is known of one written word.
struct KnownWord: Sendable {
  /// How it sounds.
  let sound: WordSound
  /// The natural logarithm of the share of all that is said, of all its parts together.
  let logShare: Float
  /// Whether all its parts are in the list of words.
  let isListed: Bool
  /// The marks of those of its parts that may be words of phrases beside which little is asked (``Odds``).
  let clues: Clues.Marks
}

/// How one written word sounds.
enum WordSound: Sendable, Hashable {
  /// These phones by their numbers; none for signs that are not spoken.
  case phones([UInt8])
  /// Nobody knows, as of a word in another script.
  case unsayable
}
