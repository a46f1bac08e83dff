import Diagnostics
import Testing

@Suite("Nearest spelling")
struct SpellingTests {
  @Test(
    "one slip is one step",
    arguments: [
      ("", "", 0), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "ab", 1), ("abc", "xabc", 1),
      ("abc", "acb", 1), ("abcd", "badc", 2), ("", "abc", 3), ("started", "strated", 1),
    ])
  func distances(left: String, right: String, distance: Int) {
    #expect(Spelling.slips(from: Array(left), to: Array(right)) == distance)
    #expect(Spelling.slips(from: Array(right), to: Array(left)) == distance)
  }

  @Test(
    "finds what was probably meant",
    arguments: [
      ("call.durration", "call.duration"), ("stauts", "status"), ("WHEN", "when"), ("adn", "and"),
      ("mention", "mentions"), ("예약_표헌", "예약_표현"), ("statsu", "status"),
      ("call.diration", "call.duration"),
    ])
  func found(word: String, meant: String) {
    let words = ["call.duration", "status", "when", "and", "mentions", "예약_표현", "id", "or"]
    #expect(Spelling.nearest(to: word, among: words) == meant)
  }

  @Test("leaves alone what is far from everything", arguments: ["", "x", "if", "colour", "tag"])
  func notFound(word: String) {
    #expect(Spelling.nearest(to: word, among: ["status", "when", "id", "or", "mentions"]) == nil)
  }

  @Test("does not propose the word itself")
  func itself() {
    #expect(Spelling.nearest(to: "card", among: ["card"]) == nil)
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
        #expect(Spelling.slips(from: left, to: right) == slow(left[...], right[...]))
      }
    }
  }
}
