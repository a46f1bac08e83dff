/// A value for a parameter of a statement.
public enum PostgresValue: Sendable, Hashable {
  /// NULL, of whatever type the statement expects.
  case null
  /// A `bigint`.
  case integer(Int64)
  /// A `double precision`.
  case real(Double)
  /// A `text`.
  case text(String)
}

/// The server's numbers of the types that are given and read.
public enum PostgresType {
  /// `boolean`.
  public static let boolean: UInt32 = 16
  /// `bigint`.
  public static let bigint: UInt32 = 20
  /// `smallint`.
  public static let smallint: UInt32 = 21
  /// `integer`.
  public static let integer: UInt32 = 23
  /// `text`.
  public static let text: UInt32 = 25
  /// `real`.
  public static let real: UInt32 = 700
  /// `double precision`.
  public static let doublePrecision: UInt32 = 701
  /// `numeric`.
  public static let numeric: UInt32 = 1700
}

extension PostgresValue {
  /// The type that the server is told; 0 leaves it to the statement.
  var type: UInt32 {
    switch self {
    case .null: 0
    case .integer: PostgresType.bigint
    case .real: PostgresType.doublePrecision
    case .text: PostgresType.text
    }
  }

  /// The value as the server reads it; `nil` for NULL.
  var written: String? {
    switch self {
    case .null: nil
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): text
    }
  }
}
