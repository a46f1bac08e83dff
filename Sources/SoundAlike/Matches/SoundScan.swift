/// Finds what sounds like phrases in a row of words: seeds first, and an alignment where there is one.
struct SoundScan {
  private let seeds: SeedTable
  private var aligner: SoundAligner
  /// Where phrases may begin: the number of the phrase, then the word.
  private var candidates: [UInt64] = []

  init(_ strings: PhoneStrings, _ seeds: SeedTable) {
    self.seeds = seeds
    aligner = SoundAligner(strings)
  }

  /// All matches within `row`, in no order.
  mutating func matches(in row: SpokenRow) -> [SoundMatch] {
    candidates.removeAll(keepingCapacity: true)
    var code: UInt64 = 0
    for place in row.phones.indices {
      code = SeedTable.code(code, row.phones[place])
      seeds.forEachSeed(endingWith: code, of: min(place + 1, SeedTable.longestSeed)) {
        addStarts(of: $0, at: place + 1 - $1, in: row)
      }
    }
    // Several parts of one phrase may be found.
    candidates.sort()
    var matches: [SoundMatch] = []
    var last = UInt64.max
    for candidate in candidates where candidate != last {
      last = candidate
      let (phrase, word) = (Int(candidate >> 32), Int(candidate & 0xFFFF_FFFF))
      aligner.forEachEnd(of: phrase, from: word, in: row) { end, cost in
        matches.append(SoundMatch(phrase: phrase, words: word..<end, cost: cost))
      }
    }
    return matches
  }

  /// Notes where the phrase can begin whose `seed` begins with the phone `place`: as far before it as in the
  /// phrase, give or take what may be missed or added.
  private mutating func addStarts(of seed: SeedTable.Seed, at place: Int, in row: SpokenRow) {
    let (slack, offset) = (Int(seed.slack), Int(seed.offset))
    var word = row.firstWord(from: max(0, place - offset - slack))
    while word < row.words.count, row.starts[word] <= place - offset + slack {
      candidates.append(UInt64(seed.phrase) << 32 | UInt64(word))
      word += 1
    }
  }
}
