import KeywordSearch
import PhoneticIndex
import Pronunciation
import TestSupport
import Testing

@Suite("The sounds that a frame has a good score for")
struct LoudColumnsTests {
  @Test(
    "none that scores enough is left out, and none that scores a quarter less or lower is among them"
  )
  func enough() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let row = (0..<PhoneScores.rowLength).map { _ in
        max(-8, Float.random(in: -9...0, using: &generator))
      }
      let loud = row.withUnsafeBufferPointer { LoudColumns($0) }
      let drawn = Float.random(in: -8...0, using: &generator)
      for least in [-.infinity, .nan, -9, -8, 0, 0.5, row[0], row[7], drawn] {
        let columns = loud.scoring(least)
        for column in Phone.allCases.indices {
          let isIn = columns >> UInt64(column) & 1 == 1
          if row[column] >= least { #expect(isIn) }
          if row[column] < min(least, 0) - 0.27 { #expect(!isIn) }
        }
        #expect(columns >> UInt64(Phone.allCases.count) == 0)
      }
    }
  }
}
