/// Text in UTF-16 with a mark of its byte order, as spreadsheets are given it.
enum UTF16Text {
  /// Whether a file that begins with `bytes` is such a text.
  static func isMarked(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }

  /// The same text as UTF-8, without the mark; `nil` where `bytes` are no such text.
  static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    guard isMarked(bytes), bytes.count.isMultiple(of: 2) else { return nil }
    let low = bytes[0] == 0xFF ? 0 : 1
    let units = stride(from: 2, to: bytes.count, by: 2).map { place -> UInt16 in
      let high = UInt16(bytes[place + 1 - low]) << 8
      return high | UInt16(bytes[place + low])
    }
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }
}
