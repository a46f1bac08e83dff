import PostgreSQL
import StoreTestSupport
import Testing

@Suite("Rows that are copied to a PostgreSQL server")
struct PostgresCopyTests {
  private let session: PostgresConnection

  init() throws {
    session = try PostgresConnection(PostgresAddress(PostgresServer.shared().newDatabase()))
    try session.runAll("CREATE TABLE kept (number bigint CHECK (number > 0), words text)")
  }

  private func rows(_ values: [(number: Int64?, words: String?)]) throws -> PostgresCopyRows {
    var rows = PostgresCopyRows()
    for value in values {
      var row = PostgresCopyRow()
      if let number = value.number { row.append(number) } else { row.appendNull() }
      if let words = value.words { row.append(words) } else { row.appendNull() }
      try row.end()
      rows.append(row)
    }
    return rows
  }

  private func copy(_ values: [(number: Int64?, words: String?)]) throws -> Int {
    try session.copy(rows(values), into: "kept", columns: ["number", "words"])
  }

  @Test(
    "come back as they went in",
    arguments: [
      "", "\\", "\\N", "\\.", "a\tb", "a\nb", "a\r\nb", "\u{1}\u{8}\u{b}\u{c}\u{7f}",
      "it's \"ü\" 🎧",
    ])
  func texts(text: String) throws {
    #expect(try copy([(.max, text), (nil, nil), (1, text)]) == 3)
    let kept = try session.runOnce("SELECT number, words FROM kept ORDER BY number")
    #expect(kept.text(row: 0, column: 1) == text)
    #expect(kept.text(row: 1, column: 0) == String(Int64.max))
    #expect(kept.isNull(row: 2, column: 0) && kept.isNull(row: 2, column: 1))
  }

  @Test("may be none, and may be many megabytes")
  func counts() throws {
    #expect(try copy([]) == 0)
    let long = String(repeating: "word ", count: 10_000)
    #expect(try copy((1...60).map { ($0, long) }) == 60)
    let kept = try session.runOnce("SELECT sum(length(words)) FROM kept")
    #expect(kept.text(row: 0, column: 0) == "3000000")
  }

  @Test("are added all or none, and the session goes on after what the server refuses")
  func refused() throws {
    let error = #expect(throws: PostgresError.self) { try copy([(1, "a"), (0, "b")]) }
    #expect(error?.sqlState == "23514")
    #expect(try session.runOnce("SELECT 1 FROM kept").rowCount == 0)
    let unknown = #expect(throws: PostgresError.self) {
      try session.copy(rows([(1, "a")]), into: "nowhere", columns: ["number"])
    }
    #expect(unknown?.sqlState == "42P01")
    #expect(try copy([(1, "a")]) == 1)
  }

  @Test("have no zero character")
  func zeroCharacter() {
    let error = #expect(throws: PostgresError.self) { try copy([(1, "a\0b")]) }
    #expect(error?.kind == .zeroCharacter)
  }
}
