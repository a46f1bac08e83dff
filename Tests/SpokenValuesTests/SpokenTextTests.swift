import SpokenValues
import Testing

@Suite struct SpokenTextTests {
  @Test(
    "a character that is two words is read as both, with no sign between",
    arguments: [
      ("½", ["1", "2"]), ("a ½%", ["a", "1", "2"]), ("3½ and ⅓", ["31", "2", "and", "1", "3"]),
    ])
  func twoWords(text: String, forms: [String]) {
    #expect(SpokenText(text).forms.count == forms.count)
  }
}
