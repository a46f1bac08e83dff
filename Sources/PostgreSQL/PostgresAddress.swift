import CPostgres

/// Where a PostgreSQL database is: what stands behind `postgres://`.
///
/// What is left out, libpq takes from its environment (`PGPASSWORD`, `PGSSLMODE`, …) and from `~/.pgpass`. A
/// password in the address is refused: every list of processes would show it.
public struct PostgresAddress: Sendable, Hashable, CustomStringConvertible {
  /// What libpq is given.
  let uri: String
  /// The address without parameters.
  public let description: String
  /// The name of the database.
  public let database: String

  /// What stands for an address that cannot be read, and of which nobody can tell where the password is.
  public static let hidden = "postgres://…"

  /// Whether `text` is meant to be an address, right or wrong, and not a path.
  public static func isMeant(by text: String) -> Bool {
    text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
  }

  /// Reads `postgres://user:password@host:port/database?parameter=value`, as libpq does; nothing is asked yet.
  ///
  /// - Throws: what to do about one that cannot be read, or has a password; nothing of it is repeated.
  public init(_ text: String) throws(PostgresError) {
    var message: UnsafeMutablePointer<CChar>?
    guard let options = PQconninfoParse(text, &message) else {
      // What libpq says may repeat any part of the address.
      PQfreemem(message)
      throw PostgresError(
        kind: .address, sqlState: nil,
        message:
          "it is written postgres://user@host:port/database, with % and two digits for other signs")
    }
    defer { PQconninfoFree(options) }
    var parts: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val { parts[String(cString: keyword)] = String(cString: value) }
      option += 1
    }
    guard !parts.keys.contains(where: { $0.contains("password") }) else {
      throw PostgresError(
        kind: .address, sqlState: nil,
        message:
          "leave the password out, which others would see: it belongs into ~/.pgpass or PGPASSWORD")
    }
    guard let database = parts["dbname"], !database.isEmpty else {
      throw PostgresError(
        kind: .address, sqlState: nil,
        message: "it names no database: postgres://user@host:port/database")
    }
    uri = text
    self.database = database
    let user = parts["user"].map { $0 + "@" } ?? ""
    let port = parts["port"].map { ":" + $0 } ?? ""
    description = "postgres://\(user)\(parts["host"] ?? "")\(port)/\(database)"
  }
}
