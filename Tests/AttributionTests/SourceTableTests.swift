import Attribution
import Testing

@Suite("Sources")
struct SourceTableTests {
  private let sources = [
    Source(channel: "paid search", campaign: "spring"), Source(channel: "direct"),
    Source(channel: "paid search"), Source(channel: "e-mail", campaign: "may"),
    Source(channel: "paid search", campaign: "autumn"),
  ]

  @Test("sources are numbered in the order of their names, whatever order they came in")
  func numbers() {
    let table = SourceTable(sources + sources)
    #expect(table.sources == [sources[1], sources[3], sources[2], sources[4], sources[0]])
    #expect(SourceTable(sources.reversed()).sources == table.sources)
    #expect(table.channels == ["direct", "e-mail", "paid search"])
  }

  @Test("a number leads back to its source")
  func roundTrip() throws {
    let table = SourceTable(sources)
    for source in sources {
      #expect(table[try #require(table.id(of: source))] == source)
    }
    #expect(table.id(of: Source(channel: "radio")) == nil)
  }

  @Test("direct traffic is known by its name", arguments: ["direct", "Direct", "(direct)"])
  func direct(name: String) {
    #expect(Source(channel: name).isDirect)
    #expect(!Source(channel: "direct mail").isDirect)
  }
}
