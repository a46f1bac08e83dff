import RuleCheck
import Testing

@Suite struct SuggestionTests {
  @Test("the nearest word is suggested until enough has been compared, and none is looked at then")
  func budget() {
    var suggestions = Suggestions(comparisons: 5)
    let words = ["duration", "direction", "started"]
    #expect(suggestions.nearest(to: "durration", among: words) == "duration")
    #expect(suggestions.nearest(to: "startet", among: words) == "started")
    var isAsked = false
    func all() -> [String] {
      isAsked = true
      return words
    }
    #expect(suggestions.nearest(to: "durration", among: all()) == nil)
    #expect(!isAsked)
  }

  @Test("a word that is near to none has no suggestion")
  func none() {
    var suggestions = Suggestions()
    #expect(suggestions.nearest(to: "refund", among: ["duration"]) == nil)
    #expect(suggestions.nearest(to: "refund", among: []) == nil)
  }
}
