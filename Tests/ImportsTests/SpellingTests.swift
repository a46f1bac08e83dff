import Imports
import Testing

@Suite struct SpellingTests {
  @Test(
    "one slip is one step",
    arguments: [
      ("", "", 0), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "ab", 1), ("abc", "xabc", 1),
      ("abc", "acb", 1), ("abcd", "badc", 2), ("", "abc", 3), ("started", "strated", 1),
    ])
  func distances(left: String, right: String, distance: Int) {
    #expect(Spelling.editDistance(Array(left), Array(right)) == distance)
    #expect(Spelling.editDistance(Array(right), Array(left)) == distance)
  }

  @Test("the nearest word is found, a distant one is not")
  func closest() {
    let words = ["started", "duration", "direction", "id"]
    #expect(Spelling.closest(to: "strated", among: words) == "started")
    #expect(Spelling.closest(to: "diration", among: words) == "duration")
    #expect(Spelling.closest(to: "price", among: words) == nil)
    #expect(Spelling.closest(to: "", among: words) == nil)
  }

  /// The definition, without a table.
  private func slow(_ left: ArraySlice<Character>, _ right: ArraySlice<Character>) -> Int {
    guard let lastLeft = left.last, let lastRight = right.last else {
      return left.count + right.count
    }
    var best = min(
      slow(left.dropLast(), right) + 1, slow(left, right.dropLast()) + 1,
      slow(left.dropLast(), right.dropLast()) + (lastLeft == lastRight ? 0 : 1))
    if left.count > 1, right.count > 1, left.dropLast().last == lastRight,
      right.dropLast().last == lastLeft
    {
      best = min(best, slow(left.dropLast(2), right.dropLast(2)) + 1)
    }
    return best
  }

  @Test("the table agrees with the definition on all short words")
  func twin() {
    let words = (0...4).flatMap { length in
      (0..<(1 << length)).map { bits in
        (0..<length).map { bits >> $0 & 1 == 0 ? Character("a") : "b" }
      }
    }
    for left in words {
      for right in words {
        #expect(Spelling.editDistance(left, right) == slow(left[...], right[...]))
      }
    }
  }
}
