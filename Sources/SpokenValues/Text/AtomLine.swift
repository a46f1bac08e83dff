/// The atoms of a text, and what stands between them: what every reader of values looks at.
///
/// Places are counted in atoms, and a reader never looks behind the end: ``subscript(_:)`` gives
/// `nil` there.
struct AtomLine {
  let atoms: [Atom]
  private let signs: [String]

  init(_ text: SpokenText) {
    atoms = text.forms.enumerated().flatMap { Atom.atoms(of: $1, word: $0) }
    signs = text.signs
  }

  subscript(place: Int) -> Atom? { atoms.indices.contains(place) ? atoms[place] : nil }

  /// How much of a pause is written before an atom.
  enum Pause: Comparable {
    /// Nothing, a blank or a hyphen.
    case none
    /// A comma, which recognisers write where somebody breathes.
    case comma
    /// The end of a sentence, or a sign that is no part of a number.
    case stop
  }

  /// What is written before the atom at `place`, without blanks; empty within a word.
  func signs(before place: Int) -> String {
    guard place < atoms.count else { return (signs.last ?? "").filter { $0 != " " } }
    guard place >= 0, atoms[place].beginsWord else { return "" }
    return signs[atoms[place].word].filter { $0 != " " }
  }

  /// The pause before the atom at `place`; none at the end of the text.
  func pause(before place: Int) -> Pause {
    switch signs(before: place) {
    case "", "-", "\u{2010}", "\u{2011}": .none
    case ",", ",-", "-,": .comma
    default: .stop
    }
  }

  /// Whether the atom at `place` is these letters and follows without a pause.
  func continues(_ place: Int, with letters: String...) -> Bool {
    guard let atom = self[place], pause(before: place) == .none else { return false }
    return letters.contains(atom.text)
  }

  /// The place behind the Hangul `text`, if it stands at `place` and follows without a pause. Blanks
  /// may part it from what is before, but not its own syllables.
  func end(of text: String, at place: Int) -> Int? {
    pause(before: place) == .none ? end(ofFirst: text, at: place) : nil
  }

  /// As ``end(of:at:)``, whatever pause is before it: for what a value begins with.
  func end(ofFirst text: String, at place: Int) -> Int? {
    var end = place
    for syllable in text {
      guard let atom = self[end], atom.text == String(syllable), end == place || !atom.beginsWord
      else { return nil }
      end += 1
    }
    return end
  }

  /// The place behind the first of `texts` that stands at `place`; see ``end(of:at:)``.
  func end(ofOneOf texts: [String], at place: Int) -> Int? {
    texts.lazy.compactMap { self.end(of: $0, at: place) }.first
  }

  /// Whether a word ends before `place`.
  func isEndOfWord(_ place: Int) -> Bool { self[place]?.beginsWord ?? true }

  /// The rest of the word in whose middle `place` is.
  func restOfWord(_ place: Int) -> String {
    guard !isEndOfWord(place) else { return "" }
    return atoms[place...].enumerated().prefix { $0.offset == 0 || !$0.element.beginsWord }
      .map(\.element.text).joined()
  }

  /// Whether a value may end before `place`: where its word ends, or where only a Korean particle is
  /// left of it, as in *오만 원이에요*.
  func isEndOfValue(_ place: Int) -> Bool {
    isEndOfWord(place) || KoreanEndings.endings.contains(restOfWord(place))
  }

  /// The words that the atoms cover.
  func words(_ places: Range<Int>) -> Range<Int> {
    atoms[places.lowerBound].word..<atoms[places.upperBound - 1].word + 1
  }
}
