import Diagnostics

/// What the bytes of a text file must be: UTF-8, with or without a byte order mark.
enum TextEncoding {
  static func check(_ bytes: [UInt8], path: String) throws(InputError) {
    try checkStart(bytes, path: path)
    guard String(validating: bytes, as: UTF8.self) == nil else { return }
    let lines = bytes.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false)
    let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    throw InputError(
      path: path, at: .line(bad + 1), reason: "not UTF-8 text", advice: saving)
  }

  /// Checks what the first `bytes` of a file tell.
  static func checkStart(_ bytes: [UInt8], path: String) throws(InputError) {
    if let kind = OtherFile(bytes) {
      throw InputError(path: path, reason: kind.reason, advice: kind.advice)
    }
    // Without a mark the first character, which is ASCII in such files, has a zero beside it.
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.prefix(2).contains(0)
    {
      throw InputError(path: path, reason: "UTF-16 text, where UTF-8 is expected", advice: saving)
    }
  }

  static func withoutByteOrderMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  private static let saving = "save the file as UTF-8; in Excel, as \"CSV UTF-8\""
}

/// The bytes that mean something in a calls file.
enum ASCII {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let openingBracket: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let closingBracket: UInt8 = 0x5D
  static let openingBrace: UInt8 = 0x7B
  static let closingBrace: UInt8 = 0x7D

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == space || byte == tab || byte == lineFeed || byte == carriageReturn
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
