/// Parts of phrases by their classes of phones, each packed into one number (``ClassCode``), so that the table is asked
/// with a few classes of what is being said and nothing is compared twice.
struct SeedTable: Sendable {
  // INVARIANT: a part that has to sound right has four to seven phones (`SoundedPhrase.seeds`).
  private static let shortestSeed = 4

  /// A seed with the code of its classes.
  typealias Entry = (code: UInt64, seed: Seed)

  /// From which end a seed is looked for.
  enum Side { case beginning, end }

  /// For each way in which the four classes at this side can be how long the seeds are that have them: a bit for each
  /// length, the lowest for that of the shortest. Nearly all that is said has no seed there.
  private let lengths: [UInt8]
  private let numbers: FlatTable<UInt64>
  // INVARIANT: the seeds with number n are seeds[starts[n]..<starts[n + 1]].
  private let starts: [Int32]
  private let seeds: [Seed]

  /// A table of `seeds` with the codes of their classes.
  init(_ seeds: [Entry], by side: Side) {
    var found: [UInt64: [Seed]] = [:]
    var lengths = [UInt8](repeating: 0, count: 1 << (4 * Self.shortestSeed))
    for (code, seed) in seeds {
      let length = seed.count
      let inner = side == .end ? 0 : UInt64(4 * (length - Self.shortestSeed))
      lengths[Self.four(code >> inner)] |= 1 << UInt8(length - Self.shortestSeed)
      found[Self.key(code, length), default: []].append(seed)
    }
    self.lengths = lengths
    let keys = found.keys.sorted()
    numbers = FlatTable(keys)
    var (starts, inOrder): ([Int32], [Seed]) = ([0], [])
    for key in keys {
      inOrder += found[key] ?? []
      starts.append(Int32(inOrder.count))
    }
    self.starts = starts
    self.seeds = inOrder
  }

  @inline(__always)
  private static func four(_ code: UInt64) -> Int {
    Int(ClassCode.last(shortestSeed, of: code))
  }

  /// The last `count` classes of `code`, told apart from other counts by a bit before them.
  @inline(__always)
  private static func key(_ code: UInt64, _ count: Int) -> UInt64 {
    ClassCode.last(count, of: code) | 1 << UInt64(4 * count)
  }

  /// Whether there is none.
  var isEmpty: Bool { seeds.isEmpty }

  /// Calls `body` with each seed that ends with the sound `place` of `sounds`.
  @inline(__always)
  func forEachSeed(endingWith place: Int, in sounds: [SpokenRow.Sound], _ body: (Seed) -> Void) {
    guard place + 1 >= Self.shortestSeed else { return }
    forEachLength(lengths[Self.four(sounds[place].code)]) { length in
      if length <= place + 1 { forEachSeed(of: Self.key(sounds[place].code, length), body) }
    }
  }

  /// Calls `body` with each seed that begins with the sound `place` of `sounds`.
  @inline(__always)
  func forEachSeed(beginningWith place: Int, in sounds: [SpokenRow.Sound], _ body: (Seed) -> Void) {
    guard place + Self.shortestSeed <= sounds.count else { return }
    forEachLength(lengths[Self.four(sounds[place + Self.shortestSeed - 1].code)]) { length in
      guard place + length <= sounds.count else { return }
      forEachSeed(of: Self.key(sounds[place + length - 1].code, length), body)
    }
  }

  @inline(__always)
  private func forEachLength(_ lengths: UInt8, _ body: (Int) -> Void) {
    var lengths = lengths
    while lengths != 0 {
      body(Self.shortestSeed + lengths.trailingZeroBitCount)
      lengths &= lengths - 1
    }
  }

  @inline(__always)
  private func forEachSeed(of key: UInt64, _ body: (Seed) -> Void) {
    guard let number = numbers[key] else { return }
    for index in Int(starts[number])..<Int(starts[number + 1]) { body(seeds[index]) }
  }
}
