import Glibc

/// One file of an index: a short header, and records behind it.
struct Segment: Sendable, Hashable {
  /// What begins every segment: a byte that no text begins with, the name, and the line ends that a
  /// careless copy would change.
  static let magic: [UInt8] = [0x8B, 0x45, 0x49, 0x58, 0x0D, 0x0A, 0x1A, 0x0A]
  /// The version of the layout of segments and records.
  static let version: UInt32 = 1
  static let headerByteCount = 64
  static let suffix = ".index"
  static let digitCount = 8

  /// Counted from 1.
  let number: Int
  let path: String

  init(number: Int, in directory: String) {
    self.number = number
    let digits = String(number)
    let name = String(repeating: "0", count: max(0, Self.digitCount - digits.count)) + digits
    path = directory + "/" + name + Self.suffix
  }

  /// The segment that a file called `name` is; `nil` where it is none.
  init?(fileName name: String, in directory: String) {
    let digits = name.dropLast(Self.suffix.count)
    guard name.hasSuffix(Self.suffix), digits.count == Self.digitCount,
      digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(digits), number > 0
    else { return nil }
    self.init(number: number, in: directory)
  }

  static var header: [UInt8] {
    var header = magic
    header.append(littleEndian: version)
    header.append(littleEndian: UInt32(headerByteCount))
    header += [UInt8](repeating: 0, count: headerByteCount - WeightedChecksum.byteCount - 16)
    let checksum = header.withUnsafeBytes { WeightedChecksum(of: $0) }
    header.append(littleEndian: checksum.sum)
    header.append(littleEndian: checksum.weighted)
    return header
  }

  /// How a file begins.
  enum Beginning: Sendable, Hashable {
    /// As a segment should.
    case sound
    /// As a segment of a version that is not known here.
    case ofVersion(UInt32)
    /// Before its header was written in full.
    case unfinished
    /// With something else; the first byte that differs from a segment's.
    case different(byte: Int)
  }

  static func beginning(of bytes: UnsafeRawBufferPointer) -> Beginning {
    let header = Self.header
    guard bytes.count >= headerByteCount else {
      return bytes.elementsEqual(header[..<bytes.count]) ? .unfinished : .different(byte: 0)
    }
    let found = bytes[..<headerByteCount]
    if found.elementsEqual(header) { return .sound }
    let checkedCount = headerByteCount - WeightedChecksum.byteCount
    var cursor = ByteCursor(bytes, at: checkedCount)
    let stored = WeightedChecksum(sum: cursor.next(UInt64.self), weighted: cursor.next(UInt64.self))
    let checked = UnsafeRawBufferPointer(rebasing: bytes[..<checkedCount])
    if found.starts(with: magic), stored == WeightedChecksum(of: checked) {
      var version = ByteCursor(bytes, at: magic.count)
      return .ofVersion(version.next(UInt32.self))
    }
    return .different(byte: zip(found, header).enumerated().first { $1.0 != $1.1 }?.offset ?? 0)
  }
}
