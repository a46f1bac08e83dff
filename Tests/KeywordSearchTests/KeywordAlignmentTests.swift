import KeywordSearch
import PhoneticIndex
import Pronunciation
import Testing

@Suite("Which frames a sound takes up")
struct KeywordAlignmentTests {
  /// What a frame in `state` costs besides its score: the price of a gap within a word or of a pause between two.
  private func price(_ state: Int, _ beginsWord: [Bool]) -> Float {
    if state.isMultiple(of: 2) { return 0 }
    return beginsWord[state / 2 + 1] ? KeywordAlignment.pauseCost : KeywordAlignment.gapCost
  }

  /// The best total over all ways to share the frames from `frame` on among the states from `state` on, tried one after the
  /// other; the path may end in any frame.
  private func best(
    _ phones: [Phone], _ beginsWord: [Bool], _ rows: FrameRows, from frame: Int, state: Int
  ) -> Float {
    let column =
      state.isMultiple(of: 2) ? Int(phones[state / 2].rawValue) : PhoneFold.blankColumn
    let here = rows.score(frame, column) - price(state, beginsWord)
    let last = 2 * phones.count - 2
    var rest: Float = state == last ? 0 : -.infinity
    if frame < rows.frameCount - 1 {
      func going(to state: Int) -> Float {
        best(phones, beginsWord, rows, from: frame + 1, state: state)
      }
      rest = max(rest, going(to: state))
      if state < last { rest = max(rest, going(to: state + 1)) }
      if state + 2 <= last, state.isMultiple(of: 2), phones[state / 2] != phones[state / 2 + 1] {
        rest = max(rest, going(to: state + 2))
      }
    }
    return here + rest
  }

  @Test(
    "no other way through the states costs less, wherever it begins and ends", arguments: 1...20)
  func exhaustive(seed: Int) throws {
    var sound = RandomSound(seed: UInt64(seed))
    let keyword = sound.keyword(lengths: [1 + seed % 4])
    let phones = try #require(keyword).variants[0].pronunciation.phones
    let beginsWord = phones.indices.map { $0 == 0 || ($0 + seed).isMultiple(of: 3) }
    let rows = FrameRows(sound.scores(frameCount: 9), firstFrame: 0)
    let alignment = try #require(
      KeywordAlignment(phones, beginsWord: beginsWord, with: rows, in: 0...8))
    for (one, next) in zip(alignment.frames, alignment.frames.dropFirst()) {
      #expect(one.upperBound < next.lowerBound)
    }
    // What the alignment costs: each sound's frames as that sound, what lies between two sounds as blank.
    let first = try #require(alignment.frames.first).lowerBound
    let last = try #require(alignment.frames.last).upperBound
    var total: Float = 0
    for frame in first...last {
      if let owner = alignment.frames.firstIndex(where: { $0.contains(frame) }) {
        total += rows.score(frame, Int(phones[owner].rawValue))
      } else {
        let before = try #require(alignment.frames.lastIndex { $0.upperBound < frame })
        total += rows.score(frame, PhoneFold.blankColumn) - price(2 * before + 1, beginsWord)
      }
    }
    let least = (0...8).map { best(phones, beginsWord, rows, from: $0, state: 0) }.max()
    #expect(try abs(total - #require(least)) < 0.001)
    #expect(alignment.span.lowerBound == first)
    #expect(alignment.span.upperBound == alignment.frames[phones.count - 1].lowerBound)
  }

  @Test("a sound that fits a little better seconds later does not draw the word there")
  func pauseBehind() throws {
    let (scores, lastSound) = try ClearSpeech.echoed("K AA R D", last: .d)
    let rows = FrameRows(scores, firstFrame: 0)
    let alignment = try #require(
      KeywordAlignment(
        [.k, .aa, .r, .d], beginsWord: [true, false, false, false], with: rows,
        in: 0...rows.frameCount - 1))
    #expect(alignment.frames[3].lowerBound == lastSound.lowerBound)
    #expect(lastSound.contains(alignment.frames[3].upperBound))
  }

  @Test("where there is no room there is no alignment")
  func noRoom() {
    let rows = FrameRows(RandomSound.silence(frameCount: 6), firstFrame: 0)
    #expect(
      KeywordAlignment(
        [.k, .aa, .r, .d], beginsWord: [true, false, false, false], with: rows, in: 0...2) == nil)
    // Two equal sounds need a blank between them.
    #expect(KeywordAlignment([.k, .k], beginsWord: [true, false], with: rows, in: 0...1) == nil)
    #expect(KeywordAlignment([.k, .k], beginsWord: [true, false], with: rows, in: 0...2) != nil)
    #expect(KeywordAlignment([], beginsWord: [], with: rows, in: 0...2) == nil)
    #expect(KeywordAlignment([.k], beginsWord: [true], with: rows, in: 0...6) == nil)
  }
}
