/// One way to say a word or a phrase.
public struct Pronunciation: Sendable, Hashable {
  /// The sounds in order; never empty.
  public let phones: [Phone]
  // INVARIANT: begins with 0, rises, ends before the end of `phones`.
  /// The places in ``phones`` at which a word begins.
  public let wordStarts: [Int]

  /// A pronunciation of `phones`; `nil` where there are none.
  ///
  /// - Parameter wordStarts: where words begin; a word begins at 0 in any case, and places outside
  ///   `phones` are left out.
  public init?(phones: [Phone], wordStarts: [Int] = []) {
    guard !phones.isEmpty else { return nil }
    self.phones = phones
    self.wordStarts = Set(wordStarts).union([0]).filter(phones.indices.contains).sorted()
  }

  /// For each phone whether a word begins with it.
  public var beginsWord: [Bool] {
    var begins = [Bool](repeating: false, count: phones.count)
    for start in wordStarts { begins[start] = true }
    return begins
  }

  /// The pronunciation written in ARPABET, `K AA R D`; `nil` where a symbol is no phone.
  public init?(arpabet: String) {
    var phones: [Phone] = []
    for symbol in arpabet.split(whereSeparator: \.isWhitespace) {
      guard let phone = Phone(arpabet: symbol) else { return nil }
      phones.append(phone)
    }
    self.init(phones: phones)
  }
}

extension Pronunciation: CustomStringConvertible {
  /// ARPABET, as a dictionary writes it: `K AA R D`.
  public var description: String { phones.map(\.arpabet).joined(separator: " ") }
}
