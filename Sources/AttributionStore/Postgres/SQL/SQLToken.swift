/// A word or a sign of SQL.
enum SQLToken: Hashable {
  /// A name or a keyword, as it is written.
  case word(String)
  /// A name in double quotes, with them.
  case quoted(String)
  /// A text in single quotes, with them.
  case text(String)
  /// A number.
  case number(String)
  /// A parameter: `?`, `?1` or `:name`.
  case parameter(String)
  /// Anything else, such as `(` or `->>`.
  case sign(String)

  /// The keyword or name in capitals; `nil` for what is no word.
  var keyword: String? {
    if case .word(let word) = self { word.uppercased() } else { nil }
  }

  /// The name, without quotes; `nil` for what is none.
  var name: String? {
    switch self {
    case .word(let word): word
    case .quoted(let quoted): String(quoted.dropFirst().dropLast())
    default: nil
    }
  }

  /// As it is written.
  var text: String {
    switch self {
    case .word(let text), .quoted(let text), .text(let text), .number(let text),
      .parameter(let text), .sign(let text):
      text
    }
  }
}

extension SQLToken {
  /// The words and signs of `sql`, without blanks and comments.
  ///
  /// - Throws: what it cannot read.
  static func tokens(of sql: String) throws(SQLNotTranslated) -> [SQLToken] {
    var reader = SQLReader(sql)
    var tokens: [SQLToken] = []
    while let token = try reader.next() { tokens.append(token) }
    return tokens
  }
}

/// SQL that is not translated, and why.
struct SQLNotTranslated: Error {
  let reason: String
}

/// Reads SQL from left to right.
private struct SQLReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ sql: String) { bytes = Array(sql.utf8) }

  mutating func next() throws(SQLNotTranslated) -> SQLToken? {
    skipBlanks()
    guard let byte = peek() else { return nil }
    switch byte {
    case UInt8(ascii: "'"): return .text(try delimited(by: byte))
    case UInt8(ascii: "\""): return .quoted(try delimited(by: byte))
    case UInt8(ascii: "?"): return .parameter(take { Self.isDigit($0) })
    case UInt8(ascii: ":"): return .parameter(take { Self.isName($0) })
    case _ where Self.isDigit(byte):
      return .number(take { Self.isDigit($0) || $0 == UInt8(ascii: ".") })
    case _ where Self.isName(byte): return .word(take { Self.isName($0) })
    default: return .sign(try sign())
    }
  }

  private func peek(_ distance: Int = 0) -> UInt8? {
    place + distance < bytes.count ? bytes[place + distance] : nil
  }

  private mutating func skipBlanks() {
    while let byte = peek() {
      if byte == UInt8(ascii: "-"), peek(1) == UInt8(ascii: "-") {
        while let byte = peek(), byte != UInt8(ascii: "\n") { place += 1 }
      } else if byte <= UInt8(ascii: " ") {
        place += 1
      } else {
        return
      }
    }
  }

  /// The first byte, and all after it that belong.
  private mutating func take(_ belongs: (UInt8) -> Bool) -> String {
    let start = place
    place += 1
    while let byte = peek(), belongs(byte) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func delimited(by quote: UInt8) throws(SQLNotTranslated) -> String {
    let start = place
    place += 1
    while let byte = peek() {
      place += 1
      if byte == quote {
        guard peek() == quote else {
          return String(decoding: bytes[start..<place], as: UTF8.self)
        }
        place += 1
      }
    }
    throw SQLNotTranslated(reason: "a quote does not end")
  }

  private static let signs = [
    "->>", "->", "||", "<>", "<=", ">=", "==", "!=", "(", ")", ",", ";", ".", "=", "<", ">", "+",
    "-",
    "*", "/", "%",
  ]

  private mutating func sign() throws(SQLNotTranslated) -> String {
    for sign in Self.signs where bytes[place...].starts(with: sign.utf8) {
      place += sign.utf8.count
      return sign
    }
    throw SQLNotTranslated(reason: "the sign `\(UnicodeScalar(bytes[place]))`")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  private static func isName(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "_") || (byte | 32) >= 97 && (byte | 32) <= 122
  }
}
