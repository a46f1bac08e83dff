import AttributionStore
import EarshotCommands
import Testing

@Suite struct KeyFiguresTests {
  private func table(_ columns: [String], _ rows: [[QueryTable.Value]]) -> QueryTable {
    QueryTable(columns: columns, rows: rows)
  }

  private func figures(inOrderOfTime: Bool = false) -> KeyFigures {
    KeyFigures(
      [
        table(
          ["name", "calls", "answered"],
          [
            [.text("b"), .integer(1), .integer(1)], [.text("a"), .integer(3), .integer(2)],
            [.text(""), .integer(1), .integer(0)],
          ]),
        table(["name", "conversion_rate"], [[.text("a"), .real(0.5)], [.text("b"), .nothing]]),
        table(
          ["name", "currency", "spend_minor", "cost_per_call_minor", "cost_per_conversion_minor"],
          [
            [.text("a"), .text("EUR"), .integer(300), .real(100), .real(300)],
            [.text("a"), .text("USD"), .integer(3000), .real(1000), .nothing],
            [.text("silent"), .text("USD"), .integer(70), .nothing, .nothing],
          ]),
      ], inOrderOfTime: inOrderOfTime)
  }

  @Test("lines with most calls come first, days in their order")
  func order() {
    #expect(figures().lines.map(\.name) == ["a", "", "b", "silent"])
    #expect(figures(inOrderOfTime: true).lines.map(\.name) == ["", "a", "b", "silent"])
  }

  @Test("CSV has a row for each currency, and counts in the first of them only")
  func csv() {
    #expect(
      KeyFiguresCSV(figures()).lines == [
        "name,calls,answered,conversion_rate,currency,spend_minor,cost_per_call_minor,cost_per_conversion_minor",
        "a,3,2,0.5,EUR,300,100.0,300.0", "a,,,,USD,3000,1000.0,", ",1,0,,,,,", "b,1,1,,,,,",
        "silent,,,,USD,70,,",
      ])
  }

  @Test("what is not known is a dash, and currencies stand below each other")
  func text() {
    let lines = KeyFiguresText(
      figures(), by: "campaign", shortWait: 0, lookback: 30, timeZone: nil
    ).lines(width: 200)
    #expect(lines.first?.hasPrefix("  campaign") == true)
    #expect(lines.dropFirst().first?.contains("50.0 %") == true)
    #expect(lines.dropFirst().first?.contains("3.00") == true)
    #expect(lines.contains { $0.hasPrefix("  (not known)") && $0.contains("–") })
    #expect(lines.last?.contains("UTC") == true)
  }

  @Test("of one thing it does not speak as of several")
  func one() {
    let one = table(
      ["name", "calls", "answered", "callers", "anonymous_calls", "keywords", "converting"],
      [[.text(""), .integer(1), .integer(1), .integer(1), .integer(1), .integer(1), .integer(1)]])
    let lines = KeyFiguresText(
      KeyFigures([one], inOrderOfTime: false), by: "all", shortWait: 0, lookback: 30, timeZone: nil
    ).lines(width: 200)
    #expect(lines.contains { $0.contains("of 1 caller never") && $0.hasSuffix("1 anonymous call") })
    #expect(lines.contains { $0.contains("of 1 answered call;") })
    #expect(lines.contains { $0.contains("of 1 call; 1 keyword") })
  }

  @Test("where there is nothing to count, that is said")
  func nothing() {
    let none = KeyFigures([], inOrderOfTime: false)
    let lines = KeyFiguresText(
      none, by: "day", shortWait: 0, lookback: 30, timeZone: "Asia/Tokyo"
    ).lines(width: 80)
    #expect(lines.first == "  no inbound call and no spend in this period")
    #expect(lines.last == "  days are those of Asia/Tokyo")
  }
}
