import KeywordSearch
import PhoneticIndex
import Pronunciation
import TestSupport
import Testing

@Suite("Following all words at once")
struct WordPassTests {
  private func randomWords(_ generator: inout SeededGenerator, count: Int) -> [WordTree.Word] {
    let phones: [Phone] = [.k, .aa, .r, .d, .s]
    return (0..<count).map { _ in
      WordTree.Word(
        phones: (0..<Int.random(in: 1...5, using: &generator)).map { _ in
          phones[Int.random(in: 0..<phones.count, using: &generator)]
        },
        cost: Float(Int.random(in: 4...40, using: &generator)) / 8)
    }
  }

  @Test("the tree has every word once, at the least cost of those that sound alike, and no other")
  func tree() throws {
    var generator = SeededGenerator(seed: 11)
    let words = randomWords(&generator, count: 300)
    let tree = WordTree(words)
    var cheapest: [[Phone]: Float] = [:]
    for word in words { cheapest[word.phones] = min(cheapest[word.phones] ?? .infinity, word.cost) }
    var found: [[Phone]: Float] = [:]
    func walk(_ node: Int, _ phones: [Phone]) throws {
      if tree.endCosts[node] < .infinity { found[phones] = tree.endCosts[node] }
      for child in Int(tree.firstChildren[node])..<Int(tree.firstChildren[node + 1]) {
        #expect(child > node)
        try walk(child, phones + [#require(Phone(rawValue: tree.columns[child]))])
      }
    }
    try walk(0, [])
    #expect(found == cheapest)
    #expect(WordTree([]).nodeCount == 1)
  }

  @Test("the joints are those of every word followed by itself", arguments: [1, 2, 3, 4])
  func twin(seed: UInt64) {
    var sound = RandomSound(seed: seed)
    let words = randomWords(&sound.generator, count: 25)
    let rows = FrameRows(sound.scores(frameCount: 60), firstFrame: 0)
    var pass = WordPass(WordTree(words), beam: .infinity)
    let expected = PlainWordSearch(words: words).joints(of: rows)
    // Twice, since a pass is used again.
    for _ in 0..<2 {
      let joints = pass.joints(of: rows, reversed: false)
      #expect(joints.touching == expected.touching)
      #expect(joints.marked == expected.marked)
    }
  }

  @Test("backwards is forwards over the frames and the words turned round")
  func backwards() {
    var sound = RandomSound(seed: 5)
    let words = randomWords(&sound.generator, count: 25)
    let turned = words.map { WordTree.Word(phones: $0.phones.reversed(), cost: $0.cost) }
    let scores = sound.scores(frameCount: 50)
    var pass = WordPass(WordTree(turned), beam: .infinity)
    let joints = pass.joints(of: FrameRows(scores, firstFrame: 0), reversed: true)
    let rowLength = PhoneScores.rowLength
    let values = (0..<50).reversed().flatMap {
      scores.values[$0 * rowLength..<($0 + 1) * rowLength]
    }
    let mirrored = PhoneScores(values: values) ?? RandomSound.none
    let expected = PlainWordSearch(words: turned).joints(of: FrameRows(mirrored, firstFrame: 0))
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
      #expect(one <= other)
    }
  }

  @Test("the best through all joints is the same forwards and backwards")
  func wholeStretch() {
    var sound = RandomSound(seed: 7)
    let words = randomWords(&sound.generator, count: 30)
    let rows = FrameRows(sound.scores(frameCount: 40), firstFrame: 0)
    var forward = WordPass(WordTree(words), beam: .infinity)
    var backward = WordPass(
      WordTree(words.map { .init(phones: $0.phones.reversed(), cost: $0.cost) }), beam: .infinity)
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
}
