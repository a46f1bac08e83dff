/// The values in a text that is JSON, or nearly so, with where they stand.
///
/// Bytes that cannot be JSON are passed over: the pieces of a broken text are those that are whole.
struct JSONPieces {
  enum Kind {
    case object
    case list
    case text
    /// A number, `true`, `false` or `null`, or what stands in such a place.
    case plain
  }

  /// A value, and the member that it is the value of.
  struct Piece {
    let kind: Kind
    /// The bytes of the value, quotes and brackets included.
    let value: Range<Int>
    /// The bytes of the value with the name before it, where it has one.
    let member: Range<Int>
  }

  /// The values, in the order in which they end.
  private(set) var pieces: [Piece] = []
  /// The names of members, quotes included.
  private(set) var names: [Range<Int>] = []

  /// The pieces of `bytes`. Linear in their number, whatever they are.
  init(_ bytes: [UInt8]) {
    var open: [(kind: Kind, at: Int, name: Int?)] = []
    var name: Int?
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        let end = Self.endOfText(in: bytes, from: at)
        if Self.isName(in: bytes, endingAt: end) {
          names.append(at..<end)
          name = at
        } else {
          pieces.append(Piece(kind: .text, value: at..<end, member: (name ?? at)..<end))
          name = nil
        }
        at = end
      case let byte where byte == UInt8(ascii: "{") || byte == UInt8(ascii: "["):
        open.append((byte == UInt8(ascii: "{") ? .object : .list, at, name))
        name = nil
        at += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        at += 1
        if let begun = open.popLast() {
          pieces.append(
            Piece(
              kind: begun.kind, value: begun.at..<at, member: (begun.name ?? begun.at)..<at))
        }
        name = nil
      case let byte where Self.between.contains(byte): at += 1
      default:
        let end = bytes[at...].firstIndex { Self.ends.contains($0) } ?? bytes.count
        pieces.append(Piece(kind: .plain, value: at..<end, member: (name ?? at)..<end))
        name = nil
        at = max(end, at + 1)
      }
    }
  }

  private static let between = Set(" \t\r\n,:".utf8)
  private static let ends = between.union("{}[]\"".utf8)

  private static func endOfText(in bytes: [UInt8], from start: Int) -> Int {
    var at = start + 1
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(at + 1, bytes.count)
  }

  private static func isName(in bytes: [UInt8], endingAt end: Int) -> Bool {
    bytes[end...].first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: ":")
  }
}
