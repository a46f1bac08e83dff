internal import TermPattern

/// The different words of a transcript and the symbols of each, looked up once.
struct Forms {
  private let vocabulary: Vocabulary
  private let plain: WordTable?
  // INVARIANT: forms of the table of plain words have numbers from 0, others from -1 down.
  private var numbers: [Key: Int] = [:]
  private var keys: [Key] = []
  private var symbols: [[Symbol]] = []

  private struct Key: Hashable {
    let form: String
    let spelling: Spelling
  }

  /// The forms of a transcript. `plain` has the words of `vocabulary`, where these are all that it
  /// asks for.
  init(_ vocabulary: Vocabulary, plain: WordTable?) {
    self.vocabulary = vocabulary
    self.plain = plain
  }

  /// Whether any phrase asks for a Korean word.
  var hasHangul: Bool { vocabulary.hasHangul }

  /// The number of the form of a text that is one word of ASCII letters; `nil` for one that is not,
  /// or where that is not enough to tell what it passes.
  func number(ofPlain text: String) -> Int? { plain?.number(of: text) }

  /// The number of a folded form.
  mutating func number(of form: String, spelling: Spelling) -> Int {
    let key = Key(form: form, spelling: spelling)
    if let number = numbers[key] { return number }
    keys.append(key)
    symbols.append(vocabulary.symbols(for: form, spelling: spelling))
    numbers[key] = -keys.count
    return -keys.count
  }

  /// The letters of the form `number`, which is Korean.
  func text(_ number: Int) -> String { number < 0 ? keys[-number - 1].form : "" }

  /// Whether the form `number` is a Korean word.
  func isHangul(_ number: Int) -> Bool { number < 0 && keys[-number - 1].form.isHangul }

  /// The symbols of the form `number`, ascending.
  subscript(number: Int) -> [Symbol] {
    number < 0 ? symbols[-number - 1] : plain?.symbols[number] ?? []
  }
}
