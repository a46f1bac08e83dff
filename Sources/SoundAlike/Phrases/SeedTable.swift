/// Where seeds of phrases can be found: all sequences of phone classes of which one has to be there.
///
/// A seed is packed into one number, four bits a class, so that the table is asked with the last few
/// classes of what is being said and nothing is compared twice.
struct SeedTable: Sendable {
  /// No part of a phrase that has to sound right has more phones.
  static let longestSeed = 8

  /// A part of a phrase.
  struct Seed: Sendable {
    /// The phrase, as an index.
    let phrase: Int32
    /// The phone of the phrase with which the part begins.
    let offset: Int16
    /// How many phones may be missed or added before it.
    let slack: Int16
  }

  private let lengths: [Length]

  /// The seeds of `phrases`, which have their indices for numbers.
  init(_ phrases: [SoundedPhrase]) {
    var seeds: [Int: [UInt64: [Seed]]] = [:]
    for (number, phrase) in phrases.enumerated() {
      for part in phrase.seeds {
        let code = phrase.phones[part].reduce(0) { Self.code($0, $1) }
        seeds[part.count, default: [:]][code, default: []].append(
          Seed(
            phrase: Int32(number), offset: Int16(clamping: part.lowerBound),
            slack: Int16(clamping: phrase.limit / PhoneCosts.leastIndel)))
      }
    }
    lengths = seeds.sorted { $0.key < $1.key }.map { Length($0.key, $0.value) }
  }

  /// The code of one phone more behind those of `code`.
  @inline(__always)
  static func code(_ code: UInt64, _ phone: UInt8) -> UInt64 {
    code << 4 | UInt64(PhoneClass.ofPhones[Int(phone)])
  }

  /// Calls `body` with each seed that ends with the last phone of `code`, before which `count` phones
  /// are known, and how many phones it has.
  @inline(__always)
  func forEachSeed(endingWith code: UInt64, of count: Int, _ body: (Seed, Int) -> Void) {
    for length in lengths where length.count <= count {
      length.forEachSeed(code & length.mask) { body($0, length.count) }
    }
  }

  /// All seeds of one length.
  private struct Length: Sendable {
    let count: Int
    let mask: UInt64
    private let seeds: [UInt64: [Seed]]
    /// A bit for each of some hash values: nearly all that is said is no seed.
    private let sieve: [UInt64]
    private let shift: UInt64

    init(_ count: Int, _ seeds: [UInt64: [Seed]]) {
      self.count = count
      mask = (1 << UInt64(4 * count)) - 1
      self.seeds = seeds
      var bits: UInt64 = 12
      while 1 << bits < 16 * seeds.count, bits < 24 { bits += 1 }
      shift = 64 - bits
      var sieve = [UInt64](repeating: 0, count: 1 << Int(bits - 6))
      for code in seeds.keys {
        let bit = Self.hash(code) >> shift
        sieve[Int(bit >> 6)] |= 1 << (bit & 63)
      }
      self.sieve = sieve
    }

    @inline(__always)
    private static func hash(_ code: UInt64) -> UInt64 { code &* 0x9E37_79B9_7F4A_7C15 }

    @inline(__always)
    func forEachSeed(_ code: UInt64, _ body: (Seed) -> Void) {
      let bit = Self.hash(code) >> shift
      guard sieve[Int(bit >> 6)] >> (bit & 63) & 1 == 1, let found = seeds[code] else { return }
      for seed in found { body(seed) }
    }
  }
}
