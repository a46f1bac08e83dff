/// What values are read from: a word, or a part of one where letters and digits meet. `5만원` is
/// *5*, *만*, *원*; each syllable of Hangul is one, since Korean writes numbers and units together.
struct Atom {
  /// What it is made of.
  enum Kind: Hashable {
    /// Digits with the full stops between them: `1299.99`.
    case digits
    /// One syllable of Hangul.
    case syllable
    /// Letters a to z, or anything else.
    case letters
  }

  let kind: Kind
  let text: String
  /// The word that it is of.
  let word: Int
  /// Whether it begins its word.
  let beginsWord: Bool

  /// The atoms of the folded word `form`.
  static func atoms(of form: String, word: Int) -> [Atom] {
    var atoms: [Atom] = []
    var text = ""
    var kind = Kind.letters

    func end() {
      guard !text.isEmpty else { return }
      atoms.append(Atom(kind: kind, text: text, word: word, beginsWord: atoms.isEmpty))
      text = ""
    }

    for character in form {
      let next = Atom.kind(of: character)
      if next != kind || next == .syllable { end() }
      kind = next
      text.append(character)
    }
    end()
    return atoms
  }

  private static func kind(of character: Character) -> Kind {
    switch character {
    case "0"..."9", ".": .digits
    case "\u{AC00}"..."\u{D7A3}": .syllable
    default: .letters
    }
  }
}
