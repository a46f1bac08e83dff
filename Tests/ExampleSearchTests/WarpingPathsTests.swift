import ExampleSearch
import PhoneticIndex
import Pronunciation
import Testing

@Suite("Laying an example on a recording frame by frame")
struct WarpingPathsTests {
  private func ends(of example: SoundShape, in sound: SoundShape) -> [WarpingPaths.End] {
    var paths = WarpingPaths(example)
    return (0..<sound.frameCount).map { paths.advance(over: sound, at: $0) }
  }

  @Test("equals the definition, to the bit", arguments: 1...12)
  func twin(length: Int) {
    var random = RandomFrames(seed: UInt64(length))
    let example = SoundShape(random.scores(frameCount: length))
    let sound = SoundShape(random.scores(frameCount: 60))
    var plain = PlainWarping(
      (0..<length).map { row in
        (0..<sound.frameCount).map { example.difference(of: row, from: sound, at: $0) }
      })
    for (frame, end) in ends(of: example, in: sound).enumerated() {
      let expected = plain.best(row: length - 1, frame: frame)
      #expect(end.cost == expected.cost / Float(length))
      if end.cost.isFinite { #expect(end.start == expected.start) }
    }
  }

  @Test("an example costs nothing where it was cut out, and its path is the place")
  func itself() {
    var random = RandomFrames(seed: 3)
    let values = random.values(frameCount: 80)
    let rowLength = PhoneScores.rowLength
    let example = SoundShape(RandomFrames.scores(Array(values[30 * rowLength..<50 * rowLength])))
    let found = ends(of: example, in: SoundShape(RandomFrames.scores(values)))
    #expect(found[49].cost < 1e-6)
    #expect(found[49].start == 30)
    #expect(found.enumerated().allSatisfy { $0.offset == 49 || $0.element.cost > 0.001 })
  }

  @Test("said twice as slowly or twice as fast it still costs nothing")
  func pace() {
    // Every frame another phone, so that a frame left out or taken twice would show.
    let phones = Phone.allCases.prefix(24).map { Int($0.rawValue) }
    func rows(_ columns: [Int]) -> SoundShape {
      SoundShape(
        RandomFrames.scores(
          columns.flatMap { best in
            (0..<PhoneScores.rowLength).map { $0 == best ? 0 : Float(-40) }
          }))
    }
    // The first frame may not be taken twice: a path begins in the last frame that is like it.
    let slow = [phones[0]] + phones.dropFirst().flatMap { [$0, $0] }
    #expect((ends(of: rows(phones), in: rows(slow)).last?.cost ?? 1) < 0.001)
    let doubled = phones.flatMap { [$0, $0] }
    #expect((ends(of: rows(doubled), in: rows(phones)).last?.cost ?? 1) < 0.001)
    // Three times as slow has no path that is free.
    let slower = phones.flatMap { [$0, $0, $0] }
    #expect((ends(of: rows(phones), in: rows(slower)).map(\.cost).min() ?? 0) > 0.1)
  }

  @Test("a recording shorter than half the example has no path through it")
  func tooShort() {
    var random = RandomFrames(seed: 8)
    let example = SoundShape(random.scores(frameCount: 20))
    let found = ends(of: example, in: SoundShape(random.scores(frameCount: 9)))
    #expect(found.allSatisfy { $0.cost == .infinity })
  }
}

@Suite("What frames resemble")
struct SoundShapeTests {
  @Test("is the root of the flattened distribution")
  func formula() {
    var random = RandomFrames(seed: 21)
    let scores = random.scores(frameCount: 40)
    let shape = SoundShape(scores)
    for (left, right) in [(0, 1), (5, 5), (38, 39), (7, 22)] {
      func shares(_ frame: Int) -> [Double] {
        let start = frame * PhoneScores.rowLength
        let row = scores.values[start...(start + PhoneFold.blankColumn)]
        let powers = row.map { pow(Double($0) * 0.3) }
        return powers.map { $0 / powers.reduce(0, +) }
      }
      let alike = zip(shares(left), shares(right)).reduce(0.0) { $0 + ($1.0 * $1.1).squareRoot() }
      let difference = shape.difference(of: left, from: shape, at: right)
      #expect(abs(Double(difference) - (1 - alike)) < 1e-5)
    }
  }

  @Test("scores below the lowest make no difference")
  func floor() {
    var low = RandomFrames.spoken([.k], gap: 0)
    var lower = low
    low[3] = SoundShape.lowestScore
    lower[3] = -80
    #expect(SoundShape(RandomFrames.scores(low)) == SoundShape(RandomFrames.scores(lower)))
  }

  /// e to the power of `exponent`, by its series; no C library's.
  private func pow(_ exponent: Double) -> Double {
    let half = exponent / 1024
    var term = 1.0
    var sum = 1.0
    for step in 1...12 {
      term *= half / Double(step)
      sum += term
    }
    return (0..<10).reduce(sum) { value, _ in value * value }
  }
}
