/// Writes `.hama` files, right and wrong ones.
struct SyntheticFile {
  struct Row {
    var name: String
    var type: UInt8
    var shape: [UInt32]
    var data: [UInt8]
    var offset: UInt64?
    var byteCount: UInt64?

    init(
      _ name: String, type: UInt8 = 0, shape: [UInt32], data: [UInt8], offset: UInt64? = nil,
      byteCount: UInt64? = nil
    ) {
      self.name = name
      self.type = type
      self.shape = shape
      self.data = data
      self.offset = offset
      self.byteCount = byteCount
    }

    static func floats(_ name: String, shape: [UInt32], _ values: [Float]) -> Row {
      Row(name, shape: shape, data: values.flatMap { $0.bitPattern.littleEndianBytes })
    }

    static func halves(_ name: String, shape: [UInt32], bits: [UInt16]) -> Row {
      Row(name, type: 1, shape: shape, data: bits.flatMap(\.littleEndianBytes))
    }
  }

  var rows: [Row]
  var mark: [UInt8] = Array("HAMAPK".utf8)
  var version: UInt8 = 1
  var kind: UInt8 = 2
  var count: UInt32?

  /// Three tensors: two numbers of 32 bits, three of 16 (so that a gap follows), one of 32.
  static let small = SyntheticFile(rows: [
    .floats("first", shape: [2, 1], [1.5, -2]),
    .halves("second", shape: [3], bits: [0x3C00, 0xC000, 0x0001]),
    .floats("third", shape: [], [0.25]),
  ])

  /// The table, without the data and the gap before them.
  var header: [UInt8] { parts().header }

  /// The whole file.
  var bytes: [UInt8] {
    var (bytes, data) = parts()
    while bytes.count % 16 != 0 { bytes.append(0) }
    bytes += data
    return bytes
  }

  private func parts() -> (header: [UInt8], data: [UInt8]) {
    var header = mark + [version, kind] + (count ?? UInt32(rows.count)).littleEndianBytes
    var data: [UInt8] = []
    for row in rows {
      while data.count % 4 != 0 { data.append(0) }
      header += UInt16(row.name.utf8.count).littleEndianBytes + Array(row.name.utf8)
      header += [row.type, UInt8(row.shape.count)] + row.shape.flatMap(\.littleEndianBytes)
      header += (row.offset ?? UInt64(data.count)).littleEndianBytes
      header += (row.byteCount ?? UInt64(row.data.count)).littleEndianBytes
      data += row.data
    }
    return (header, data)
  }
}

extension FixedWidthInteger {
  var littleEndianBytes: [UInt8] {
    (0..<Self.bitWidth / 8).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) }
  }
}
