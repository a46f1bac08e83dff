import AttributionStore
import EarshotCommands
import Testing

@Suite("The note on names that several campaigns have")
struct SharedNameNoteTests {
  private func note(_ names: [String], of count: Int = 2) -> String? {
    SharedNameNote.text(names.map { SharedCampaignName(name: $0, campaignCount: count) })
  }

  @Test("is not made where each name is one campaign's")
  func none() { #expect(note([]) == nil) }

  @Test("says how many campaigns have the first name, and how many more names are shared")
  func counts() {
    let end = ". They are told apart by their ids; what has only the name is counted by itself\n"
    let first = "  note: 3 campaigns are or were called “Spring”"
    #expect(note(["Spring"], of: 3) == first + end)
    #expect(note(["Spring", "Fall"], of: 3) == first + "; one more name is shared so" + end)
    #expect(
      note(["Spring", "Fall", "May"], of: 3) == first + "; 2 more names are shared so" + end)
  }

  @Test("shows a name from a file on one line, without what steers a terminal, and not without end")
  func strange() throws {
    let text = try #require(note(["a\nb\u{1B}[2J" + String(repeating: "x", count: 500)]))
    #expect(text.filter(\.isNewline).count == 1 && text.hasSuffix("itself\n"))
    #expect(!text.contains("\u{1B}") && text.count < 300)
  }
}
