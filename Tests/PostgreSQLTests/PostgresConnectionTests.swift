import PostgreSQL
import StoreTestSupport
import Testing

@Suite("A session with a PostgreSQL server")
struct PostgresConnectionTests {
  private let session: PostgresConnection
  private let address: PostgresAddress

  init() throws {
    address = try PostgresAddress(PostgresServer.shared().newDatabase())
    session = try PostgresConnection(address)
  }

  @Test(
    "values come back as they went in",
    arguments: [
      PostgresValue.integer(.min), .integer(.max), .text(""), .text("it's \"ü\" \\ 🎧\n"), .null,
    ])
  func values(value: PostgresValue) throws {
    try session.runAll("CREATE TABLE kept (number bigint, words text)")
    let isNumber = if case .integer = value { true } else { false }
    let column = isNumber ? "number" : "words"
    _ = try session.run("INSERT INTO kept (\(column)) VALUES ($1)", [value])
    let text = try session.run("SELECT \(column) FROM kept").text(row: 0, column: 0)
    switch value {
    case .integer(let number): #expect(text == String(number))
    case .text(let words): #expect(text == words)
    case .null, .real: #expect(text == nil)
    }
  }

  @Test("a text with a zero character is refused, not cut off")
  func zeroCharacter() {
    let error = #expect(throws: PostgresError.self) {
      try session.run("SELECT $1", [.text("a\0b")])
    }
    #expect(error?.kind == .zeroCharacter)
  }

  @Test(
    "what the server says is told by its code",
    arguments: [
      ("SELECT fish", PostgresError.Kind.statement, "42703"),
      ("SET statement_timeout = 20; SELECT pg_sleep(10)", .cancelled, "57014"),
      ("SET TRANSACTION READ ONLY; CREATE TABLE t ()", .permission, "25006"),
    ])
  func codes(sql: String, kind: PostgresError.Kind, code: String) {
    let error = #expect(throws: PostgresError.self) { try session.runAll(sql) }
    #expect(error?.kind == kind)
    #expect(error?.sqlState == code)
  }

  @Test("after its server side is gone, a session says so each time")
  func gone() throws {
    _ = try? session.runAll("SELECT pg_terminate_backend(pg_backend_pid())")
    let error = #expect(throws: PostgresError.self) { try session.runAll("SELECT 1") }
    #expect(error?.kind == .connection)
    #expect(!session.isAlive)
  }

  @Test("a database that is not there does not open")
  func unknownDatabase() throws {
    let server = try PostgresServer.shared()
    let other = try PostgresAddress(server.address(of: "fish"))
    let error = #expect(throws: PostgresError.self) { try PostgresConnection(other) }
    #expect(error?.kind == .access)
  }
}
