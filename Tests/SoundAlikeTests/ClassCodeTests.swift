import Pronunciation
import SoundAlike
import TestSupport
import Testing

@Suite("Rows of classes as numbers") struct ClassCodeTests {
  /// The edit distance with a cost of one for everything, by the whole table.
  private func edits(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var row = Array(0...other.count)
    for (place, phone) in one.enumerated() {
      var next = [place + 1]
      for (column, against) in other.enumerated() {
        let isSame = ClassCode.of([phone]) == ClassCode.of([against])
        next.append(min(row[column] + (isSame ? 0 : 1), row[column + 1] + 1, next[column] + 1))
      }
      row = next
    }
    return row[other.count]
  }

  @Test("edits are those of the whole table, up to two, whatever stands before the rows")
  func sameAsTable() {
    var random = SeededGenerator(seed: 3)
    // Few phones, so that rows are often nearly the same.
    let phones = [Phone.t, .d, .k, .aa].map(\.rawValue)
    func row(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in phones.randomElement(using: &random) ?? 0 }
    }
    for _ in 0..<20_000 {
      let one = row(Int.random(in: 0...16, using: &random))
      var other = one
      for _ in 0..<Int.random(in: 0...2, using: &random) where !other.isEmpty {
        let place = other.indices.randomElement(using: &random) ?? 0
        switch Int.random(in: 0...2, using: &random) {
        case 0: other.remove(at: place)
        case 1 where other.count < 16: other.insert(contentsOf: row(1), at: place)
        default: other[place] = row(1)[0]
        }
      }
      let (before, beforeOther) = (row(4), row(4))
      let found = ClassCode.edits(
        ClassCode.of((before + one)[...]), one.count, ClassCode.of((beforeOther + other)[...]),
        other.count)
      #expect(found == min(2, edits(one, other)), "\(one) \(other)")
    }
  }

  @Test("of rows that are too long for a number nothing is known")
  func tooLong() {
    let long = [UInt8](repeating: Phone.t.rawValue, count: 17)
    #expect(ClassCode.edits(ClassCode.of(long[...]), 17, 0, 0) == 0)
  }
}
