import PostgreSQL
import Testing

@Suite("Addresses of PostgreSQL databases")
struct PostgresAddressTests {
  @Test("host, port, user and database are read, and shown without parameters")
  func whole() throws {
    let address = try PostgresAddress("postgres://ann@db.example:5433/calls?sslmode=require")
    #expect(address.description == "postgres://ann@db.example:5433/calls")
    #expect(address.database == "calls")
  }

  @Test(
    "a password is refused wherever it stands, and not repeated",
    arguments: [
      "postgres://ann:s3cret@db/calls", "postgres://ann@db/calls?password=s3cret",
      "postgres://ann@db/calls?sslpassword=s3cret", "postgres://ann:s3cret@db/calls?fish=1",
    ])
  func password(text: String) {
    let error = #expect(throws: PostgresError.self) { try PostgresAddress(text) }
    #expect(error?.kind == .address)
    #expect(error?.description.contains("s3cret") == false)
  }

  @Test("an address without a database is refused", arguments: ["postgres://", "postgres://db"])
  func noDatabase(text: String) {
    let error = #expect(throws: PostgresError.self) { try PostgresAddress(text) }
    #expect(error?.kind == .address)
  }

  @Test("what begins like an address is meant to be one; paths are not")
  func meaning() {
    #expect(PostgresAddress.isMeant(by: "postgresql://db/calls"))
    #expect(!PostgresAddress.isMeant(by: "postgres.db"))
  }

  @Test("nobody there is an error of the connection")
  func nobody() throws {
    let address = try PostgresAddress("postgres://ann@127.0.0.1:1/calls")
    let error = #expect(throws: PostgresError.self) { try PostgresConnection(address) }
    #expect(error?.kind == .connection)
  }
}
