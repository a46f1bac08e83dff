/// One word of a phrase as it is looked up.
enum SpokenWord: Sendable, Hashable {
  /// A word in small letters, straight apostrophes inside it.
  case word(String)
  /// Letters that may be an abbreviation: looked up as a word first, then spelled out.
  case abbreviation(String)
  /// A single letter, by its name.
  case letter(Character)
}

/// A piece of a phrase between two blanks, with the ways to read it, the likeliest first.
struct SpokenToken: Sendable, Hashable {
  /// As it was written, for messages.
  let text: String
  /// The whole piece in small letters, to be looked up as it stands before it is taken apart
  /// (`x-ray`, `a.m.`, `c3`).
  let whole: String
  /// What it is read as where no dictionary has it whole; each reading has at least one word.
  let readings: [[SpokenWord]]
}
