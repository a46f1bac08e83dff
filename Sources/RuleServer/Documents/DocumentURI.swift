/// How the protocol names a document, and what that is on the disk.
package struct DocumentURI: Sendable, Hashable {
  /// The name as the client spells it; clients do not agree on what is escaped.
  package let text: String

  /// The document that the client calls `text`.
  package init(_ text: String) { self.text = text }

  /// The file at `path`, which is absolute.
  package init(path: String) {
    let escaped = path.utf8.map { byte in
      Self.plain.contains(byte)
        ? String(Unicode.Scalar(byte))
        : "%" + Self.hexadecimal(byte >> 4) + Self.hexadecimal(byte)
    }
    text = "file://" + escaped.joined()
  }

  /// The absolute path of a `file:` URI, without `.` and `..`; `nil` for any other.
  package var path: String? {
    guard text.lowercased().hasPrefix("file://") else { return nil }
    let rest = text.dropFirst("file://".count)
    // What stands before the path is a machine; only this one has files here.
    guard let slash = rest.firstIndex(of: "/"),
      ["", "localhost"].contains(rest[..<slash].lowercased())
    else { return nil }
    return Self.normalized(Self.unescaped(rest[slash...].prefix { $0 != "?" && $0 != "#" }))
  }

  /// The name under which diagnostics and rule sets know the document: its path, or the URI.
  package var name: String { path ?? text }

  private static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  private static func unescaped(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
      if byte == UInt8(ascii: "%"), digits.count == 2 {
        bytes.append(UInt8(digits[0] << 4 | digits[1]))
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a path in a URI holds as it is.
  private static let plain = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)

  private static func hexadecimal(_ digit: UInt8) -> String {
    String(digit & 0xF, radix: 16, uppercase: true)
  }
}
