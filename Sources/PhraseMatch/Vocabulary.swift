internal import SpokenValues

/// The number of a test that words are put to.
typealias Symbol = Int32

/// All tests of all phrases, and which of them a word passes.
///
/// What a language does to words, such as the particles of Korean, belongs into
/// ``symbols(for:isCompound:)``: a form with its particle taken off is looked up once more.
struct Vocabulary {
  private(set) var count = 0
  /// What phrases ask for in braces, and the symbols of these tests.
  private(set) var values: [(request: ValueRequest, symbol: Symbol)] = []
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
    case .oneOf(let forms): for form in forms { ofForm[form, default: []].append(symbol) }
    case .exact(let form): ofExactForm[form, default: []].append(symbol)
    case .prefix(let letters): prefixes.add(letters.utf8, symbol)
    case .suffix(let letters): suffixes.add(letters.utf8.reversed(), symbol)
    case .value(let request): values.append((request, symbol))
    }
    return symbol
  }

  /// The symbols of all tests that the folded `form` passes, in ascending order. `isCompound` says
  /// that it is several words of the text written as one.
  ///
  /// Takes time for the letters of the form, not for the number of tests.
  func symbols(for form: String, isCompound: Bool) -> [Symbol] {
    var symbols = ofForm[form] ?? []
    if !isCompound { symbols += ofExactForm[form] ?? [] }
    symbols += prefixes.symbols(for: form.utf8)
    symbols += suffixes.symbols(for: form.utf8.reversed())
    return symbols.sorted()
  }
}

/// Beginnings of words by their bytes.
private struct AffixTable {
  private var symbolOfAffix: [[UInt8]: Symbol] = [:]
  private var lengths: Set<Int> = []

  mutating func add(_ affix: some Sequence<UInt8>, _ symbol: Symbol) {
    let bytes = Array(affix)
    symbolOfAffix[bytes] = symbol
    lengths.insert(bytes.count)
  }

  func symbols(for form: some Sequence<UInt8>) -> [Symbol] {
    guard !lengths.isEmpty else { return [] }
    let bytes = Array(form)
    return lengths.compactMap { $0 <= bytes.count ? symbolOfAffix[Array(bytes[..<$0])] : nil }
  }
}
