import Diagnostics
import KeywordSearch
import TestSupport
import Testing

@Suite("Which words stand behind which")
struct WordPairsTests {
  /// The bytes of a file with `behind[n]` behind word n, and `rest[n]` for what is not listed there, in eighths.
  static func bytes(rest: [Int8], behind: [[(UInt32, Int8)]]) -> [UInt8] {
    func four(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(number >> (8 * $0) & 255) } }
    let pairs = behind.flatMap { $0.sorted { $0.0 < $1.0 } }
    var starts = [0]
    for pairs in behind { starts.append((starts.last ?? 0) + pairs.count) }
    return Array("EarPair1".utf8) + four(rest.count) + four(pairs.count) + starts.flatMap(four)
      + pairs.flatMap { four(Int($0.0)) } + rest.map { UInt8(bitPattern: $0) }
      + pairs.map { UInt8(bitPattern: $0.1) }
  }

  static func pairs(rest: [Int8], behind: [[(UInt32, Int8)]]) throws -> WordPairs {
    try WordPairs(bytes: bytes(rest: rest, behind: behind), path: "word-pairs.bin")
  }

  @Test(
    "a pair has the affinity that is listed, any other the first word's to what it rarely has behind it"
  )
  func affinity() throws {
    let pairs = try Self.pairs(rest: [-8, 0, -4], behind: [[(2, 40), (1, -12)], [], [(0, 1)]])
    #expect(pairs.affinity(of: 0, and: 2) == 5)
    #expect(pairs.affinity(of: 0, and: 1) == -1.5)
    #expect(pairs.affinity(of: 0, and: 0) == -1)
    #expect(pairs.affinity(of: 1, and: 2) == 0)
    #expect(pairs.affinity(of: 2, and: 0) == 0.125)
    #expect(pairs.affinity(of: 2, and: 2) == -0.5)
  }

  @Test("no affinity is above the most that a word has to anything behind it or before it")
  func most() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<20 {
      let pairs = try Self.pairs(
        rest: (0..<6).map { _ in Int8.random(in: -16...4, using: &generator) },
        behind: (0..<6).map { _ in
          (0..<6).filter { _ in Bool.random(using: &generator) }.map {
            (UInt32($0), Int8.random(in: -20...60, using: &generator))
          }
        })
      for word: Int32 in -1...7 {
        let behind = (-1...7).map { pairs.affinity(of: word, and: $0) }
        let before = (-1...7).map { pairs.affinity(of: $0, and: word) }
        #expect(behind.allSatisfy { $0 <= pairs.mostAffinity(toWhatFollows: word) })
        #expect(before.allSatisfy { $0 <= pairs.mostAffinity(toWhatIsBefore: word) })
      }
    }
    let pairs = try Self.pairs(rest: [-8, -8], behind: [[(1, 40)], [(0, -12)]])
    #expect(pairs.mostAffinity(toWhatFollows: 0) == 5)
    #expect(pairs.mostAffinity(toWhatIsBefore: 1) == 5)
    #expect(pairs.mostAffinity(toWhatFollows: 1) == 0)
  }

  @Test("what is no word of the language says nothing about its neighbours")
  func noWord() throws {
    let pairs = try Self.pairs(rest: [-8], behind: [[(0, 40)]])
    #expect(pairs.affinity(of: StringScore.noWord, and: 0) == 0)
    #expect(pairs.affinity(of: 0, and: StringScore.noWord) == 0)
    #expect(pairs.affinity(of: 7, and: 0) == 0)
    #expect(WordPairs.none.affinity(of: 0, and: 0) == 0)
  }

  @Test("the model folder's pairs are those of English")
  func english() throws {
    let words = try WordFrequencies(path: ModelFolder.path + "/" + WordFrequencies.fileName).words
    let pairs = try WordPairs(path: ModelFolder.path + "/" + WordPairs.fileName)
    func affinity(_ first: String, _ second: String) throws -> Float {
      let numbers = try [first, second].map { word in
        Int32(try #require(words.firstIndex { $0.word == word }))
      }
      return pairs.affinity(of: numbers[0], and: numbers[1])
    }
    #expect(try affinity("credit", "card") > 5)
    #expect(try affinity("you", "are") > 1)
    #expect(try affinity("card", "credit") < 2)
    #expect(try affinity("the", "of") < -1)
  }

  @Test(
    "a damaged file is told from a whole one",
    arguments: [
      ([], "no list of pairs"), (Array("EarPair2________".utf8), "no list of pairs"),
      (Array("EarPair1".utf8), "no list of pairs"),
    ])
  func noList(bytes: [UInt8], reason: String) {
    let error = #expect(throws: InputError.self) {
      try WordPairs(bytes: bytes, path: "word-pairs.bin")
    }
    #expect(error?.description.contains(reason) == true)
    #expect(error?.description.contains("tools/setup") == true)
  }

  @Test("a file that ends early or goes on, or whose places are out of order, is refused")
  func damage() throws {
    let whole = Self.bytes(rest: [0, 0], behind: [[(1, 3)], [(0, 4)]])
    _ = try WordPairs(bytes: whole, path: "word-pairs.bin")
    for damaged in [whole.dropLast(), whole + [0]].map(Array.init) {
      let error = #expect(throws: InputError.self) {
        try WordPairs(bytes: damaged, path: "word-pairs.bin")
      }
      #expect(error?.description.contains("the file has \(damaged.count) bytes") == true)
    }
    for place in [16, 20, 24] {
      var damaged = whole
      damaged[place] = 9
      let error = #expect(throws: InputError.self) {
        try WordPairs(bytes: damaged, path: "word-pairs.bin")
      }
      #expect(error?.description.contains("out of order") == true)
    }
  }
}
