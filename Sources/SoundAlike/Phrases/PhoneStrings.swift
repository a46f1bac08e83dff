/// The phones of many phrases in one array: looking at one counts no references.
struct PhoneStrings: Sendable {
  /// The phones of all, one behind the other, by their numbers.
  private(set) var phones: [UInt8] = []
  // INVARIANT: string n is phones[starts[n]..<starts[n + 1]].
  private var starts: [Int32] = [0]

  /// The phones of `phrases`, in this order.
  init(_ phrases: [SoundedPhrase]) {
    for phrase in phrases {
      phones += phrase.phones
      starts.append(Int32(phones.count))
    }
  }

  /// Where the phones of phrase `number` are.
  @inline(__always)
  func places(of number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }
}
