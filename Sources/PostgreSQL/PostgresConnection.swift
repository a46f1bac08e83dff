import CPostgres
import Synchronization

/// One session with a PostgreSQL server. Its methods wait for the server; if several tasks use it, one waits for
/// the other.
///
/// A statement runs at once in a transaction of its own, or in the one that `BEGIN` began.
public final class PostgresConnection: Sendable {
  private let state: Mutex<State>

  /// What there is of it.
  struct State {
    /// Where libpq keeps the session.
    let address: UInt
    /// The names of prepared statements, by their texts and the types of their parameters.
    var prepared: [Statement: String] = [:]

    var pointer: OpaquePointer? { OpaquePointer(bitPattern: address) }
  }

  /// A statement that is kept prepared.
  struct Statement: Hashable {
    let sql: String
    let types: [UInt32]
  }

  /// Opens a session.
  ///
  /// - Parameter timeoutS: how long to wait for the server to answer at all, in seconds, at least 2.
  public init(_ address: PostgresAddress, timeoutS: Int = 10) throws(PostgresError) {
    // Later parameters count more than the address, which stands in the place of the database.
    let parameters = [
      ("dbname", address.uri), ("client_encoding", "UTF8"),
      ("fallback_application_name", "earshot"),
      ("connect_timeout", String(timeoutS)),
      // A server that is gone without a word is noticed in a minute, not in hours.
      ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
      ("tcp_user_timeout", "60000"),
    ]
    let opened = Self.withCStrings(parameters.map(\.0)) { names in
      Self.withCStrings(parameters.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
    }
    guard let opened else {
      throw PostgresError(
        kind: .room, sqlState: nil, message: "there is no memory for a connection")
    }
    guard PQstatus(opened) == CONNECTION_OK else {
      let error = Self.refusal(opened)
      PQfinish(opened)
      throw error
    }
    // What the server has to say besides is not for standard error.
    PQsetNoticeProcessor(opened, { _, _ in }, nil)
    state = Mutex(State(address: UInt(bitPattern: opened)))
  }

  deinit { state.withLock { PQfinish($0.pointer) } }

  /// Whether it is still good, as far as it is known without asking.
  public var isAlive: Bool { state.withLock { PQstatus($0.pointer) == CONNECTION_OK } }

  /// Whether no transaction is open.
  public var isIdle: Bool {
    state.withLock { PQtransactionStatus($0.pointer) == PQTRANS_IDLE }
  }

  /// Runs statements without parameters, separated by `;`; what they answer is not kept.
  public func runAll(_ sql: String) throws(PostgresError) {
    _ = try answer { state in PQexec(state.pointer, sql) }
  }

  /// Runs one statement with the parameters `$1`, `$2`, …; it is prepared the first time and kept.
  public func run(
    _ sql: String, _ values: [PostgresValue] = []
  ) throws(PostgresError) -> PostgresResult {
    let parameters = try PostgresParameters(values)
    let statement = Statement(sql: sql, types: parameters.types)
    let (name, isNew) = state.withLock { state in
      state.prepared[statement].map { ($0, false) } ?? ("s\(state.prepared.count)", true)
    }
    if isNew {
      _ = try answer { state in
        PQprepare(state.pointer, name, sql, Int32(values.count), parameters.types)
      }
      state.withLock { $0.prepared[statement] = name }
    }
    return try answer { state in
      parameters.withValues {
        PQexecPrepared(state.pointer, name, Int32(values.count), $0, nil, nil, 0)
      }
    }
  }

  /// Runs one statement once, without keeping it prepared.
  public func runOnce(
    _ sql: String, _ values: [PostgresValue] = []
  ) throws(PostgresError) -> PostgresResult {
    let parameters = try PostgresParameters(values)
    return try answer { state in
      parameters.withValues {
        PQexecParams(state.pointer, sql, Int32(values.count), parameters.types, $0, nil, nil, 0)
      }
    }
  }

  /// What libpq answers, unless it is an error.
  func answer(
    _ ask: (inout State) -> OpaquePointer?
  ) throws(PostgresError) -> PostgresResult {
    let (address, message) = state.withLock { state in
      let result = ask(&state)
      let isGood = PQstatus(state.pointer) == CONNECTION_OK
      return (UInt(bitPattern: result), isGood ? nil : Self.message(state.pointer))
    }
    guard let result = OpaquePointer(bitPattern: address) else {
      throw PostgresError(kind: .connection, sqlState: nil, message: message ?? Self.lost)
    }
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return PostgresResult(result)
    default:
      defer { PQclear(result) }
      guard let code = PQresultErrorField(result, Int32(UInt8(ascii: "C"))) else {
        throw PostgresError(kind: .connection, sqlState: nil, message: message ?? Self.lost)
      }
      let text = PQresultErrorField(result, Int32(UInt8(ascii: "M")))
      throw PostgresError(
        sqlState: String(cString: code), message: text.map { String(cString: $0) } ?? "")
    }
  }
}

// What libpq says.
extension PostgresConnection {
  private static let lost = "the connection was lost"

  /// Why a session was not opened. libpq does not hand out the server's code here, so its words tell.
  private static func refusal(_ connection: OpaquePointer) -> PostgresError {
    let message = message(connection)
    let isRefused =
      message.contains("FATAL:") && !message.contains("starting up")
      && !message.contains("shutting down")
    return PostgresError(
      kind: isRefused || PQconnectionNeedsPassword(connection) == 1 ? .access : .connection,
      sqlState: nil, message: message)
  }

  /// What libpq says last, in one line.
  private static func message(_ connection: OpaquePointer?) -> String {
    let text = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
    let lines = text.split(separator: "\n").map { line in
      line.drop { $0 == " " || $0 == "\t" }
    }
    return lines.isEmpty ? lost : lines.joined(separator: " ")
  }

  /// Calls `body` with the addresses of the texts, behind which none follows.
  private static func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
  ) -> Result {
    var bytes: [CChar] = []
    var starts: [Int] = []
    for text in texts {
      starts.append(bytes.count)
      bytes += text.utf8CString
    }
    return bytes.withUnsafeBufferPointer { bytes in
      var pointers = starts.map { start in bytes.baseAddress.map { UnsafePointer($0 + start) } }
      pointers.append(nil)
      return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
    }
  }
}
