internal import CallModel
internal import SpokenValues
internal import TermPattern

/// The number of a test that words are put to.
typealias Symbol = Int32

/// How a form stands in the text.
enum Spelling: Hashable {
  /// As a word.
  case word
  /// As several words with a hyphen or the like between them, here written as one.
  case compound
  /// As several Korean words, here written as one.
  case spaced
}

/// All tests of all phrases, and which of them a word passes.
///
/// What a language does to words belongs into ``symbols(for:spelling:)``: a form with its Korean particle
/// taken off is looked up once more.
struct Vocabulary {
  private(set) var count = 0
  /// What phrases ask for in braces, and the symbols of these tests.
  private(set) var values: [(request: ValueRequest, symbol: Symbol)] = []
  /// What phrases say in words of their own, by how it is read: the symbols of each value.
  private(set) var wordedValues: [ValueRequest: [SpokenValue: [Symbol]]] = [:]
  /// Whether any phrase asks for a Korean word.
  private(set) var hasHangul = false
  private var symbolOfTest: [WordTest: Symbol] = [:]
  private var ofForm: [String: [Symbol]] = [:]
  private var ofExactForm: [String: [Symbol]] = [:]
  private var prefixes = AffixTable()
  private var suffixes = AffixTable()

  /// The symbol of `test`, which is new if nobody has asked for it before.
  mutating func symbol(for test: WordTest) -> Symbol {
    if let symbol = symbolOfTest[test] { return symbol }
    let symbol = Symbol(count)
    count += 1
    symbolOfTest[test] = symbol
    switch test {
    case .oneOf(let forms):
      for form in forms { ofForm[form, default: []].append(symbol) }
      hasHangul = hasHangul || forms.contains(where: \.isHangul)
    case .exact(let form): ofExactForm[form, default: []].append(symbol)
    case .prefix(let letters): prefixes.add(letters, letters.utf8, symbol)
    case .suffix(let letters): suffixes.add(letters, letters.utf8.reversed(), symbol)
    case .value(let request): values.append((request, symbol))
    case .saying(let said, let currency):
      for value in said {
        let request = ValueRequest(value.kind, currency: currency)
        wordedValues[request, default: [:]][value, default: []].append(symbol)
      }
    }
    return symbol
  }

  /// The symbols of all tests that the folded `form` passes, in ascending order.
  ///
  /// Words with nothing but a space between them are taken as one for whole words only: beginnings and
  /// ends of words would reach over words that nobody asked for.
  ///
  /// Takes time for the letters of the form, not for the number of tests.
  func symbols(for form: String, spelling: Spelling) -> [Symbol] {
    let stems = KoreanParticles.stems(of: form)
    var symbols = ofForm[form] ?? []
    for stem in stems { symbols += ofForm[stem] ?? [] }
    if spelling == .word { symbols += ofExactForm[form] ?? [] }
    if spelling != .spaced {
      symbols += prefixes.symbols(for: form.utf8)
      for end in [form] + stems { symbols += suffixes.symbols(for: end.utf8.reversed()) }
    }
    return stems.isEmpty ? symbols.sorted() : Set(symbols).sorted()
  }
}

extension Vocabulary {
  /// The words that are asked for as they stand. With those of `beginnings` a piece can begin.
  func table(beginnings: Set<Symbol>) -> WordTable {
    WordTable(
      ofForm.merging(ofExactForm) { ($0 + $1).sorted() }, beginnings: beginnings,
      affixes: PackedAffixes(prefixes: prefixes.affixes, suffixes: suffixes.affixes),
      readsDigits: !wordedValues.isEmpty)
  }
}

/// Beginnings or ends of words by their bytes.
private struct AffixTable {
  private(set) var affixes: [String] = []
  private var symbolOfAffix: [[UInt8]: Symbol] = [:]
  private var lengths: Set<Int> = []

  /// Adds an affix, whose bytes are read from the outside of words.
  mutating func add(_ affix: String, _ read: some Sequence<UInt8>, _ symbol: Symbol) {
    let bytes = Array(read)
    affixes.append(affix)
    symbolOfAffix[bytes] = symbol
    lengths.insert(bytes.count)
  }

  func symbols(for form: some Sequence<UInt8>) -> [Symbol] {
    guard !lengths.isEmpty else { return [] }
    let bytes = Array(form)
    return lengths.compactMap { $0 <= bytes.count ? symbolOfAffix[Array(bytes[..<$0])] : nil }
  }
}
