/// What a PostgreSQL server, or the way to it, says.
public struct PostgresError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What went wrong, as far as it makes a difference to who meets it.
  public enum Kind: Sendable, Hashable {
    /// The address cannot be read.
    case address
    /// There is no connection, or it broke: whether the last transaction was kept is not known if that was its
    /// end.
    case connection
    /// The server does not let us in: wrong password, unknown user, unknown database, too many connections.
    case access
    /// Others were in the way: deadlock, or two transactions that cannot both be right. Trying again helps.
    case conflict
    /// Others hold for too long what was waited for.
    case lock
    /// The user may not do it.
    case permission
    /// The server has no room.
    case room
    /// What is to be taken away is used by something else in the database.
    case inUse
    /// A row has a key that another one has already.
    case knownKey
    /// A text has a sign that PostgreSQL cannot keep.
    case zeroCharacter
    /// The statement was cancelled, or took longer than it may.
    case cancelled
    /// Anything else that it says of a statement.
    case statement
  }

  /// What went wrong.
  public let kind: Kind
  /// The server's five characters for it; `nil` where no server said it.
  public let sqlState: String?
  /// What it says, without a line break at the end.
  public let message: String

  /// An error with these parts.
  public init(kind: Kind, sqlState: String?, message: String) {
    self.kind = kind
    self.sqlState = sqlState
    self.message = message
  }

  /// That a text cannot be kept.
  static let zeroCharacter = PostgresError(
    kind: .zeroCharacter, sqlState: nil, message: "a text has a zero character in it")

  /// What a server says with the code `sqlState`.
  init(sqlState: String, message: String) {
    self.init(kind: Self.kind(of: sqlState), sqlState: sqlState, message: message)
  }

  private static func kind(of state: String) -> Kind {
    switch state {
    case "40001", "40P01": .conflict
    case "55P03": .lock
    case "42501", "25006": .permission
    case "57014": .cancelled
    case "2BP01": .inUse
    case "23505": .knownKey
    // The server is going down, comes up, or has closed the session.
    case "57P01", "57P02", "57P03", "57P04", "57P05": .connection
    case "3D000", "53300": .access
    default:
      switch state.prefix(2) {
      case "08": .connection
      case "28": .access
      case "53": .room
      default: .statement
      }
    }
  }

  /// What it says, with the code.
  public var description: String { sqlState.map { "\(message) (\($0))" } ?? message }
}
