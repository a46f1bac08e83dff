#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension GraphemeToPhoneme {
  /// One way to say a word that is in no dictionary.
  public struct Guess: Sendable, Hashable {
    /// Its phones.
    public let phones: [Phone]
    /// How probable the network finds it, as a natural logarithm.
    public let logProbability: Float
  }

  /// How many strings are followed, and how far behind the likeliest: chosen in
  /// tools/bench/record/2026-11-30-guesses.md.
  private static let width = 4
  private static let spread: Float = 2

  /// The ways to say `word`, the likeliest first: at most `limit`, all different, none less than e⁻² as probable as the
  /// likeliest.
  ///
  /// A beam search over what the network may write (``SpellingBeam``). What it writes in two ways and English says in one
  /// is one guess, as probable as they are together. Time: twice that of ``symbols(of:)``.
  public func guesses(of word: String, limit: Int) -> [Guess] {
    var probabilities: [[Phone]: Float] = [:]
    for string in strings(of: word, width: Self.width, spread: Self.spread) {
      let phones = phones(ofSymbols: symbols(string))
      guard !phones.isEmpty else { continue }
      probabilities[phones, default: 0] += expf(string.logProbability)
    }
    // Probabilities that are equal are put in an order of their own, so that it is the same each time.
    let guesses = probabilities.map { Guess(phones: $0, logProbability: logf($1)) }
      .sorted { ($0.logProbability, $1.spelled) > ($1.logProbability, $0.spelled) }
    let least = (guesses.first?.logProbability ?? 0) - Self.spread
    return Array(guesses.prefix(limit).prefix { $0.logProbability >= least })
  }
}

extension GraphemeToPhoneme.Guess {
  fileprivate var spelled: String { phones.map(\.arpabet).joined(separator: " ") }
}
