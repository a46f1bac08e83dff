import KeywordSearch
import PhoneticIndex
import Pronunciation
import Testing

@Suite("Which frames a sound takes up")
struct KeywordAlignmentTests {
  /// The best total over all ways to share the frames among the states, tried one after the other.
  private func best(_ phones: [Phone], _ rows: FrameRows, from frame: Int, state: Int) -> Float {
    let column =
      state.isMultiple(of: 2) ? Int(phones[state / 2].rawValue) : PhoneFold.blankColumn
    let here = rows.score(frame, column)
    let last = 2 * phones.count - 2
    if frame == rows.frameCount - 1 { return state == last ? here : -.infinity }
    var rest = best(phones, rows, from: frame + 1, state: state)
    if state < last { rest = max(rest, best(phones, rows, from: frame + 1, state: state + 1)) }
    if state + 2 <= last, state.isMultiple(of: 2), phones[state / 2] != phones[state / 2 + 1] {
      rest = max(rest, best(phones, rows, from: frame + 1, state: state + 2))
    }
    return here + rest
  }

  @Test("no other way through the states loses less", arguments: 1...20)
  func exhaustive(seed: Int) throws {
    var sound = RandomSound(seed: UInt64(seed))
    let keyword = sound.keyword(lengths: [1 + seed % 4])
    let phones = try #require(keyword).variants[0].pronunciation.phones
    let rows = FrameRows(sound.scores(frameCount: 9), firstFrame: 0)
    let alignment = try #require(KeywordAlignment(phones, with: rows, in: 0...8))
    // What the alignment's frames cost: each sound's frames as that sound, all others as blank.
    var total: Float = 0
    for frame in 0...8 {
      let owner = alignment.frames.firstIndex { $0.contains(frame) }
      total += rows.score(frame, owner.map { Int(phones[$0].rawValue) } ?? PhoneFold.blankColumn)
    }
    #expect(abs(total - best(phones, rows, from: 0, state: 0)) < 0.001)
    #expect(alignment.frames[0].lowerBound == 0)
    #expect(alignment.frames[phones.count - 1].upperBound == 8)
    for (one, next) in zip(alignment.frames, alignment.frames.dropFirst()) {
      #expect(one.upperBound < next.lowerBound)
    }
  }

  @Test("where there is no room there is no alignment")
  func noRoom() {
    let rows = FrameRows(RandomSound.silence(frameCount: 6), firstFrame: 0)
    #expect(KeywordAlignment([.k, .aa, .r, .d], with: rows, in: 0...2) == nil)
    // Two equal sounds need a blank between them.
    #expect(KeywordAlignment([.k, .k], with: rows, in: 0...1) == nil)
    #expect(KeywordAlignment([.k, .k], with: rows, in: 0...2) != nil)
    #expect(KeywordAlignment([], with: rows, in: 0...2) == nil)
    #expect(KeywordAlignment([.k], with: rows, in: 0...6) == nil)
  }
}
