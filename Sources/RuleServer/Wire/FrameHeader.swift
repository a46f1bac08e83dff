/// The header of a message, read.
enum FrameHeader: Equatable {
  /// The message has so many bytes.
  case right(contentLength: Int)
  /// A header that says something wrong, and how much to pass over behind it.
  case wrong(String, contentLength: Int)
  /// Bytes that are no header, and why.
  case garbage(String)

  /// Reads the lines of a header, without the empty line at its end.
  init(_ bytes: ArraySlice<UInt8>) {
    var fields: [(name: String, value: Substring)] = []
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].utf8.allSatisfy(\.isOfName) else {
        self = .garbage("a line of the header is no name with `:` and a value")
        return
      }
      fields.append((parts[0].lowercased(), parts[1].drop(while: \.isWhitespace)))
    }
    let lengths = fields.filter { $0.name == "content-length" }.map(\.value)
    guard let first = lengths.first else {
      self = .garbage("`Content-Length` is missing")
      return
    }
    guard lengths.count == 1, let length = Self.length(first) else {
      self = .wrong(
        "`Content-Length` is no number of bytes, or is there twice", contentLength: 0)
      return
    }
    let isUTF8 = fields.allSatisfy { $0.name != "content-type" || Self.isUTF8($0.value) }
    self =
      isUTF8
      ? .right(contentLength: length)
      : .wrong("the message is not in UTF-8", contentLength: length)
  }

  /// A number of bytes; `nil` where it is none, or one that nobody means: such a message would be
  /// passed over for ever.
  private static func length(_ text: Substring) -> Int? {
    // Signs are no part of a number here, and `Int.init` takes them.
    guard !text.isEmpty, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(text),
      number <= 1 << 30
    else { return nil }
    return number
  }

  /// Whether a content type names UTF-8, as the protocol spells it or as it once did, or nothing.
  private static func isUTF8(_ type: Substring) -> Bool {
    let type = type.lowercased().filter { !$0.isWhitespace && $0 != "\"" }
    guard let charset = type.firstRange(of: "charset=") else { return true }
    return ["utf-8", "utf8"].contains(type[charset.upperBound...].prefix { $0 != ";" })
  }
}

extension UInt8 {
  /// Whether names of header lines have it.
  fileprivate var isOfName: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
    default: false
    }
  }
}
