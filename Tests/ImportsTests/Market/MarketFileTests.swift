import CallModel
import Diagnostics
import Foundation
import Imports
import TestSupport
import Testing

@Suite struct MarketFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func file(_ text: String, _ name: String = "rows.csv") throws -> String {
    try Data(text.utf8).write(to: URL(filePath: folder.path(name)))
    return folder.path(name)
  }

  private func entries(
    _ text: String, _ table: MarketTable, ignoring ignored: Set<String> = [],
    blockSize: Int = 1 << 20
  ) throws -> [MarketFile.Entry] {
    var file = try MarketFile(
      path: try file(text), table: table, ignoring: ignored, blockSize: blockSize)
    var entries: [MarketFile.Entry] = []
    while let entry = try file.next() { entries.append(entry) }
    return entries
  }

  private func rows(_ text: String, _ table: MarketTable) throws -> [[String: MarketValue]] {
    try entries(text, table).compactMap { entry in
      guard case .row(let row) = entry else {
        Issue.record("rejected: \(entry)")
        return nil
      }
      let known = zip(table.columns, row.values).filter { $1 != .unknown }
      return Dictionary(uniqueKeysWithValues: known.map { ($0.name, $1) })
    }
  }

  private func faults(_ text: String, _ table: MarketTable) throws -> [String] {
    try entries(text, table).flatMap { entry -> [String] in
      guard case .rejected(let row) = entry else { return [] }
      return row.errors.map { $0.description.replacing(folder.path("rows.csv"), with: "rows.csv") }
    }
  }

  @Test("CSV and JSON lines say the same")
  func formats() throws {
    let csv = try rows(
      """
      Session ID,Started At,utm_source,utm_medium,Phone,Email
      s-1,2026-10-03T14:00:00-04:00,google,cpc,+1 (212) 555-0100,Ann@Example.com

      """, .touchpoints)
    let json = try rows(
      """
      {"id": "s-1", "at": "2026-10-03T18:00Z", "source": "google", "medium": "cpc", "phone": "+12125550100", "email": "ann@example.com", "device": null}

      """, .touchpoints)
    #expect(csv == json)
    #expect(csv.first?["phone"] == .contact("+12125550100"))
    #expect(csv.first?["email"] == .contact("ann@example.com"))
  }

  @Test("a landing page tells what the columns leave out, and no more")
  func landingPage() throws {
    let row = try rows(
      """
      id,at,utm_source,landing_page
      s-1,2026-10-03T18:00Z,bing,https://example.com/x?utm_source=google&utm_campaign=spring%20sale&gclid=Cj0+K&bad=%zz#utm_term=no

      """, .touchpoints
    ).first
    #expect(row?["source"] == .text("bing"))
    #expect(row?["campaign_name"] == .text("spring sale"))
    #expect(row?["gclid"] == .text("Cj0 K"))
    #expect(row?["keyword"] == nil)
  }

  @Test("amounts have the currency of their row, or their own")
  func money() throws {
    let values = try rows(
      """
      day,campaign_id,cost,currency
      2026-10-03,a,"1,021.4",USD
      2026-10-03,b,KRW 5000,
      2026-10-04,a,€3,

      """, .spend
    ).map { $0["amount"] }
    let euro = try #require(Currency(code: "EUR"))
    let won = try #require(Currency(code: "KRW"))
    #expect(
      values == [
        .money(Money(minorUnits: 102_140, currency: .usd)),
        .money(Money(minorUnits: 5000, currency: won)),
        .money(Money(minorUnits: 300, currency: euro)),
      ])
  }

  @Test("what is wrong with a row is told with its line and column, and the others are read")
  func faultyRows() throws {
    let text = """
      day,campaign_id,amount,currency,clicks
      2026-10-32,a,1,USD,
      2026-10-03,,1,USD,
      2026-10-03,a,1.234,USD,-1
      2026-10-03,a,1,,
      2026-10-03,a,1,USD
      2026-10-03,a,1,USD,5
      2026-10-03,a,2,USD,6
      2026-10-03,"a"b,2,USD,6

      """
    #expect(
      try faults(text, .spend) == [
        "rows.csv:2: `day` is not a day: `2026-10-32` (write it as 2026-10-03)",
        "rows.csv:3: `campaign_id` is empty, and every row has one",
        "rows.csv:4: `clicks` is not a count: `-1` (write digits, for example 1200)",
        "rows.csv:4: `amount` is not an amount of money: `USD 1.234` (write it like USD 99.50, with at most 2 decimals behind a point)",
        "rows.csv:5: `amount` is not an amount of money: `1` (write the currency with it, for example USD 99.50)",
        "rows.csv:6: the row has 4 cells, the first line has 5 cells (a cell with a comma in it stands in quotes)",
        "rows.csv:8: line 7 has the same day, campaign_id, keyword (put rows together that are about the same)",
        "rows.csv:9: cell 2 goes on after its closing quote (a cell with a quote in it stands in quotes, and the quote in it is doubled: \"\")",
      ])
  }

  @Test("a row that is set aside is kept byte for byte")
  func rejectedBytes() throws {
    let lines = ["id,at\r\n", "\"s\n1\",soon\r\n", "s-2,2026-10-03T18:00Z\r\n", "s-3,later"]
    let bytes = try entries(lines.joined(), .touchpoints).compactMap { entry in
      if case .rejected(let row) = entry { String(decoding: row.bytes, as: UTF8.self) } else { nil }
    }
    #expect(bytes == [lines[1], lines[3]])
  }

  @Test("times that the row contradicts, and a number that leads nowhere, are told")
  func contradictions() throws {
    #expect(
      try faults(
        "id,at,ended_at\ns-1,2026-10-03T18:00Z,2026-10-03T17:59Z\n", .touchpoints
      ).first?.contains("the row ends before it begins") == true)
    #expect(
      try faults("number,pool\n+18005550199,web\n", .numbers).first?
        .contains("does not say what a call to the number comes from") == true)
    #expect(try faults("number,shown_to\n+18005550199,visitor\n", .numbers) == [])
  }

  @Test("columns that the table does not have are told with the nearest one, unless passed over")
  func columns() throws {
    let text = "id,at,utm_sorce,Utm-Source,source\n"
    let error = #expect(throws: InputErrors.self) { try entries(text, .touchpoints) }
    let lines = error?.description.replacing(folder.path("rows.csv"), with: "rows.csv")
    #expect(
      lines == """
        rows.csv:1: `utm_sorce` is not a column of touchpoints (did you mean `utm_source`? else `--ignore utm_sorce` passes over it)
        rows.csv:1: `source` and `Utm-Source` are the same column (take one of them out of the file, or pass over it with --ignore)
        """)
    #expect(
      try entries("id,at,utm_sorce\ns,2026-10-03T18:00Z,x\n", .touchpoints, ignoring: ["UTM sorce"])
        .count == 1)
  }

  /// What is said of a file that begins so.
  private func headerFaults(_ text: String, _ table: MarketTable) throws -> [String] {
    let error = #expect(throws: InputErrors.self) { try entries(text, table) }
    return (error?.errors ?? []).map {
      $0.description.replacing(folder.path("rows.csv"), with: "rows.csv")
    }
  }

  @Test(
    "columns that are missing are told together with those that are not known, and nameless ones by their place"
  )
  func missingColumns() throws {
    #expect(
      try headerFaults("Order date,Campaign ID,Spend,,Currency code\n", .spend) == [
        "rows.csv:1: `Order date` is not a column of spend (`--ignore order_date` passes over it)",
        "rows.csv:1: column 4 has no name (name it, or take it out of the file)",
        "rows.csv:1: no column is named `day` (every row of spend has one; it may be called so, too: `date`)",
      ])
  }

  @Test("the name of a column to be passed over is written so that a shell takes it for one word")
  func ignoredWord() throws {
    #expect(
      try headerFaults("day,campaign_id,cost,Amount spent (USD),Ann's note\n", .spend) == [
        "rows.csv:1: `Amount spent (USD)` is not a column of spend (`--ignore 'amount_spent_(usd)'` passes over it)",
        "rows.csv:1: `Ann's note` is not a column of spend (`--ignore 'ann'\\''s_note'` passes over it)",
      ])
    #expect(
      try entries(
        "day,campaign_id,cost,Amount spent (USD)\n2026-10-03,a,USD 5,5\n", .spend,
        ignoring: ["amount_spent_(usd)"]
      ).count == 1)
  }

  @Test(
    "a title above the names of the columns is told as that",
    arguments: ["Campaign report", "sep=;"])
  func title(title: String) throws {
    let shown = title.split(separator: ";").first.map(String.init) ?? ""
    #expect(
      try headerFaults("\(title)\nday;campaign_id;amount;currency\n", .spend) == [
        "rows.csv:1: the first line names no column of spend: `\(shown)` (it names the columns: take out what stands above them)"
      ])
  }

  @Test("what is no text is told for what it is, in files of calls too")
  func otherFiles() throws {
    let kinds: [([UInt8], String)] = [
      (
        [0x50, 0x4B, 3, 4, 0x14, 0, 6, 0],
        "an Excel workbook or a ZIP archive, where text is expected"
      ),
      (
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1], "an Excel workbook or a ZIP archive, where text is expected"
      ),
      ([0x1F, 0x8B, 8, 0], "a compressed file, where text is expected"),
      (Array("%PDF-1.7\n".utf8), "a PDF, where text is expected"),
      (Array("\u{FEFF}\n <html>".utf8), "HTML or XML, where a table of text is expected"),
    ]
    for (bytes, reason) in kinds {
      try Data(bytes).write(to: URL(filePath: folder.path("other")))
      let market = #expect(throws: InputErrors.self) {
        try MarketFile(path: folder.path("other"), table: .spend)
      }
      #expect(market?.errors.map(\.reason) == [reason])
      let calls = #expect(throws: InputErrors.self) {
        try CallsFile.read(path: folder.path("other"))
      }
      #expect(calls?.errors.map(\.reason) == [reason])
    }
  }

  @Test("what is no text, no object or far too long is set aside, and the rest is read")
  func hostile() throws {
    let long = String(repeating: "x", count: 10 << 20)
    let text = "id,at,source\na,2026-10-03T18:00Z,\(long)\nb,2026-10-03T18:00Z,x\n"
    let entries = try entries(text, .touchpoints)
    #expect(entries.count == 2)
    #expect(
      try faults(text, .touchpoints) == [
        "rows.csv:2: `source` is 10485760 bytes long (a cell holds at most 16384 bytes)"
      ])
    #expect(
      try faults(
        """
        {"id": "a", "at": "2026-10-03T18:00Z", "source": ["x"]}
        {"id": "a"
        [1]
        {"id": "'; DROP TABLE spend; --", "at": "2026-10-03T18:00Z"}

        """, .touchpoints
      ).count == 3)
    var bytes = Data("id,at,source\na,2026-10-03T18:00Z,".utf8)
    bytes += [0xFF, 0x0A]
    try bytes.write(to: URL(filePath: folder.path("bytes.csv")))
    var file = try MarketFile(path: folder.path("bytes.csv"), table: .touchpoints)
    guard case .rejected(let row)? = try file.next() else {
      Issue.record("read")
      return
    }
    #expect(row.errors.map(\.reason) == ["not UTF-8 text"])
  }

  @Test("a file in small blocks says what it says in one, wherever blocks end")
  func blocks() throws {
    var generator = SeededGenerator(seed: 7)
    for round in 0..<40 {
      var text = "id,at,source\r\n"
      for row in 0..<30 {
        let source =
          ["a", "\"b,\"\"c\"\"\n\r\n\"", "\"é\r\"", "x\"y", "", "ÿ"]
          .randomElement(using: &generator) ?? ""
        text += "s-\(row),2026-10-03T18:00Z,\(source)"
        text += ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n"
      }
      let whole = try entries(text, .touchpoints)
      for blockSize in [1, 7, 64, 1000] {
        #expect(
          try entries(text, .touchpoints, blockSize: blockSize) == whole, "\(round), \(blockSize)")
      }
    }
  }

  @Test("lines of JSON in small blocks say what they say in one")
  func jsonBlocks() throws {
    let text = (0..<50).map { row in
      row % 7 == 3 ? "not json\n" : "{\"id\": \"s-\(row)\", \"at\": \"2026-10-03T18:00Z\"}\n"
    }.joined()
    let whole = try entries(text, .touchpoints)
    #expect(whole.count == 50)
    for blockSize in [5, 64, 333] {
      #expect(try entries(text, .touchpoints, blockSize: blockSize) == whole)
    }
  }

  @Test("empty files, lists of JSON, UTF-16 and missing files are told")
  func notTables() throws {
    for (text, reason) in [("", "the file is empty"), (" \n", "the file is empty")] {
      let error = #expect(throws: InputErrors.self) { try entries(text, .spend) }
      #expect(error?.errors.map(\.reason) == [reason])
    }
    #expect(throws: InputErrors.self) { try entries("[{}]", .spend) }
    for bytes in [[0xFF, 0xFE, 0x61, 0], [0x61, 0, 0x2C, 0], [0, 0x61, 0, 0x2C]] as [[UInt8]] {
      try Data(bytes).write(to: URL(filePath: folder.path("utf16.csv")))
      let error = #expect(throws: InputErrors.self) {
        try MarketFile(path: folder.path("utf16.csv"), table: .spend)
      }
      #expect(error?.errors.first?.reason == "UTF-16 text, where UTF-8 is expected")
    }
    #expect(throws: InputErrors.self) {
      try MarketFile(path: folder.path("none.csv"), table: .spend)
    }
  }
}
