import ExampleSearch
import PhoneticIndex
import Pronunciation
import Testing

@Suite("Nonsense that recorded examples are weighed against")
struct NonsenseTests {
  private let card: [Phone] = [.k, .r, .eh, .d, .ih, .t]
  private let sale: [Phone] = [.s, .ey, .l, .z, .m, .ah, .n]

  private func example(_ phones: [Phone]) throws -> RecordedExample {
    try RandomFrames.example(RandomFrames.spoken(phones))
  }

  /// Speech in which `phones` are said so many times.
  private func nonsense(_ phones: [Phone], times: Int) -> IndexEntry {
    RandomFrames.entry(
      (0..<times).flatMap { _ in RandomFrames.spoken(phones, gap: 12) }
        + RandomFrames.spoken([.w, .aa, .w], gap: 12))
  }

  private func bestScore(of example: RecordedExample, in entry: IndexEntry) throws -> Float {
    try #require(ExampleSearch(queries: [[example]]).search(entry)[0].map(\.score).max())
  }

  @Test("an example whose sounds come in nonsense is worth less where it is found; another is not")
  func weight() throws {
    let examples = [try example(card), try example(sale)]
    let weighed = RecordedExample.weighed(examples, against: nonsense(card, times: 12))
    #expect(weighed[0].likeness > ExampleScale.usualLikeness)
    #expect(weighed[1].likeness < ExampleScale.usualLikeness)
    for (phones, (before, after)) in zip([card, sale], zip(examples, weighed)) {
      let entry = RandomFrames.entry(RandomFrames.spoken(phones, gap: 20))
      let change = try bestScore(of: after, in: entry) - bestScore(of: before, in: entry)
      #expect(abs(change + 0.5 * (after.likeness - before.likeness)) < 1e-4)
    }
  }

  @Test("each place more that passes for it counts, up to the ten best")
  func places() throws {
    let example = try example(card)
    let likeness = (0...13).map { times in
      RecordedExample.weighed([example], against: nonsense(card, times: times))[0].likeness
    }
    for times in 1...10 { #expect(likeness[times] > likeness[times - 1], "\(times)") }
    for times in 11...13 { #expect(abs(likeness[times] - likeness[10]) < 0.05, "\(times)") }
  }

  @Test(
    "what passes for an example does not depend on what else is weighed, or on a time before")
  func alone() throws {
    var random = RandomFrames(seed: 8)
    let speech = RandomFrames.entry(random.values(frameCount: 2_000))
    let examples = [try example(card), try example(sale)]
    let together = RecordedExample.weighed(examples, against: speech)
    #expect(examples.map { RecordedExample.weighed([$0], against: speech)[0] } == together)
    let again = RecordedExample.weighed(
      RecordedExample.weighed(examples, against: nonsense(card, times: 12)), against: speech)
    #expect(again == together)
    #expect(RecordedExample.weighed([], against: speech).isEmpty)
  }

  @Test(
    "it is the mean of what the search finds there; what is worse or missing counts the least")
  func mean() throws {
    let speech = nonsense(card, times: 3)
    let example = try example(card)
    let found = ExampleSearch(queries: [[example]]).search(speech)[0].map(\.score)
    let counted = found.sorted(by: >).prefix(10).map { max($0, -2) }
    let expected = (counted.reduce(0, +) - 2 * Float(10 - counted.count)) / 10
    let likeness = RecordedExample.weighed([example], against: speech)[0].likeness
    #expect(abs(likeness - expected) < 1e-4)
  }

  @Test("what an example is like moves what is looked at again as much as what it is worth")
  func bound() {
    let moved =
      ExampleScale.leastSoundScore(likeness: -0.24)
      - ExampleScale.leastSoundScore(likeness: ExampleScale.usualLikeness)
    #expect(abs(moved - 0.5) < 1e-5)
  }
}
