/// One way to say a word or a phrase.
public struct Pronunciation: Sendable, Hashable {
  /// The sounds in order; never empty.
  public let phones: [Phone]

  /// A pronunciation of `phones`; `nil` where there are none.
  public init?(phones: [Phone]) {
    guard !phones.isEmpty else { return nil }
    self.phones = phones
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
