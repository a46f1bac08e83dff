import KeywordSearch
import PhoneticIndex
import Pronunciation
import TestSupport
import Testing

@Suite("Following all words at once")
struct WordPassTests {
  private func randomWords(_ generator: inout SeededGenerator, count: Int) -> [WordTree.Word] {
    let phones: [Phone] = [.k, .aa, .r, .d, .s]
    return (0..<count).map { number in
      WordTree.Word(
        phones: (0..<Int.random(in: 1...5, using: &generator)).map { _ in
          phones[Int.random(in: 0..<phones.count, using: &generator)]
        },
        cost: Float(Int.random(in: 4...40, using: &generator)) / 8, number: Int32(number))
    }
  }

  /// Every word likes some others behind it and dislikes the rest.
  private func randomPairs(
    _ generator: inout SeededGenerator, count: Int
  ) throws -> WordPairs {
    try WordPairsTests.pairs(
      rest: (0..<count).map { _ in Int8.random(in: -16...0, using: &generator) },
      behind: (0..<count).map { _ in
        (0..<count).filter { _ in Bool.random(using: &generator) }.map {
          (UInt32($0), Int8.random(in: -20...60, using: &generator))
        }
      })
  }

  private func turned(_ words: [WordTree.Word]) -> [WordTree.Word] {
    words.map { .init(phones: $0.phones.reversed(), cost: $0.cost, number: $0.number) }
  }

  @Test("the tree has every word where its sounds end, the cheapest first, and no other")
  func tree() throws {
    var generator = SeededGenerator(seed: 11)
    let words = randomWords(&generator, count: 300)
    let tree = WordTree(words)
    var all: [[Phone]: [Int32]] = [:]
    for word in words.sorted(by: { ($0.cost, $0.number) < ($1.cost, $1.number) }) {
      all[word.phones, default: []].append(word.number)
    }
    var found: [[Phone]: [Int32]] = [:]
    func walk(_ place: Int, _ phones: [Phone]) throws {
      let node = tree.nodes[place]
      let ends = node.ends.map { tree.ends[Int($0)] }
      if !ends.isEmpty { found[phones] = ends.map(\.number) }
      for end in ends { #expect(end.cost == words[Int(end.number)].cost) }
      for column in 0..<64 where node.childColumns >> UInt64(column) & 1 == 1 {
        let child = Int(node.child(column))
        #expect(child > place)
        #expect(Int(tree.nodes[child].column) == column)
        try walk(child, phones + [#require(Phone(rawValue: UInt8(column)))])
      }
    }
    try walk(0, [])
    #expect(found == all)
    #expect(WordTree([]).nodeCount == 1)
  }

  @Test("the joints are those of every word followed by itself", arguments: [1, 2, 3, 4])
  func twin(seed: UInt64) throws {
    var sound = RandomSound(seed: seed)
    let words = randomWords(&sound.generator, count: 25)
    let pairs = try randomPairs(&sound.generator, count: 25)
    let rows = FrameRows(sound.talk(of: words.map(\.phones), count: 12), firstFrame: 0)
    var pass = WordPass(WordTree(words), pairs: pairs, beam: .infinity)
    let expected = PlainWordSearch(words: words, pairs: pairs).joints(of: rows)
    // The pairs make a difference.
    #expect(expected.touching != PlainWordSearch(words: words).joints(of: rows).touching)
    // Twice, since a pass is used again.
    for _ in 0..<2 {
      let joints = pass.joints(of: rows, reversed: false)
      #expect(joints.touching == expected.touching)
      #expect(joints.marked == expected.marked)
    }
  }

  @Test("backwards is forwards over the frames and the words turned round")
  func backwards() throws {
    var sound = RandomSound(seed: 5)
    let words = randomWords(&sound.generator, count: 25)
    let pairs = try randomPairs(&sound.generator, count: 25)
    let turned = turned(words)
    let scores = sound.talk(of: words.map(\.phones), count: 10)
    var pass = WordPass(WordTree(turned), pairs: pairs, beam: .infinity)
    let joints = pass.joints(of: FrameRows(scores, firstFrame: 0), reversed: true)
    let rowLength = PhoneScores.rowLength
    let values = (0..<scores.frameCount).reversed().flatMap {
      scores.values[$0 * rowLength..<($0 + 1) * rowLength]
    }
    let mirrored = PhoneScores(values: values) ?? RandomSound.none
    let twin = PlainWordSearch(words: turned, pairs: pairs, isReversed: true)
    let expected = twin.joints(of: FrameRows(mirrored, firstFrame: 0))
    #expect(joints.touching == expected.touching)
    #expect(joints.marked == expected.marked)
  }

  @Test("a beam never makes a string of words better than it is")
  func beam() {
    var sound = RandomSound(seed: 6)
    let words = randomWords(&sound.generator, count: 40)
    let rows = FrameRows(sound.scores(frameCount: 80), firstFrame: 0)
    var narrow = WordPass(WordTree(words), beam: 3)
    var wide = WordPass(WordTree(words), beam: .infinity)
    let (some, all) = (
      narrow.joints(of: rows, reversed: false), wide.joints(of: rows, reversed: false)
    )
    for (one, other) in zip(some.touching + some.marked, all.touching + all.marked) {
      #expect(one.score <= other.score)
    }
  }

  @Test("the best through all joints is the same forwards and backwards")
  func wholeStretch() {
    var sound = RandomSound(seed: 7)
    let words = randomWords(&sound.generator, count: 30)
    let rows = FrameRows(sound.scores(frameCount: 40), firstFrame: 0)
    var forward = WordPass(WordTree(words), beam: .infinity)
    var backward = WordPass(WordTree(turned(words)), beam: .infinity)
    let context = WordContext(rows, forward: &forward, backward: &backward)
    let overall = context.best(throughJointsIn: 0...40)
    #expect(overall > -.infinity)
    // A keyword that is one of the words is nowhere better than the best, but for its cost.
    for word in words {
      let begins = word.phones.indices.map { $0 == 0 }
      let path = KeywordPath(phones: word.phones, beginsWord: begins)
      let score = path.score(in: context, frames: 0..<40)
      #expect(score - word.cost <= overall + 0.001)
    }
  }

  @Test(
    "a word costs less behind one that it likes, and what is whole is put together of both sides")
  func wholeStretchOfPairs() throws {
    // k aa, r d: word 1 likes to stand behind word 0.
    let words: [WordTree.Word] = [
      .init(phones: [.k, .aa], cost: 3, number: 0), .init(phones: [.r, .d], cost: 3, number: 1),
    ]
    let pairs = try WordPairsTests.pairs(rest: [-8, -8], behind: [[(1, 24)], []])
    let rows = FrameRows(try ClearSpeech.scores("K AA | R D"), firstFrame: 0)
    var forward = WordPass(WordTree(words), pairs: pairs)
    var backward = WordPass(WordTree(turned(words)), pairs: pairs)
    let context = WordContext(rows, pairs: pairs, forward: &forward, backward: &backward)
    // 24 steps are 3 units; before the first word and behind the last there is none, which counts nothing.
    let cost = 6 - 3 * WordPass.pairScale
    // The few frames between the sounds of a word have their price, too.
    let (first, last) = try (
      #require(rows.heard.firstIndex { $0 >= 0 }), #require(rows.heard.lastIndex { $0 >= 0 })
    )
    #expect(abs(context.before.touching[last + 1].score + cost) < 0.1)
    #expect(abs(context.after.touching[first].score + cost) < 0.1)
    // Put together where neither pass has seen both words.
    let between = try #require(rows.heard.lastIndex(of: Int8(Phone.aa.rawValue))) + 3
    #expect(abs(context.before.marked[between].score + 3) < 0.1)
    #expect(abs(context.after.touching[between].score + 3) < 0.1)
    #expect(abs(context.best(throughJointsIn: between...between) + cost) < 0.1)
    // The keyword beside the word that it likes, and beside itself.
    let liked = KeywordPath(phones: [.r, .d], beginsWord: [true, false], words: [1])
    let stranger = KeywordPath(phones: [.r, .d], beginsWord: [true, false])
    let frames = 0..<rows.frameCount
    let gain =
      liked.score(in: context, frames: frames) - stranger.score(in: context, frames: frames)
    #expect(abs(gain - 3 * WordPass.pairScale) < 0.01)
    // Both words as one keyword: they cost nothing, and like each other all the same.
    let both = KeywordPath(
      phones: [.k, .aa, .r, .d], beginsWord: [true, false, true, false], words: [0, 1])
    #expect(abs(both.score(in: context, frames: frames) - 3 * WordPass.pairScale) < 0.1)
  }
}
