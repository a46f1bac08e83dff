internal import TermPattern
internal import TextNormalize

/// The different words of a transcript by number. Most are found in a table that all transcripts share;
/// others are folded and looked up once.
struct Forms {
  /// The folded words that a written word stands for.
  struct Written {
    var forms: [Int32] = []
    /// Those of them that may also be written as one, with its form.
    var compounds: [(parts: Range<Int>, form: Int32)] = []
  }

  private let vocabulary: Vocabulary
  /// The words that all transcripts share.
  let table: WordTable
  // INVARIANT: forms of the table have numbers from 0, others from -1 down.
  private var others: [Other] = []
  private var numbers: [Key: Int32] = [:]
  private var symbols = Lists<Symbol>()
  private var written: [String: Written] = [:]

  private struct Key: Hashable {
    let form: String
    let spelling: Spelling
  }

  private struct Other {
    let form: String
    let isHangul: Bool
    let role: DenialRole
  }

  /// The forms of a transcript. `table` has the words of `vocabulary`.
  init(_ vocabulary: Vocabulary, table: WordTable) {
    self.vocabulary = vocabulary
    self.table = table
  }

  /// Whether any phrase asks for a Korean word.
  var hasHangul: Bool { vocabulary.hasHangul }

  /// What any other text stands for.
  mutating func written(_ text: String) -> Written {
    if let known = written[text] { return known }
    let parts = FoldedWord.words(in: text)
    var found = Written()
    var first = 0
    for (index, part) in parts.enumerated() {
      found.forms.append(number(of: part.form, spelling: .word))
      guard !part.joinsNext else { continue }
      if index > first {
        let joined = parts[first...index].map(\.form).joined()
        found.compounds.append((first..<index + 1, number(of: joined, spelling: .compound)))
      }
      first = index + 1
    }
    written[text] = found
    return found
  }

  /// The number of a folded form.
  mutating func number(of form: String, spelling: Spelling) -> Int32 {
    let key = Key(form: form, spelling: spelling)
    if let number = numbers[key] { return number }
    others.append(
      Other(form: form, isHangul: form.isHangul, role: EnglishDenials.roles[form] ?? .none))
    symbols.append(vocabulary.symbols(for: form, spelling: spelling))
    let number = Int32(-others.count)
    numbers[key] = number
    return number
  }

  /// The letters of the form `number`; empty for one of the table, which are of ASCII.
  func text(_ number: Int32) -> String { number < 0 ? others[index(number)].form : "" }

  /// Whether the form `number` is a Korean word.
  func isHangul(_ number: Int32) -> Bool { number < 0 && others[index(number)].isHangul }

  /// Whether the form `number` has a digit.
  func hasDigit(_ number: Int32) -> Bool {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return number < 0
      ? others[index(number)].form.utf8.contains { digits.contains($0) } : table.hasDigit(number)
  }

  /// What the form `number` has to do with denials.
  func role(of number: Int32) -> DenialRole {
    number < 0 ? others[index(number)].role : table.role(of: number)
  }

  /// Calls `body` with each symbol of the form `number`, in ascending order.
  func forEachSymbol(of number: Int32, _ body: (Symbol) -> Void) {
    if number >= 0 {
      for place in table.places(of: number) { body(table.symbol(at: place)) }
    } else {
      for place in symbols.places(of: index(number)) { body(symbols[place: place]) }
    }
  }

  /// The symbols of the form `number`, ascending.
  subscript(number: Int32) -> [Symbol] {
    var symbols: [Symbol] = []
    forEachSymbol(of: number) { symbols.append($0) }
    return symbols
  }

  private func index(_ number: Int32) -> Int { Int(-number - 1) }
}
